package raven.sim.body;

import raven.sim.body.Contact.Group;

/** What touches the ground and how hard, whichever engine found it: contacts are numbered from 0 and stay until the next step. */
public interface Touch {
  /** Number of contacts. */
  int active();

  /** What the k-th contact belongs to. */
  Group group(int k);

  /** Normal force of the k-th contact [N]. */
  double normalForce(int k);

  /** Component of the k-th contact's force on the robot, world axes [N]. */
  double forceOn(int k, int component);

  /** Component of the k-th contact's normal, out of the ground. */
  double normal(int k, int component);

  /** Where the k-th contact is in the world [m]. */
  double position(int k, int component);

  /** Sum of the normal forces of a group [N]. */
  double load(Group what);
}
