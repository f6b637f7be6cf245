package raven.sim.noise;

/**
 * A stream of random numbers that its seed and its name determine to the bit: xoshiro256++ (Blackman and Vigna 2021) whose state is
 * filled by SplitMix64 from the hashed pair, so that neighbouring seeds and different names share nothing. Allocates nothing.
 */
public final class Noise {
  private static final double TWO_TO_MINUS_53 = 0x1p-53;

  private long s0;
  private long s1;
  private long s2;
  private long s3;

  private double spare;
  private boolean hasSpare;

  /** The stream of a name, for example the sensor that it perturbs, under the seed of a run. */
  public Noise(long seed, String name) {
    long state = mix(seed + 0x9e3779b97f4a7c15L) ^ mix(name.hashCode() * 0xd1342543de82ef95L);
    s0 = mix(state += 0x9e3779b97f4a7c15L);
    s1 = mix(state += 0x9e3779b97f4a7c15L);
    s2 = mix(state += 0x9e3779b97f4a7c15L);
    s3 = mix(state + 0x9e3779b97f4a7c15L);
  }

  /** 64 random bits. */
  public long bits() {
    long result = Long.rotateLeft(s0 + s3, 23) + s0;
    long t = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = Long.rotateLeft(s3, 45);
    return result;
  }

  /** Uniform in [0, 1). */
  public double uniform() {
    return (bits() >>> 11) * TWO_TO_MINUS_53;
  }

  /** Uniform in [from, to). */
  public double uniform(double from, double to) {
    return from + (to - from) * uniform();
  }

  /** Normal with mean 0 and standard deviation 1, by Marsaglia's polar method. */
  public double gaussian() {
    if (hasSpare) {
      hasSpare = false;
      return spare;
    }
    double u;
    double v;
    double s;
    do {
      u = 2 * uniform() - 1;
      v = 2 * uniform() - 1;
      s = u * u + v * v;
    } while (s >= 1 || s == 0);
    double scale = Math.sqrt(-2 * StrictMath.log(s) / s);
    spare = scale * v;
    hasSpare = true;
    return scale * u;
  }

  /** Normal with mean 0 and the given standard deviation. */
  public double gaussian(double sigma) {
    return sigma * gaussian();
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
