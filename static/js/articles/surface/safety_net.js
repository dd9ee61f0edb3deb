// Words that were typed and not saved survive a crash, a closed lid, a lost session: every few
// seconds the whole form is kept in this browser, and offered when the story is opened again.
//
// The form says whose it is: <form data-safety-net="article/12" data-safety-version="3"
// data-safety-user="5">; a new story has the key "article/new". Passwords, files and fields with
// `data-not-kept` are never kept.

import { gettext, fill } from "newsroom/surface/words";

const EVERY = 3000;
const PREFIX = "newsroom:unsaved:";
const SENT = "newsroom:sent";
const NEVER = ["password", "file", "submit", "button", "image", "reset"];

class SafetyNet {
  dirty = false;
  timer = null;
  leaving = false;

  constructor(form) {
    const { safetyNet, safetyVersion = "", safetyUser = "" } = form.dataset;
    this.form = form;
    this.version = safetyVersion;
    this.key = `${PREFIX}${safetyUser}:${safetyNet}`;
  }

  /** Begin once everything else on the page has put its own into the form. */
  start() {
    const { form } = this;
    this.atFirst = JSON.stringify(this.collect());
    this.settle();
    this.offer();
    for (const type of ["input", "change"]) form.addEventListener(type, () => this.touched());
    form.addEventListener("submit", () => this.sending());
    addEventListener("beforeunload", (event) => this.beforeLeaving(event));
    // The last moment in which a phone runs us at all.
    addEventListener("pagehide", () => this.keep());
    document.addEventListener("visibilitychange", () => document.hidden && this.keep());
  }

  /** Return what is in the form, as `[name, value]` pairs in its order. */
  collect() {
    return [...this.form.elements]
      .filter(
        ({ name, type, disabled, dataset }) =>
          name && !disabled && !NEVER.includes(type) && !("notKept" in dataset) && !isToken(name),
      )
      .map((field) => [field.name, valueOf(field)]);
  }

  touched() {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.keep();
    }, EVERY);
    this.dirty = true;
  }

  /** Keep the form as it is now, if anything in it differs from what was loaded. */
  keep() {
    if (!this.dirty || this.leaving) return;
    const fields = this.collect();
    if (JSON.stringify(fields) === this.atFirst) {
      this.dirty = false;
      return this.forget();
    }
    write(this.key, { at: Date.now(), version: this.version, fields });
  }

  forget() {
    localStorage.removeItem(this.key);
  }

  sending() {
    this.keep();
    this.leaving = true;
    sessionStorage.setItem(SENT, this.key);
    const kept = read(this.key);
    if (kept) write(this.key, { ...kept, sent: true });
    // The browser may refuse to send the form, or come back to it.
    setTimeout(() => (this.leaving = false), 10_000);
  }

  /** Forget what has been saved since: the page says so by its message or by a newer version. */
  settle() {
    const sent = sessionStorage.getItem(SENT);
    sessionStorage.removeItem(SENT);
    const saved = document.querySelector(".messagelist .success, [data-saved]");
    if (sent && saved) localStorage.removeItem(sent);
    const kept = read(this.key);
    if (kept?.sent && Number(this.version) > Number(kept.version)) this.forget();
  }

  offer() {
    const kept = read(this.key);
    if (!kept) return;
    if (JSON.stringify(kept.fields) === this.atFirst) {
      // The page came back with everything in it (an error, say): still unsaved, nothing to offer.
      this.dirty = true;
      this.atFirst = "";
      return;
    }
    this.form.before(this.offerBox(kept));
  }

  offerBox(kept) {
    const box = document.createElement("div");
    box.className = "safety-net";
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", gettext("Unsaved words"));
    const words = document.createElement("p");
    words.textContent = fill(gettext("Words from %(when)s that were never saved."), {
      when: timeInWords(new Date(kept.at)),
    });
    if (kept.version !== this.version) {
      words.textContent += ` ${gettext("The story has been saved in another form since then.")}`;
    }
    const choose = (label, className, does) => {
      const made = document.createElement("button");
      made.type = "button";
      made.className = className;
      made.textContent = label;
      made.addEventListener("click", () => {
        does();
        box.remove();
      });
      return made;
    };
    box.append(
      words,
      choose(gettext("Put them back"), "button safety-net-back", () => this.putBack(kept)),
      choose(gettext("Throw them away"), "button safety-net-away", () => this.forget()),
    );
    return box;
  }

  putBack({ fields }) {
    // Rows of a form that can grow must be there before they can be filled.
    this.form.dispatchEvent(new CustomEvent("newsroom:put-back", { detail: { fields } }));
    const places = new Map();
    for (const field of this.form.elements) {
      if (field.name) places.set(field.name, [...(places.get(field.name) ?? []), field]);
    }
    for (const [name, value] of fields) {
      const field = places.get(name)?.shift();
      if (!field || JSON.stringify(valueOf(field)) === JSON.stringify(value)) continue;
      setValue(field, value);
      field.dispatchEvent(new CustomEvent("newsroom:set"));
      for (const type of ["input", "change"]) {
        field.dispatchEvent(new Event(type, { bubbles: true }));
      }
    }
    this.touched();
  }

  beforeLeaving(event) {
    this.keep();
    if (this.dirty && !this.leaving) event.preventDefault();
  }
}

const isToken = (name) => ["csrfmiddlewaretoken", "expected_version", "token"].includes(name);

function valueOf(field) {
  if (field.type === "checkbox" || field.type === "radio") return field.checked;
  if (field.type === "select-multiple") return [...field.selectedOptions].map(({ value }) => value);
  return field.value;
}

function setValue(field, value) {
  if (field.type === "checkbox" || field.type === "radio") field.checked = value;
  else if (field.type === "select-multiple") {
    for (const option of field.options) option.selected = value.includes(option.value);
  } else field.value = value;
}

function timeInWords(when) {
  const today = new Date().toDateString() === when.toDateString();
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const format = today ? clock : { day: "numeric", month: "long", ...clock };
  return new Intl.DateTimeFormat(document.documentElement.lang || "en", format).format(when);
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

/** Store, or do without: a full or forbidden store must not stop anybody from writing. */
function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    console.warn("This browser keeps no unsaved words.");
  }
}

for (const form of document.querySelectorAll("form[data-safety-net]")) {
  const net = new SafetyNet(form);
  if (document.readyState === "complete") net.start();
  else addEventListener("load", () => net.start(), { once: true });
}
