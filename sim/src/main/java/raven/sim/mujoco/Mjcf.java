package raven.sim.mujoco;

import java.util.List;
import org.jspecify.annotations.Nullable;
import raven.sim.body.Candidates;
import raven.sim.body.Ground;
import raven.sim.body.Tree;

/**
 * Writes a tree, what of it can touch, and the ground, in MuJoCo's language (MJCF, as MuJoCo 2.2.2 and 3 read it).
 *
 * <p>A point that touches is a small sphere whose lowest place, in the body's frame, is the point; it meets the blocks of the ground. A link is
 * a capsule that meets the ground's edges only. Stiffness and damping of both are RAVEN's, see {@link SoftConstraint}.
 */
public final class Mjcf {
  /**
   * Radius of the spheres [m]. MuJoCo 2.2.2 lets a sphere go into a box no deeper than its radius, and then its force no longer grows; the
   * deepest contact of the bundled missions is 1.9 mm. A foot that tilts by 30 degrees touches 0.4 mm early.
   */
  private static final double POINT = 3e-3;

  /**
   * Friction is this much stiffer than the normal direction: with the normal's own damping a foot at rest would creep with millimetres per
   * second, and a stiffness a thousand times greater is hard on the solver.
   */
  private static final double FRICTION_TO_NORMAL = 300;

  private static final String INDENT = "  ";

  /**
   * What acts at a hinge besides torques from outside.
   *
   * @param stiffness of a spring that is at rest at {@code rest} [N m/rad, rad]
   * @param damping [N m s/rad]
   * @param stopped whether the stops are in force
   */
  public record Hinge(
      String name,
      double stiffness,
      double rest,
      double damping,
      double min,
      double max,
      boolean stopped,
      double stopStiffness,
      double stopDamping) {

    /** A hinge that only turns. */
    public static Hinge bare(String name) {
      return new Hinge(name, 0, 0, 0, 0, 0, false, 0, 0);
    }
  }

  /** How MuJoCo shall integrate and how hard it shall work on contact. */
  public record Solver(
      String integrator, String cone, double impratio, double tolerance, boolean contact) {
    /** Feet that creep as little as MuJoCo can make them. */
    public static final Solver CAREFUL =
        new Solver("Euler", "elliptic", FRICTION_TO_NORMAL, 1e-12, true);

    /** MuJoCo's own defaults, with a choice of the integrator and of looking for contacts at all. */
    public static Solver usual(String integrator, boolean contact) {
      return new Solver(integrator, "pyramidal", 1, 1e-8, contact);
    }
  }

  private final Tree tree;
  private final List<String> bodies;
  private final List<Hinge> hinges;
  private final Candidates touch;
  private final double timestep;
  private final Solver solver;
  private final InverseWeights weights;
  private final StringBuilder out = new StringBuilder();

  /** Names by body, what acts by hinge. */
  public Mjcf(
      Tree tree,
      List<String> bodies,
      List<Hinge> hinges,
      Candidates touch,
      double timestep,
      Solver solver) {
    this.tree = tree;
    this.bodies = bodies;
    this.hinges = hinges;
    this.touch = touch;
    this.timestep = timestep;
    this.solver = solver;
    requireDepthFirst(tree);
    weights = new InverseWeights(tree);
  }

  /** MuJoCo numbers bodies as they stand in the text. */
  private static void requireDepthFirst(Tree tree) {
    for (int i = 1; i < tree.bodies; i++) {
      int ancestor = i - 1;
      while (ancestor > 0 && ancestor != tree.parent(i)) ancestor = tree.parent(ancestor);
      if (ancestor != tree.parent(i)) {
        throw new IllegalArgumentException(
            "body " + i + " is not numbered depth first: MuJoCo would number it otherwise");
      }
    }
  }

  /** The model with a ground, or the robot alone; remarks go into a comment. */
  public String write(String name, String remarks, @Nullable Ground ground) {
    out.setLength(0);
    String terrain = ground == null ? "" : new Terrain(ground).geoms();
    line(0, "<mujoco model=\"%s\">", escaped(name));
    line(1, "<!-- %s -->", remarks.replace("--", "- -"));
    line(
        1,
        "<compiler angle=\"radian\" balanceinertia=\"false\" boundmass=\"0\" boundinertia=\"0\"/>");
    line(
        1,
        "<option timestep=\"%s\" gravity=\"0 0 -9.81\" integrator=\"%s\" cone=\"%s\" impratio=\"%s\" solver=\"Newton\" tolerance=\"%s\" iterations=\"100\">%s</option>",
        timestep,
        solver.integrator(),
        solver.cone(),
        solver.impratio(),
        solver.tolerance(),
        solver.contact() ? "" : "<flag contact=\"disable\"/>");
    line(1, "<statistic center=\"0 0 0.3\" extent=\"1\"/>");
    line(1, "<worldbody>");
    out.append(terrain);
    body(0, 2);
    line(1, "</worldbody>");
    line(0, "</mujoco>");
    return out.toString();
  }

