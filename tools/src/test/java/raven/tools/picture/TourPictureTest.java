package raven.tools.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.mode.Mode;
import raven.robot.Robot;
import raven.robot.RobotFile;
import raven.sim.World;

final class TourPictureTest {
  /** Softness of the ground and thickness of a pixel [m]. */
  private static final double TOUCHING = 0.01;

  private final Robot robot = RobotFile.bundled().bind();
  private final Mission mission = MissionFile.open("tour").bind();
  private final World world = new World(robot, mission, 1);

  private Pose pose(double time, Mode mode, double x, double z) {
    double[] q = new double[Pose.SIZE];
    world.pose(q);
    q[0] = x;
    q[2] += z;
    return new Pose(time, mode, q);
  }

  @Test
  void aRobotThatIsSetDownStandsOnItsSoles() {
    SideView view = new SideView(robot, pose(0, Mode.DISARMED, 0, 0));
    for (double[] leg : List.of(view.nearLeg, view.farLeg)) {
      double lowest = Double.POSITIVE_INFINITY;
      for (int i = 1; i < leg.length; i += 2) lowest = Math.min(lowest, leg[i]);
      assertEquals(0, lowest, TOUCHING);
    }
    double com = view.centreOfMass[1];
    assertTrue(com > 0.05 && com < view.wing[1] + 0.1, "centre of mass at " + com);
  }

  @Test
  void aFlightHasAPanelOfItsOwnAndEveryModeIsNamed() throws Exception {
    List<Pose> poses = new ArrayList<>();
    for (int i = 0; i < 100; i++) poses.add(pose(i * 0.01, Mode.WALKING, i * 0.01, 0));
    for (int i = 0; i < 300; i++)
      poses.add(pose(1 + i * 0.01, Mode.CLIMBING, 1 + i * 0.1, i * 0.01));
    String svg = new TourPicture(robot, world.ground().outline(), poses).draw("walk & fly <now>");

    Document picture = DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
    assertEquals(
        "walk & fly <now>", picture.getElementsByTagName("title").item(0).getTextContent());
    assertEquals(2, picture.getElementsByTagName("clipPath").getLength());
    assertTrue(svg.contains(">walking 0.0 s<") && svg.contains(">climbing 1.0 s<"), svg);
  }
}
