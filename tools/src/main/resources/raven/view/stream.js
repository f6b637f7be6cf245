// The line to the program: reads messages as they come, and calls again by itself when it was cut.
const HELLO = 0, ROWS = 1, EVENT = 2, STATE = 3, HEAD = 8;
const SILENCE = 3000;

export class Stream {
  // handlers: hello(session) → whether this is another flight than before, rows(floats), event(object), state(object), link(word)
  constructor(handlers) {
    this.on = handlers;
    this.reset();
    this.words = new TextDecoder();
  }

  reset() { this.row = 0; this.event = 0; }

  async run() {
    for (let pause = 250; ; pause = Math.min(2 * pause, 2000)) {
      try {
        await this.listen(() => { pause = 250; });
      } catch (e) {
        // cut off: call again
      }
      this.on.link('lost');
      await new Promise((go) => setTimeout(go, pause));
    }
  }

  async listen(connected) {
    const cut = new AbortController();
    let heard = performance.now();
    const watch = setInterval(() => { if (performance.now() - heard > SILENCE) cut.abort(); }, 500);
    try {
      const answer = await fetch(`stream?row=${this.row}&event=${this.event}`, {signal: cut.signal});
      if (!answer.ok) throw new Error(await answer.text());
      const reader = answer.body.getReader();
      let rest = new Uint8Array(0);
      for (;;) {
        const {done, value} = await reader.read();
        if (done) return;
        heard = performance.now();
        let data = value;
        if (rest.length) {
          data = new Uint8Array(rest.length + value.length);
          data.set(rest);
          data.set(value, rest.length);
        }
        const used = await this.messages(data, connected);
        rest = data.slice(used);
      }
    } finally {
      clearInterval(watch);
      cut.abort();
    }
  }

  async messages(data, connected) {
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    let at = 0;
    while (data.length - at >= HEAD) {
      const kind = data[at], length = view.getUint32(at + 4, true);
      if (data.length - at < HEAD + length) break;
      const body = data.subarray(at + HEAD, at + HEAD + length);
      at += HEAD + length;
      if (kind === ROWS) {
        this.row = new DataView(body.buffer, body.byteOffset).getFloat64(0, true);
        this.on.rows(new Float32Array(body.slice(8).buffer));
        continue;
      }
      const json = JSON.parse(this.words.decode(body));
      if (kind === HELLO) {
        connected();
        // rows of another flight are not those that follow ours: begin anew
        if (await this.on.hello(json.session)) {
          this.reset();
          throw new Error('another flight');
        }
        this.on.link('good');
      } else if (kind === EVENT) {
        this.event++;
        this.on.event(json);
      } else if (kind === STATE) {
        this.on.state(json);
      }
    }
    return at;
  }
}
