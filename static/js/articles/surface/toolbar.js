// The toolbar: one stop for Tab, arrow keys within, says what is on and what cannot be done here.

import { Extension, crel } from "django-prose-editor/editor";

import { button } from "newsroom/surface/tools";
import { inTable, insertItems, tableItems, textItems } from "newsroom/surface/toolbar_items";
import { gettext } from "newsroom/surface/words";

const apple = /Mac|iPhone|iPad/.test(navigator.platform);

/** Keys as this machine writes them. */
const written = (keys) =>
  apple ? keys.replace("Ctrl+", "⌘").replace("Shift+", "⇧").replace("Alt+", "⌥") : keys;

class Bar {
  items = [];

  constructor(editor, options) {
    this.editor = editor;
    this.dom = crel("div", { className: "surface-toolbar", role: "toolbar" });
    this.dom.setAttribute("aria-label", gettext("Tools for the text"));
    this.text = this.row(textItems(), "surface-row-text");
    this.insert = this.row(insertItems(options), "surface-row-insert", { words: true });
    this.table = this.row(tableItems(), "surface-row-table");
    this.dom.append(this.insert, this.text, this.table);
    this.dom.addEventListener("keydown", (event) => this.onKey(event));
    // Pressing a button would take the focus, and on a phone the keyboard, from the text.
    this.dom.addEventListener("mousedown", (event) => event.preventDefault());
    this.update();
  }

  row(groups, className, { words = false } = {}) {
    const made = groups.map((group) =>
      crel(
        "div",
        { className: "surface-group" },
        group.map((item) => this.button(item, words)),
      ),
    );
    return crel("div", { className: `surface-row ${className}` }, made);
  }

  button(item, words) {
    const made = button(item.label, {
      sign: item.sign,
      words,
      onClick: () => {
        if (made.getAttribute("aria-disabled") !== "true") item.run(this.editor);
      },
    });
    if (item.keys) made.title = `${item.label} (${written(item.keys)})`;
    if (item.active) made.setAttribute("aria-pressed", "false");
    made.tabIndex = -1;
    this.items.push({ ...item, button: made });
    return made;
  }

  /** Show what is on and possible at the cursor. Touches the page only where something changed. */
  update() {
    const { editor } = this;
    this.table.hidden = !inTable(editor);
    for (const { button: made, active, can } of this.items) {
      if (made.closest("[hidden]")) continue;
      if (active) set(made, "aria-pressed", String(active(editor)));
      if (can) set(made, "aria-disabled", String(!can(editor)));
    }
    if (!this.reachable().includes(this.stop)) this.stopAt(this.reachable()[0]);
  }

  reachable() {
    return [...this.dom.querySelectorAll("button")].filter((made) => !made.closest("[hidden]"));
  }

  stopAt(made) {
    if (this.stop) this.stop.tabIndex = -1;
    this.stop = made;
    made.tabIndex = 0;
  }

  onKey(event) {
    const all = this.reachable();
    const here = all.indexOf(document.activeElement);
    const next = {
      ArrowRight: (here + 1) % all.length,
      ArrowLeft: (here - 1 + all.length) % all.length,
      Home: 0,
      End: all.length - 1,
    }[event.key];
    if (event.key === "Escape") {
      event.preventDefault();
      this.editor.view.focus();
    }
    if (next === undefined) return;
    event.preventDefault();
    this.stopAt(all[next]);
    all[next].focus();
  }
}

function set(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

export const Toolbar = Extension.create({
  name: "storyToolbar",

  addOptions: () => ({ photos: null, stories: null, story: null }),

  addStorage: () => ({ bar: null }),

  onCreate({ editor }) {
    if (!editor.isEditable) return;
    const bar = new Bar(editor, this.options);
    editor.view.dom.before(bar.dom);
    this.storage.bar = bar;
  },

  // At most once a frame: a keystroke must not wait for the toolbar.
  onTransaction() {
    const { storage } = this;
    storage.frame ??= requestAnimationFrame(() => {
      storage.frame = null;
      storage.bar?.update();
    });
  },

  onDestroy() {
    this.storage.bar?.dom.remove();
  },
});
