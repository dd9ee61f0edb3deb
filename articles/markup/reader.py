"""Building the tree of a story's text from any markup: the editor's, Word's, a wire's, an enemy's.

Every word is kept, in an order a reader would expect; what a story cannot hold loses its form.
Photos, galleries, embeds and related boxes stand between paragraphs, never inside one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from articles.markup.document import (
    BREAK,
    MARKS,
    Block,
    Cell,
    EmbedFigure,
    Figure,
    GalleryFigure,
    Inner,
    Item,
    Line,
    Link,
    List,
    PhotoFigure,
    Pullquote,
    Quote,
    RelatedBox,
    Rule,
    Run,
    Table,
    crop,
    embed_address,
    link,
    note,
    one_id,
    plain,
    several_ids,
    size,
    span,
    tidied,
)
from articles.markup.tokens import End, Start, Text, tokens

SAME_AS = {"b": "strong", "i": "em", "cite": "em", "h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3"}
# Tags that end a line without being anything a story holds.
LINE_ENDS = re.compile(
    "address|article|body|caption|center|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|"
    "footer|form|header|hgroup|html|legend|main|menu|nav|option|pre|search|section|summary"
)
LINES = ("p", "h2", "h3")
DEEPEST_LIST = 6
LONGEST_LINE = 20_000  # letters; what comes after starts a new paragraph
MOST_PHOTOS = 40
MOST_STORIES = 3
OURS = ("data-photo", "data-gallery", "data-embed", "data-related")
_SPACES = re.compile(r"[ \t\n\r\f\v]+")


@dataclass
class Document:
    """A story's text, and in words what could not be understood."""

    blocks: list[Block]
    problems: list[str]


def read(markup: str) -> Document:
    """Return the document in `markup`, whatever that is."""
    reader = _Reader()
    for token in tokens(markup):
        match token:
            case Text(words):
                reader.text(words)
            case Start(name, attributes):
                reader.start(SAME_AS.get(name, name), attributes)
            case End(name):
                reader.end(SAME_AS.get(name, name))
    return Document(reader.finish(), reader.problems)


Container = Quote | List | Item | Table | Cell


