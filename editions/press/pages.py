"""What the child does with a PDF: look it over, draw a page, read its words.

Imported by `child.py` alone, under its limits.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image

from editions.press.active import has_active_content
from editions.press.words import read_words

_ENCODERS: dict[str, dict[str, Any]] = {
    "webp": {"format": "WEBP", "quality": 78, "method": 2},
    "jpg": {"format": "JPEG", "quality": 80, "progressive": True},
}


class Refused(Exception):
    """The PDF cannot be taken; `code` is one of `editions.press.refusals`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Opened:
    """The PDF that this process was made for."""

    def __init__(self, orders: dict[str, Any]) -> None:
        self.orders = orders
        try:
            self.pdf = pdfium.PdfDocument(Path(orders["path"]))
        except pdfium.PdfiumError as error:
            locked = error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
            raise Refused("locked" if locked else "broken") from error
        # -1: not encrypted at all. What opens without a password may still forbid copying.
        if raw.FPDF_GetSecurityHandlerRevision(self.pdf) != -1:
            raise Refused("locked")

    def inspect(self) -> dict[str, Any]:
        """Return the sizes of all pages, in points, or refuse the PDF as a whole."""
        count = len(self.pdf)
        if not count:
            raise Refused("empty")
        if count > self.orders["most_pages"]:
            return {"refused": "pages", "count": count}
        if self.pdf.count_attachments() or raw.FPDFDoc_GetJavaScriptActionCount(self.pdf) > 0:
            raise Refused("active")
        if has_active_content(Path(self.orders["path"]).read_bytes()):
            raise Refused("active")
        sizes = [[round(side, 2) for side in self.pdf.get_page_size(n)] for n in range(count)]
        for number, (width, height) in enumerate(sizes, start=1):
            self._check_size(number, width, height)
        return {"pages": sizes}

    def page(self, number: int) -> dict[str, Any]:
        """Draw the page and read it. Its pictures are in the ordered folder then."""
        try:
            page = self.pdf[number - 1]
        except (pdfium.PdfiumError, IndexError) as error:
            raise Refused("page") from error
        width, height = page.get_size()
        self._check_size(number, width, height)
        self._draw(page, number, width)
        text, words = read_words(page)
        page.close()
        return {"number": number, "width": width, "height": height, "text": text, "words": words}

    def _check_size(self, number: int, width: float, height: float) -> None:
        smallest, largest = self.orders["sides"]
        short, long = sorted((width, height))
        if short < smallest or long > largest or long > short * self.orders["longest_shape"]:
            raise Refused(f"size {number}")

    def _draw(self, page: pdfium.PdfPage, number: int, width: float) -> None:
        widths: dict[str, int] = self.orders["widths"]
        largest = max(widths.values())
        bitmap = page.render(
            scale=largest / width, rev_byteorder=True, may_draw_forms=False, draw_annots=False
        )
        picture = bitmap.to_pil().convert("RGB")
        bitmap.close()
        sizes = {f"{number}-{name}": pixels for name, pixels in widths.items()}
        if number == 1:
            sizes |= {f"cover-{pixels}": pixels for pixels in self.orders["cover_widths"]}
        # Each from the next larger one, which costs a third of making each from the largest.
        for name, pixels in sorted(sizes.items(), key=lambda size: -size[1]):
            tall = max(1, round(pixels * page.get_height() / width))
            picture = _scaled(picture, pixels, tall)
            for ending in self.orders["formats"]:
                picture.save(Path(self.orders["out"]) / f"{name}.{ending}", **_ENCODERS[ending])


def _scaled(picture: Image.Image, width: int, height: int) -> Image.Image:
    if picture.size == (width, height):
        return picture
    return picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)
