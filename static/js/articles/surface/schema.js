// What a story may hold, as the editor sees it. `articles/markup/document.py` has the same rules
// on the server, and a test takes texts through both.

import {
  Blockquote as BaseBlockquote,
  Bold,
  BulletList,
  Document as BaseDocument,
  Dropcursor,
  Gapcursor,
  HardBreak,
  Heading,
  History,
  HorizontalRule as BaseRule,
  Italic,
  ListItem as BaseItem,
  OrderedList as BaseNumbers,
  Paragraph,
  Placeholder,
  Subscript,
  Superscript,
  TableRow,
  Text,
} from "django-prose-editor/editor";

import { Embed } from "newsroom/surface/embed";
import { Gallery } from "newsroom/surface/gallery";
import { Keys } from "newsroom/surface/keys";
import { Link } from "newsroom/surface/link";
import { Move } from "newsroom/surface/move";
import { Nonce } from "newsroom/surface/nonce";
import { Paste } from "newsroom/surface/paste";
import { Photo } from "newsroom/surface/photo";
import { Pullquote } from "newsroom/surface/pullquote";
import { Related } from "newsroom/surface/related";
import { Table, TableCell, TableHeader } from "newsroom/surface/table";
import { Toolbar } from "newsroom/surface/toolbar";
import { gettext } from "newsroom/surface/words";

// Our own nodes and tables stand between paragraphs, never in a list, a quotation or a cell.
const Document = BaseDocument.extend({ content: "(block | story)+" });
const Blockquote = BaseBlockquote.extend({ content: "(paragraph | bulletList | orderedList)+" });
const ListItem = BaseItem.extend({ content: "paragraph (paragraph | bulletList | orderedList)*" });
// Numbers, from any start; letters and Roman numerals are not the paper's style.
const OrderedList = BaseNumbers.extend({
  addAttributes() {
    return { start: this.parent().start };
  },
  renderHTML: ({ node }) => ["ol", node.attrs.start === 1 ? {} : { start: node.attrs.start }, 0],
}).configure({ enableListAttributes: false });
const HorizontalRule = BaseRule.extend({ group: "story" });
const Headings = Heading.extend({ group: "story" }).configure({ levels: [2, 3] });

/**
 * Return all extensions of the surface. `photos` and `stories` are the lookups, `story` is the
 * number of the story being written. The order of the marks is the order in which they nest.
 */
export function extensions({ photos, stories, story }) {
  return [
    Nonce,
    Document,
    Paragraph,
    Text,
    Headings,
    Link,
    Bold,
    Italic,
    Subscript,
    Superscript,
    BulletList,
    OrderedList,
    ListItem,
    Blockquote,
    HardBreak,
    HorizontalRule,
    Photo.configure({ photos }),
    Gallery.configure({ photos }),
    Related.configure({ stories, story }),
    Pullquote,
    Embed,
    Table,
    TableRow,
    TableHeader,
    TableCell,
    History,
    Dropcursor.configure({ class: "surface-drop", width: 3, color: false }),
    Gapcursor,
    Placeholder.configure({ placeholder: gettext("Write the story here, or paste it.") }),
    Keys,
    Move,
    Paste.configure({ photos }),
    Toolbar.configure({ photos, stories, story }),
  ];
}
