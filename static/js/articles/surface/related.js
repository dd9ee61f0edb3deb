// A box with one to three earlier stories, in the editor's order.

import { Node, crel } from "django-prose-editor/editor";

import { pickStory } from "newsroom/surface/dialogs/story_picker";
import { IdListView, readIds } from "newsroom/surface/id_list";
import { button } from "newsroom/surface/tools";
import { fill, gettext } from "newsroom/surface/words";

export const MOST_STORIES = 3;

class RelatedView extends IdListView {
  signs = ["up", "down"];

  constructor(props) {
    super(props, { kind: gettext("Related stories"), tag: "div" });
    this.options = props.extension.options;
    this.list = crel("ul", { className: "related-stories" });
    const title = crel("p", { className: "own-label", textContent: this.kind });
    this.face.append(title, this.list);
    this.add = button(gettext("Add a story"), {
      sign: "plus",
      words: true,
      onClick: () => this.addStory(),
    });
    this.fillTools([this.add]);
  }

  draw() {
    const { ids } = this.node.attrs;
    this.add.disabled = ids.length >= MOST_STORIES;
    this.headlines = new Map();
    this.list.replaceChildren(...ids.map((id) => this.item(id)));
  }

  item(id) {
    const image = crel("img", { alt: "", hidden: true });
    const headline = crel("strong", { textContent: "…" });
    const note = crel("span", { className: "related-note" });
    const tools = crel("div", { className: "related-tools" }, [
      this.step(gettext("Earlier in the box"), id, -1),
      this.step(gettext("Later in the box"), id, 1),
      button(gettext("Take out"), { sign: "close", onClick: () => this.takeOut(id) }),
    ]);
    const words = crel("div", { className: "related-words" }, [headline, note]);
    const item = crel("li", {}, [image, words, tools]);
    const show = (story) => {
      const gone = fill(gettext("Story %(id)s is gone: readers see nothing of it."), { id });
      headline.textContent = story?.headline ?? gone;
      item.classList.toggle("is-missing", !story || Boolean(story.hidden));
      note.textContent = story
        ? [story.mark, story.section, story.published, story.hidden].filter(Boolean).join(" · ")
        : "";
      image.hidden = !story?.thumb;
      if (story?.thumb) image.src = story.thumb;
      this.headlines.set(id, headline.textContent);
      this.name(this.node.attrs.ids.map((each) => this.headlines.get(each) ?? "…").join("; "));
      for (const tool of tools.children) {
        tool.setAttribute("aria-label", `${tool.title}: ${headline.textContent}`);
      }
    };
    this.options.stories.get(id).then(show, (error) => (headline.textContent = error.message));
    return item;
  }

  placeInWords(place, of) {
    return fill(gettext("Now story %(place)s of %(of)s."), { place, of });
  }

  async addStory() {
    const { ids } = this.node.attrs;
    const { stories, story } = this.options;
    const picked = await pickStory({ stories, editor: this.editor, exclude: [story, ...ids] });
    if (picked) this.change({ ids: [...ids, picked.id].slice(0, MOST_STORIES) });
  }
}

export const Related = Node.create({
  name: "related",
  group: "story",
  atom: true,
  draggable: true,
  selectable: true,

  addOptions: () => ({ stories: null, story: null }),

  addAttributes: () => ({
    ids: {
      default: [],
      rendered: false,
      parseHTML: (element) => readIds(element.dataset.related, MOST_STORIES),
    },
  }),

  parseHTML: () => [
    {
      tag: "aside[data-related]",
      priority: 60,
      getAttrs: (element) => (readIds(element.dataset.related, MOST_STORIES).length ? null : false),
    },
  ],

  renderHTML: ({ node }) => ["aside", { "data-related": node.attrs.ids.join(",") }],

  addNodeView: () => RelatedView.maker(),
});
