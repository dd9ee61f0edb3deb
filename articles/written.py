"""Taking a stored text apart for its page, or for its words, without building its tree.

`articles.body.clean` writes each node of ours in one spelling only, so a text that was cleaned is
cut at those spellings: a twentieth of the cost of reading it. Anything written otherwise is read
in full by `articles.body.parts`, which says the same of every clean text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from django.utils.safestring import SafeString

from articles import body
from articles.body import (
    EmbedPart,
    GalleryPart,
    Part,
    PhotoPart,
    PullquotePart,
    RelatedPart,
    TextPart,
)
from articles.markup.document import PhotoFigure, crop, embed_address
from articles.markup.reader import MOST_PHOTOS, MOST_STORIES

_ID = "[1-9][0-9]{0,17}"
_VALUE = '[^"<>]*'
_FIGCAPTION = "<figcaption>(?P<{}>.*?)</figcaption></figure>"
# The first letter stands before what may follow it, so that a text is looked through for that
# letter alone: a quarter of the cost.
_NODE = re.compile(
    "<(?:"
    + "|".join(
        (
            f'figure data-photo="(?P<photo>{_ID})" data-size="(?P<size>[a-z]+)"'
            f'(?: data-alt="(?P<alt>{_VALUE})")?(?: data-crop="(?P<crop>{_VALUE})")?>'
            + _FIGCAPTION.format("photo_caption"),
            f'aside data-related="(?P<stories>{_ID}(?:,{_ID}){{,{MOST_STORIES - 1}}})"></aside>',
            f'blockquote data-pullquote=""(?: data-cite="(?P<cite>{_VALUE})")?>'
            "(?P<pullquote>.*?)</blockquote>",
            f'figure data-gallery="(?P<photos>{_ID}(?:,{_ID}){{,{MOST_PHOTOS - 1}}})">'
            + _FIGCAPTION.format("gallery_caption"),
            f'figure data-embed="(?P<url>{_VALUE})">' + _FIGCAPTION.format("embed_caption"),
            # Its headers are told apart by the reader.
            "(?P<table>table>.*?</table>)",
        )
    )
    + ")",
    re.DOTALL,
)
# What is left of a node that is spelled otherwise, and so was not found.
_OURS = re.compile("<figure|<figcaption|<aside|<table|<blockquote data-")
# Where a line of words begins or ends; within it, tags are only marks, links and line breaks.
_EDGE = re.compile(
    "</?(?:p|h[1-6]|[uo]l|li|table|t(?:head|body|r|d|h)|fig(?:ure|caption)|aside|blockquote|hr)"
    "(?![a-z0-9])[^>]*>"
)
_CITED = re.compile(
    f'<blockquote data-pullquote="" data-cite="({_VALUE})">(.*?)</blockquote>', re.DOTALL
)
# The last may be cut off in the middle.
_TAG = re.compile("<[^>]*>?")


class _Otherwise(Exception):
    pass


def parts(html: str, story_id: int | None = None) -> list[Part]:
    """Return the parts of a text that was cleaned when it was stored: see `articles.body.parts`.

    Whatever is not spelled as `articles.body.clean` spells it is read in full instead.
    """
    try:
        if not body.is_gated(html):
            raise _Otherwise
        return list(_cut(html))
    except _Otherwise:
        return body.parts(html, story_id=story_id)


def lines(html: str) -> list[str]:
    """Return the words of a text that was cleaned, or of its beginning: a line a paragraph.

    The same as the lines of `articles.body.plain_text`, at a thirtieth of the cost. They are words
    and not HTML, so a text that was not cleaned can do no harm; it only reads worse.
    """
    with_cites = _CITED.sub(r"<p>\2 \1</p>", html)
    found = (_TAG.sub("", piece.replace("<br>", " ")) for piece in _EDGE.split(with_cites))
    return [words for line in found if (words := unescape(line).strip())]


def _cut(html: str) -> Iterator[Part]:
    done = 0
    for found in _NODE.finditer(html):
        yield from _text(html[done : found.start()])
        done = found.end()
        yield from _node(found)
    yield from _text(html[done:])


def _text(html: str) -> Iterator[TextPart]:
    if not html:
        return
    if _OURS.search(html) or not (html.startswith("<") and html.endswith(">")):
        raise _Otherwise
    yield TextPart(_safe(html))


def _node(found: re.Match[str]) -> Iterator[Part]:
    said = found.groupdict(default="")
    match found.lastgroup:
        case "photo_caption":
            cut = unescape(said["crop"])
            if said["size"] not in PhotoFigure.SIZES or crop(cut) != cut:
                raise _Otherwise
            caption, alt = _safe(said["photo_caption"]), unescape(said["alt"])
            yield PhotoPart(int(said["photo"]), caption, alt, said["size"], cut)
        case "stories":
            yield RelatedPart(_ids(said["stories"]))
        case "pullquote":
            yield PullquotePart(_safe(said["pullquote"]), unescape(said["cite"]))
        case "gallery_caption":
            yield GalleryPart(_ids(said["photos"]), _safe(said["gallery_caption"]))
        case "embed_caption":
            url = unescape(said["url"])
            if embed_address(url) != url:
                raise _Otherwise
            yield EmbedPart(url, _safe(said["embed_caption"]))
        case _:
            yield from body.parts(found[0])


def _ids(listed: str) -> tuple[int, ...]:
    return tuple(dict.fromkeys(map(int, listed.split(","))))


def _safe(html: str) -> SafeString:
    # Trusted because it is part of a text that nh3 leaves as it is: see `parts`.
    return SafeString(html)
