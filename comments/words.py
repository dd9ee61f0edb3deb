"""Seeing through disguises: whether a text has a word on the list, and which sites it links to.

Pure: no queries. A disguise is anything that a reader's eye skips: capitals, accents, letters
apart, signs between them, letters doubled, look-alikes from other alphabets.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from urllib.parse import urlsplit

from publishing.text import fold

# Letters and digits that stand for another one. What only some people read as a letter (1 for l)
# is left out: it is i here, and a rule is read the same way as the text.
_LOOK_ALIKES = str.maketrans(
    "431057аеорсухіјѕԁԛԝвнкмтαεορτυικν",
    "aeiostaeopcyxijsdqwbhkmtaeoptuikv",
)
# Signs do it only before a letter: c@sino, but not the end of “Casino!”.
_SIGNS = {"@": "a", "!": "i", "¡": "i", "|": "i", "$": "s", "€": "e"}
_SIGN = re.compile(r"[@!¡|$€](?=\w)")
_UNSEEN = {"Cf", "Cc", "Cs", "Co", "Cn"}
_SIGNS_IN_WORDS = re.compile(r"(?<=\w)[^\w\s]+(?=\w)|_")
_SPACED = re.compile(r"(?<!\w)\w(?:\W+\w(?!\w)){2,}")
_BETWEEN = re.compile(r"[\W_]+")
_LINK = re.compile(r"https?://[^\s<>\"']+|\bwww\.[^\s<>\"']+", re.IGNORECASE)
# A name of a site without `http`, as people write it who know that links are held.
_BARE_SITE = re.compile(
    r"(?<![\w@.])(?:[a-z0-9-]+\.)+(?:com|net|org|info|biz|xyz|top|site|online|shop|club|vip|win|"
    r"bet|app|io|me|cc|vn|ru|cn)(?![\w-])(?:/[^\s<>\"']*)?",
    re.IGNORECASE,
)
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")


def found_word(text: str, pattern: str, *, accents_count: bool = False) -> bool:
    """Say whether `text` has the word (or words) `pattern`, however it is disguised.

    accents_count: only capitals, spaces and signs are seen through.
    """
    expression = _expression(pattern, accents_count)
    return any(expression.search(view) for view in _views(text, accents_count))


def letters_of(pattern: str) -> str:
    """Return what is left of `pattern` to look for."""
    return _BETWEEN.sub("", _plain(pattern, accents_count=False))


def hosts_in(text: str) -> list[str]:
    """Return the host of every link in `text`, and of every site named like one."""
    written = [match[0] for match in _LINK.finditer(text)]
    rest = _LINK.sub(" ", text)
    written += [match[0] for match in _BARE_SITE.finditer(rest)]
    return [host for one in written if (host := host_of(one))]


def host_of(address: str) -> str:
    """Return the host in `address` in small letters, without `www.`; "" if there is none."""
    address = address.strip().rstrip(".,;:!?)]}…»”").lower()
    try:
        host = urlsplit(address if "://" in address else f"//{address}").hostname or ""
    except ValueError:  # such as http://[
        return ""
    host = host.removeprefix("www.")
    return host if _HOST.fullmatch(host) else ""


def is_of(host: str, site: str) -> bool:
    """Say whether `host` is `site` or a part of it."""
    return host == site or host.endswith(f".{site}")


def _plain(text: str, *, accents_count: bool) -> str:
    """Return `text` in small letters, without what cannot be seen, look-alikes replaced."""
    seen = "".join(
        sign for sign in text if sign.isspace() or unicodedata.category(sign) not in _UNSEEN
    )
    if accents_count:
        return unicodedata.normalize("NFC", seen.casefold())
    return fold(fold(seen).translate(_LOOK_ALIKES))


def _views(text: str, accents_count: bool) -> Iterator[str]:
    """Yield `text` in the ways in which an eye may read it."""
    plain = _plain(text, accents_count=accents_count)
    for view in dict.fromkeys((plain, _SIGN.sub(lambda match: _SIGNS[match[0]], plain))):
        yield _BETWEEN.sub(" ", view)
        yield _BETWEEN.sub(" ", _SIGNS_IN_WORDS.sub("", view))
        apart = _SPACED.sub(lambda match: _BETWEEN.sub("", match[0]), view.replace("_", " "))
        yield _BETWEEN.sub(" ", apart)


@lru_cache(maxsize=2048)
def _expression(pattern: str, accents_count: bool) -> re.Pattern[str]:
    """Return what finds `pattern` as whole words, each of its letters once or more.

    `pool` needs two o's and takes three, `ass` is not found in `as`. Runs of one letter follow
    runs of another, so it never goes back over the text.
    """
    words = _BETWEEN.sub(" ", _plain(pattern, accents_count=accents_count)).split()
    runs = (
        "".join(f"{re.escape(letter)}{{{len(list(run))},}}" for letter, run in groupby(word))
        for word in words
    )
    return re.compile(rf"(?<!\w){' '.join(runs)}(?!\w)")
