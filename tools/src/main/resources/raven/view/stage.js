// The course and the robot on it, in three dimensions.
import * as THREE from './lib/three.module.min.js';
import {OrbitControls} from './lib/OrbitControls.js';
import {RobotBody, attitude} from './robot.js';

// breadth of the ground that is drawn [m], and length of a newton [m]
const BREADTH = 1.3;
const NEWTON = 0.032;
const JOINTS = ['left_hip', 'left_ankle', 'left_toe', 'right_hip', 'right_ankle', 'right_toe'];
const TRAIL = 400;

// whether a processor has to draw what a graphics card should
function software() {
  const gl = document.createElement('canvas').getContext('webgl2');
  const info = gl?.getExtension('WEBGL_debug_renderer_info');
  const name = info ? gl.getParameter(info.UNMASKED_RENDERER_WEBGL) : '';
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
  return /swiftshader|llvmpipe|software/i.test(name);
}

export class Stage {
  constructor(canvas, scene, store, dark) {
    this.store = store;
    this.truth = store.has('true_x');
    this.frugal = software();
    this.renderer = new THREE.WebGLRenderer({canvas, antialias: !this.frugal, alpha: true});
    this.ratio = this.frugal ? 0.7 : Math.min(window.devicePixelRatio, 2);
    this.shadows = !this.frugal;
    this.renderer.setPixelRatio(this.ratio);
    this.renderer.shadowMap.enabled = this.shadows;
    this.renderer.shadowMap.type = THREE.PCFSoftShadowMap;
    this.scene = new THREE.Scene();
    this.camera = new THREE.PerspectiveCamera(32, 1, 0.02, 400);
    this.camera.up.set(0, 0, 1);
    this.controls = new OrbitControls(this.camera, canvas);
    this.controls.enableDamping = true;
    this.controls.maxDistance = 40;
    this.controls.minDistance = 0.3;
    this.controls.addEventListener('start', () => { this.held = true; });
    this.layers = {forces: true, springs: true, belief: true, trail: true};
    this.lights(dark);
    this.course(scene.ground, dark);
    this.robot = new RobotBody(scene.robot, false, this.frugal);
    this.ghost = new RobotBody(scene.robot, true, this.frugal);
    this.scene.add(this.robot.root, this.ghost.root);
    this.arrows();
    this.plumb(dark);
    this.trail();
    this.centre = new THREE.Vector3();
    this.look('side');
  }

  lights(dark) {
    this.scene.add(new THREE.HemisphereLight(0xffffff, 0xb9ae9c, dark ? 1.1 : 1.9));
    this.sun = new THREE.DirectionalLight(0xfff4e2, dark ? 1.8 : 2.2);
    this.sun.castShadow = true;
    this.sun.shadow.mapSize.set(1024, 1024);
    const reach = 1.1, c = this.sun.shadow.camera;
    [c.left, c.right, c.top, c.bottom, c.near, c.far] = [-reach, reach, reach, -reach, 0.5, 12];
    this.sun.shadow.bias = -0.0006;
    this.scene.add(this.sun, this.sun.target);
  }

  // a slab under the outline, with a line every half metre and a number at every one
  course({x, z}, dark) {
    const low = Math.min(...z) - 0.35, begin = x[0], end = x[x.length - 1];
    const shape = new THREE.Shape();
    shape.moveTo(begin, low);
    x.forEach((at, i) => shape.lineTo(at, z[i]));
    shape.lineTo(end, low);
    const geometry = new THREE.ExtrudeGeometry(shape, {depth: BREADTH, bevelEnabled: false});
    geometry.rotateX(Math.PI / 2);
    geometry.translate(0, BREADTH / 2, 0);
    // it fades towards its lower edge
    const corners = geometry.attributes.position, tint = [];
    for (let i = 0; i < corners.count; i++) tint.push(1, 1, 1, corners.getZ(i) < low + 0.01 ? 0 : 1);
    geometry.setAttribute('color', new THREE.Float32BufferAttribute(tint, 4));
    const slab = new THREE.Mesh(geometry, new THREE.MeshLambertMaterial({color: dark ? 0x39414d : 0xddd5c6, vertexColors: true, transparent: true}));
    slab.renderOrder = -1;
    slab.receiveShadow = true;
    this.scene.add(slab);
    const rim = [], marks = [], height = (at) => {
      for (let i = 0; i + 1 < x.length; i++) if (x[i + 1] > x[i] && at >= x[i] && at <= x[i + 1]) return z[i] + (z[i + 1] - z[i]) * (at - x[i]) / (x[i + 1] - x[i]);
      return 0;
    };
    this.height = height;
    for (const y of [-BREADTH / 2, BREADTH / 2]) {
      for (let i = 0; i + 1 < x.length; i++) rim.push(x[i], y, z[i], x[i + 1], y, z[i + 1]);
    }
    x.forEach((at, i) => rim.push(at, -BREADTH / 2, z[i], at, BREADTH / 2, z[i]));
    const far = Math.min(end, begin + 320);
    for (let at = Math.ceil(2 * begin) / 2; at <= far; at += 0.5) {
      const half = Number.isInteger(at) ? BREADTH / 2 : BREADTH / 12;
      const up = height(at) + 0.001;
      marks.push(at, -BREADTH / 2, up, at, -BREADTH / 2 + half / 3, up);
      if (Number.isInteger(at)) marks.push(at, -BREADTH / 2, up, at, BREADTH / 2, up);
    }
    const line = (points, color, opacity) => {
      const g = new THREE.BufferGeometry().setAttribute('position', new THREE.Float32BufferAttribute(points, 3));
      return new THREE.LineSegments(g, new THREE.LineBasicMaterial({color, transparent: true, opacity}));
    };
    this.scene.add(line(rim, dark ? 0x9aa5b4 : 0x6b6152, 0.9), line(marks, dark ? 0x9aa5b4 : 0x6b6152, 0.28));
    for (let at = Math.ceil(begin); at <= Math.min(far, begin + 120); at++) this.scene.add(label(`${at} m`, at, -BREADTH / 2 - 0.001, height(at) - 0.055, dark));
  }

