// The moderators' desk by keyboard: one key a decision. Keys only press buttons that are there, and
// only while focus is on the list or the opened comment, so that they never get in the way.
const list = document.querySelector(".mod-list[data-reasons]");
const item = document.querySelector("[data-item]");
const undo = document.querySelector(".mod-undo button");
const STEP = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

const isTyping = (target) => target.matches("select, textarea, input:not([type=checkbox])");
const rows = () => [...list.querySelectorAll("[data-row]")];

function move(row, step) {
  const all = rows();
  const next = all[all.indexOf(row) + step];
  if (!next) return;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

/** Choose the reason of this number beside the comment, and refuse. */
function refuse(row, number) {
  const reason = list.dataset.reasons.split("|")[number - 1];
  const select = row.querySelector(".mod-decide select");
  if (!reason || !select) return;
  select.value = reason;
  row.querySelector("[data-refuse]").click();
}

function onListKey(event, row) {
  const { key } = event;
  if (key in STEP) move(row, STEP[key]);
  else if (key === "Enter" && event.target === row) row.querySelector("[data-open]").click();
  else if (key === "x") row.querySelector("[name=marked]").click();
  else if (/^[1-9]$/.test(key)) refuse(row, Number(key));
  else if (key === "u") undo?.click();
  else if (/^[a-z]$/.test(key)) row.querySelector(`[data-key="${key}"]`)?.click();
  else return;
  event.preventDefault();
}

function onItemKey(event) {
  const { key } = event;
  if (!/^[a-z1-9]$/.test(key)) return;
  const button = key === "u" ? undo : item.querySelector(`[data-key="${key}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
  if (key === "b") item.querySelector(".mod-ban select")?.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const row = event.target.closest("[data-row]");
  if (list && row) onListKey(event, row);
  else if (item?.contains(event.target)) onItemKey(event);
});

// A decision is sent once, however often its key or button is pressed.
document.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "1";
});
window.addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});

if (list) {
  const all = document.querySelector(".mod-all");
  if (all) all.hidden = false;
  all?.addEventListener("change", (event) => {
    for (const box of list.querySelectorAll("[name=marked]")) box.checked = event.target.checked;
  });
  rows()[0]?.focus({ preventScroll: true });
} else {
  item?.focus({ preventScroll: true });
}
