package raven.file;

import java.util.Collection;

/** Names as Java and as files write them, and which of several a user may have meant. */
final class Names {
  private Names() {}

  /** {@code centreOfMass}, {@code TakeOff} and {@code TAKE_OFF} become {@code centre_of_mass}, {@code take_off} and {@code take_off}. */
  static String file(String java) {
    StringBuilder name = new StringBuilder(java.length() + 4);
    boolean boundary = false;
    for (int i = 0; i < java.length(); i++) {
      char c = java.charAt(i);
      boolean upper = c >= 'A' && c <= 'Z';
      if (upper && boundary) {
        name.append('_');
      }
      name.append(upper ? (char) (c + 32) : c);
      boundary = !upper && c != '_';
    }
    return name.toString();
  }

  /** The candidate nearest to a name, or an empty string when none is near enough to be a slip of the pen. */
  static String nearest(String name, Collection<String> candidates) {
    String best = "";
    int least = Math.max(1, name.length() / 3) + 1;
    for (String candidate : candidates) {
      int distance = distance(name, candidate);
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return best;
  }

  /** Insertions, deletions, substitutions and swaps of neighbours that turn one text into another (Damerau 1964). */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        d[i][j] =
            Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + (same ? 0 : 1));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
