package raven.tools.view;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Debian's Chromium without a screen, and what its pages complain about. */
public final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final long PATIENCE_NS = 30_000_000_000L;

  /** Pictures in three dimensions without a graphics card. */
  private static final List<String> SOFTWARE =
      List.of("--no-sandbox", "--enable-unsafe-swiftshader");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;
  private final List<String> complaints = new ArrayList<>();

  private Browser() {
    playwright = Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser = playwright
        .chromium()
        .launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(SOFTWARE));
  }

  /** Skips without the browser, or fails where it is said to be there. */
  public static Browser open() {
    if (!Files.isExecutable(CHROMIUM)) {
      String why = "skipped: there is no " + CHROMIUM + " (Debian: apt install chromium)";
      if (System.getenv("RAVEN_REQUIRE_CHROMIUM") != null) Assertions.fail(why);
      System.out.println(why);
      Assumptions.abort(why);
    }
    return new Browser();
  }

  /** A page as of a visitor who was never here. {@code bypass}: scripts of the test may run despite the page's policy. */
  public Page page(String url, int width, int height) {
    BrowserContext context =
        browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
            .setViewportSize(width, height)
            .setBypassCSP(true));
    Page page = context.newPage();
    page.onPageError(complaints::add);
    page.onConsoleMessage(message -> {
      // a line that was cut and an order that was refused are what some tests are about
      boolean load = message.text().startsWith("Failed to load resource");
      if (message.type().equals("error") && !load) complaints.add(message.text());
    });
    page.navigate(url);
    return page;
  }

  /** Closes all pages. */
  public void leave() {
    for (BrowserContext context : List.copyOf(browser.contexts())) context.close();
  }

  /** Faults of scripts, and what else the pages called an error. */
  public List<String> complaints() {
    return complaints;
  }

  /** Waits until something holds; what it waits for is said when it does not. */
  public static void until(Page page, String what, BooleanSupplier holds) {
    long end_ns = System.nanoTime() + PATIENCE_NS;
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end_ns) Assertions.fail("waited in vain: " + what);
      page.waitForTimeout(50);
    }
  }

  /** A number that the page tells of itself. */
  public static double number(Page page, String expression) {
    return ((Number) page.evaluate("Number(" + expression + ")")).doubleValue();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
