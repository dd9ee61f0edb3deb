"""What a reader typed, made fit to keep and to compare."""

from __future__ import annotations

import re
from hashlib import sha256

from accounts.names import tame
from publishing.text import fold

SHORTEST, LONGEST = 2, 3000

_MANY_BLANK_LINES = re.compile(r"\n\s*\n+")
_WORDS = re.compile(r"\w+")


def clean_text(text: str) -> str:
    """Return `text` tamed, with at most one empty line between paragraphs."""
    lines = [line.strip() for line in tame(text).split("\n")]
    return _MANY_BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def fingerprint(text: str, *, speaker: str) -> str:
    """Return what two postings of the same words by the same `speaker` have in common.

    Capitals, marks, spaces and punctuation do not make words different.
    """
    words = " ".join(_WORDS.findall(fold(text))) or text
    return sha256(f"{speaker}\n{words}".encode()).hexdigest()
