// All of the time there is, in bands of modes with the reason of each; dragging looks at another moment.
const BAND_TOP = 20, BAND = 26;

export class Timeline {
  constructor(element, modes, seek) {
    this.element = element;
    this.canvas = element.querySelector('canvas');
    this.told = element.querySelector('#told');
    this.colours = new Map(modes.map((mode) => [mode.name, mode.colour]));
    this.does = new Map(modes.map((mode) => [mode.name, mode.does]));
    const style = getComputedStyle(document.documentElement);
    this.ink = style.getPropertyValue('--ink').trim();
    this.soft = style.getPropertyValue('--soft').trim();
    this.changes = [];
    this.first = 0;
    this.last = 1;
    const at = (e) => {
      const box = this.canvas.getBoundingClientRect();
      return this.first + (this.last - this.first) * Math.max(0, Math.min(1, (e.clientX - box.left) / box.width));
    };
    element.addEventListener('pointerdown', (e) => {
      element.setPointerCapture(e.pointerId);
      this.dragging = true;
      seek(at(e));
    });
    element.addEventListener('pointermove', (e) => {
      if (this.dragging) seek(at(e));
      this.tell(at(e), e.clientX);
    });
    for (const end of ['pointerup', 'pointercancel']) element.addEventListener(end, () => { this.dragging = false; });
    element.addEventListener('pointerleave', () => this.told.classList.remove('shown'));
    element.addEventListener('keydown', (e) => {
      const step = {ArrowLeft: -0.1, ArrowRight: 0.1, PageDown: -1, PageUp: 1}[e.key];
      if (step) { seek(this.now + step); e.preventDefault(); e.stopPropagation(); }
      if (e.key === 'Home') seek(this.first);
      if (e.key === 'End') seek(this.last);
    });
  }

  add(change) { this.changes.push(change); }

  // the change of mode that was the last one at a moment
  current(t) {
    let found = null;
    for (const change of this.changes) {
      if (change.at_s <= t + 1e-6) found = change;
    }
    return found;
  }

  tell(t, x) {
    const change = this.current(t);
    if (!change) return;
    const box = this.element.getBoundingClientRect();
    this.told.textContent = `${t.toFixed(2)} s · ${change.mode}: ${change.why} (${change.at_s.toFixed(2)} s)`;
    const half = this.told.offsetWidth / 2;
    this.told.style.left = `${Math.max(half, Math.min(box.width - half, x - box.left))}px`;
    this.told.classList.add('shown');
  }

  show(first, last, now) {
    this.first = first;
    this.last = Math.max(last, first + 1);
    this.now = now;
    const dpr = Math.min(devicePixelRatio, 2), w = this.canvas.clientWidth, h = this.canvas.clientHeight;
    if (this.canvas.width !== Math.round(w * dpr)) [this.canvas.width, this.canvas.height] = [Math.round(w * dpr), Math.round(h * dpr)];
    const pen = this.canvas.getContext('2d');
    pen.setTransform(dpr, 0, 0, dpr, 0, 0);
    pen.clearRect(0, 0, w, h);
    const px = (t) => w * (t - this.first) / (this.last - this.first);
    const {ink, soft} = this;

    // bands, named where there is room
    pen.textBaseline = 'middle';
    pen.font = '600 12px system-ui, sans-serif';
    this.changes.forEach((change, i) => {
      const from = px(Math.max(change.at_s, this.first)), to = px(i + 1 < this.changes.length ? this.changes[i + 1].at_s : last);
      if (to < 0 || from > w) return;
      pen.fillStyle = this.colours.get(change.mode) ?? '#888888';
      pen.fillRect(from, BAND_TOP, Math.max(1, to - from - 1), BAND);
      const room = to - from - 10;
      if (pen.measureText(change.mode).width < room) {
        pen.fillStyle = '#ffffff';
        pen.fillText(change.mode, from + 6, BAND_TOP + BAND / 2);
      }
    });

    // seconds
    pen.font = '11px system-ui, sans-serif';
    const steps = [0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600], step = steps.find((s) => px(this.first + s) > 56) ?? 1200;
    pen.textAlign = 'center';
    for (let t = Math.ceil(this.first / step) * step; t <= this.last; t += step) {
      pen.fillStyle = soft;
      pen.fillRect(px(t), 14, 1, 6);
      const words = step < 60 ? `${+t.toFixed(1)} s` : `${Math.floor(t / 60)}:${String(Math.round(t % 60)).padStart(2, '0')}`;
      pen.fillText(words, Math.max(12, Math.min(w - 14, px(t))), 7);
    }
    pen.textAlign = 'left';

    // now
    const x = Math.max(1, Math.min(w - 1, px(now)));
    pen.fillStyle = ink;
    pen.fillRect(x - 1, BAND_TOP - 4, 2, BAND + 8);
    pen.beginPath();
    pen.moveTo(x - 6, BAND_TOP - 8);
    pen.lineTo(x + 6, BAND_TOP - 8);
    pen.lineTo(x, BAND_TOP);
    pen.fill();
    this.element.setAttribute('aria-valuenow', now.toFixed(2));
    this.element.setAttribute('aria-valuemax', last.toFixed(2));
    this.element.setAttribute('aria-valuetext', `${now.toFixed(2)} s`);
  }
}
