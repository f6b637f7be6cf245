package raven.tools;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Sends MAVLink's PARAM_SET to a vehicle on this machine, written by hand from the protocol's serialization guide. */
final class ParameterSender implements AutoCloseable {
  private static final int PARAM_SET = 23;
  private static final int CRC_EXTRA = 168;
  private static final int REAL32 = 9;
  private static final int HEADER = 10;
  private static final int NAME = 16;
  private static final int PAYLOAD = Float.BYTES + 2 + NAME + 1;

  private final DatagramSocket socket = new DatagramSocket();
  private int sequence;

  ParameterSender() throws IOException {}

  void set(int port, String name, float value) throws IOException {
    byte[] frame = new byte[HEADER + PAYLOAD + 2];
    ByteBuffer out = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 0xfd).put((byte) PAYLOAD).put((byte) 0).put((byte) 0);
    out.put((byte) sequence++).put((byte) 255).put((byte) 190);
    out.put((byte) PARAM_SET).put((byte) 0).put((byte) 0);
    out.putFloat(value).put((byte) 1).put((byte) 1);
    out.put(Arrays.copyOf(name.getBytes(US_ASCII), NAME)).put((byte) REAL32);
    out.putShort((short) crc(frame, HEADER + PAYLOAD));
    InetAddress here = InetAddress.getLoopbackAddress();
    socket.send(new DatagramPacket(frame, frame.length, here, port));
  }

  /** CRC-16/MCRF4XX of everything after the first byte and of the message's own number. */
  private static int crc(byte[] frame, int end) {
    int crc = 0xffff;
    for (int i = 1; i <= end; i++) {
      int data = (i < end ? frame[i] : CRC_EXTRA) & 0xff;
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
