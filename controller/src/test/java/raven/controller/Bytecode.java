package raven.controller;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Class files as a graph of methods: who calls whom, if only classes that the program makes are receivers (Bacon and Sweeney 1996). */
final class Bytecode {
  /** A method by owner, name and descriptor, all as class files write them. */
  record Method(String owner, String name, String descriptor) {
    @Override
    public String toString() {
      return owner.substring(owner.lastIndexOf('/') + 1) + "." + name;
    }
  }

  private final Map<String, Optional<ClassModel>> classes = new HashMap<>();
  private final List<Method> all = new ArrayList<>();
  private final Set<String> made = new LinkedHashSet<>();
  private final Map<String, List<Method>> lambdas = new HashMap<>();

  /** Reads all classes beside the given ones, and what they make. */
  Bytecode(Class<?>... homes) {
    for (Class<?> home : homes) {
      for (String name : namesBeside(home)) {
        for (MethodModel method : classOf(name).orElseThrow().methods()) {
          all.add(new Method(
              name, method.methodName().stringValue(), method.methodType().stringValue()));
          instructions(method).forEach(this::noteWhatIsMade);
        }
      }
    }
  }

  private void noteWhatIsMade(Instruction instruction) {
    if (instruction instanceof NewObjectInstruction made) {
      this.made.add(made.className().asInternalName());
    }
    if (instruction instanceof InvokeDynamicInstruction indy) {
      String type = indy.typeSymbol().returnType().descriptorString();
      for (var argument : indy.bootstrapArgs()) {
        if (argument instanceof DirectMethodHandleDesc handle) {
          String owner = internal(handle.owner().descriptorString());
          lambdas
              .computeIfAbsent(internal(type), t -> new ArrayList<>())
              .add(new Method(owner, handle.methodName(), handle.lookupDescriptor()));
        }
      }
    }
  }

  /** The methods that a call may end in, as far as their code is there. */
  Set<Method> targets(Method call, boolean virtual) {
    Set<Method> targets = new LinkedHashSet<>();
    resolve(call.owner(), call).ifPresent(targets::add);
    if (virtual) {
      for (String type : made) {
        if (isA(type, call.owner())) resolve(type, call).ifPresent(targets::add);
      }
      targets.addAll(lambdas.getOrDefault(call.owner(), List.of()));
    }
    return targets;
  }

  private Optional<Method> resolve(String type, Method call) {
    Optional<ClassModel> model = classOf(type);
    if (model.isEmpty()) return Optional.empty();
    if (find(model.get(), call).isPresent())
      return Optional.of(new Method(type, call.name(), call.descriptor()));

    List<String> parents = parents(model.get());
    return parents.stream()
        .map(parent -> resolve(parent, call))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private boolean isA(String type, String ancestor) {
    if (type.equals(ancestor)) return true;
    return classOf(type).stream()
        .flatMap(model -> parents(model).stream())
        .anyMatch(parent -> isA(parent, ancestor));
  }

  private static List<String> parents(ClassModel model) {
    List<String> parents = new ArrayList<>();
    model.superclass().map(ClassEntry::asInternalName).ifPresent(parents::add);
    model.interfaces().forEach(entry -> parents.add(entry.asInternalName()));
    return parents;
  }

  private static Optional<MethodModel> find(ClassModel model, Method method) {
    return model.methods().stream()
        .filter(m -> m.methodName().equalsString(method.name()))
        .filter(m -> m.methodType().equalsString(method.descriptor()))
        .filter(m -> m.code().isPresent())
        .findFirst();
  }

  /** What a method does, in order. */
  List<Instruction> instructions(Method method) {
    return classOf(method.owner())
        .flatMap(model -> find(model, method))
        .map(Bytecode::instructions)
        .orElse(List.of());
  }

  private static List<Instruction> instructions(MethodModel method) {
    List<Instruction> instructions = new ArrayList<>();
    method.code().ifPresent(code -> {
      for (CodeElement element : code) {
        if (element instanceof Instruction instruction) instructions.add(instruction);
      }
    });
    return instructions;
  }

  /** Every method beside the given classes. */
  List<Method> all() {
    return all;
  }

  /** All methods of that name; none when the class does not exist. */
  Set<Method> methods(String owner, String name) {
    Set<Method> found = new HashSet<>();
    classOf(owner)
        .ifPresent(model -> model.methods().stream()
            .filter(m -> m.methodName().equalsString(name))
            .forEach(m -> found.add(new Method(owner, name, m.methodType().stringValue()))));
    return found;
  }

  boolean isThrowable(String type) {
    return isA(type, "java/lang/Throwable");
  }

  private Optional<ClassModel> classOf(String name) {
    Optional<ClassModel> known = classes.get(name);
    if (known != null) return known;
    try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
      Optional<ClassModel> model =
          in == null ? Optional.empty() : Optional.of(ClassFile.of().parse(in.readAllBytes()));
      classes.put(name, model);
      return model;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> namesBeside(Class<?> home) {
    try {
      Path place =
          Path.of(home.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(place)) return namesBelow(place);
      try (FileSystem jar =
          FileSystems.newFileSystem(URI.create("jar:" + place.toUri()), Map.of())) {
        return namesBelow(jar.getPath("/"));
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> namesBelow(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .filter(name ->
              name.startsWith("raven/") && name.endsWith(".class") && !name.endsWith("-info.class"))
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .sorted()
          .toList();
    }
  }

  private static String internal(String descriptor) {
    return descriptor.startsWith("L")
        ? descriptor.substring(1, descriptor.length() - 1)
        : descriptor;
  }
}
