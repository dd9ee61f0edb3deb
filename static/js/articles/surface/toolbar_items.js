// What the toolbar offers, in groups. An item does something to the editor, may be `active`, may
// be impossible here (`can`), and some groups only show where they make sense (`when`).

import { inOwnText, topBlock } from "newsroom/surface/blocks";
import { askEmbedAddress } from "newsroom/surface/dialogs/embed_address";
import { pickPhotos } from "newsroom/surface/dialogs/photo_picker";
import { pickStory } from "newsroom/surface/dialogs/story_picker";
import { insertBlock } from "newsroom/surface/insert";
import { editLink } from "newsroom/surface/link";
import { moveBlock } from "newsroom/surface/move";
import { insertTable } from "newsroom/surface/table";
import { gettext } from "newsroom/surface/words";

/** A button that runs a command of the editor, and can be pressed only where that would work. */
const command = (label, sign, run, { active, keys = "" } = {}) => ({
  label,
  sign,
  keys,
  active,
  run: (editor) => run(editor.chain().focus()).run(),
  can: (editor) => run(editor.can().chain()).run(),
});

/** Like `command`, for what would change the kind of a block: never in a caption. */
const blockCommand = (...parts) => {
  const item = command(...parts);
  const { can } = item;
  return { ...item, can: (editor) => !inOwnText(editor.state) && can(editor) };
};

const mark = (label, sign, name, keys) =>
  command(label, sign, (chain) => chain.toggleMark(name), {
    keys,
    active: (editor) => editor.isActive(name),
  });

const heading = (label, sign, level) =>
  blockCommand(label, sign, (chain) => chain.toggleHeading({ level }), {
    keys: `Ctrl+Alt+${level}`,
    active: (editor) => editor.isActive("heading", { level }),
  });

const list = (label, sign, name, toggle, keys) =>
  blockCommand(label, sign, (chain) => chain[toggle](), {
    keys,
    active: (editor) => editor.isActive(name),
  });

/** Words and lines. */
export const textItems = () => [
  [
    mark(gettext("Bold"), "bold", "bold", "Ctrl+B"),
    mark(gettext("Italic"), "italic", "italic", "Ctrl+I"),
    {
      label: gettext("Link"),
      sign: "link",
      keys: "Ctrl+K",
      active: (editor) => editor.isActive("link"),
      can: (editor) => editor.can().setMark("link", { href: "/" }),
      run: editLink,
    },
  ],
  [
    heading(gettext("Heading"), "heading", 2),
    heading(gettext("Small heading"), "subheading", 3),
    list(gettext("List"), "bullets", "bulletList", "toggleBulletList", "Ctrl+Shift+8"),
    list(gettext("Numbered list"), "numbers", "orderedList", "toggleOrderedList", "Ctrl+Shift+7"),
    list(gettext("Quotation"), "quote", "blockquote", "toggleBlockquote"),
  ],
  [
    mark(gettext("Superscript"), "superscript", "superscript", "Ctrl+."),
    mark(gettext("Subscript"), "subscript", "subscript", "Ctrl+,"),
  ],
  [
    command(gettext("Undo"), "undo", (chain) => chain.undo(), { keys: "Ctrl+Z" }),
    command(gettext("Redo"), "redo", (chain) => chain.redo(), { keys: "Ctrl+Shift+Z" }),
  ],
];

/** What can be put into the text. */
export const insertItems = ({ photos, stories, story }) => {
  const insert = (editor, name, attributes, content) =>
    insertBlock(editor, editor.schema.nodes[name].create(attributes, content));
  return [
    [
      {
        label: gettext("Photo"),
        sign: "photo",
        async run(editor) {
          const [photo] = await pickPhotos({ photos, editor });
          if (photo) insert(editor, "photo", { id: photo.id });
        },
      },
      {
        label: gettext("Gallery"),
        sign: "gallery",
        async run(editor) {
          const picked = await pickPhotos({ photos, editor, several: true });
          if (picked.length) insert(editor, "gallery", { ids: picked.map((photo) => photo.id) });
        },
      },
      {
        label: gettext("Related"),
        sign: "related",
        async run(editor) {
          const picked = await pickStory({ stories, editor, exclude: [story] });
          if (picked) insert(editor, "related", { ids: [picked.id] });
        },
      },
      {
        label: gettext("Pull quote"),
        sign: "pullquote",
        run(editor) {
          const { from, to, empty } = editor.state.selection;
          const words = empty ? "" : editor.state.doc.textBetween(from, to, " ").trim();
          insert(editor, "pullquote", null, words ? editor.schema.text(words) : null);
        },
      },
      {
        label: gettext("Embed"),
        sign: "embed",
        async run(editor) {
          const url = await askEmbedAddress(editor);
          if (url) insert(editor, "embed", { url });
        },
      },
      { label: gettext("Table"), sign: "table", run: insertTable },
      {
        label: gettext("Line"),
        sign: "rule",
        run: (editor) => insert(editor, "horizontalRule"),
      },
    ],
  ];
};

/** What can be done to the table around the cursor. */
export const tableItems = () => {
  const item = (label, sign, name) => command(label, sign, (chain) => chain[name]());
  const move = (label, sign, direction) => ({
    label,
    sign,
    run(editor) {
      moveBlock(editor.view, direction);
      editor.view.focus();
    },
  });
  return [
    [
      item(gettext("Row above"), "rowAbove", "addRowBefore"),
      item(gettext("Row below"), "rowBelow", "addRowAfter"),
      item(gettext("Remove the row"), "rowRemove", "deleteRow"),
    ],
    [
      item(gettext("Column before"), "columnBefore", "addColumnBefore"),
      item(gettext("Column after"), "columnAfter", "addColumnAfter"),
      item(gettext("Remove the column"), "columnRemove", "deleteColumn"),
    ],
    [
      item(gettext("First row names the columns"), "header", "toggleHeaderRow"),
      move(gettext("Move the table up"), "up", -1),
      move(gettext("Move the table down"), "down", 1),
      item(gettext("Remove the table"), "remove", "deleteTable"),
    ],
  ];
};

export const inTable = (editor) => topBlock(editor.state)?.node.type.name === "table";
