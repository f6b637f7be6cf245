package raven.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code raven bench handover} as it is called, with an autopilot in another program on another implementation of MAVLink. */
class BenchHandoverTest {
  /** What the command said, and what the autopilot heard. */
  private record Rehearsal(Said said, String heard) {}

  private static Rehearsal with(String kind, String manner) throws IOException {
    Process autopilot = NodeScripts.start("autopilot.cjs", kind, manner);
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(autopilot.getInputStream(), UTF_8))) {
      String port = out.readLine();
      assertTrue(port != null, () -> "node said nothing: " + autopilot.exitValue());
      Said said =
          Said.by("bench", "handover", "--autopilot", "127.0.0.1:" + port, "--yes", "--json");
      // the end of its input is the end of the rehearsal
      autopilot.getOutputStream().close();
      return new Rehearsal(said, out.readLine());
    } finally {
      autopilot.destroy();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"arduplane", "px4"})
  void everyStepOfAHandoverIsGoneThroughAndItIsDisarmedAgain(String kind) throws IOException {
    Rehearsal rehearsal = with(kind, "accepts");
    assertEquals(Main.DONE, rehearsal.said.code(), rehearsal.said.out());
    String said = rehearsal.said.out();
    assertTrue(said.contains("\"ready\": true"), said);
    assertEquals(8, said.split("\"good\": true", -1).length - 1, said);
    int standby = kind.equals("px4") ? 7 << 16 : 5;
    assertTrue(
        rehearsal.heard.endsWith("\"armed\":false,\"mode\":" + standby + ",\"wrong\":0}"),
        rehearsal.heard);
  }

  @Test
  void aRefusalEndsItAtItsStep() throws IOException {
    Rehearsal rehearsal = with("arduplane", "refuses");
    assertEquals(Main.FAILED, rehearsal.said.code(), rehearsal.said.out());
    String said = rehearsal.said.out();
    assertTrue(
        said.contains("{\"step\": \"acknowledges the launch, armed\", \"good\": false"), said);
    assertEquals(5, said.split("\"good\": true", -1).length - 1, said);
  }

  @Test
  void nobodyThereIsNoHeartbeat() throws IOException {
    int port;
    try (DatagramSocket free = new DatagramSocket()) {
      port = free.getLocalPort();
    }
    Said said = Said.by(
        "bench", "handover", "--autopilot", "127.0.0.1:" + port, "--yes", "--patience", "0.3");
    assertEquals(Main.FAILED, said.code());
    assertTrue(said.out().contains("heartbeat"), said.out());
    assertTrue(said.out().contains("NO"), said.out());
  }
}
