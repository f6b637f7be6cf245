package raven.tools.picture;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.FloatSize;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import raven.file.FileError;

/** A vector picture as pixels, for whatever does not show SVG. */
public final class Png {
  /** Pixels per unit of the picture: 150 per inch on paper. */
  private static final double SCALE = 2;

  private Png() {}

  /** The picture as a PNG file. */
  public static byte[] of(String svg) {
    System.setProperty("java.awt.headless", "true");
    SVGDocument document = new SVGLoader()
        .load(new ByteArrayInputStream(svg.getBytes(UTF_8)), null, LoaderContext.createDefault());
    if (document == null) throw new IllegalArgumentException("a picture that is no SVG");
    try {
      return encoded(drawn(document));
    } catch (LinkageError | InternalError e) {
      // Java's own drawing wants native libraries that a server or a small board may not have
      throw new FileError(
          "--png: this machine cannot draw text (" + e.getMessage()
              + "); install fontconfig and a font (Debian: apt install fontconfig fonts-dejavu-core), or"
              + " do without: the SVG files are the same figures",
          e);
    }
  }

  private static BufferedImage drawn(SVGDocument document) {
    FloatSize size = document.size();
    BufferedImage image = new BufferedImage(
        (int) Math.ceil(SCALE * size.width),
        (int) Math.ceil(SCALE * size.height),
        BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.scale(SCALE, SCALE);
    document.render(null, g);
    g.dispose();
    return image;
  }

  private static byte[] encoded(BufferedImage image) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
