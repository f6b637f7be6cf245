package raven.tools;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import raven.tools.view.Browser;
import raven.tools.view.ViewServer;

/** Takes the picture of the page that its documentation shows: log, moment [s], file. */
final class PagePicture {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 760;

  private PagePicture() {}

  public static void main(String[] args) {
    ViewOptions options = new ViewOptions();
    options.port = 0;
    try (ViewServer server = options.serve(ViewCommand.read(Path.of(args[0])), null);
        Browser browser = Browser.open()) {
      Page page = browser.page(server.url(), WIDTH, HEIGHT);
      Browser.until(
          page, "the robot is drawn", () -> Browser.number(page, "raven.robot !== null") == 1);
      page.selectOption("#window", "2");
      page.evaluate("raven.seek(" + args[1] + ")");
      // a picture that stands still is drawn anew, as fine as can be
      page.waitForTimeout(1000);
      Browser.until(page, "it stands still", () -> Browser.number(page, "raven.still") == 1);
      page.waitForTimeout(1000);
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(args[2])));
    }
  }
}
