"""How this paper compares and addresses text: one folding for slugs, search and pickers."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import filterfalse
from string import ascii_lowercase

_NOT_SLUG = re.compile(r"[^a-z0-9]+")

# Letters that carry no combining mark when decomposed, so NFKD leaves them as they are.
_WHOLE_LETTERS = str.maketrans(
    {"đ": "d", "ð": "d", "ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe"}
)


def fold(text: str) -> str:
    """Return `text` in lower case without any mark, so that `Đà Nẵng` and `da nang` are equal.

    Composed and decomposed Unicode give the same result.
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(filterfalse(unicodedata.combining, decomposed))
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


# The Vietnamese order of letters and tones, from the Unicode CLDR's collation for Vietnamese
# (https://github.com/unicode-org/cldr/blob/main/common/collation/vi.xml): ă and â are letters
# after a, đ after d, ê after e, ô and ơ after o, ư after u; tones count only between words that
# are otherwise the same, in the order level, grave, hook, tilde, acute, dot below.
_LETTER_CODES = {
    **{letter: f"{letter}0" for letter in ascii_lowercase},
    "ă": "a1",
    "â": "a2",
    "đ": "d1",
    "ê": "e1",
    "ô": "o1",
    "ơ": "o2",
    "ư": "u1",
}
_LETTERS_BY_CODE = {code: letter for letter, code in _LETTER_CODES.items()}
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
# Enough for a name of a hundred letters and their tones; beyond that two names count as equal.
LONGEST_KEY = 330
_END, _SPACE, _OTHER_LETTER = "00", "01", "zz"


def alphabetical_key(text: str) -> str:
    """Return a key that sorts `text` as a Vietnamese index does: a ă â b c d đ e ê … ư v.

    Small letters and digits only, so every database sorts it the same. Capitals do not count,
    nor do marks of other languages; digits come before letters, letters of other alphabets
    after z. The key begins with `letter_code` of the first letter.
    """
    letters: list[str] = []
    tones: list[str] = []
    for letter in _letters(text):
        if letter in _TONES:
            if tones:
                tones[-1] = _TONES[letter]
            continue
        letters.append(letter)
        tones.append("0")
    codes = "".join(_code(letter) for letter in letters)
    return f"{codes}{_END}{''.join(tones).rstrip('0')}"[:LONGEST_KEY]


def letter_code(letter: str) -> str:
    """Return the two signs with which the key of every text under `letter` begins."""
    return _LETTER_CODES[letter]


def first_letter(text: str) -> str:
    """Return the Vietnamese letter that `text` stands under in an index; "" for any other sign."""
    return _LETTERS_BY_CODE.get(alphabetical_key(text)[:2], "")


def _letters(text: str) -> Iterator[str]:
    """Yield the letters of `text` as this alphabet has them, each with its tone after it."""
    held = ""
    for sign in unicodedata.normalize("NFD", " ".join(text.casefold().split())):
        if unicodedata.combining(sign):
            held += sign
        else:
            yield from _apart(held)
            held = sign
    yield from _apart(held)


def _apart(held: str) -> Iterator[str]:
    """Yield the letter of a decomposed letter with its marks, then its tone if it has one."""
    letter = unicodedata.normalize("NFC", "".join(sign for sign in held if sign not in _TONES))
    yield from letter if letter in _LETTER_CODES else fold(letter)
    yield from [sign for sign in held if sign in _TONES][:1]


def _code(letter: str) -> str:
    if letter in _LETTER_CODES:
        return _LETTER_CODES[letter]
    if letter.isascii() and letter.isdigit():
        return f"1{letter}"
    if letter.isalpha():
        return f"{_OTHER_LETTER}{ord(letter):06x}"
    return _SPACE if letter.isspace() else ""
