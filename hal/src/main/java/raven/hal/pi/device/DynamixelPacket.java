package raven.hal.pi.device;

/**
 * Frames of Dynamixel protocol 2.0 (ROBOTIS e-Manual, Protocol 2.0: 4 instruction packet, 5 status packet, byte stuffing, CRC). One
 * buffer out, one in; finds the next frame again after garbage. Not thread-safe.
 */
public final class DynamixelPacket {
  public static final int PING = 0x01;
  public static final int READ = 0x02;
  public static final int WRITE = 0x03;
  public static final int STATUS = 0x55;
  public static final int SYNC_READ = 0x82;
  public static final int SYNC_WRITE = 0x83;
  public static final int BROADCAST = 0xfe;

  private static final int ID = 4;
  private static final int LENGTH = 5;
  private static final int INSTRUCTION = 7;
  private static final int SIZE = 512;

  /** A frame on its way out, {@link #length} bytes of it. */
  public final byte[] out = new byte[SIZE];

  public int length;

  private final byte[] in = new byte[SIZE];
  private int filled;
  private long garbled;

  /** Begins a frame. */
  public void begin(int id, int instruction) {
    out[0] = out[1] = (byte) 0xff;
    out[2] = (byte) 0xfd;
    out[3] = 0;
    out[ID] = (byte) id;
    out[INSTRUCTION] = (byte) instruction;
    length = INSTRUCTION + 1;
  }

  /** Adds a parameter, stuffed so that it cannot look like a header. */
  public void add(int value) {
    out[length++] = (byte) value;
    boolean header = length >= INSTRUCTION + 4
        && out[length - 3] == (byte) 0xff
        && out[length - 2] == (byte) 0xff
        && out[length - 1] == (byte) 0xfd;
    if (header) out[length++] = (byte) 0xfd;
  }

  public void add(int value, int bytes) {
    for (int i = 0; i < bytes; i++) add(value >> 8 * i & 0xff);
  }

  /** Ends the frame with its length and checksum. */
  public void end() {
    int count = length - INSTRUCTION + 2;
    out[LENGTH] = (byte) count;
    out[LENGTH + 1] = (byte) (count >> 8);
    int crc = Crc.dynamixel(out, 0, length);
    out[length++] = (byte) crc;
    out[length++] = (byte) (crc >> 8);
  }

  /** Where bytes from the line are put. */
  public byte[] buffer() {
    return in;
  }

  public int filled() {
    return filled;
  }

  public int room() {
    return SIZE - filled;
  }

  /** Says that {@code count} bytes were put at the end. */
  public void received(int count) {
    filled += count;
  }

  /** The next whole frame begins at the start of the buffer: true until {@link #drop}. What is no frame is skipped. */
  public boolean next() {
    while (true) {
      int start = header();
      if (start > 0) {
        garbled++;
        shift(start);
      }
      if (filled < LENGTH + 2) return false;
      int size = LENGTH + 2 + word(LENGTH);
      if (size > SIZE || size < INSTRUCTION + 3) {
        garbled++;
        shift(1);
        continue;
      }
      if (filled < size) return false;
      if (Crc.dynamixel(in, 0, size - 2) == word(size - 2)) return true;
      garbled++;
      shift(1);
    }
  }

  /** Leaves the frame that {@link #next} found. */
  public void drop() {
    shift(LENGTH + 2 + word(LENGTH));
  }

  public void clear() {
    filled = 0;
  }

  public int id() {
    return in[ID] & 0xff;
  }

  public int instruction() {
    return in[INSTRUCTION] & 0xff;
  }

  /** A parameter of the frame, counted from the byte behind the instruction, stuffing taken out. */
  public int parameter(int index) {
    int at = INSTRUCTION + 1;
    int left = index;
    while (left > 0) {
      at++;
      left--;
      boolean stuffed = in[at - 1] == (byte) 0xfd
          && in[at - 2] == (byte) 0xff
          && in[at - 3] == (byte) 0xff
          && in[at] == (byte) 0xfd;
      if (stuffed) at++;
    }
    return in[at] & 0xff;
  }

  /** A signed little-endian number in the parameters. */
  public int number(int index, int bytes) {
    int value = 0;
    for (int i = 0; i < bytes; i++) value |= parameter(index + i) << 8 * i;
    return bytes == 2 ? (short) value : bytes == 1 ? (byte) value : value;
  }

  /** Parameters of the frame, stuffing counted. */
  public int parameters() {
    return word(LENGTH) - 3;
  }

  public long garbled() {
    return garbled;
  }

  /** Where a header, or what may become one, begins. */
  private int header() {
    for (int i = 0; i < filled; i++) {
      boolean fits = in[i] == (byte) 0xff
          && (i + 1 >= filled || in[i + 1] == (byte) 0xff)
          && (i + 2 >= filled || in[i + 2] == (byte) 0xfd)
          && (i + 3 >= filled || in[i + 3] == 0);
      if (fits) return i;
    }
    return filled;
  }

  private void shift(int by) {
    System.arraycopy(in, by, in, 0, filled - by);
    filled -= by;
  }

  private int word(int at) {
    return in[at] & 0xff | (in[at + 1] & 0xff) << 8;
  }
}
