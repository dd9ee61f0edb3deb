"""What many pages share of ours."""

from __future__ import annotations

from pagecache.pieces import piece
from publishing.drawing import draw


@piece("subscriptions/sign_up")
def sign_up(section_id: int) -> str:
    """Return the line for an address, at the foot of the stories of a section. No query."""
    return draw("subscriptions/parts/sign_up.html", {"section_id": section_id})
