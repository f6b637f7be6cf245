import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;

/**
 * Rewrites a jar of very old class files in today's format, the code unchanged. picocli is compiled for Java 5: its classes have no stack
 * maps, which keeps them out of the AOT cache and costs a fifth of a second at every start.
 */
final class ModernClassFiles {
  /** First version whose class files always have stack maps. */
  private static final int STACK_MAPS = 51;

  public static void main(String[] args) throws IOException {
    for (String arg : args) modernise(Path.of(arg));
  }

  private static void modernise(Path jar) throws IOException {
    Path modern = jar.resolveSibling(jar.getFileName() + ".new");
    ClassFile format = format(jar.toUri());
    try (InputStream in = Files.newInputStream(jar);
        JarInputStream old = new JarInputStream(in);
        OutputStream out = Files.newOutputStream(modern);
        JarOutputStream jarOut = new JarOutputStream(out, old.getManifest())) {
      for (JarEntry entry = old.getNextJarEntry(); entry != null; entry = old.getNextJarEntry()) {
        byte[] content = old.readAllBytes();
        if (entry.getName().endsWith(".class")) content = modernise(format, content);
        jarOut.putNextEntry(new JarEntry(entry.getName()));
        jarOut.write(content);
        jarOut.closeEntry();
      }
    }
    Files.move(modern, jar, REPLACE_EXISTING);
  }

  /** Stack maps are computed anew, for which the classes of the jar have to be looked up. */
  private static ClassFile format(URI jar) throws IOException {
    ClassHierarchyResolver jdk = ClassHierarchyResolver.defaultResolver();
    ClassHierarchyResolver own = ClassHierarchyResolver.ofResourceParsing(new URLClassLoader(new URL[] {jar.toURL()}));
    return ClassFile.of(
        StackMapsOption.GENERATE_STACK_MAPS, ClassHierarchyResolverOption.of(jdk.orElse(own)));
  }

  private static byte[] modernise(ClassFile format, byte[] content) {
    ClassModel old = format.parse(content);
    if (old.majorVersion() >= STACK_MAPS) return content;
    ClassTransform version =
        (builder, element) -> {
          if (element instanceof ClassFileVersion) {
            builder.withVersion(ClassFile.latestMajorVersion(), 0);
          } else {
            builder.with(element);
          }
        };
    return format.transformClass(old, ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL).andThen(version));
  }
}
