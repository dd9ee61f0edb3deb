// The signs on buttons: strokes on a 24-unit square, drawn by us.

const PATHS = {
  undo: "M9 7 4 12l5 5M4 12h10a6 6 0 0 1 6 6",
  redo: "m15 7 5 5-5 5M20 12H10a6 6 0 0 0-6 6",
  up: "M12 20V5m-6 6 6-6 6 6",
  down: "M12 4v15m-6-6 6 6 6-6",
  left: "M20 12H5m6-6-6 6 6 6",
  right: "M4 12h15m-6-6 6 6-6 6",
  remove: "M5 7h14M10 7V4h4v3m-7 0 1 13h8l1-13",
  close: "m6 6 12 12M18 6 6 18",
  photo: "M3 5h18v14H3zM3 16l5-5 4 4 3-3 6 5M16 9h.01",
  gallery: "M3 8h14v11H3zM7 8V5h14v11h-4M3 16l4-4 3 3 2-2 5 4",
  related: "M4 5h7v6H4zM14 6h6M14 10h6M4 15h16M4 19h16",
  pullquote: "M5 17c3 0 4-3 4-6V7H4v5h4M15 17c3 0 4-3 4-6V7h-5v5h4",
  embed: "M3 5h18v14H3zM10 9v6l5-3z",
  table: "M3 5h18v14H3zM3 10h18M3 14.5h18M10 5v14",
  link: "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
  bullets: "M9 6h12M9 12h12M9 18h12M4 6h.01M4 12h.01M4 18h.01",
  numbers: "M10 6h11M10 12h11M10 18h11M4 4v5M3 9h3M3 14h3l-3 4h3",
  quote: "M4 5v14M9 8h11M9 12h11M9 16h7",
  rule: "M3 12h18",
  replace: "M4 9h13l-4-4M20 15H7l4 4",
  point: "M12 3v5m0 8v5M3 12h5m8 0h5M12 12h.01",
  rowAbove: "M4 12h16v7H4zM12 3v6M9 6h6",
  rowBelow: "M4 5h16v7H4zM12 15v6M9 18h6",
  rowRemove: "M4 8h16v8H4zM9 12h6",
  columnBefore: "M12 4v16h7V4zM3 12h6M6 9v6",
  columnAfter: "M5 4v16h7V4zM15 12h6M18 9v6",
  columnRemove: "M8 4h8v16H8zM10 12h4",
  header: "M3 5h18v14H3zM3 10h18M3 6.5h18M3 8h18",
  // Drawn, not set in type: two letters would be read as a name other than the button's label.
  subscript: "M4 5l8 10M12 5 4 15M16 15.5c.8-2 4-1.7 4 .3 0 1.7-4 2.7-4 4.7h4.5",
  superscript: "M4 9l8 10M12 9 4 19M16 4.5c.8-2 4-1.7 4 .3 0 1.7-4 2.7-4 4.7h4.5",
  plus: "M12 5v14M5 12h14",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 21 21",
};

// Signs that are letters are set in type.
const LETTERS = {
  bold: ["B", "surface-letter-bold"],
  italic: ["I", "surface-letter-italic"],
  heading: ["H", "surface-letter-bold"],
  subheading: ["h", "surface-letter-bold"],
  text: ["¶", ""],
};

const SVG = "http://www.w3.org/2000/svg";

/** Return the sign `name`, hidden from screen readers: the button says its label. */
export function icon(name) {
  if (LETTERS[name]) {
    const [letters, className] = LETTERS[name];
    const made = document.createElement("span");
    made.className = `surface-letter ${className}`;
    made.textContent = letters;
    made.setAttribute("aria-hidden", "true");
    return made;
  }
  const made = document.createElementNS(SVG, "svg");
  made.setAttribute("viewBox", "0 0 24 24");
  made.setAttribute("class", "surface-icon");
  made.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  made.append(path);
  return made;
}