  arrows() {
    this.forces = ['left', 'right', 'tail', 'thrust'].map(() => {
      const arrow = new THREE.ArrowHelper(new THREE.Vector3(0, 0, 1), new THREE.Vector3(), 0.1, 0xd55e00, 0.03, 0.016);
      const thick = new THREE.Mesh(new THREE.CylinderGeometry(0.0032, 0.0032, 1, 8), new THREE.MeshBasicMaterial({color: 0xd55e00}));
      arrow.add(thick);
      // a force is seen through the body it acts on
      arrow.traverse((part) => {
        if (!part.material) return;
        Object.assign(part.material, {depthTest: false, transparent: true, opacity: 0.9});
        part.renderOrder = 3;
      });
      arrow.thick = thick;
      arrow.visible = false;
      this.scene.add(arrow);
      return arrow;
    });
  }

  // from the robot down to the ground under it, while it flies
  plumb(dark) {
    const g = new THREE.BufferGeometry().setFromPoints([new THREE.Vector3(), new THREE.Vector3(0, 0, 1)]);
    this.drop = new THREE.Line(g, new THREE.LineBasicMaterial({color: dark ? 0x9aa5b4 : 0x6b6152, transparent: true, opacity: 0.4}));
    this.scene.add(this.drop);
  }

  arrow(i, at, force) {
    const size = force.length(), arrow = this.forces[i], long = NEWTON * size;
    arrow.visible = this.layers.forces && size > 0.05 && Number.isFinite(at.x);
    if (!arrow.visible) return;
    const head = Math.min(0.03, 0.5 * long);
    arrow.position.copy(at);
    arrow.setDirection(force.clone().normalize());
    arrow.setLength(long, head, 0.5 * head);
    arrow.thick.scale.y = Math.max(0.001, long - head);
    arrow.thick.position.y = (long - head) / 2;
  }

  trail() {
    const line = (color) => {
      const g = new THREE.BufferGeometry().setAttribute('position', new THREE.BufferAttribute(new Float32Array(3 * TRAIL), 3));
      const l = new THREE.Line(g, new THREE.LineBasicMaterial({color, transparent: true, opacity: 0.75}));
      l.frustumCulled = false;
      this.scene.add(l);
      return l;
    };
    this.trails = [[line(0x7f7f7f), this.truth ? 'true_' : 'est_'], [line(0x0072b2), 'est_']].slice(0, this.truth ? 2 : 1);
  }

  drawTrail(t) {
    const store = this.store, end = store.at(t), begin = Math.max(0, end - 1200), n = end - begin + 1;
    for (const [line, prefix] of this.trails) {
      line.visible = this.layers.trail && (prefix === 'true_' || this.layers.belief || !this.truth);
      if (!line.visible) continue;
      const at = line.geometry.attributes.position, points = Math.min(TRAIL, n);
      for (let k = 0; k < points; k++) {
        const i = begin + Math.round(k * (n - 1) / Math.max(1, points - 1));
        at.setXYZ(k, store.value(`${prefix}x`, i), store.value(`${prefix}y`, i), store.value(`${prefix}z`, i));
      }
      at.needsUpdate = true;
      line.geometry.setDrawRange(0, points);
    }
  }

  // the pose by the numbers with a prefix, between two rows
  read(prefix, joints, t) {
    const store = this.store, i = store.at(t), j = Math.min(i + 1, store.size - 1), span = store.time(j) - store.time(i);
    const part = span > 0 ? Math.min(1, (t - store.time(i)) / span) : 0;
    const angles = (k) => attitude(store.value(`${prefix}roll`, k), store.value(`${prefix}pitch`, k), store.value(`${prefix}yaw`, k));
    return {
      p: ['x', 'y', 'z'].map((axis) => store.sample(`${prefix}${axis}`, t)),
      q: angles(i).slerp(angles(j), part),
      joints: JOINTS.map((name) => store.sample(joints + name, t)),
    };
  }