class _Reader:
    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.problems: list[str] = []
        self.containers: list[Container] = []  # open, outermost first
        self.line: Line | Pullquote | Figure | None = None  # what words go into
        self.line_length = 0
        self.waiting: list[Block] = []  # figures met inside a container: they come after it
        self.marks: list[tuple[str, Link | None]] = []

    # Words ---------------------------------------------------------------------------------------

    def text(self, words: str) -> None:
        words = _SPACES.sub(" ", words)
        if self.line is None:
            words = words.lstrip(" ")
            if not words:
                return
            self.open_line("p")
        while words:
            room = LONGEST_LINE - self.line_length
            if room > 0:
                self.add(words[:room])
            if words := words[max(room, 0) :]:
                self.open_line(self.line.tag if isinstance(self.line, Line) else "p")

    def add(self, words: str) -> None:
        """Put `words` on the open line, as they are marked now."""
        if self.line is None:
            return
        marks = frozenset(name for name, _ in self.marks if name != "a")
        links = [target for name, target in self.marks if name == "a"]
        self.line.runs.append(Run(words, marks, links[-1] if links else None))
        self.line_length += len(words)

    def add_break(self, words: str) -> None:
        """Add a space or a line break to the open line, if there is one with room."""
        if self.line is not None and self.line_length < LONGEST_LINE:
            self.add(words)

    def open_line(self, tag: str) -> None:
        """Start a paragraph or heading where we are. Headings stand at the top level only."""
        self.close_line()
        if not self.containers:
            self.line = Line(tag)
            self.blocks.append(self.line)
            return
        if isinstance(self.containers[-1], Table):
            self.open_cell(heads=False)
        if isinstance(self.containers[-1], List):
            self.open_item()
        self.line = Line("p")
        self.children().append(self.line)

    def close_line(self) -> None:
        self.line = None
        self.line_length = 0

    # Tags ----------------------------------------------------------------------------------------

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in MARKS:
            if len(self.marks) < 50:
                self.marks.append((name, None))
        elif name == "a":
            self.end("a")
            target = link(attributes.get("href", ""), attributes.get("rel", ""))
            self.marks.append(("a", target))
        elif name == "br" or (isinstance(self.line, Pullquote) and _ends_line(name)):
            self.add_break(BREAK)
        elif self.in_figure() and _ends_line(name) and name not in ("h2", "h3"):
            self.add_break(" ")
        elif name in LINES:
            self.open_line(name)
        elif _ends_line(name):
            self.close_line()
        elif opener := self.OPENERS.get(name):
            opener(self, name, attributes)

    def end(self, name: str) -> None:
        if name in MARKS or name == "a":
            for index in range(len(self.marks) - 1, -1, -1):
                if self.marks[index][0] == name:
                    del self.marks[index]
                    break
        elif isinstance(self.line, Pullquote):
            if name == "blockquote":
                self.close_line()
        elif self.in_figure():
            if name == "figure":
                self.close_line()
        elif _ends_line(name):
            self.close_line()
        elif kind := self.CLOSERS.get(name):
            self.close(kind)

    def in_figure(self) -> bool:
        return isinstance(self.line, (PhotoFigure, GalleryFigure, EmbedFigure))

    # Lists, quotes, tables -----------------------------------------------------------------------

    def children(self) -> list[Inner]:
        """Return where the next line or list belongs: inside an item, a quote or a cell."""
        innermost = self.containers[-1]
        if isinstance(innermost, (Table, List)):  # its callers have opened a cell or an item
            raise TypeError(innermost)
        return innermost.children

    def close(self, kind: type[Container] | tuple[type[Container], ...]) -> None:
        """Close the innermost open container of `kind` and all inside it; none: nothing."""
        self.close_line()
        for index in range(len(self.containers) - 1, -1, -1):
            if isinstance(self.containers[index], kind):
                self.close_down_to(index)
                return

    def close_down_to(self, depth: int) -> None:
        self.close_line()
        del self.containers[depth:]
        if not self.containers:
            self.blocks += self.waiting
            self.waiting = []

    def open_list(self, name: str, attributes: dict[str, str]) -> None:
        self.close_line()
        if sum(isinstance(container, List) for container in self.containers) >= DEEPEST_LIST:
            return
        start = attributes.get("start", "")
        number = int(start) if re.fullmatch(r"[1-9][0-9]{0,3}", start) else 1
        opened = List(name == "ol", number if name == "ol" else 1)
        if not self.containers:
            self.blocks.append(opened)
        else:
            if isinstance(self.containers[-1], Table):
                self.open_cell(heads=False)
            if isinstance(self.containers[-1], List):
                items = self.containers[-1].items
                self.containers.append(items[-1]) if items else self.open_item()
            self.children().append(opened)
        self.containers.append(opened)

    def open_item(self, name: str = "li", attributes: dict[str, str] | None = None) -> None:
        self.close_line()
        for index in range(len(self.containers) - 1, -1, -1):
            container = self.containers[index]
            if isinstance(container, (Quote, Cell)):
                return
            if isinstance(container, List):
                self.close_down_to(index + 1)
                item = Item()
                container.items.append(item)
                self.containers.append(item)
                return

    def open_quote(self, name: str, attributes: dict[str, str]) -> None:
        self.close_line()
        if self.containers:
            return
        opened: Quote | Pullquote
        if "data-pullquote" in attributes:
            opened = Pullquote(cite=note(attributes.get("data-cite", ""), longest=200))
            self.line = opened
        else:
            opened = Quote()
            self.containers.append(opened)
        self.blocks.append(opened)

    def open_table(self, name: str, attributes: dict[str, str]) -> None:
        self.close_line()
        if not self.containers:
            opened = Table()
            self.blocks.append(opened)
            self.containers.append(opened)

    def open_row(self, name: str, attributes: dict[str, str]) -> None:
        self.close_line()
        for index, container in enumerate(self.containers):
            if isinstance(container, Table):
                self.close_down_to(index + 1)
                container.rows.append([])

    def open_cell(
        self, name: str = "td", attributes: dict[str, str] | None = None, *, heads: bool = False
    ) -> None:
        self.close_line()
        attributes = attributes or {}
        for index, container in enumerate(self.containers):
            if isinstance(container, Table):
                self.close_down_to(index + 1)
                cell = Cell(
                    heads or name == "th",
                    span(attributes.get("colspan", "")),
                    span(attributes.get("rowspan", "")),
                )
                if not container.rows:
                    container.rows.append([])
                container.rows[-1].append(cell)
                self.containers.append(cell)

    def open_rule(self, name: str, attributes: dict[str, str]) -> None:
        self.close_line()
        if not self.containers:
            self.blocks.append(Rule())

    # Photos, galleries, embeds, related boxes ----------------------------------------------------

    def open_figure(self, name: str, attributes: dict[str, str]) -> None:
        self.close_line()
        opened = _story_node(attributes)
        if opened is None:
            self.problems += [
                f"left out what says {key}={attributes[key][:40]!r}"
                for key in OURS
                if key in attributes
            ]
            return
        (self.waiting if self.containers else self.blocks).append(opened)
        if not isinstance(opened, RelatedBox):
            self.line = opened

    # The end -------------------------------------------------------------------------------------

    def finish(self) -> list[Block]:
        """Close everything and return the blocks that hold something."""
        self.close_down_to(0)
        return [block for block in self.blocks if _tidy(block)]

    OPENERS = {
        "ul": open_list,
        "ol": open_list,
        "li": open_item,
        "blockquote": open_quote,
        "table": open_table,
        "tr": open_row,
        "td": open_cell,
        "th": open_cell,
        "hr": open_rule,
        "figure": open_figure,
        "aside": open_figure,
    }
    CLOSERS: dict[str, type[Container]] = {
        "ul": List,
        "ol": List,
        "li": Item,
        "blockquote": Quote,
        "table": Table,
        "td": Cell,
        "th": Cell,
    }


