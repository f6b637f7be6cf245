// The page: puts stream, store, player and everything that shows them together.
import {Store} from './store.js';
import {Stream} from './stream.js';
import {Player} from './player.js';
import {Timeline} from './timeline.js';
import {Orders} from './orders.js';

const $ = (id) => document.getElementById(id);
const PLOT_PERIOD = 100;
const SLOW = 28;

const orders = new Orders();
let scene, store, player, timeline, stage, plots, session, state = {}, wait = null;

const flowing = () => scene.live && state.outcome === 'running' && document.body.dataset.link === 'good';

async function begin() {
  scene = await (await fetch('scene')).json();
  store = new Store(scene.columns);
  player = new Player(store);
  const seek = (t) => player.seek(t);
  timeline = new Timeline($('timeline'), scene.modes, seek);
  $('title').textContent = scene.title;
  document.title = `${scene.title} · RAVEN`;
  $('live').hidden = !scene.live;
  orders.show(scene.live, scene.commanded);
  // a log is looked at from its beginning
  if (!scene.live) { player.following = player.playing = false; $('window').value = '0'; }
  // the big libraries come after the first paint
  try {
    const [{Stage}, {Plots}, {exporting}] = await Promise.all([import('./stage.js'), import('./plots.js'), import('./export.js')]);
    plots = new Plots($('plots'), store, seek);
    stage = new Stage($('stage'), scene, store, matchMedia('(prefers-color-scheme: dark)').matches);
    exporting($('stage'), () => player.time, () => stage.draw());
  } catch (e) {
    trouble(`no 3-D view: ${e.message}`);
  }
}

const stream = new Stream({
  async hello(id) {
    const other = session !== undefined && session !== id;
    // another program answers here: what we have belongs to a flight that is over
    if (other) { location.reload(); return true; }
    if (session === undefined) { wait ??= begin(); await wait; }
    session = id;
    return false;
  },
  rows: (rows) => store.append(rows),
  event: (change) => timeline.add(change),
  state(now) {
    state = now;
    orders.inForce(state.order);
    if (state.outcome !== 'running') orders.over();
    link(document.body.dataset.link);
  },
  link,
});

function link(word) {
  document.body.dataset.link = word;
  const pill = $('link');
  if (word === 'lost') { pill.textContent = 'connection lost, calling again'; pill.className = 'pill bad'; return; }
  const over = scene && scene.live && state.outcome && state.outcome !== 'running';
  pill.textContent = !scene ? 'connecting' : !scene.live ? 'recorded' : over ? state.outcome + (state.why ? `: ${state.why}` : '') : 'live';
  pill.className = over && state.outcome !== 'completed' ? 'pill bad' : 'pill good';
}

function trouble(words) {
  $('trouble').textContent = words;
  $('trouble').hidden = false;
  clearTimeout(trouble.timer);
  trouble.timer = setTimeout(() => { $('trouble').hidden = true; }, 6000);
}
document.addEventListener('trouble', (e) => trouble(e.detail));

$('play').addEventListener('click', () => player?.toggle(flowing()));
$('live').addEventListener('click', () => player?.live());
$('rate').addEventListener('change', () => {
  if (!player) return;
  player.rate = Number($('rate').value);
  if (player.rate !== 1 && player.following) { player.following = false; player.playing = true; }
});
document.addEventListener('keydown', (e) => {
  if (e.target.closest('button, select, input')) return;
  if (e.key === ' ') { player?.toggle(flowing()); e.preventDefault(); }
});
for (const button of document.querySelectorAll('[data-camera]')) {
  button.addEventListener('click', () => {
    stage?.look(button.dataset.camera);
    for (const other of document.querySelectorAll('[data-camera]')) other.setAttribute('aria-pressed', String(other === button));
  });
}
for (const button of document.querySelectorAll('[data-layer]')) {
  button.addEventListener('click', () => {
    const on = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(on));
    if (stage) stage.layers[button.dataset.layer] = on;
  });
}

function words(t) {
  const change = timeline.current(t), value = (name) => store.sample(store.has(`true_${name}`) ? `true_${name}` : `est_${name}`, t);
  const mode = change && scene.modes.find((m) => m.name === change.mode);
  $('mode').querySelector('b').textContent = change?.mode ?? '—';
  $('mode').querySelector('i').style.background = mode?.colour ?? '';
  $('why').textContent = change?.why ?? '';
  const number = (v, digits, unit) => (Number.isFinite(v) ? `${v.toFixed(digits)} ${unit}` : '—');
  $('speed').textContent = number(Math.hypot(value('vx'), value('vy'), value('vz')), 2, 'm/s');
  $('height').textContent = number(value('z'), 2, 'm');
  $('pitch').textContent = number(value('pitch') * 180 / Math.PI, 0, '°');
  $('battery').textContent = number(store.sample('battery_voltage', t), 2, 'V');
  $('clock').textContent = `${t.toFixed(2)} s`;
  $('live').setAttribute('aria-pressed', String(player.following));
  const running = player.following || player.playing;
  $('play').textContent = running ? '❚❚' : '▶';
  $('play').setAttribute('aria-label', running ? 'Pause' : 'Play');
}

// for whoever measures, and for tests
globalThis.raven = {
  frames: 0,
  get time() { return player?.time ?? 0; },
  get last() { return store?.last ?? 0; },
  get rows() { return store?.size ?? 0; },
  get robot() { return stage && store.size ? stage.robot.root.position.toArray() : null; },
  get still() { return stage?.still ?? false; },
  get picture() { stage.draw(); return $('stage').toDataURL(); },
  seek: (t) => player.seek(t),
};

const WORDS_PERIOD = 66, SECOND = 1000, STILL = 250;
let moved = 0, before = performance.now(), told = 0, plotted = 0, counted = before, frames = 0, slow = 0, seen = '';

function frame(now) {
  requestAnimationFrame(frame);
  const dt = Math.min(0.25, (now - before) / SECOND);
  before = now;
  if (!store?.size) return;
  player.advance(dt, flowing());
  if (stage) draw();
  if (now - told > WORDS_PERIOD) {
    told = now;
    words(player.time);
    timeline.show(store.first, store.last, player.time);
  }
  if (plots && now - plotted > PLOT_PERIOD) {
    plots.show(player.time, Number($('window').value), player.following);
    // half of the time at most goes into plots
    plotted = performance.now() + (performance.now() - now);
  }
  raven.frames++;
  frames++;
  if (now - counted > SECOND) pace(now);
}

function draw() {
  const sight = stage.sight(player.time), now = performance.now();
  if (sight === seen && (stage.still || now - moved < STILL)) return;
  if (sight !== seen) moved = now;
  seen = sight;
  stage.fine(now - moved >= STILL);
  stage.show(player.time);
  stage.draw();
}

// three slow seconds running: draw less
function pace(now) {
  slow = frames * SECOND / (now - counted) < SLOW ? slow + 1 : 0;
  counted = now;
  frames = 0;
  if (slow === 3) { stage?.spare(); slow = 0; }
}

requestAnimationFrame(frame);
stream.run();
