"""What happens to everything a person wrote before it is kept.

One spelling of Unicode, no control letters, clean HTML, no doubles. Run by the actions that save,
whatever the way in.
"""

from __future__ import annotations

import re
import unicodedata

from articles import body, video
from articles.content import Content, CreditLine

# C0 and C1 controls but line ends and tabs, plus the letters that turn writing direction around.
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
_SPACES = re.compile(r"\s+")


def one_line(text: str) -> str:
    """Return `text` composed (NFC), on one line, without controls or needless spaces."""
    return _SPACES.sub(" ", _NOT_TEXT.sub("", unicodedata.normalize("NFC", text))).strip()


def cleaned(content: Content) -> Content:
    """Return `content` as it may be stored. Cleaning twice changes nothing more.

    Raises Refused for a text that is too long and for a video's address that is not https.
    """
    return content.but(
        headline=one_line(content.headline),
        short_headline=one_line(content.short_headline),
        kicker=one_line(content.kicker),
        standfirst=one_line(content.standfirst),
        lead_caption=one_line(content.lead_caption),
        lead_alt=one_line(content.lead_alt),
        body=body.clean(content.body),
        video_url=video.address(content.video_url),
        also_in_ids=[pk for pk in dict.fromkeys(content.also_in_ids) if pk != content.section_id],
        credits=[line for line in map(_clean_credit, content.credits) if line.name],
        tags=_one_spelling_each(content.tags),
        theme_ids=list(dict.fromkeys(content.theme_ids)),
        related_ids=list(dict.fromkeys(content.related_ids)),
    )


def _clean_credit(line: CreditLine) -> CreditLine:
    return CreditLine(
        name=one_line(line.name),
        author_id=line.author_id,
        role=line.role,
        text_before=one_line(line.text_before),
    )


def _one_spelling_each(names: list[str]) -> list[str]:
    spellings: dict[str, str] = {}
    for name in map(one_line, names):
        if name:
            spellings.setdefault(name.casefold(), name)
    return list(spellings.values())
