// The robot's body, built from its file: x forward, y left, z up, as in the program.
import * as THREE from './lib/three.module.min.js';

const LEGS = ['left', 'right'];

// a tube along a polyline
function tube(points, radius, material) {
  const curve = new THREE.CatmullRomCurve3(points.map((p) => new THREE.Vector3(...p)), false, 'catmullrom', 0);
  const mesh = new THREE.Mesh(new THREE.TubeGeometry(curve, 4 * points.length, radius, 10), material);
  mesh.castShadow = true;
  return mesh;
}

// a spindle of ellipses [x, z, half width, half height]
function hull(sections, material) {
  const around = 20, position = [], index = [];
  sections.forEach(([x, z, w, h], s) => {
    for (let a = 0; a < around; a++) {
      const phi = 2 * Math.PI * a / around;
      position.push(x, w * Math.cos(phi), z + h * Math.sin(phi));
      if (!s) continue;
      const i = s * around + a, j = s * around + (a + 1) % around;
      index.push(i, i - around, j, j, i - around, j - around);
    }
  });
  return solid(position, index, material);
}

function solid(position, index, material) {
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.Float32BufferAttribute(position, 3));
  geometry.setIndex(index);
  geometry.computeVertexNormals();
  const mesh = new THREE.Mesh(geometry, material);
  mesh.castShadow = true;
  return mesh;
}

// half a wing: chords along the span, from the root at y = 0 to the tip; rows of [y, leading x, trailing x, z]
function plate(rows, thickness, material) {
  const position = [], index = [];
  rows.forEach(([y, front, rear, z], s) => {
    const t = thickness * (front - rear);
    position.push(front, y, z, front - 0.3 * (front - rear), y, z + t, rear, y, z, front - 0.3 * (front - rear), y, z - 0.35 * t);
    if (!s) return;
    for (let k = 0; k < 4; k++) {
      const a = 4 * s + k, b = 4 * s + (k + 1) % 4;
      index.push(a, b, a - 4, b, b - 4, a - 4);
    }
  });
  return solid(position, index, material);
}

function halfWing(shape, side, material) {
  const half = shape.span / 2, rows = [];
  for (let i = 0; i <= 12; i++) {
    const s = i / 12, chord = shape.chord * 1.12 * Math.sqrt(Math.max(0.03, 1 - Math.pow(s, 3.2))), y = half * s;
    rows.push([side * y, chord / 4, -3 * chord / 4, Math.tan(shape.dihedral) * y]);
  }
  return plate(rows, 0.08, material);
}

// a spring round an axis across the body, wound about y
function coil(radius, width, turns, wire, material) {
  const points = [];
  for (let i = 0; i <= turns * 12; i++) {
    const a = 2 * Math.PI * i / 12;
    points.push([radius * Math.cos(a), width * (i / (turns * 12) - 0.5), radius * Math.sin(a)]);
  }
  const curve = new THREE.CatmullRomCurve3(points.map((p) => new THREE.Vector3(...p)));
  return new THREE.Mesh(new THREE.TubeGeometry(curve, turns * 16, wire, 6), material);
}

export class RobotBody {
  // ghost: as a shadow of itself, for what the robot believes; plain: without gloss, which takes long to compute
  constructor(shape, ghost, plain) {
    this.shape = shape;
    this.root = new THREE.Group();
    const paint = (color, more) => (ghost
      ? new THREE.MeshBasicMaterial({color: 0x0072b2, transparent: true, opacity: 0.16, depthWrite: false})
      : plain ? new THREE.MeshLambertMaterial({color, ...more}) : new THREE.MeshStandardMaterial({color, roughness: 0.55, metalness: 0.05, ...more}));
    const skin = paint(0x2c3442), pale = paint(0xf3efe6, {side: THREE.DoubleSide}), dark = paint(0x3d4654), leg = paint(0xc9703a), metal = paint(0x8a929c, plain ? {} : {metalness: 0.5});
    this.trunk(skin, pale, dark, metal);
    this.springs = [];
    this.legs = LEGS.map((name, i) => this.leg(i ? -1 : 1, leg, metal, dark, ghost));
    if (ghost) this.root.traverse((part) => { part.castShadow = false; });
  }

