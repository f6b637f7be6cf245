// The buttons that act on the robot; they need the session's token, which came behind the # of the address.
export class Orders {
  constructor() {
    const given = location.hash.slice(1);
    if (/^[0-9a-f]{32}$/.test(given)) {
      // kept for a reload, but not left in sight
      sessionStorage.setItem('raven-token', given);
      history.replaceState(null, '', location.pathname);
    }
    this.token = sessionStorage.getItem('raven-token') ?? '';
    this.buttons = ['arm', 'stop', 'kill'].map((name) => document.getElementById(name));
    for (const button of this.buttons) button.addEventListener('click', () => this.give(button.id));
  }

  show(live, commanded) {
    const may = commanded && Boolean(this.token), watching = document.getElementById('watching');
    document.getElementById('orders').hidden = !(live && may);
    watching.hidden = !live || may;
    watching.textContent = commanded ? 'watching only: no token' : 'watching only: the flight code has the buttons';
  }

  // nothing is left to be ordered
  over() {
    for (const button of this.buttons) button.disabled = true;
  }

  async give(order) {
    const answer = await fetch(`order/${order}`, {method: 'POST', headers: {'X-Raven-Token': this.token}}).catch(() => null);
    if (answer?.ok) { this.inForce(order); return; }
    const why = answer ? (await answer.text()).trim() : 'the program does not answer';
    document.dispatchEvent(new CustomEvent('trouble', {detail: `${order}: ${why}`}));
  }

  inForce(order) {
    for (const button of this.buttons) button.setAttribute('aria-pressed', String(button.id === order));
  }
}
