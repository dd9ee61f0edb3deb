"""What changed between two texts, word by word. Pure: no database, no HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, REMOVED, ADDED, SKIPPED, BREAK = "same", "removed", "added", "skipped", "break"

# Beyond this many words a paragraph is shown as replaced whole; comparing grows with the square.
LONGEST_PARAGRAPH = 2000

_TOKENS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Piece:
    """A run of words and what became of it: same, removed, added; or a break between paragraphs.

    `skipped` stands for paragraphs without a change.
    """

    kind: str
    text: str = ""


def changes(old: str, new: str) -> list[Piece]:
    """Return how `old` became `new`, in reading order; [] if nothing changed.

    Lines are paragraphs. Of the paragraphs without a change, those beside a change are kept so
    that one knows where one is.
    """
    if old == new:
        return []
    old_lines, new_lines = old.split("\n"), new.split("\n")
    pieces: list[Piece] = []
    steps = SequenceMatcher(None, old_lines, new_lines, autojunk=False).get_opcodes()
    for i, (step, a, b, c, d) in enumerate(steps):
        if step == "equal":
            shown = _around(old_lines[a:b], first=i == 0, last=i == len(steps) - 1)
        else:
            shown = list(_paragraphs(old_lines[a:b], new_lines[c:d]))
        for piece in shown:
            if (
                pieces and pieces[-1].kind != BREAK and piece.kind == BREAK
            ) or piece.kind != BREAK:
                pieces.append(piece)
        if pieces and pieces[-1].kind != BREAK:
            pieces.append(Piece(BREAK))
    return pieces[:-1]


def _around(lines: list[str], *, first: bool, last: bool) -> list[Piece]:
    """Return unchanged `lines`, all but those beside a change left out."""
    keep_end, keep_start = not last, not first
    if len(lines) <= keep_end + keep_start + 1:
        kept: list[Piece] = [Piece(SAME, line) for line in lines]
    else:
        kept = [Piece(SAME, line) for line in lines[:keep_start]]
        kept.append(Piece(SKIPPED))
        kept += [Piece(SAME, line) for line in lines[len(lines) - keep_end :]]
    return [piece for one in kept for piece in (one, Piece(BREAK))]


def _paragraphs(old: list[str], new: list[str]) -> Iterator[Piece]:
    """Pair replaced paragraphs in order; what has no partner was removed or added whole."""
    for i in range(max(len(old), len(new))):
        if i >= len(new):
            yield Piece(REMOVED, old[i])
        elif i >= len(old):
            yield Piece(ADDED, new[i])
        else:
            yield from _words(old[i], new[i])
        yield Piece(BREAK)


def _words(old: str, new: str) -> Iterator[Piece]:
    a, b = _TOKENS.findall(old), _TOKENS.findall(new)
    if len(a) > LONGEST_PARAGRAPH or len(b) > LONGEST_PARAGRAPH:
        yield from (Piece(kind, text) for kind, text in ((REMOVED, old), (ADDED, new)) if text)
        return
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    for step, i, j, k, m in matcher.get_opcodes():
        if step == "equal":
            yield Piece(SAME, "".join(a[i:j]))
            continue
        if i < j:
            yield Piece(REMOVED, "".join(a[i:j]))
        if k < m:
            yield Piece(ADDED, "".join(b[k:m]))
