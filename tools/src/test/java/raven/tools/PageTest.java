package raven.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static raven.tools.view.Browser.number;
import static raven.tools.view.Browser.until;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import raven.controller.Settings;
import raven.file.Document;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.robot.Robot;
import raven.robot.RobotFile;
import raven.sim.EngineChoice;
import raven.tools.view.Browser;
import raven.tools.view.Cable;
import raven.tools.view.ViewServer;

/** What a visitor of the page can do, in a real browser, while a robot walks in real time. */
final class PageTest {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 520;

  private static Browser browser;

  /** Longer than any test looks [s]. */
  private static final double LONG = 20;

  private Thread flying;
  private FlightView view;
  private Cable cable;

  @BeforeAll
  static void openBrowser() {
    browser = Browser.open();
  }

  @AfterAll
  static void closeBrowser() {
    if (browser != null) browser.close();
  }

  @AfterEach
  void land() throws IOException, InterruptedException {
    if (browser != null) browser.leave();
    if (cable != null) cable.close();
    if (view != null) view.close();
    if (flying != null) {
      flying.interrupt();
      flying.join();
    }
  }

  /** A robot sets out; the page's address with the token. */
  private String walk() {
    Robot robot = RobotFile.bundled().bind();
    Document<Mission> file = MissionFile.open("walk");
    // still walking when a slow machine has opened the page
    file.override("script.0.walk.distance", "15 m", "test");
    Mission mission = file.bind();
    Flight flight = new Flight(robot, mission, Settings.bundled().bind(), 1, EngineChoice.RAVEN);
    // also after an emergency stop, which ends the mission, on a machine that is slow to show it
    flight.flyUntil(LONG);
    ViewOptions options = new ViewOptions();
    options.port = 0;
    FlightView shown =
        new FlightView(robot, "walk", flight.ground(), flight.shown(), options, true);
    view = shown;
    flying = Thread.ofPlatform().daemon().start(() -> {
      flight.fly(new LiveLine(new PrintStream(System.err, true), false), null, shown);
      shown.over("completed", "");
    });
    return shown.server().url();
  }

  /** The page of a robot that is seen moving. */
  private static Page open(String url) {
    Page page = browser.page(url, WIDTH, HEIGHT);
    until(
        page,
        "the robot is drawn",
        () -> number(page, "raven.rows > 20 && raven.robot !== null") == 1);
    return page;
  }

  private static void nothingWentWrong() {
    List<String> complaints = browser.complaints();
    assertEquals(List.of(), complaints);
  }

  /** Different colours on a coarse grid of the canvas. */
  private static double colours(Page page) {
    return number(page, """
        (() => {
          const picture = raven.picture, from = document.getElementById('stage'), to = document.createElement('canvas');
          [to.width, to.height] = [64, 48];
          const pen = to.getContext('2d');
          pen.drawImage(from, 0, 0, 64, 48);
          const d = pen.getImageData(0, 0, 64, 48).data, seen = new Set();
          for (let i = 0; i < d.length; i += 4) if (d[i + 3] > 200) seen.add((d[i] >> 4) << 8 | (d[i + 1] >> 4) << 4 | d[i + 2] >> 4);
          return seen.size;
        })()""");
  }

  @Test
  void theRobotIsSeenWalkingAndTheCanvasIsNotBlank() {
    Page page = open(walk());
    until(page, "it walks", () -> page.textContent("#mode b").equals("walking"));
    assertTrue(colours(page) > 10, "colours: " + colours(page));
    assertEquals("asked to walk", page.textContent("#why"));
    assertEquals("live", page.textContent("#link"));
    assertTrue(number(page, "document.querySelectorAll('.u-wrap').length") > 8, "plots");

    // half a second of walking, looked at twice
    until(page, "it has walked", () -> number(page, "raven.last") > 2.6);
    page.evaluate("raven.seek(2)");
    page.waitForTimeout(400);
    double x = number(page, "raven.robot[0]");
    Object before = page.evaluate("raven.picture");
    page.evaluate("raven.seek(2.5)");
    until(page, "it is drawn elsewhere", () -> number(page, "raven.robot[0]") > x + 0.05);
    assertNotEquals(before, page.evaluate("raven.picture"));
    nothingWentWrong();
  }

  @Test
  void pauseHoldsTheMomentScrubbingFindsAnotherAndLiveComesBack() {
    Page page = open(walk());
    page.click("#play");
    double held = number(page, "raven.time");
    until(page, "the flight goes on", () -> number(page, "raven.last") > held + 0.5);
    assertEquals(held, number(page, "raven.time"), 1e-6);

    // a click in the middle of the timeline is the middle of the time
    BoundingBox bar = page.locator("#timeline").boundingBox();
    page.mouse().click(bar.x + bar.width / 2, bar.y + bar.height / 2);
    double middle = number(page, "raven.time");
    double last = number(page, "raven.last");
    assertEquals(last / 2, middle, 0.2 * last);

    // at a quarter of the speed
    page.selectOption("#rate", "0.25");
    page.click("#play");
    page.waitForTimeout(800);
    double passed = number(page, "raven.time") - middle;
    assertTrue(passed > 0.02 && passed < 0.5, "passed " + passed);

    page.click("#live");
    until(page, "the newest is shown", () -> number(page, "raven.last - raven.time") < 0.4);
    nothingWentWrong();
  }

