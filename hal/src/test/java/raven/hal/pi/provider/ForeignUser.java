package raven.hal.pi.provider;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;

/** Takes root's rights from the calling thread alone: setresuid(2) without the C library, which would take them from all threads. */
final class ForeignUser {
  private static final int NOBODY = 65534;
  private static final int ROOT_HAS_IT_NO_MORE = 0;

  private ForeignUser() {}

  /** Does nothing to a thread that is not root's. */
  static void become() throws Exception {
    long call = System.getProperty("os.arch").equals("aarch64") ? 147 : 117;
    Linker linker = Linker.nativeLinker();
    MethodHandle syscall = linker.downcallHandle(
        linker.defaultLookup().find("syscall").orElseThrow(),
        FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT),
        Linker.Option.firstVariadicArg(1));
    MethodHandle user = linker.downcallHandle(
        linker.defaultLookup().find("getuid").orElseThrow(), FunctionDescriptor.of(JAVA_INT));
    try {
      if ((int) user.invokeExact() != 0) return;
      long done = (long) syscall.invokeExact(call, NOBODY, NOBODY, NOBODY);
      if (done != ROOT_HAS_IT_NO_MORE) throw new IllegalStateException("setresuid: " + done);
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }
}
