package raven.tools;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.Set;

/** The arrows between modules and packages, as the design draws them. */
@AnalyzeClasses(packages = "raven", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

  private static final String[] HAL = {
    "raven.math..", "raven.file..", "raven.robot..", "raven.mission..", "raven.hal.."
  };
  private static final String[] CONTROLLER = {
    "raven.controller..",
    "raven.estimation..",
    "raven.state..",
    "raven.gait..",
    "raven.flight..",
    "raven.safety..",
    "raven.mode..",
    "raven.log.."
  };
  private static final String[] SIM = {"raven.sim.."};
  private static final String[] TOOLS = {"raven.tools.."};

  @ArchTest
  static final ArchRule controllerKnowsNothingOfTheSimulator = never(CONTROLLER, SIM);

  @ArchTest
  static final ArchRule simulatorKnowsNothingOfTheController = never(SIM, CONTROLLER);

  @ArchTest
  static final ArchRule halIsBelowTheController = never(HAL, CONTROLLER);

  @ArchTest
  static final ArchRule halIsBelowTheSimulator = never(HAL, SIM);

  @ArchTest
  static final ArchRule nothingIsAboveTheTools = noClasses()
      .that()
      .resideOutsideOfPackages(TOOLS)
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage(TOOLS);

  @ArchTest
  static final ArchRule estimationStandsAlone =
      never("raven.estimation..", "raven.flight..", "raven.gait..", "raven.safety..");

  @ArchTest
  static final ArchRule stateIsBelowThemAll = never(
      "raven.state..", "raven.estimation..", "raven.flight..", "raven.gait..", "raven.safety..");

  @ArchTest
  static final ArchRule flightStandsAlone =
      never("raven.flight..", "raven.estimation..", "raven.gait..", "raven.safety..");

  @ArchTest
  static final ArchRule gaitStandsAlone =
      never("raven.gait..", "raven.estimation..", "raven.flight..", "raven.safety..");

  @ArchTest
  static final ArchRule safetyStandsAlone =
      never("raven.safety..", "raven.estimation..", "raven.flight..", "raven.gait..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("raven.(**)").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule pi4jIsVisibleInOnePackage = noClasses()
      .that()
      .resideOutsideOfPackage("raven.hal.pi.provider")
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage("com.pi4j..", "com.fazecast..");

  /** What Pi4J and the serial library cost to load, only commands that touch devices pay. */
  @ArchTest
  static final ArchRule theSimulatorTouchesNoDevice = noClasses()
      .that()
      .haveNameMatching("raven\\.tools\\.(SimCommand|Model|Flight)\\w*")
      .or()
      .resideInAnyPackage(SIM)
      .or()
      .resideInAnyPackage(CONTROLLER)
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage("raven.hal.pi..");

  @ArchTest
  static final ArchRule timeTravelsInFramesOnly = noClasses()
      .that()
      .resideInAnyPackage(CONTROLLER)
      .or()
      .resideInAnyPackage(SIM)
      .should(readAClock())
      .allowEmptyShould(true);

  @ArchTest
  static final ArchRule noiseComesFromHashedSeeds = noClasses()
      .that()
      .resideInAnyPackage(CONTROLLER)
      .or()
      .resideInAnyPackage(SIM)
      .should()
      .dependOnClassesThat()
      .belongToAnyOf(Random.class)
      .allowEmptyShould(true);

  private static ArchRule never(String from, String... to) {
    return never(new String[] {from}, to);
  }

  private static ArchRule never(String[] from, String[] to) {
    return noClasses()
        .that()
        .resideInAnyPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(to)
        .allowEmptyShould(true);
  }

  private static ArchCondition<JavaClass> readAClock() {
    Set<String> clocks =
        Set.of("currentTimeMillis", "nanoTime", "now", "systemUTC", "systemDefaultZone");
    Set<String> owners =
        Set.of(System.class.getName(), Instant.class.getName(), Clock.class.getName());
    return new ArchCondition<>("read a clock") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (JavaAccess<?> access : type.getAccessesFromSelf()) {
          boolean reads = clocks.contains(access.getName())
              && owners.contains(access.getTargetOwner().getName());
          if (reads) events.add(SimpleConditionEvent.satisfied(type, access.getDescription()));
        }
      }
    };
  }
}
