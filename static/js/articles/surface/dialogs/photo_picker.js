// Choosing photos from the library, or putting a new one into it on the way.

import { crel } from "django-prose-editor/editor";

import { openDialog } from "newsroom/surface/dialogs/dialog";
import { uploadForm } from "newsroom/surface/dialogs/photo_upload";
import { button, field } from "newsroom/surface/tools";
import { fill, gettext } from "newsroom/surface/words";

const PAUSE = 250;

/**
 * Let somebody pick a photo, or `several`. Promise the list of them, empty if it was given up.
 *
 * Given `file` (one that was pasted or dropped), the dialog opens with its upload.
 */
export async function pickPhotos({ photos, editor, several = false, file = null }) {
  const picked = await openDialog({
    title: several ? gettext("Photos for the gallery") : gettext("Which photo?"),
    editor,
    className: "photo-picker",
    fill: (body, close) => new PhotoPicker({ body, close, photos, several, editor }).open(file),
  });
  return picked ?? [];
}

class PhotoPicker {
  chosen = new Map();
  turn = 0;

  constructor({ body, close, photos, several, editor }) {
    Object.assign(this, { body, close, photos, several, editor });
    this.search = crel("input", { type: "search", autofocus: true, autocomplete: "off" });
    this.status = crel("p", { className: "surface-status", role: "status" });
    this.grid = crel("ul", { className: "photo-grid" });
    this.more = button(gettext("More photos"), { onClick: () => this.loadMore() });
    this.more.hidden = true;
    this.upload = button(gettext("Upload a new photo"), {
      sign: "plus",
      words: true,
      onClick: () => this.showUpload(null),
    });
    this.done = button("", { className: "surface-main", onClick: () => this.finish() });
  }

  open(file) {
    this.library = crel("div", { className: "photo-library" }, [
      crel("div", { className: "photo-search" }, [
        field(gettext("Words of its title, caption or credit"), this.search),
        this.upload,
      ]),
      this.status,
      this.grid,
      this.more,
    ]);
    this.body.append(this.library);
    if (this.several) {
      this.body.append(crel("div", { className: "surface-actions" }, [this.done]));
      this.count();
    }
    let timer;
    this.search.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => this.find(), PAUSE);
    });
    this.grid.addEventListener("keydown", (event) => this.onKey(event));
    this.find();
    if (file) this.showUpload(file);
  }

  find() {
    this.load(() => this.photos.search({ q: this.search.value.trim() }), (items) => {
      this.grid.replaceChildren(...items);
      this.status.textContent = items.length ? "" : gettext("No photo has these words.");
    });
  }

  loadMore() {
    this.load(() => this.photos.page(this.next), (items) => {
      this.grid.append(...items);
      items[0]?.querySelector("button").focus();
    });
  }

  async load(ask, show) {
    const turn = ++this.turn;
    try {
      const { items, next } = await ask();
      if (turn !== this.turn) return; // a newer search is on its way
      this.next = next;
      this.more.hidden = !next;
      show(items.map((photo) => this.choice(photo)));
    } catch (error) {
      if (turn === this.turn) this.status.textContent = error.message;
    }
  }

  choice(photo) {
    const image = crel("img", { src: photo.thumb || photo.preview, alt: "", loading: "lazy" });
    const words = crel("span", { className: "photo-choice-words" }, [
      crel("strong", { textContent: photo.title }),
      crel("span", { textContent: photo.credit }),
    ]);
    const made = crel("button", { type: "button", className: "photo-choice" }, [image, words]);
    if (this.several) made.setAttribute("aria-pressed", String(this.chosen.has(photo.id)));
    made.addEventListener("click", () => this.choose(photo, made));
    return crel("li", {}, [made]);
  }

  choose(photo, made) {
    if (!this.several) return this.close([photo]);
    if (!this.chosen.delete(photo.id)) this.chosen.set(photo.id, photo);
    made.setAttribute("aria-pressed", String(this.chosen.has(photo.id)));
    this.count();
  }

  count() {
    const { size } = this.chosen;
    this.done.disabled = !size;
    this.done.textContent = size
      ? fill(gettext("Add the chosen photos (%(count)s)"), { count: size })
      : gettext("Choose photos above");
  }

  finish() {
    this.close([...this.chosen.values()]);
  }

  /** Arrow keys walk through the pictures as they lie. */
  onKey(event) {
    const all = [...this.grid.querySelectorAll("button")];
    const here = all.indexOf(document.activeElement);
    const top = all[here]?.getBoundingClientRect().top;
    const row = all.filter((one) => one.getBoundingClientRect().top === top).length;
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: row, ArrowUp: -row }[event.key];
    if (!by) return;
    event.preventDefault();
    const next = here + by;
    if (next < 0) this.search.focus();
    else all[Math.min(next, all.length - 1)].focus();
  }

  showUpload(file) {
    this.library.hidden = true;
    const form = uploadForm({
      address: this.photos.address,
      editor: this.editor,
      file,
      onDone: (photo) => {
        this.photos.remember(photo);
        if (!this.several) return this.close([photo]);
        this.chosen.set(photo.id, photo);
        this.count();
        this.back(form);
        this.find();
      },
      onCancel: () => this.back(form),
    });
    this.body.prepend(form);
    form.querySelector("input").focus();
  }

  back(form) {
    form.remove();
    this.library.hidden = false;
    this.upload.focus();
  }
}
