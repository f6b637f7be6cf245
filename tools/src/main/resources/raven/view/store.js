// Rows of numbers by time, of which the newest are all there and older ones ever fewer: memory stays the same.
const CAPACITY = 60000;
const RECENT = CAPACITY / 8;

export class Store {
  constructor(columns) {
    this.columns = columns;
    this.width = columns.length;
    this.units = new Map(columns.map((c) => [c.name, c.unit]));
    this.index = new Map(columns.map((c, i) => [c.name, i]));
    this.values = new Float32Array(CAPACITY * this.width);
    this.size = 0;
  }

  has(name) { return this.index.has(name); }

  append(rows) {
    const n = rows.length / this.width;
    for (let i = 0; i < n; i++) {
      if (this.size === CAPACITY) this.thin();
      this.values.set(rows.subarray(i * this.width, (i + 1) * this.width), this.size++ * this.width);
    }
  }

  thin() {
    const w = this.width;
    let kept = 0;
    for (let i = 0; i < this.size; i++) {
      if (i < this.size - RECENT && i % 2) continue;
      this.values.copyWithin(kept * w, i * w, (i + 1) * w);
      kept++;
    }
    this.size = kept;
  }

  time(i) { return this.values[i * this.width]; }
  get first() { return this.size ? this.time(0) : 0; }
  get last() { return this.size ? this.time(this.size - 1) : 0; }

  // the last row that is not after t
  at(t) {
    let low = 0, high = this.size - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.time(middle) <= t) low = middle; else high = middle - 1;
    }
    return low;
  }

  value(name, i) {
    const c = this.index.get(name);
    return c === undefined ? NaN : this.values[i * this.width + c];
  }

  // between two rows, on a straight line
  sample(name, t) {
    if (!this.size) return NaN;
    const i = this.at(t), j = Math.min(i + 1, this.size - 1);
    const a = this.value(name, i), b = this.value(name, j);
    const span = this.time(j) - this.time(i);
    if (span <= 0 || Number.isNaN(a) || Number.isNaN(b)) return a;
    return a + (b - a) * Math.min(1, Math.max(0, (t - this.time(i)) / span));
  }

  // columns over a span of time for a plot: no more points than it has pixels, and no peak left out
  plot(names, from, to, points, scale) {
    const first = Math.max(0, this.at(from) - 1), last = Math.min(this.size - 1, this.at(to) + 1);
    const n = this.size ? last - first + 1 : 0, bucket = Math.max(1, Math.ceil(2 * n / points));
    const xs = [], ys = names.map(() => []);
    const columns = names.map((name) => this.index.get(name));
    for (let i = first; n && i <= last; i += bucket) {
      const end = Math.min(i + bucket, last + 1);
      xs.push(this.time(i));
      if (bucket > 1) xs.push(this.time(Math.min(end - 1, i + (bucket >> 1))));
      columns.forEach((c, k) => {
        let low = Infinity, high = -Infinity, lowAt = 0, highAt = 0;
        for (let j = i; j < end; j++) {
          const v = this.values[j * this.width + c];
          if (v < low) { low = v; lowAt = j; }
          if (v > high) { high = v; highAt = j; }
        }
        if (low > high) { low = high = NaN; }
        const known = (v) => (Number.isNaN(v) ? null : v * scale);
        if (bucket === 1) ys[k].push(known(low));
        else ys[k].push(known(lowAt <= highAt ? low : high), known(lowAt <= highAt ? high : low));
      });
    }
    return [xs, ...ys];
  }
}
