package raven.tools;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Sends MAVLink messages to a vehicle on this machine, written by hand from the protocol's serialization guide. */
final class MavlinkSender implements AutoCloseable {
  private static final int PARAM_SET = 23;
  private static final int PARAM_SET_EXTRA = 168;
  private static final int REAL32 = 9;
  private static final int NAME = 16;
  private static final int VISION_POSITION_ESTIMATE = 102;
  private static final int VISION_EXTRA = 158;
  private static final int HEADER = 10;

  private final DatagramSocket socket = new DatagramSocket();
  private int sequence;

  MavlinkSender() throws IOException {}

  void set(int port, String name, float value) throws IOException {
    ByteBuffer payload = payload(Float.BYTES + 2 + NAME + 1);
    payload.putFloat(value).put((byte) 1).put((byte) 1);
    payload.put(Arrays.copyOf(name.getBytes(US_ASCII), NAME)).put((byte) REAL32);
    send(port, PARAM_SET, PARAM_SET_EXTRA, payload.array());
  }

  /** Where the vehicle is, north-east-down [m], and how it is turned there: roll, pitch, yaw [rad]. */
  void vision(int port, double[] position, double[] angles) throws IOException {
    ByteBuffer payload = payload(Long.BYTES + 6 * Float.BYTES);
    payload.putLong(System.nanoTime() / 1000);
    for (double value : position) payload.putFloat((float) value);
    for (double value : angles) payload.putFloat((float) value);
    send(port, VISION_POSITION_ESTIMATE, VISION_EXTRA, payload.array());
  }

  private static ByteBuffer payload(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void send(int port, int message, int extra, byte[] payload) throws IOException {
    byte[] frame = new byte[HEADER + payload.length + 2];
    ByteBuffer out = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 0xfd).put((byte) payload.length).put((byte) 0).put((byte) 0);
    out.put((byte) sequence++).put((byte) 255).put((byte) 190);
    out.put((byte) message).put((byte) 0).put((byte) 0);
    out.put(payload);
    out.putShort((short) crc(frame, HEADER + payload.length, extra));
    InetAddress here = InetAddress.getLoopbackAddress();
    socket.send(new DatagramPacket(frame, frame.length, here, port));
  }

  /** CRC-16/MCRF4XX of everything after the first byte and of the message's own number. */
  private static int crc(byte[] frame, int end, int extra) {
    int crc = 0xffff;
    for (int i = 1; i <= end; i++) {
      int data = (i < end ? frame[i] : extra) & 0xff;
      crc ^= data;
      for (int bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? crc >>> 1 ^ 0x8408 : crc >>> 1;
    }
    return crc;
  }

  @Override
  public void close() {
    socket.close();
  }
}