def _ends_line(name: str) -> bool:
    return name in LINES or LINE_ENDS.fullmatch(name) is not None


def _story_node(attributes: dict[str, str]) -> Figure | RelatedBox | None:
    if photo_id := one_id(attributes.get("data-photo", "")):
        return PhotoFigure(
            photo_id,
            size(attributes.get("data-size", "")),
            note(attributes.get("data-alt", ""), longest=300),
            crop(attributes.get("data-crop", "")),
        )
    if photo_ids := several_ids(attributes.get("data-gallery", ""), at_most=MOST_PHOTOS):
        return GalleryFigure(photo_ids)
    if url := embed_address(attributes.get("data-embed", "")):
        return EmbedFigure(url)
    if story_ids := several_ids(attributes.get("data-related", ""), at_most=MOST_STORIES):
        return RelatedBox(story_ids)
    return None


def _tidy(block: Block) -> bool:
    """Trim `block` in place; return whether anything is left of it."""
    match block:
        case Line() | Pullquote():
            block.runs = tidied(block.runs)
            return bool(plain(block.runs).strip())
        case PhotoFigure() | GalleryFigure() | EmbedFigure():
            block.runs = tidied(block.runs)
        case List():
            for item in block.items:
                item.children = _tidied_children(item.children)
            block.items = [item for item in block.items if item.children]
            return bool(block.items)
        case Quote():
            block.children = _tidied_children(block.children)
            return bool(block.children)
        case Table():
            for row in block.rows:
                for cell in row:
                    cell.children = _tidied_children(cell.children)
            block.rows = [row for row in block.rows if row]
            return any(cell.children for row in block.rows for cell in row)
    return True


def _tidied_children(children: list[Inner]) -> list[Inner]:
    return [child for child in children if _tidy(child)]
