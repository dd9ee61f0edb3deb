"""Taming what strangers type: no invisible letters, no towers of marks, no pretence of a line."""

from __future__ import annotations

import re
import unicodedata

# Vietnamese needs none once composed, Hebrew and Thai two or three; Zalgo text has dozens.
MARKS_IN_A_ROW = 3
# Joiners of emoji and of Indic scripts. Every other invisible letter goes, above all those that
# turn the direction of the text around them.
_KEPT_INVISIBLE = {"\u200c", "\u200d"}
_GONE = {"Cc", "Cf", "Cs", "Co", "Cn"}
_SPACES = re.compile(r"[^\S\n]+")
_MANY_BLANK_LINES = re.compile(r"\n\s*\n+")


def tame(text: str) -> str:
    """Return `text` composed (NFC), with newlines for line ends, nothing invisible or piled up."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept: list[str] = []
    marks = 0
    for letter in text:
        category = unicodedata.category(letter)
        if category in ("Mn", "Me"):
            marks += 1
            if marks > MARKS_IN_A_ROW:
                continue
        else:
            marks = 0
        if category in ("Zl", "Zp"):
            kept.append("\n")
        elif letter in "\n\t" or letter in _KEPT_INVISIBLE or category not in _GONE:
            kept.append(letter)
    return _SPACES.sub(" ", "".join(kept))


def one_line(text: str) -> str:
    """Return `text` tamed, on one line, without outer spaces: for names."""
    return " ".join(tame(text).split())


def paragraphs(text: str) -> str:
    """Return `text` tamed, with at most one empty line between paragraphs: for letters."""
    lines = [line.strip() for line in tame(text).split("\n")]
    return _MANY_BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()
