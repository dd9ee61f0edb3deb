// A photo chosen in the library’s dialog, the same one the text uses. What the photo says by itself
// stands in the empty fields of a lead photo, where a story may say it anew.

import { fetchJson } from "./suggest.js";

const LOOKUP = "newsroom/surface/lookup";
const DIALOG = "newsroom/surface/dialogs/photo_picker";

/** Let somebody choose from the library at `address`; promise the photo, or undefined. */
async function chooseFrom(address, button) {
  const [{ Lookup }, { pickPhotos }] = await Promise.all([import(LOOKUP), import(DIALOG)]);
  // The dialog gives the focus back to, and takes the form's token from, whoever opened it.
  const editor = { view: { dom: button, focus: () => button.focus() } };
  const [photo] = (await pickPhotos({ photos: new Lookup(address, "photos"), editor })) ?? [];
  return photo;
}

export function enhancePhotoPick(box) {
  const input = box.querySelector("input");
  const shown = box.querySelector("[data-photo-shown]");
  const choose = box.querySelector("[data-photo-choose]");
  const clear = box.querySelector("[data-photo-clear]");
  const form = input.form;
  const none = shown.textContent.trim();

  function inherit(name, words) {
    const field = form.elements[name];
    if (field) field.placeholder = words && words !== box.dataset.none ? words : "";
  }

  function line(label, words) {
    const p = document.createElement("p");
    const q = document.createElement("q");
    p.className = "help";
    q.textContent = words || box.dataset.none;
    p.append(`${label} `, q);
    return p;
  }

  function show(photo) {
    input.value = photo?.id ?? "";
    input.dispatchEvent(new Event("change", { bubbles: true }));
    clear.hidden = !photo;
    choose.textContent = photo ? box.dataset.wordChange : box.dataset.wordChoose;
    inherit("lead_caption", photo?.caption);
    inherit("lead_alt", photo?.alt);
    if (!photo) {
      const nothing = document.createElement("p");
      nothing.className = "help";
      nothing.textContent = box.dataset.wordNone;
      shown.replaceChildren(nothing);
      return;
    }
    const about = document.createElement("div");
    const title = document.createElement("p");
    const name = document.createElement("b");
    name.textContent = photo.title;
    title.append(name, photo.credit ? ` · ${photo.credit}` : "");
    about.append(title, line(box.dataset.wordCaption, photo.caption), line(box.dataset.wordAlt, photo.alt));
    const picture = new Image(240, 160);
    picture.src = photo.thumb;
    picture.alt = "";
    shown.replaceChildren(...(photo.thumb ? [picture] : []), about);
  }

  for (const own of shown.querySelectorAll("[data-inherits]")) {
    inherit(`lead_${own.dataset.inherits}`, own.textContent);
  }
  if (!box.dataset.photos) return;
  input.type = "hidden";
  choose.hidden = false;
  clear.hidden = !input.value;
  if (!input.value && none) shown.querySelector("p").textContent = box.dataset.wordNone;
  choose.textContent = input.value ? box.dataset.wordChange : box.dataset.wordChoose;
  clear.addEventListener("click", () => {
    show(null);
    choose.focus();
  });
  choose.addEventListener("click", async () => {
    const photo = await chooseFrom(box.dataset.photos, choose);
    if (photo) show(photo);
  });
  // Unsaved words put back by the safety net: only the number was kept.
  input.addEventListener("newsroom:set", async () => {
    const { photos = [] } = input.value
      ? await fetchJson(box.dataset.photos, { ids: input.value })
      : {};
    show(photos[0] ?? null);
  });
}