  trunk(skin, pale, dark, metal) {
    const s = this.shape, [noseX, , noseZ] = s.nose, [skidX, , skidZ] = s.skid;
    const hubX = s.hub[0], hubZ = s.hub[2], low = Math.min(s.bellyFront[2], s.bellyRear[2]);
    const mid = (low + s.wingZ) / 2, deep = (s.wingZ - low) / 2;
    this.root.add(hull([[hubX + 0.004, hubZ, 0.002, 0.002], [hubX, hubZ, 0.016, 0.016], [s.bellyFront[0], mid + 0.004, 0.028, 0.8 * deep], [0.04, mid, 0.034, deep],
      [s.bellyRear[0] / 2, mid + 0.006, 0.028, 0.8 * deep], [s.bellyRear[0], mid + 0.015, 0.016, 0.5 * deep], [s.stabilator.x - 0.045, s.stabilator.z - 0.012, 0.007, 0.008]], skin));
    this.root.add(hull([[noseX, noseZ, 0.001, 0.001], [noseX - 0.012, noseZ, 0.011, 0.011], [hubX, hubZ, 0.016, 0.016]], metal));

    // wing
    const wing = new THREE.Group();
    wing.position.set(s.wingX, 0, s.wingZ);
    wing.rotation.y = -s.incidence;
    for (const side of [1, -1]) wing.add(halfWing(s, side, pale));
    this.root.add(wing);

    // tail: both surfaces turn about their quarter chord
    const tailChord = s.stabilator.area / s.stabilator.span, half = s.stabilator.span / 2;
    this.stabilator = new THREE.Group();
    this.stabilator.position.set(s.stabilator.x, 0, s.stabilator.z);
    for (const side of [1, -1]) {
      this.stabilator.add(plate([[0, tailChord / 4, -3 * tailChord / 4, 0], [side * half * 0.8, tailChord / 5, -0.75 * tailChord, 0], [side * half, 0, -0.55 * tailChord, 0]], 0.05, pale));
    }
    this.root.add(this.stabilator);
    const finChord = s.fin.area / s.fin.span;
    this.fin = new THREE.Group();
    this.fin.position.set(s.fin.x, 0, s.fin.z);
    const blade = plate([[0, finChord / 4, -3 * finChord / 4, 0], [s.fin.span, 0, -0.7 * finChord, 0]], 0.05, pale);
    blade.rotation.x = Math.PI / 2;
    this.fin.add(blade);
    this.root.add(this.fin);
    const skidY = s.skidWidth / 2, skidTop = s.stabilator.z - 0.015;
    for (const side of [1, -1]) this.root.add(tube([[s.stabilator.x + 0.03, 0, skidTop], [skidX, side * skidY, skidZ]], 0.003, dark));
    this.root.add(tube([[skidX, skidY, skidZ], [skidX, -skidY, skidZ]], 0.003, dark));

    // propeller: blades and the disc they blur into
    this.propeller = new THREE.Group();
    this.propeller.position.set(hubX + 0.01, 0, hubZ);
    for (const turn of [0, Math.PI]) {
      const one = plate([[0.01, 0.008, -0.008, 0], [0.04, 0.012, -0.012, 0], [s.propeller / 2, 0.003, -0.005, 0]], 0.15, dark);
      one.rotation.set(turn, 0, 0);
      this.propeller.add(one);
    }
    this.root.add(this.propeller);
    this.disc = new THREE.Mesh(new THREE.CircleGeometry(s.propeller / 2, 48), new THREE.MeshBasicMaterial({color: 0x6b7685, transparent: true, opacity: 0, side: THREE.DoubleSide, depthWrite: false}));
    this.disc.position.copy(this.propeller.position);
    this.disc.rotation.y = Math.PI / 2;
    this.root.add(this.disc);
  }

