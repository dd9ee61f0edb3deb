"""Words one slip of the finger away from a word. Which of them the paper has is not known here."""

from __future__ import annotations

from string import ascii_lowercase

SHORTEST = 4
LONGEST = 20
MOST_WORDS_CORRECTED = 4


def worth_correcting(word: str) -> bool:
    """Say whether `word` (folded) is long enough to be misspelt, and not so long as to cost."""
    return SHORTEST <= len(word) <= LONGEST and word.isascii() and word.isalpha()


def near(word: str) -> set[str]:
    """Return all words at a distance of one: a letter less, more, other, or two exchanged.

    Some 54 for each letter of `word`. (Damerau, "A technique for computer detection and
    correction of spelling errors", 1964: four of five misspellings are one such slip.)
    """
    halves = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    less = {a + b[1:] for a, b in halves if b}
    exchanged = {a + b[1] + b[0] + b[2:] for a, b in halves if len(b) > 1}
    other = {a + c + b[1:] for a, b in halves if b for c in ascii_lowercase}
    more = {a + c + b for a, b in halves for c in ascii_lowercase}
    return (less | exchanged | other | more) - {word}
