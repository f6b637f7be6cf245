package raven.sim.mujoco;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import raven.file.FileError;

/**
 * The functions of MuJoCo's shared library that RAVEN calls (MuJoCo 2.2.2, mujoco.h). Where its structures hold what is known for this one
 * version only, so no other is taken.
 */
public final class MujocoLibrary {
  /** What mj_version answers. */
  static final int VERSION = 222;

  /** System property that names the library when it lies somewhere else than the system's linker looks. */
  public static final String PROPERTY = "raven.mujoco";

  private static final String FILE = "libmujoco.so.2.2.2";

  /** What a development package or another installation leaves: it tells which version is there instead. */
  private static final String ANY_VERSION = "libmujoco.so";

  private static final String MEND =
      "install Debian's package libmujoco2.2.2, or do without --engine mujoco";

  /** What MuJoCo last complained about; it only ever calls back from inside a call of ours. */
  private static final ThreadLocal<@Nullable String> COMPLAINT = new ThreadLocal<>();

  private static @Nullable MujocoLibrary opened;

  final MethodHandle loadXml;
  final MethodHandle makeData;
  final MethodHandle deleteModel;
  final MethodHandle deleteData;
  final MethodHandle step;
  final MethodHandle forward;
  final MethodHandle contactForce;

  private MujocoLibrary(SymbolLookup library) {
    FunctionDescriptor withModel = FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG);
    loadXml = function(
        library,
        "mj_loadXML",
        FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, JAVA_INT));
    makeData = function(library, "mj_makeData", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG));
    deleteModel = function(library, "mj_deleteModel", FunctionDescriptor.ofVoid(JAVA_LONG));
    deleteData = function(library, "mj_deleteData", FunctionDescriptor.ofVoid(JAVA_LONG));
    step = function(library, "mj_step", withModel);
    forward = function(library, "mj_forward", withModel);
    contactForce = function(
        library,
        "mj_contactForce",
        FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG));
    listen(library);
  }

  /** Opens the library, or says in one line what to install. */
  public static synchronized MujocoLibrary open() {
    String named = System.getProperty(PROPERTY);
    if (named != null && !named.isBlank()) return open(named);
    MujocoLibrary library = opened;
    if (library == null) {
      library = open(FILE, ANY_VERSION);
      opened = library;
    }
    return library;
  }

  /** Whether the right version is there to be opened. */
  public static boolean installed() {
    try {
      open();
      return true;
    } catch (FileError e) {
      return false;
    }
  }

  /** Takes the first that is there, if it is of the right version. */
  static MujocoLibrary open(String... files) {
    for (String file : files) {
      Optional<SymbolLookup> library = find(file);
      if (library.isPresent()) {
        requireVersion(file, version(library.get(), file));
        return new MujocoLibrary(library.get());
      }
    }
    throw new FileError("MuJoCo 2.2.2 is not installed (no " + files[0] + " found): " + MEND);
  }

  static void requireVersion(String file, int version) {
    if (version == VERSION) return;
    throw new FileError(file + " is MuJoCo " + name(version) + ", expected 2.2.2: " + MEND);
  }

  /** Each part had one digit; later versions have three for the last two. */
  private static String name(int version) {
    int part = version < 1_000_000 ? 10 : 1000;
    return version / part / part + "." + version / part % part + "." + version % part;
  }

  private static Optional<SymbolLookup> find(String file) {
    try {
      return Optional.of(SymbolLookup.libraryLookup(file, Arena.global()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static int version(SymbolLookup library, String file) {
    MemorySegment symbol = library
        .find("mj_version")
        .orElseThrow(() -> new FileError(file + " is not MuJoCo (it has no mj_version): " + MEND));
    MethodHandle version =
        Linker.nativeLinker().downcallHandle(symbol, FunctionDescriptor.of(JAVA_INT));
    try {
      return (int) version.invokeExact();
    } catch (Throwable e) {
      throw fault(e);
    }
  }

  private static MethodHandle function(
      SymbolLookup library, String name, FunctionDescriptor shape) {
    return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), shape);
  }

  /** MuJoCo writes complaints into a file in the working directory, and ends the process on errors, unless somebody listens. */
  private static void listen(SymbolLookup library) {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      MethodType shape = MethodType.methodType(void.class, MemorySegment.class);
      pointTo(library, "mju_user_warning", lookup.findStatic(MujocoLibrary.class, "warned", shape));
      pointTo(library, "mju_user_error", lookup.findStatic(MujocoLibrary.class, "stopped", shape));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("own method not found", e);
    }
  }

  private static void pointTo(SymbolLookup library, String variable, MethodHandle to) {
    MemorySegment stub =
        Linker.nativeLinker().upcallStub(to, FunctionDescriptor.ofVoid(ADDRESS), Arena.global());
    library.findOrThrow(variable).reinterpret(ADDRESS.byteSize()).set(ADDRESS, 0, stub);
  }

  private static String text(MemorySegment message) {
    return message.reinterpret(1024).getString(0);
  }

  private static void warned(MemorySegment message) {
    COMPLAINT.set(text(message));
  }

  /** After an error MuJoCo must not go on, and an exception cannot pass through it. */
  private static void stopped(MemorySegment message) {
    System.err.println("raven: MuJoCo gave up: " + text(message));
    Runtime.getRuntime().halt(1);
  }

  /** What MuJoCo warned of on this thread since the last question, or null. */
  static @Nullable String complaint() {
    String complaint = COMPLAINT.get();
    if (complaint != null) COMPLAINT.remove();
    return complaint;
  }

  /** None of the functions called throws. */
  static IllegalStateException fault(Throwable e) {
    return new IllegalStateException("a call of MuJoCo's library failed: " + e, e);
  }
}