  show(t) {
    if (!this.store.size) return;
    const sample = (name) => this.store.sample(name, t);
    const belief = this.read('est_', '', t), real = this.truth ? this.read('true_', 'true_', t) : belief;
    this.robot.pose(real.p, real.q, real.joints);
    this.robot.load(real.joints);
    this.robot.springs.forEach((spring) => { spring.visible = this.layers.springs; });
    this.robot.actuate(sample('elevator'), sample('rudder'), sample('propeller_speed'), t);
    this.ghost.root.visible = this.truth && this.layers.belief;
    if (this.ghost.root.visible) this.ghost.pose(belief.p, belief.q, belief.joints);
    const vector = (name) => new THREE.Vector3(sample(`${name}_x`), sample(`${name}_y`), sample(`${name}_z`));
    ['left', 'right', 'tail'].forEach((part, i) => this.arrow(i, vector(`true_${part}_force_at`), vector(`true_${part}_force`)));
    this.drop.visible = real.p[2] - this.height(real.p[0]) > 0.6;
    this.drop.position.set(real.p[0], real.p[1], this.height(real.p[0]));
    this.drop.scale.z = Math.max(0.001, real.p[2] - this.height(real.p[0]));
    const hub = new THREE.Vector3(...this.robot.shape.hub).applyMatrix4(this.robot.root.matrixWorld);
    this.arrow(3, hub, new THREE.Vector3(sample('true_thrust') || 0, 0, 0).applyQuaternion(real.q));
    this.drawTrail(t);
    this.follow(real.p);
  }

  follow(p) {
    const aim = new THREE.Vector3(p[0] + 0.05, p[1], p[2] - 0.06);
    const moved = aim.clone().sub(this.centre);
    this.centre.copy(aim);
    this.camera.position.add(moved);
    this.controls.target.add(moved);
    this.sun.position.copy(aim).add(new THREE.Vector3(-1.4, -2.2, 4));
    this.sun.target.position.copy(aim);
  }

  // a camera by name
  look(view) {
    const at = {side: [0.25, -1.9, 0.42], chase: [-1.9, -0.9, 0.9], course: [0.6, -5.5, 1.6]}[view];
    const aim = this.centre;
    this.controls.target.copy(aim);
    this.camera.position.set(aim.x + at[0], aim.y + at[1], aim.z + at[2]);
  }

  draw() {
    const canvas = this.renderer.domElement, w = canvas.clientWidth, h = canvas.clientHeight;
    if (canvas.width !== Math.round(w * this.renderer.getPixelRatio()) || canvas.height !== Math.round(h * this.renderer.getPixelRatio())) {
      this.renderer.setSize(w, h, false);
      this.camera.aspect = w / h;
      // a narrow picture still shows the whole wing
      this.camera.fov = w < h ? 46 : 32;
      this.camera.updateProjectionMatrix();
    }
    this.renderer.render(this.scene, this.camera);
  }

  // what the picture depends on; while it stays the same there is nothing to draw
  sight(t) {
    const canvas = this.renderer.domElement, p = this.camera.position;
    this.controls.update();
    return [t, this.store.last === t ? this.store.size : 0, p.x, p.y, p.z, canvas.clientWidth, canvas.clientHeight, ...Object.values(this.layers), ...this.controls.target.toArray()].join();
  }

  // less to do for a machine that is slow at it
  spare() {
    if (this.shadows) this.shadows = false;
    else this.ratio = Math.max(0.5, 0.75 * this.ratio);
    this.fine(false);
  }

  // as fine as can be for a picture that stands still, else as the machine keeps up with
  fine(still) {
    if (this.still === still && this.renderer.shadowMap.enabled === (still || this.shadows)) return;
    this.still = still;
    this.renderer.setPixelRatio(still ? Math.max(this.ratio, Math.min(2, 2 * window.devicePixelRatio)) : this.ratio);
    if (this.renderer.shadowMap.enabled === (still || this.shadows)) return;
    this.renderer.shadowMap.enabled = still || this.shadows;
    this.scene.traverse((part) => { if (part.material) part.material.needsUpdate = true; });
  }
}

function label(text, x, y, z, dark) {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [128, 48];
  const pen = canvas.getContext('2d');
  pen.font = '600 34px system-ui, sans-serif';
  pen.textAlign = 'center';
  pen.fillStyle = dark ? '#c4ccd8' : '#4d4538';
  pen.fillText(text, 64, 36);
  const plane = new THREE.Mesh(new THREE.PlaneGeometry(0.16, 0.06), new THREE.MeshBasicMaterial({map: new THREE.CanvasTexture(canvas), transparent: true, side: THREE.DoubleSide}));
  plane.rotation.x = Math.PI / 2;
  plane.position.set(x, y, z);
  plane.renderOrder = 1;
  return plane;
}