  @Test
  void aCutLineIsMendedWithoutALossOrARepetition() throws IOException {
    URI url = URI.create(walk());
    cable = new Cable(url.getPort());
    Page page = open("http://127.0.0.1:" + cable.port() + "/#" + url.getFragment());
    cable.pull();
    until(page, "the loss is told", () -> page.textContent("#link").contains("lost"));
    double last = number(page, "raven.last");
    page.waitForTimeout(300);
    cable.plug();
    until(page, "it goes on", () -> number(page, "raven.last") > last + 0.5);
    assertEquals("live", page.textContent("#link"));
    // a row every hundredth of a second, those of the gap too
    assertEquals(0, number(page, "100 * raven.last + 1 - raven.rows"), 1);
    nothingWentWrong();
  }

  @Test
  void emergencyStopWithTheTokenLaysTheRobotDown() {
    Page page = open(walk());
    assertEquals("http", URI.create(page.url()).getScheme());
    assertFalse(page.url().contains("#"), "the token is out of sight");
    until(page, "it walks", () -> page.textContent("#mode b").equals("walking"));
    page.click("#kill");
    until(page, "it is limp", () -> page.textContent("#mode b").equals("disarmed"));
    assertEquals("pilot disarms", page.textContent("#why"));
    assertEquals("true", page.getAttribute("#kill", "aria-pressed"));
    page.click("#arm");
    until(
        page, "the hold is let go", () -> "true".equals(page.getAttribute("#arm", "aria-pressed")));
    nothingWentWrong();
  }

  @Test
  void theViewIsSavedAsAVideoThatPlaysAndAsAPicture(@TempDir Path folder) throws IOException {
    Page page = open(walk());
    page.click("#video");
    assertEquals("true", page.getAttribute("#video", "aria-pressed"));
    double from = number(page, "raven.time");
    until(page, "a second was filmed", () -> number(page, "raven.time") > from + 1);
    Download film = page.waitForDownload(() -> page.click("#video"));
    Path video = folder.resolve(film.suggestedFilename());
    film.saveAs(video);
    assertTrue(video.toString().matches(".*/raven-[0-9.]+s\\.(webm|mp4)"), video.toString());
    assertEquals("false", page.getAttribute("#video", "aria-pressed"));

    // the browser plays what it wrote: some frames of the size of the view, and they differ
    String data = "data:video/" + video.toString().replaceFirst(".*\\.", "") + ";base64,"
        + Base64.getEncoder().encodeToString(Files.readAllBytes(video));
    Object seen = page.evaluate(PLAYS, data);
    assertTrue(((Number) ((List<?>) seen).get(0)).intValue() > 300, "width and pictures: " + seen);
    assertTrue(((Number) ((List<?>) seen).get(1)).intValue() > 1, "width and pictures: " + seen);

    Download picture = page.waitForDownload(() -> page.click("#png"));
    Path png = folder.resolve(picture.suggestedFilename());
    picture.saveAs(png);
    assertTrue(ImageIO.read(png.toFile()).getWidth() > 300);
    nothingWentWrong();
  }

  /** Plays a video and returns its width and how many different pictures it shows. */
  private static final String PLAYS = """
      async (data) => {
        const video = document.createElement('video'), pen = document.createElement('canvas').getContext('2d'), seen = new Set();
        pen.canvas.width = pen.canvas.height = 96;
        video.muted = true;
        video.src = data;
        const over = new Promise((done, failed) => { video.onended = done; video.onerror = () => failed(video.error.message); });
        await video.play();
        const look = setInterval(() => { pen.drawImage(video, 0, 0, 96, 96); seen.add(pen.canvas.toDataURL()); }, 40);
        await over;
        clearInterval(look);
        return [video.videoWidth, seen.size];
      }""";

  @Test
  void withoutTheTokenThereIsNoButtonAndNoOtherWay() {
    String url = walk();
    Page page = open(url.substring(0, url.indexOf('#')));
    assertFalse(page.isVisible("#kill"));
    assertTrue(page.isVisible("#watching"));
    String forged = """
        fetch('order/kill', {method: 'POST', headers: {'X-Raven-Token': '0123456789abcdef0123456789abcdef'}}).then((answer) => answer.status)""";
    assertEquals(403, page.evaluate(forged));
    assertEquals(
        403,
        page.evaluate("fetch('order/kill', {method: 'POST'}).then((answer) => answer.status)"));
    until(page, "it walks all the same", () -> page.textContent("#mode b").equals("walking"));
    nothingWentWrong();
  }

  @Test
  void aLogIsShownFromItsBeginningOnAPhone(@TempDir Path folder) throws IOException {
    Path log = folder.resolve("gap.mcap");
    assertEquals(0, Main.run("sim", "gap", "--log", log.toString(), "--json"));
    assertTrue(Files.size(log) > 0);
    ViewOptions options = new ViewOptions();
    options.port = 0;
    try (ViewServer server = options.serve(ViewCommand.read(log), null)) {
      Page page = browser.page(server.url(), 390, 844);
      until(
          page,
          "the robot is drawn",
          () -> number(page, "raven.rows > 2000 && raven.robot !== null") == 1);
      assertEquals("recorded", page.textContent("#link"));
      assertEquals(0, number(page, "raven.time"), 0.01);
      assertFalse(page.isVisible("#orders"));
      page.click("#play");
      until(page, "it plays", () -> number(page, "raven.time") > 0.2);
      // nothing sticks out to the right
      assertEquals(390, number(page, "document.documentElement.scrollWidth"));
      assertTrue(colours(page) > 10, "colours: " + colours(page));
      nothingWentWrong();
    }
  }
}
