// Turns markup of Word, Google Docs, mail and web pages into what a story may hold. Words are kept,
// in their order; of the form only headings, lists, links, tables, bold, italic and indices.
//
// Even a document that is never shown reports style attributes, <style> and on… handlers to the
// policy of the page, so those are renamed or cut before anything is parsed; and because
// `element.style` stays empty there, styles are read from the renamed attribute.

const STYLE = "data-css";
const OUT =
  "script,style,link,meta,title,head,template,noscript,iframe,object,embed,svg,math,video,audio," +
  "canvas,form,input,button,select,textarea,img,picture,source,col,colgroup";
const RENAME = { H1: "h2", H4: "h3", H5: "h3", H6: "h3", B: "strong", I: "em" };
const BLOCKS = "p,h2,h3,ul,ol,li,blockquote,table,div,section,article,header,footer,main,pre,dl";

/** Return clean HTML; what was copied in this very editor is left as it is. */
export function cleanPasted(html) {
  if (html.includes("data-pm-slice")) return html;
  const document = new DOMParser().parseFromString(disarm(html), "text/html");
  const { body } = document;
  dropComments(document);
  for (const element of body.querySelectorAll(OUT)) element.remove();
  for (const end of body.querySelectorAll("o\\:p")) if (!end.textContent.trim()) end.remove();
  wordLists(body);
  for (const element of [...body.querySelectorAll("*")]) readStyle(element);
  for (const link of body.querySelectorAll("a")) unwrapRedirect(link);
  for (const element of [...body.querySelectorAll("*")]) renameTag(element);
  for (const wrapper of [...body.querySelectorAll("strong,em,a")]) sinkMark(wrapper);
  for (const table of body.querySelectorAll("table")) layoutTable(table);
  for (const bold of body.querySelectorAll(":is(h2, h3) strong")) unwrap(bold);
  for (const element of body.querySelectorAll("*")) stripAttributes(element);
  return body.innerHTML;
}

