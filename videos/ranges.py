"""Parts of a file, as a player asks for them: the Range header (RFC 9110, 14). Pure."""

from __future__ import annotations

import re

_ONE_RANGE = re.compile(r"bytes=\s*(\d{0,18})\s*-\s*(\d{0,18})\s*", re.ASCII)


class NotThere(Exception):
    """What is asked for lies beyond the end of the file."""


def part_asked(header: str, size: int, most: int) -> tuple[int, int] | None:
    """Return the first byte and the one after the last that `header` asks of a file of `size`.

    None for no header, several parts at once, or what is no range: then the whole file is the
    right answer. Where the end is left open, or far, no more than `most` bytes are given; a player
    asks for the next part when it needs it, and no thread waits for a slow one.

    Raises NotThere.
    """
    match = _ONE_RANGE.fullmatch(header)
    if match is None or not (match[1] or match[2]):
        return None
    if not match[1]:
        first, last = max(size - int(match[2]), 0), size - 1
        if not int(match[2]):
            raise NotThere
    else:
        first, last = int(match[1]), int(match[2] or size - 1)
        if match[2] and last < first:
            return None
    if first >= size:
        raise NotThere
    return first, min(last + 1, size, first + most)
