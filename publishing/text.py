"""How this paper compares and addresses text: one folding for slugs, search and pickers."""

import re
import unicodedata

_NOT_SLUG = re.compile(r"[^a-z0-9]+")

# Letters that carry no combining mark when decomposed, so NFKD leaves them as they are.
_WHOLE_LETTERS = str.maketrans({"đ": "d", "ð": "d", "ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe"})


def fold(text: str) -> str:
    """Return `text` in lower case without any mark, so that `Đà Nẵng` and `da nang` are equal.

    Composed and decomposed Unicode give the same result.
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", bare).translate(_WHOLE_LETTERS)


def ascii_slug(text: str, *, max_length: int = 80) -> str:
    """Return an ASCII slug of at most `max_length` letters, cut between words.

    Text without a single Latin letter or digit gives an empty string; the caller chooses a name.
    """
    slug = _NOT_SLUG.sub("-", fold(text)).strip("-")
    if len(slug) <= max_length:
        return slug
    cut = slug[: max_length + 1].rsplit("-", 1)[0]
    return cut[:max_length].strip("-")
