package raven.hal;

/** The four motorised leg joints, in the order of every array that holds one value per joint. */
public enum JointId {
  LEFT_HIP,
  LEFT_ANKLE,
  RIGHT_HIP,
  RIGHT_ANKLE;

  public static final int COUNT = 4;

  /** Index of the hip of a leg (0 left, 1 right). */
  public static int hip(int leg) {
    return 2 * leg;
  }

  /** A joint of this index is a hip. */
  public static boolean isHip(int joint) {
    return joint % 2 == 0;
  }

  /** Index of the ankle of a leg (0 left, 1 right). */
  public static int ankle(int leg) {
    return 2 * leg + 1;
  }
}