  leg(side, paint, metal, dark, ghost) {
    const s = this.shape;
    const hip = new THREE.Group(), ankle = new THREE.Group(), foot = new THREE.Group();
    hip.position.set(0, side * s.hipSpacing / 2, 0);
    ankle.position.z = -s.thigh;
    foot.position.z = -s.tarsus;
    const drum = (r, w, material) => {
      const mesh = new THREE.Mesh(new THREE.CylinderGeometry(r, r, w, 24), material);
      mesh.castShadow = true;
      return mesh;
    };
    hip.add(drum(0.019, 0.024, metal), tube([[0, 0, 0], [0, 0, -s.thigh]], 0.0062, paint));
    ankle.add(drum(0.011, 0.02, metal), tube([[0, 0, 0], [0, 0, -s.tarsus]], 0.0048, paint));
    foot.add(drum(0.006, 0.016, metal));
    const below = -s.sole + 0.003, along = s.toe * Math.cos(s.splay), aside = s.toe * Math.sin(s.splay);
    for (const tip of [[s.toe, 0], [along, aside], [along, -aside], [-s.hallux, 0]]) {
      foot.add(tube([[0, 0, 0], [0.3 * tip[0], 0.3 * tip[1], below * 0.6], [tip[0], tip[1], below]], 0.0032, dark));
    }
    if (!ghost) {
      // springs beside their joints, coloured by their load
      for (const [joint, radius] of [[ankle, 0.015], [foot, 0.0095]]) {
        const material = new THREE.MeshStandardMaterial({color: 0x009e73, roughness: 0.4, metalness: 0.2});
        const spring = coil(radius, 0.012, 4, 0.0016, material);
        spring.position.y = side * 0.016;
        joint.add(spring);
        this.springs.push(spring);
      }
    }
    this.root.add(hip);
    hip.add(ankle);
    ankle.add(foot);
    return {hip, ankle, foot};
  }

  // where it is: p [m], attitude as roll, pitch, yaw, then hip, ankle and toe of both legs [rad]
  pose(p, q, joints) {
    this.root.position.set(...p);
    this.root.quaternion.copy(q);
    this.legs.forEach((leg, i) => {
      // nose-up turns are positive, about −y; a foot at zero lies along its tarsus
      leg.hip.rotation.y = -joints[3 * i];
      leg.ankle.rotation.y = -joints[3 * i + 1];
      leg.foot.rotation.y = Math.PI / 2 - joints[3 * i + 2];
    });
    this.root.updateMatrixWorld();
  }

  // torque of each spring as its colour: green at rest, red at half a newton metre
  load(joints) {
    const s = this.shape;
    for (let i = 0; i < 2; i++) {
      const ankle = s.ankleSpring * Math.max(0, joints[3 * i + 1] - s.ankleEngages);
      const toe = s.toeSpring * Math.abs(joints[3 * i + 2] - s.toeRest);
      [ankle, toe].forEach((torque, k) => {
        this.springs[2 * i + k].material.color.setHSL(0.44 * (1 - Math.min(1, torque / 0.5)), 0.85, 0.42);
      });
    }
  }

  // what the surfaces and the propeller do [rad, rev/s]
  actuate(elevator, rudder, speed, time) {
    this.stabilator.rotation.y = elevator || 0;
    this.fin.rotation.z = rudder || 0;
    this.propeller.rotation.x = -((Math.abs(speed) > 12 ? 12 : speed || 0) * 2 * Math.PI * time) % (2 * Math.PI);
    this.disc.material.opacity = Math.min(0.28, (speed || 0) / 300);
  }
}

// takes body components to the world: yaw about z, then roll about x, then pitch (nose up) about −y, as the program takes it apart
export function attitude(roll, pitch, yaw) {
  return new THREE.Quaternion().setFromEuler(new THREE.Euler(roll, -pitch, yaw, 'ZXY'));
}