  private void body(int i, int depth) {
    double[] q = new double[4];
    tree.orientation(i, q);
    line(
        depth,
        "<body name=\"%s\" pos=\"%s %s %s\" quat=\"%s %s %s %s\">",
        bodies.get(i),
        tree.offset(i, 0),
        tree.offset(i, 1),
        tree.offset(i, 2),
        q[0],
        q[1],
        q[2],
        q[3]);
    if (i > 0) {
      hinge(i, depth + 1);
    } else if (tree.floating) {
      line(depth + 1, "<freejoint name=\"base\"/>");
    }
    double[] inertia = new double[6];
    tree.inertiaAtCentre(i, inertia);
    PrincipalInertia principal = new PrincipalInertia(inertia);
    line(
        depth + 1,
        "<inertial pos=\"%s %s %s\" quat=\"%s %s %s %s\" mass=\"%s\" diaginertia=\"%s %s %s\"/>",
        tree.centre(i, 0),
        tree.centre(i, 1),
        tree.centre(i, 2),
        principal.quaternion[0],
        principal.quaternion[1],
        principal.quaternion[2],
        principal.quaternion[3],
        tree.mass(i),
        principal.moments[0],
        principal.moments[1],
        principal.moments[2]);
    for (int k = 0; k < touch.count(); k++) {
      if (touch.body(k) == i) candidate(k, depth + 1);
    }
    for (int child = i + 1; child < tree.bodies; child++) {
      if (tree.parent(child) == i) body(child, depth + 1);
    }
    line(depth, "</body>");
  }

  private void hinge(int i, int depth) {
    Hinge h = hinges.get(i - 1);
    StringBuilder more = new StringBuilder();
    if (h.stiffness() != 0) {
      more.append(" stiffness=\"%s\" springref=\"%s\"".formatted(h.stiffness(), h.rest()));
    }
    if (h.damping() != 0) more.append(" damping=\"%s\"".formatted(h.damping()));
    if (h.max() > h.min()) {
      SoftConstraint stop =
          SoftConstraint.of(h.stopStiffness(), h.stopDamping(), timestep, weights.hinge[i - 1]);
      more.append(" limited=\"%s\" range=\"%s %s\" solreflimit=\"%s\" solimplimit=\"%s\""
          .formatted(h.stopped(), h.min(), h.max(), stop.solref(), stop.solimp()));
    }
    line(
        depth,
        "<joint name=\"%s\" type=\"hinge\" axis=\"%s %s %s\" armature=\"%s\"%s/>",
        h.name(),
        tree.axis(i, 0),
        tree.axis(i, 1),
        tree.axis(i, 2),
        tree.armature(i),
        more);
  }

  private void candidate(int k, int depth) {
    SoftConstraint soft = SoftConstraint.of(
        touch.stiffness(k), touch.damping(k), timestep, weights.body[touch.body(k)]);
    boolean point = touch.radius(k) == 0;
    String shape = point
        ? "type=\"sphere\" pos=\"%s %s %s\" size=\"%s\""
            .formatted(touch.end(k, 0, 0), touch.end(k, 0, 1), touch.end(k, 0, 2) + POINT, POINT)
        : "type=\"capsule\" fromto=\"%s %s %s %s %s %s\" size=\"%s\""
            .formatted(
                touch.end(k, 0, 0),
                touch.end(k, 0, 1),
                touch.end(k, 0, 2),
                touch.end(k, 1, 0),
                touch.end(k, 1, 1),
                touch.end(k, 1, 2),
                touch.radius(k));
    line(
        depth,
        "<geom name=\"%s\" %s contype=\"0\" conaffinity=\"%s\" condim=\"3\" priority=\"1\" friction=\"%s 0.005 0.0001\" solref=\"%s\" solimp=\"%s\"/>",
        "touch" + k,
        shape,
        point ? 1 : 2,
        touch.friction(k),
        soft.solref(),
        soft.solimp());
    if (point) {
      line(
          depth,
          "<site name=\"%s\" pos=\"%s %s %s\" size=\"0.002\"/>",
          "%s%s".formatted(touch.group(k).name().toLowerCase(java.util.Locale.ROOT), k),
          touch.end(k, 0, 0),
          touch.end(k, 0, 1),
          touch.end(k, 0, 2));
    }
  }

  private void line(int depth, String format, Object... values) {
    out.append(INDENT.repeat(depth)).append(format.formatted(values)).append('\n');
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
