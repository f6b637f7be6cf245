// Which moment is shown: the newest while live, else one that moves with the clock, stands still, or is dragged.

// shown this much behind the newest row, so that the next one is there when it is needed [s]
const BEHIND = 0.06;

export class Player {
  constructor(store) {
    this.store = store;
    this.time = 0;
    this.rate = 1;
    this.following = true;
    this.playing = true;
  }

  // a new moment after dt seconds by the clock on the wall
  advance(dt, flowing) {
    const {first, last} = this.store;
    if (this.following) {
      const aim = flowing ? last - BEHIND : last;
      // smoothly, but not further behind than the eye forgives
      const step = dt + (aim - this.time - dt) * Math.min(1, 6 * dt);
      this.time = Math.abs(aim - this.time) > 0.5 ? aim : Math.min(this.time + Math.max(0, step), last);
    } else if (this.playing) {
      this.time += dt * this.rate;
      if (this.time >= last) {
        this.time = last;
        if (!flowing) this.playing = false;
      }
    }
    this.time = Math.max(first, Math.min(last, this.time));
  }

  live() { this.following = true; this.playing = true; }

  toggle(flowing) {
    if (this.following || this.playing) { this.following = this.playing = false; return; }
    this.playing = true;
    if (!flowing && this.time >= this.store.last) this.time = this.store.first;
  }

  seek(t) {
    this.following = this.playing = false;
    this.time = Math.max(this.store.first, Math.min(this.store.last, t));
  }
}