/** Take away by text what the policy would report while it is parsed. */
function disarm(html) {
  return html
    .replace(/<style\b[^]*?(?:<\/style\s*>|$)/gi, "")
    .replace(/<script\b[^]*?(?:<\/script\s*>|$)/gi, "")
    .replace(/<(?:meta|link|base)\b[^>]*>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) =>
      tag
        .replace(/([\s"'/])style\s*=/gi, `$1${STYLE}=`)
        .replace(/([\s"'/])on(\w+)\s*=/gi, "$1data-on$2=")
        .replace(/([\s"'/])(src|srcset|background|poster|srcdoc)\s*=/gi, "$1data-$2="),
    );
}

function dropComments(document) {
  const comments = document.createNodeIterator(document, NodeFilter.SHOW_COMMENT);
  const found = [];
  for (let next = comments.nextNode(); next; next = comments.nextNode()) found.push(next);
  for (const comment of found) comment.remove();
}

const style = (element) => element.getAttribute(STYLE) ?? "";

/** What the style says of `property`. Word's own `mso-bidi-font-weight` is another property. */
const said = (css, property) =>
  new RegExp(`(?:^|[;\\s])${property}\\s*:\\s*([^;]+)`, "i").exec(css)?.[1].trim().toLowerCase();

/** Bold and italic that are only in the style become tags; tags that the style denies go. */
function readStyle(element) {
  const css = style(element);
  if (!css) return;
  const weight = said(css, "font-weight");
  const slant = said(css, "font-style");
  const shift = said(css, "vertical-align");
  const isBold = weight && (/^bold/.test(weight) || Number.parseInt(weight, 10) >= 600);
  if (weight && !isBold && element.matches("b,strong")) return unwrap(element);
  if (slant === "normal" && element.matches("i,em")) return unwrap(element);
  if (!element.matches("span,font,u,a,b,i,em,strong")) return;
  if (isBold && !element.closest("b,strong,h1,h2,h3,h4,h5,h6,th")) wrapInside(element, "strong");
  if (slant === "italic" && !element.closest("i,em")) wrapInside(element, "em");
  if (shift === "super" && !element.closest("sup")) wrapInside(element, "sup");
  if (shift === "sub" && !element.closest("sub")) wrapInside(element, "sub");
}

/** Word writes a list as paragraphs whose style says `mso-list:l0 level2`. */
function wordLists(body) {
  let open = [];
  for (const paragraph of [...body.querySelectorAll("p,h1,h2,h3")]) {
    const [, name, digit] = /mso-list:\s*(\S+)\s+level(\d)/i.exec(style(paragraph)) ?? [];
    const level = Number(digit ?? 0);
    // A list goes on only under its name, and if nothing stands between.
    const [first] = open;
    if (first && (first.name !== name || !isNext(first.list, paragraph))) open = [];
    if (!level) continue;
    const marker = paragraph.querySelector('[data-css*="mso-list:Ignore" i]');
    const tag = /^\W*[\da-z]{1,4}[.)]/i.test(marker?.textContent ?? "") ? "ol" : "ul";
    marker?.remove();
    while (open.length && open.at(-1).level > level) open.pop();
    if (!open.length || open.at(-1).level < level) {
      const list = body.ownerDocument.createElement(tag);
      const above = open.at(-1)?.list.lastElementChild;
      if (above) above.append(list);
      else paragraph.before(list);
      open.push({ level, list, name });
    }
    const item = body.ownerDocument.createElement("li");
    item.append(...paragraph.childNodes);
    open.at(-1).list.append(item);
    paragraph.remove();
  }
}

function isNext(list, paragraph) {
  let next = list.nextSibling;
  while (next && next.nodeType === Node.TEXT_NODE && !next.data.trim()) next = next.nextSibling;
  return next === paragraph;
}

/** Google sends every link through a page of its own; the address meant is in it. */
function unwrapRedirect(link) {
  const href = link.getAttribute("href") ?? "";
  try {
    const address = new URL(href);
    if (/(^|\.)google\.[a-z.]+$/.test(address.hostname) && address.pathname === "/url") {
      const meant = address.searchParams.get("q") ?? address.searchParams.get("url");
      if (meant) link.setAttribute("href", meant);
    }
  } catch {
    if (!/^(?:\/(?!\/)|mailto:)/i.test(href)) unwrap(link); // a place within the other document
  }
}

function renameTag(element) {
  const name = RENAME[element.tagName];
  if (!name) return;
  const made = element.ownerDocument.createElement(name);
  made.append(...element.childNodes);
  element.replaceWith(made);
}

/** A mark around whole paragraphs (Google's `<b>` around everything) moves into them. */
function sinkMark(mark) {
  if (!mark.querySelector(BLOCKS)) return;
  for (const block of mark.querySelectorAll("p,h2,h3,li,td,th")) {
    if (block.querySelector(BLOCKS)) continue;
    const inner = mark.cloneNode(false);
    inner.append(...block.childNodes);
    block.append(inner);
  }
  unwrap(mark);
}

/** A table that only arranges a page (one column, or tables in its cells) is no table. */
function layoutTable(table) {
  const rows = [...table.rows];
  const isLayout = table.querySelector("table") || rows.every((row) => row.cells.length < 2);
  if (!isLayout) {
    for (const cell of table.querySelectorAll("td,th")) {
      for (const heading of cell.querySelectorAll("h2,h3,blockquote,hr")) {
        wrapInside(heading, "p");
        unwrap(heading);
      }
    }
    return;
  }
  const words = rows.flatMap((row) =>
    [...row.cells].map((cell) => {
      const block = table.ownerDocument.createElement("div");
      block.append(...cell.childNodes);
      return block;
    }),
  );
  table.replaceWith(...words);
}

const KEPT = {
  A: ["href", "rel"],
  TD: ["colspan", "rowspan"],
  TH: ["colspan", "rowspan"],
  OL: ["start"],
};

function stripAttributes(element) {
  const kept = KEPT[element.tagName] ?? [];
  for (const { name } of [...element.attributes]) {
    if (!kept.includes(name)) element.removeAttribute(name);
  }
}

function unwrap(element) {
  element.replaceWith(...element.childNodes);
}

function wrapInside(element, tag) {
  const made = element.ownerDocument.createElement(tag);
  made.append(...element.childNodes);
  element.append(made);
}
