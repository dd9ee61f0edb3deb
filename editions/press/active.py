"""Does a PDF hold what runs or hides in it: programs, files, films? Bytes in, yes or no out.

pdfium runs none of it, and our pages are pictures; but the PDF itself may be offered to readers,
whose own programs might.
"""

from __future__ import annotations

import re
import zlib

# A program needs `/S /JavaScript`, whatever starts it. Long enough not to stand in compressed
# bytes by chance.
_ACTIVE = re.compile(
    rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia(?:Content|Settings)?|GoToE|ImportData)"
    rb"(?![A-Za-z0-9])"
)
_HEX = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM = re.compile(rb"stream\r?\n")
_HEADER = 600  # the dictionary before an object stream is no longer than this
_MOST = 64 * 1024 * 1024  # of unpacked objects; a book of a thousand pages has some 5 MB


def has_active_content(data: bytes) -> bool:
    """Say whether the PDF `data` holds programs or other files.

    Looked for in the bytes as they are and in the object streams, with names written in other
    ways (`/Java#53cript`) read as what they are. What cannot be unpacked within bounds counts.
    """
    if _ACTIVE.search(_plain(data)):
        return True
    left = _MOST
    for match in _STREAM.finditer(data):
        header = data[max(0, match.start() - _HEADER) : match.start()].rpartition(b"obj")[2]
        if b"/ObjStm" not in _plain(header):
            continue
        unpacked = _unpack(data[match.end() :], left) if b"Flate" in _plain(header) else None
        if unpacked is None:
            unpacked = data[match.end() : data.find(b"endstream", match.end())]
            if b"/Filter" in _plain(header):
                return True
        left -= len(unpacked)
        if left <= 0 or _ACTIVE.search(_plain(unpacked)):
            return True
    return False


def _plain(data: bytes) -> bytes:
    if b"#" not in data:
        return data
    return _HEX.sub(lambda match: bytes([int(match[1], 16)]), data)


def _unpack(data: bytes, most: int) -> bytes | None:
    try:
        return zlib.decompressobj().decompress(data, most)
    except zlib.error:
        return None
