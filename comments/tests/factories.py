"""Comments for tests."""

from __future__ import annotations

from itertools import count
from typing import Any

from accounts.strangers import fingerprint
from articles.models import Article
from comments.models import Comment, Standing

_number = count(1)


def make_comment(article: Article, text: str = "", **fields: Any) -> Comment:
    """Make a guest's comment under `article`, as it lies in the database; shown unless told."""
    number = next(_number)
    text = text or f"Say no. {number}"
    fields.setdefault("name", f"Guest {number}")
    fields.setdefault("state", Standing.SHOWN)
    return Comment.objects.create(
        article=article, text=text, fingerprint=fingerprint(text, speaker=str(number)), **fields
    )
