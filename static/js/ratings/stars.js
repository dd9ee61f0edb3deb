// The stars under a story. The page itself knows no reader: when the part comes near (or gets
// focus), one fragment brings what this reader gave, and stars are then given without leaving
// the page. Who has given none in this browser and has not signed in needs no fragment: the page
// holds their control. If anything here fails, the links and the form page of the stars still work.

const PATIENCE = 10_000;

/** Fetch the fragment at `address`; a page that is not it (an error page) is a failure. */
async function fragment(address, options) {
  const signal = AbortSignal.timeout(PATIENCE);
  const response = await fetch(address, { credentials: "same-origin", signal, ...options });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const mine = page.querySelector(".stars-mine");
  if (!mine) throw new Error(`${response.status} from ${address}`);
  return mine;
}

const tokenIn = (mine) => mine.querySelector("[name=csrfmiddlewaretoken]")?.value;

class Stars {
  token;
  newest = 0;
  queue = Promise.resolve();
  byArrow = false;

  constructor(part) {
    this.part = part;
    this.status = part.querySelector("[role=status]");
    this.address = part.dataset.mine;
    this.loadWhenNear();
    part.addEventListener("keydown", (event) => this.onKey(event));
    part.addEventListener("keyup", () => (this.byArrow = false));
    part.addEventListener("click", (event) => this.onClick(event));
    part.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send(event.target, event.submitter?.value ?? "give");
    });
  }

  loadWhenNear() {
    let asked = false;
    const load = () => {
      if (asked) return;
      asked = true;
      watch.disconnect();
      if (!/(^|; )(signed_in|starred)=1/.test(document.cookie)) this.show(this.strangers());
      // Without an answer the links stay, and lead to the form page.
      else fragment(this.address).then((mine) => this.show(mine), () => {});
    };
    const watch = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && load(),
      { rootMargin: "300px" },
    );
    watch.observe(this.part);
    this.part.addEventListener("focusin", load);
  }

  /** Return what somebody sees of whom nothing is known. */
  strangers() {
    const mine = this.part.querySelector(".stars-mine").cloneNode(true);
    const controls = this.part.querySelector("template").content.cloneNode(true);
    mine.querySelector(".stars-controls").replaceWith(controls);
    return mine;
  }

  /** Put the fragment in place of the old one; focus stays on the same star. */
  show(mine) {
    const old = this.part.querySelector(".stars-mine");
    const focused = old.contains(document.activeElement) && document.activeElement;
    const voice = focused && focused.closest("[data-voice]")?.dataset.voice;
    old.replaceWith(mine);
    if (!focused) return;
    const form = mine.querySelector(`form[data-voice="${voice}"]`) ?? mine.querySelector("form");
    const value = focused.dataset.stars ?? focused.value;
    const star = form?.querySelector(`[value="${value}"]`) ?? form?.querySelector(":checked, [type=radio]");
    star?.focus({ preventScroll: true });
  }

  say(text, mood) {
    this.status.textContent = text;
    this.status.dataset.mood = mood;
  }

  onKey(event) {
    this.byArrow = event.key.startsWith("Arrow");
    if (event.key === " " && event.target.matches("[type=radio]:checked")) {
      event.preventDefault();
      event.target.form.requestSubmit();
    }
  }

  /** A star that is clicked, tapped or chosen by a screen reader is given; arrows only choose. */
  onClick({ target }) {
    if (!target.matches("[type=radio]")) return;
    const { form, value } = target;
    if (this.byArrow) {
      form.toggleAttribute("data-unsent", value !== form.dataset.given);
      if (value === form.dataset.given) this.say("", "done");
      else this.say(this.part.dataset.saysPress, "open");
    } else if (value !== form.dataset.given || form.hasAttribute("data-unsent")) {
      this.send(form, "give");
    }
  }

  /** Send what is chosen now, after whatever is still under way; show only the newest answer. */
  send(form, verb) {
    const { stars, voice } = form.elements;
    const body = { do: verb, stars: stars.value, voice: voice.value };
    const mine = ++this.newest;
    form.setAttribute("aria-busy", "true");
    this.say(this.part.dataset.saysSaving, "open");
    this.queue = this.queue.then(async () => {
      try {
        const answer = await this.post(body);
        if (mine !== this.newest) return;
        this.show(answer);
        this.say(answer.dataset.said ?? "", "done");
      } catch {
        this.token = undefined;
        if (mine !== this.newest) return;
        form.removeAttribute("aria-busy");
        form.toggleAttribute("data-unsent", true);
        this.say(this.part.dataset.saysFailed, "failed");
      }
    });
  }

  /** The token, and with it a cookie, is asked for only now that the reader acts. */
  async post(body) {
    this.token ??= tokenIn(await fragment(`${this.address}?form`));
    return fragment(this.address, {
      method: "POST",
      body: new URLSearchParams({ ...body, csrfmiddlewaretoken: this.token }),
    });
  }
}

for (const part of document.querySelectorAll("[data-part='ratings/stars']")) new Stars(part);
