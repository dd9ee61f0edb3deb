// The moderators' list: a star is one click or one key and the page stays where it is.
// Keys count only while focus is on the list, so that they never get in the way elsewhere.

const list = document.querySelector(".rate-list");
const status = document.querySelector(".rate-status");
const rows = () => [...list.querySelectorAll("[data-story]")];
const STEP = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
let queue = Promise.resolve();

function move(row, step) {
  const all = rows();
  const next = all[all.indexOf(row) + step];
  if (!next) return;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

function onKey(event) {
  const row = event.target.closest("[data-story]");
  if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key in STEP) {
    event.preventDefault();
    move(row, STEP[event.key]);
  } else if (/^[0-5]$/.test(event.key)) {
    event.preventDefault();
    row.querySelector(`button[value="${event.key}"]`).click();
  }
}

/** Mark `stars` in the row before the answer is there; "0" or nothing leaves none to withdraw. */
function press(row, stars = "0") {
  for (const button of row.querySelectorAll("[aria-pressed]")) {
    button.setAttribute("aria-pressed", String(button.value === stars));
  }
  row.querySelector("[value='0']").disabled = stars === "0";
}

function replace(id, fresh) {
  const old = document.getElementById(id);
  const focused = document.activeElement;
  const value = focused.matches?.("button") && old.contains(focused) && focused.value;
  const had = old.contains(focused);
  old.replaceWith(fresh);
  if (!had) return;
  const same = value && fresh.querySelector(`button[value="${value}"]:not(:disabled)`);
  (same || fresh).focus({ preventScroll: true });
}

async function send(form, stars) {
  const body = new FormData(form);
  body.set("stars", stars);
  const answer = await fetch(form.action, {
    method: "POST",
    body,
    credentials: "same-origin",
    headers: { "X-Requested-With": "fetch" },
    signal: AbortSignal.timeout(10_000),
  });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("[data-story]");
  if (!fresh) throw new Error(String(answer.status));
  return fresh;
}

function onSubmit(event) {
  event.preventDefault();
  const form = event.target;
  const { id } = form.closest("[data-story]");
  const before = form.querySelector("[aria-pressed=true]")?.value;
  const stars = event.submitter.value;
  press(form, stars);
  form.querySelector(".rate-state").textContent = list.dataset.saysSaving;
  queue = queue.then(async () => {
    try {
      const fresh = await send(form, stars);
      replace(id, fresh);
      status.textContent = `${fresh.dataset.said} ${fresh.querySelector("h2").textContent}`;
    } catch {
      const row = document.getElementById(id);
      press(row, before);
      row.querySelector(".rate-state").textContent = list.dataset.saysFailed;
      row.querySelector(".rate-state").dataset.mood = "failed";
      status.textContent = list.dataset.saysFailed;
    }
  });
}

if (list) {
  list.addEventListener("keydown", onKey);
  list.addEventListener("submit", onSubmit);
  const returned = location.hash && list.querySelector(location.hash);
  (returned || rows()[0])?.focus({ preventScroll: !returned });
}
