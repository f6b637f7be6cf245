package raven.tools;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import raven.tools.picture.Png;

/** As what figures are written. */
final class FigureOptions {
  @Option(names = "--png", description = "Writes each figure as PNG too, beside the SVG.")
  boolean png;

  /** Writes a figure into a directory. Returns the files. */
  List<Path> write(Path folder, String name, String svg) {
    List<Path> files = new ArrayList<>();
    files.add(folder.resolve(name + ".svg"));
    SafeFile.write(files.getFirst(), svg);
    if (png) {
      files.add(folder.resolve(name + ".png"));
      SafeFile.write(files.getLast(), Png.of(svg));
    }
    return files;
  }
}
