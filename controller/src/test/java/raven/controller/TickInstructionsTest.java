package raven.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import raven.controller.Bytecode.Method;
import raven.hal.SensorFrame;
import raven.mode.ModeMachine;

/**
 * No instruction that the tick can reach, on however cold a path, makes an object, links a lambda or a string, or calls anything that is
 * not known to be free of garbage and the same on every machine. Euclid is followed as our own code is; only where it throws is it left
 * alone.
 */
final class TickInstructionsTest {
  /** Where a tick begins, and its stages for as long as they are built before the whole. */
  private static final Map<String, String> ROOTS = new LinkedHashMap<>(Map.of(
      "raven/controller/Raven", "tick",
      "raven/estimation/Estimator", "update",
      "raven/mode/Facts", "update",
      "raven/mode/ModeMachine", "update",
      "raven/safety/Limits", "apply"));

  /** Followed into; everything else must be on the list. */
  private static final List<String> FOLLOWED = List.of("raven/", "us/ihmc/euclid/");

  /** Calls that make nothing: class, and names or * for all. Sine, cosine, tangent and powers only from {@link raven.math.Trig}. */
  private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
      Map.entry(
          "java/lang/StrictMath",
          Set.of(
              "asin", "acos", "atan", "atan2", "exp", "log", "sqrt", "cbrt", "hypot", "tanh",
              "floor", "ceil", "rint", "abs", "min", "max")),
      Map.entry(
          "java/lang/Math",
          Set.of(
              "abs",
              "min",
              "max",
              "sqrt",
              "floor",
              "ceil",
              "rint",
              "signum",
              "copySign",
              "clamp",
              "floorMod",
              "round")),
      Map.entry(
          "java/lang/Double",
          Set.of(
              "isNaN",
              "isFinite",
              "isInfinite",
              "compare",
              "doubleToRawLongBits",
              "doubleToLongBits",
              "longBitsToDouble")),
      Map.entry("java/lang/Enum", Set.of("ordinal")),
      Map.entry("java/lang/String", Set.of("isEmpty", "length")),
      Map.entry("java/lang/System", Set.of("arraycopy")),
      Map.entry("java/util/Arrays", Set.of("fill")),
      Map.entry("java/lang/invoke/VarHandle", Set.of("*")),
      Map.entry("java/util/concurrent/atomic/AtomicLong", Set.of("*")),
      Map.entry(
          "org/ejml/dense/row/CommonOps_DDRM",
          Set.of(
              "mult",
              "multTransA",
              "multTransB",
              "multAdd",
              "multAddTransA",
              "multAddTransB",
              "add",
              "addEquals",
              "subtract",
              "subtractEquals",
              "scale",
              "setIdentity",
              "transpose",
              "insert",
              "extract",
              "fill",
              "dot")),
      Map.entry("org/ejml/dense/row/mult/VectorVectorMult_DDRM", Set.of("*")),
      Map.entry("org/ejml/dense/row/mult/MatrixVectorMult_DDRM", Set.of("*")),
      Map.entry(
          "org/ejml/data/DMatrixRMaj",
          Set.of(
              "get",
              "set",
              "setTo",
              "unsafe_get",
              "unsafe_set",
              "zero",
              "add",
              "getData",
              "getIndex")));

  private Bytecode code = new Bytecode(ModeMachine.class, SensorFrame.class);
  private final Map<Method, Method> calledFrom = new HashMap<>();
  private final Deque<Method> open = new ArrayDeque<>();
  private final Set<String> offences = new TreeSet<>();

  @Test
  void nothingThatTheTickCanReachMakesGarbage() {
    ROOTS.forEach(this::scanFrom);
    assertTrue(
        calledFrom.size() > 100,
        () -> "only " + calledFrom.size() + " methods reached: the roots are gone");
    assertEquals("", String.join("\n", offences));
  }

  @Test
  void nothingThatTheOtherFiltersCanReachMakesGarbage() {
    scanFrom("raven/estimation/AttitudeFilter", "update");
    scanFrom("raven/estimation/AttitudeFilter", "magnetometer");
    scanFrom("raven/estimation/Navigator", "inertial");
    scanFrom("raven/estimation/Navigator", "position");
    scanFrom("raven/estimation/Navigator", "foot");
    assertTrue(calledFrom.size() > 50, () -> "only " + calledFrom.size() + " methods reached");
    assertEquals("", String.join("\n", offences));
  }

  @Test
  void theScanSeesWhatItShould() {
    code = new Bytecode(Wasteful.class);
    scanFrom("raven/controller/Wasteful", "tick");
    assertEquals("""
        calls java/lang/Integer.valueOf in Wasteful.tick
        calls java/lang/Math.sin in Wasteful.tick
        links applyAsDouble(int)DoubleUnaryOperator in Wasteful.tick > Wasteful$Deep.rarely
        links makeConcatWithConstants(int)String in Wasteful.tick > Wasteful$Deep.rarely
        new double[] in Wasteful.tick > Wasteful$Deep.rarely
        new java/lang/IllegalStateException in Wasteful.tick > Wasteful$Deep.rarely""", String.join("\n", offences));
  }

  private void scanFrom(String owner, String name) {
    code.methods(owner, name).forEach(root -> reach(root, root));
    while (!open.isEmpty()) {
      scan(open.remove());
    }
  }

  private void reach(Method method, Method from) {
    if (calledFrom.putIfAbsent(method, from) == null) open.add(method);
  }

  private void scan(Method method) {
    boolean ours = method.owner().startsWith("raven/");
    boolean throwing = false;
    for (Instruction instruction : code.instructions(method)) {
      // a library that complains has lost the tick anyway
      boolean complains = instruction instanceof NewObjectInstruction made
          && (!ours || made.className().asInternalName().equals("java/lang/MatchException"))
          && code.isThrowable(made.className().asInternalName());
      if (complains) throwing = true;
      if (!throwing) judge(method, instruction);
      if (instruction instanceof ThrowInstruction) throwing = false;
    }
  }

  private void judge(Method method, Instruction instruction) {
    switch (instruction) {
      case NewObjectInstruction made -> offend(method, "new " + made.className().asInternalName());
      case NewPrimitiveArrayInstruction array ->
        offend(method, "new " + array.typeKind().upperBound().displayName() + "[]");
      case NewReferenceArrayInstruction array ->
        offend(method, "new " + array.componentType().asInternalName() + "[]");
      case NewMultiArrayInstruction array ->
        offend(method, "new " + array.arrayType().asInternalName());
      case InvokeDynamicInstruction indy ->
        offend(
            method, "links " + indy.name().stringValue() + indy.typeSymbol().displayDescriptor());
      case InvokeInstruction call -> call(method, call);
      default -> {
        if (instruction.opcode() == Opcode.MONITORENTER) offend(method, "locks");
      }
    }
  }

  private void call(Method from, InvokeInstruction call) {
    String owner = call.owner().asInternalName();
    Method to = new Method(owner, call.name().stringValue(), call.type().stringValue());

    if (FOLLOWED.stream().anyMatch(owner::startsWith)) {
      boolean virtual =
          call.opcode() == Opcode.INVOKEVIRTUAL || call.opcode() == Opcode.INVOKEINTERFACE;
      for (Method target : code.targets(to, virtual)) {
        if (FOLLOWED.stream().anyMatch(target.owner()::startsWith)) reach(target, from);
        else allow(from, target);
      }
    } else {
      allow(from, to);
    }
  }

  private void allow(Method from, Method to) {
    // a constructor is reported where its object is made
    if (to.name().equals("<init>")) return;
    Set<String> names = ALLOWED.getOrDefault(to.owner(), Set.of());
    if (!names.contains("*") && !names.contains(to.name()))
      offend(from, "calls " + to.owner() + "." + to.name());
  }

  private void offend(Method method, String what) {
    StringBuilder path = new StringBuilder(method.toString());
    for (Method m = method; calledFrom.get(m) != m; m = calledFrom.get(m)) {
      path.insert(0, calledFrom.get(m) + " > ");
    }
    offences.add(what + " in " + path);
  }
}
