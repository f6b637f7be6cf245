package raven.file;

import java.io.StringReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** YAML 1.2 text to located nodes. Anchors, aliases, tags and several documents in one file are refused: they hide what a file says. */
final class YamlReader {
  private final String file;
  private final JsonParser parser;

  private YamlReader(String file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  static Node read(String file, String text) {
    JsonParser parser =
        new YAMLFactory().createParser(ObjectReadContext.empty(), new StringReader(text));
    YamlReader reader = new YamlReader(file, parser);
    try {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new FileError(file + ": is empty");
      }
      Node root = reader.node(first, new Place(file, 1, 1));
      if (parser.nextToken() != null) {
        throw reader.error("holds a second document: put it into a file of its own");
      }
      return root;
    } catch (JacksonException e) {
      throw new FileError(reader.place(e.getLocation()) + ": is not valid YAML: " + problem(e), e);
    }
  }

  private Node node(@Nullable JsonToken token, Place key) {
    if (parser.getTypeId() != null
        || parser.getObjectId() != null
        || token == JsonToken.VALUE_EMBEDDED_OBJECT) {
      throw error(
          "uses a YAML anchor, alias or tag, which this file may not: write the value itself");
    }
    if (token == JsonToken.START_OBJECT) {
      return section(key);
    }
    if (token == JsonToken.START_ARRAY) {
      Node.Items items = new Node.Items(key);
      for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
        items.items.add(node(t, here()));
      }
      return items;
    }
    String text = token == JsonToken.VALUE_NULL ? null : parser.getString();
    return new Node.Text(here(), text == null ? "" : text);
  }

  private Node.Section section(Place at) {
    Node.Section section = new Node.Section(at);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      Place keyPlace = here();
      Place before = section.keys.get(key);
      if (before != null) {
        throw new FileError(keyPlace + ": " + key + " is given twice, first in line "
            + before.line() + ": remove one");
      }
      section.put(key, keyPlace, node(parser.nextToken(), keyPlace));
    }
    return section;
  }

  private Place here() {
    return place(parser.currentTokenLocation());
  }

  private Place place(@Nullable TokenStreamLocation location) {
    return location == null
        ? new Place(file, 0, 0)
        : new Place(file, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
  }

  private FileError error(String what) {
    return new FileError(here() + ": " + what);
  }

  /** The parser's own words, on one line and without its excerpt of the source. */
  private static String problem(JacksonException e) {
    StringBuilder words = new StringBuilder();
    for (String line : e.getOriginalMessage().split("\n")) {
      String stripped = line.strip();
      if (stripped.startsWith("in reader")
          || stripped.startsWith("at [Source")
          || stripped.startsWith("in \"")) {
        continue;
      }
      if (line.startsWith(" ")) {
        continue;
      }
      if (!stripped.isEmpty()) {
        words.append(words.isEmpty() ? "" : ", ").append(stripped);
      }
    }
    return words.toString();
  }
}
