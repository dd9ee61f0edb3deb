// Links: only to the web, to a mailbox or within the paper. The server has the same rule.

import { Link as BaseLink } from "django-prose-editor/editor";

import { askLink, isAddress } from "newsroom/surface/dialogs/link_address";
import { announce } from "newsroom/surface/announce";
import { gettext } from "newsroom/surface/words";

const RELS = ["nofollow", "sponsored", "ugc"];

/** Ask where the selected words shall lead; with no words selected, the address is put in. */
export async function editLink(editor) {
  const isLink = editor.isActive("link");
  if (isLink) editor.commands.extendMarkRange("link");
  const { from, to } = editor.state.selection;
  const answer = await askLink(editor, isLink ? editor.getAttributes("link") : {});
  if (!answer) return;
  const chain = editor.chain().focus().setTextSelection({ from, to });
  if (!answer.href) {
    chain.unsetLink().run();
    announce(gettext("Link removed."));
  } else if (from === to) {
    const words = answer.href.replace(/^(?:https?:\/\/(?:www\.)?|mailto:)/, "").replace(/\/$/, "");
    const mark = { type: "link", attrs: answer };
    chain.insertContent({ type: "text", text: words || answer.href, marks: [mark] }).run();
  } else {
    chain.setLink(answer).run();
  }
}

export const Link = BaseLink.extend({
  inclusive: false, // typing on at the end of a link is not part of it

  addAttributes: () => ({
    href: { default: null, parseHTML: (element) => element.getAttribute("href") },
    rel: {
      default: null,
      parseHTML(element) {
        const said = (element.getAttribute("rel") ?? "").toLowerCase().split(/\s+/);
        return RELS.filter((rel) => said.includes(rel)).join(" ") || null;
      },
    },
  }),

  renderHTML({ mark }) {
    const { href, rel } = mark.attrs;
    return ["a", { href: isAddress(href ?? "") ? href : "", ...(rel && { rel }) }, 0];
  },

  addKeyboardShortcuts() {
    return {
      "Mod-k": () => {
        editLink(this.editor);
        return true;
      },
    };
  },
}).configure({
  openOnClick: false,
  autolink: true,
  linkOnPaste: true,
  defaultProtocol: "https",
  isAllowedUri: (href) => isAddress(href ?? ""),
  HTMLAttributes: {},
});
