// The writing form with script: rows of names that move, tags and stories that are suggested,
// a dialog for the lead photo. Without script every field is a plain one and works.

import { enhanceByline } from "./byline.js";
import { enhancePhotoPick } from "./photo_pick.js";
import { enhanceRelated } from "./related.js";
import { enhanceTags } from "./tags.js";

const form = document.getElementById("story-form");

// A headline is one line however often it wraps: Enter would only put a break into it.
function keepOnOneLine(field) {
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) event.preventDefault();
  });
  if (CSS.supports("field-sizing", "content")) return;
  const grow = () => {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
  };
  field.addEventListener("input", grow);
  addEventListener("resize", grow);
  grow();
}

// One press, one answer: a second press while the first is on its way is swallowed. The server
// would recognise it too.
function sendOnce() {
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    if (form.getAttribute("aria-busy") === "true") event.preventDefault();
    else form.setAttribute("aria-busy", "true");
  });
  // Back from the next page, the form may come out of the browser's memory as it was left.
  addEventListener("pageshow", () => form.removeAttribute("aria-busy"));
}

// What happens at the publish time is said on the button while the time is typed.
function nameTheButton() {
  const time = form.elements.published_at;
  const embargo = form.elements.embargo_until;
  const button = form.querySelector("button[data-later]");
  if (!time || !button) return;
  const now = button.textContent;
  const show = () => {
    const latest = [time.value, embargo?.value ?? ""].sort().at(-1);
    const paperNow = new Date(Date.now() + Number(form.dataset.utcOffset) * 1000);
    const isLater = latest > paperNow.toISOString().slice(0, 16);
    button.textContent = isLater ? button.dataset.later : now;
  };
  time.addEventListener("input", show);
  embargo?.addEventListener("input", show);
  show();
}

if (form) {
  form.querySelectorAll("[data-one-line]").forEach(keepOnOneLine);
  form.querySelectorAll("[data-byline]").forEach(enhanceByline);
  form.querySelectorAll("[data-related-picks]").forEach(enhanceRelated);
  form.querySelectorAll("[data-tags]").forEach(enhanceTags);
  form.querySelectorAll("[data-photo-pick]").forEach(enhancePhotoPick);
  sendOnce();
  nameTheButton();
  document.getElementById("problems")?.focus();
}
