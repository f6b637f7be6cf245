package raven.hal.pi.os;

import java.util.Map;

/** Error numbers of the Linux kernel by name and in words; values of the generic architectures (include/uapi/asm-generic/errno.h). */
public final class Errno {
  public static final int EPERM = 1;
  public static final int ENOENT = 2;
  public static final int EINTR = 4;
  public static final int EIO = 5;
  public static final int ENXIO = 6;
  public static final int EBADF = 9;
  public static final int EAGAIN = 11;
  public static final int ENOMEM = 12;
  public static final int EACCES = 13;
  public static final int EBUSY = 16;
  public static final int ENODEV = 19;
  public static final int EINVAL = 22;
  public static final int ENOTTY = 25;
  public static final int EPIPE = 32;
  public static final int EPROTO = 71;
  public static final int EMSGSIZE = 90;
  public static final int EOPNOTSUPP = 95;
  public static final int ENOTCONN = 107;
  public static final int ETIMEDOUT = 110;
  public static final int ECONNREFUSED = 111;
  public static final int EREMOTEIO = 121;

  private static final Map<Integer, String> WORDS = Map.ofEntries(
      Map.entry(EPERM, "EPERM, not permitted"),
      Map.entry(ENOENT, "ENOENT, no such file"),
      Map.entry(EINTR, "EINTR, interrupted"),
      Map.entry(EIO, "EIO, transfer failed"),
      Map.entry(ENXIO, "ENXIO, no acknowledge"),
      Map.entry(EBADF, "EBADF, not open"),
      Map.entry(EAGAIN, "EAGAIN, lost the bus or nothing there yet"),
      Map.entry(ENOMEM, "ENOMEM, no memory"),
      Map.entry(EACCES, "EACCES, permission denied"),
      Map.entry(EBUSY, "EBUSY, in use"),
      Map.entry(ENODEV, "ENODEV, no such device"),
      Map.entry(EINVAL, "EINVAL, refused"),
      Map.entry(ENOTTY, "ENOTTY, not that kind of device"),
      Map.entry(EPIPE, "EPIPE, other end closed"),
      Map.entry(EPROTO, "EPROTO, protocol error"),
      Map.entry(EMSGSIZE, "EMSGSIZE, too long"),
      Map.entry(EOPNOTSUPP, "EOPNOTSUPP, not supported"),
      Map.entry(ENOTCONN, "ENOTCONN, not connected"),
      Map.entry(ETIMEDOUT, "ETIMEDOUT, timed out"),
      Map.entry(ECONNREFUSED, "ECONNREFUSED, nobody listens"),
      Map.entry(EREMOTEIO, "EREMOTEIO, no acknowledge"));

  private Errno() {}

  /** Name and meaning. */
  public static String words(int errno) {
    return WORDS.getOrDefault(errno, "errno " + errno);
  }
}
