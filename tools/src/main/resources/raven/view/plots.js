// Plots of what was believed and asked beside what was, with one cursor for all of them.
import uPlot from './lib/uPlot.esm.js';

const DEGREES = 180 / Math.PI;
const BLUE = '#0072b2', ORANGE = '#d55e00', GREEN = '#009e73', GREY = '#8a8a8a', PINK = '#b8578f', GOLD = '#b8860b';

// [title, unit, factor, [[column, words, colour, dashed]...], least height of the axis]
const PLOTS = [
  ['Height', 'm', 1, [['true_z', 'true', GREY], ['est_z', 'estimate', BLUE, true]], 0.1],
  ['Speed forward', 'm/s', 1, [['true_vx', 'true', GREY], ['est_vx', 'estimate', BLUE, true], ['est_airspeed', 'air', GREEN, true]], 0.2],
  ['Pitch', '°', DEGREES, [['true_pitch', 'true', GREY], ['est_pitch', 'estimate', BLUE, true]], 5],
  ['Roll and heading', '°', DEGREES, [['true_roll', 'roll', GREY], ['est_roll', 'estimate', BLUE, true], ['true_yaw', 'heading', GOLD], ['est_yaw', 'estimate', PINK, true]], 5],
  ['Left leg', '°', DEGREES, [['left_hip', 'hip', BLUE], ['left_hip_target', 'asked', BLUE, true], ['left_ankle', 'ankle', ORANGE], ['left_ankle_target', 'asked', ORANGE, true], ['left_toe', 'toe', GREEN]], 10],
  ['Right leg', '°', DEGREES, [['right_hip', 'hip', BLUE], ['right_hip_target', 'asked', BLUE, true], ['right_ankle', 'ankle', ORANGE], ['right_ankle_target', 'asked', ORANGE, true], ['right_toe', 'toe', GREEN]], 10],
  ['Load on the feet', 'N', 1, [['true_left_load', 'left', BLUE], ['true_right_load', 'right', ORANGE]], 5],
  ['Contact felt', '', 1, [['left_contact', 'left', BLUE], ['right_contact', 'right', ORANGE]], 1],
  ['Leg currents', 'A', 1, [['left_hip_current', 'left hip', BLUE], ['left_ankle_current', 'left ankle', GREEN], ['right_hip_current', 'right hip', ORANGE], ['right_ankle_current', 'right ankle', PINK]], 2],
  ['Propeller', 'rev/s', 1, [['propeller_speed', 'speed', BLUE]], 10],
  ['Battery', 'V', 1, [['battery_voltage', 'voltage', GREEN]], 0.5],
  ['Battery current', 'A', 1, [['battery_current', 'current', ORANGE]], 2],
  ['Loop', 'µs', 1e6, [['loop_sense', 'sense', GREY], ['loop_estimate', 'estimate', BLUE], ['loop_decide', 'decide', ORANGE], ['loop_act', 'act', GREEN], ['loop_log', 'log', PINK], ['loop_round_trip', 'round trip', GOLD]], 50],
];

export class Plots {
  // seek(t): somebody wants to see that moment
  constructor(parent, store, seek) {
    this.store = store;
    this.parent = parent;
    this.seek = seek;
    this.all = [];
    this.span = [0, 1];
    this.now = 0;
    const style = getComputedStyle(document.documentElement);
    this.ink = style.getPropertyValue('--soft').trim();
    this.rule = style.getPropertyValue('--line').trim();
    for (const plot of PLOTS) {
      const lines = plot[3].filter(([name]) => store.has(name));
      if (lines.length) this.all.push(this.make(plot, lines));
    }
    new ResizeObserver(() => this.fit()).observe(parent);
  }

  make([title, unit, factor, lines_, least], lines) {
    const box = document.createElement('div');
    box.className = 'plot';
    const head = document.createElement('h2');
    head.append(title, Object.assign(document.createElement('small'), {textContent: unit}));
    const keys = lines.map(([, words, colour, dashed]) => {
      const key = document.createElement('span'), value = document.createElement('span'), mark = document.createElement('i');
      key.className = 'key';
      mark.style.borderColor = colour;
      if (dashed) mark.className = 'dashed';
      key.append(mark, `${words} `, value);
      head.append(key);
      return value;
    });
    box.append(head);
    this.parent.append(box);
    const axis = {stroke: this.ink, grid: {stroke: this.rule, width: 1}, ticks: {show: false}, font: '11px system-ui, sans-serif'};
    const u = new uPlot({
      width: this.width(), height: 108, legend: {show: false}, padding: [6, 6, 0, 0],
      cursor: {sync: {key: 'raven', setSeries: false}, drag: {x: false, y: false}, points: {show: false}, y: false,
        bind: {mousedown: (self) => (e) => { if (e.button === 0) this.seek(self.posToVal(e.offsetX, 'x')); }}},
      scales: {x: {time: false, range: () => this.span}, y: {range: (self, low, high) => roomy(low, high, least)}},
      axes: [{...axis, size: 20, space: 60}, {...axis, size: 42, space: 26}],
      series: [{}, ...lines.map(([, , colour, dashed]) => ({stroke: colour, width: dashed ? 1.2 : 1.6, dash: dashed ? [5, 3] : undefined, points: {show: false}}))],
      hooks: {draw: [(self) => this.mark(self)]},
    }, [[], ...lines.map(() => [])], box);
    return {u, box, lines, factor, keys, names: lines.map(([name]) => name)};
  }

  width() { return Math.max(200, this.parent.clientWidth - 18); }

  fit() {
    for (const {u} of this.all) u.setSize({width: this.width(), height: 108});
  }

  // the moment that is shown, as a line
  mark(u) {
    const x = u.valToPos(this.now, 'x', true);
    if (!(x >= u.bbox.left && x <= u.bbox.left + u.bbox.width)) return;
    u.ctx.save();
    u.ctx.strokeStyle = ORANGE;
    u.ctx.lineWidth = Math.max(1, devicePixelRatio);
    u.ctx.beginPath();
    u.ctx.moveTo(x, u.bbox.top);
    u.ctx.lineTo(x, u.bbox.top + u.bbox.height);
    u.ctx.stroke();
    u.ctx.restore();
  }

  // all around moment t, a window [s] wide or everything; following, the newest stands at the right edge
  show(t, window, following) {
    const {first, last} = this.store;
    this.now = t;
    if (!window) this.span = [first, Math.max(last, first + 1)];
    else if (following) this.span = [t - window, t];
    else {
      const begin = Math.max(first, Math.min(t - window / 2, Math.max(first, last - window)));
      this.span = [begin, begin + window];
    }
    const seen = this.parent.getBoundingClientRect(), screen = window_height();
    for (const plot of this.all) {
      // what is out of sight costs nothing
      const box = plot.box.getBoundingClientRect();
      if (box.bottom < Math.max(0, seen.top) || box.top > Math.min(screen, Math.max(seen.bottom, screen))) continue;
      plot.u.setData(this.store.plot(plot.names, this.span[0], this.span[1], 2 * plot.u.width, plot.factor));
      plot.keys.forEach((key, k) => {
        const value = this.store.sample(plot.names[k], t) * plot.factor;
        key.textContent = Number.isFinite(value) ? value.toFixed(Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0) : '';
      });
    }
  }
}

function window_height() { return document.documentElement.clientHeight; }

function roomy(low, high, least) {
  if (low === null || high === null || !Number.isFinite(low)) return [0, least];
  const middle = (low + high) / 2, half = Math.max(high - low, least) / 2 * 1.08;
  return [middle - half, middle + half];
}
