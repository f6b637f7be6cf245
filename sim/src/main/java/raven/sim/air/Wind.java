package raven.sim.air;

import raven.sim.noise.Noise;

/**
 * Wind over open ground: a power-law profile of the mean, first-order Gauss-Markov turbulence on three axes, and one discrete 1-cos gust
 * at a moment that the seed draws. The same for the whole robot.
 */
public final class Wind {
  /** Height of the stated speed, and exponent of the profile. */
  private static final double REFERENCE_HEIGHT = 2;

  private static final double EXPONENT = 0.2;
  private static final double LEAST_HEIGHT = 0.05;

  /** Correlation time of the turbulence [s]. */
  private static final double CORRELATION = 0.8;

  /** The vertical turbulence, over the horizontal one. */
  private static final double VERTICAL = 0.5;

  /** Greatest discrete gust over the standard deviation of the turbulence. */
  private static final double GREATEST_GUST = 5.0 / 3;

  private static final double LATEST_GUST = 30;
  private static final double SHORTEST_GUST = 0.5;
  private static final double LONGEST_GUST = 2;

  private final double speed;
  private final double cos;
  private final double sin;
  private final double sigma;
  private final Noise noise;
  private final double gust;
  private final double gustCos;
  private final double gustSin;
  private final double gustStart;
  private final double gustLength;

  private final double[] turbulence = new double[3];
  private double time;
  private double stepOfDecay;
  private double decay = 1;

  /**
   * @param speed mean at 2 m [m/s]
   * @param towards direction it blows to, from +x towards +y [rad]
   * @param share standard deviation of the turbulence over the mean
   */
  public Wind(double speed, double towards, double share, Noise noise) {
    this.speed = speed;
    this.noise = noise;
    cos = StrictMath.cos(towards);
    sin = StrictMath.sin(towards);
    sigma = share * speed;

    double from = noise.uniform(0, 2 * Math.PI);
    gust = sigma * noise.uniform(0, GREATEST_GUST);
    gustCos = StrictMath.cos(from);
    gustSin = StrictMath.sin(from);
    gustStart = noise.uniform(0, LATEST_GUST);
    gustLength = noise.uniform(SHORTEST_GUST, LONGEST_GUST);
    for (int i = 0; i < 3; i++) {
      turbulence[i] = noise.gaussian(sigmaOf(i));
    }
  }

  /** Lets the turbulence go on by a step [s]. */
  public void step(double h) {
    if (sigma == 0) return;
    time += h;
    if (h != stepOfDecay) {
      stepOfDecay = h;
      decay = StrictMath.exp(-h / CORRELATION);
    }

    // exact discretisation: x⁺ = φ x + σ √(1 − φ²) ν
    double kick = Math.sqrt(1 - decay * decay);
    for (int i = 0; i < 3; i++) {
      turbulence[i] = decay * turbulence[i] + kick * noise.gaussian(sigmaOf(i));
    }
  }

  /** Velocity of the air at a height above ground [m], world axes [m/s]. */
  public void at(double height, double[] wind_W) {
    if (speed == 0) {
      wind_W[0] = wind_W[1] = wind_W[2] = 0;
      return;
    }
    double above = Math.max(LEAST_HEIGHT, height) / REFERENCE_HEIGHT;
    double profile = StrictMath.exp(EXPONENT * StrictMath.log(above));
    double mean = speed * profile;
    double extra = discreteGust();

    // turbulence dies towards the ground like the mean
    wind_W[0] = mean * cos + profile * (turbulence[0] + extra * gustCos);
    wind_W[1] = mean * sin + profile * (turbulence[1] + extra * gustSin);
    wind_W[2] = profile * turbulence[2];
  }

  private double discreteGust() {
    double since = time - gustStart;
    if (since <= 0 || since >= gustLength) return 0;

    // (1 − cos 2πs)/2 = sin² πs = 4 sin² (πs/2) cos² (πs/2), symmetric about the middle
    double half = Math.PI / 2 * Math.min(since, gustLength - since) / gustLength;
    double product = 2 * Air.sin(half) * Air.cos(half);
    return gust * product * product;
  }

  private double sigmaOf(int axis) {
    return axis == 2 ? VERTICAL * sigma : sigma;
  }
}
