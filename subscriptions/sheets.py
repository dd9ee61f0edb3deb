"""Lists for a spreadsheet: UTF-8 that Excel recognises, and no cell that computes.

A cell that begins with one of these signs is a formula to a spreadsheet, whoever typed it; an
apostrophe in front makes it text (OWASP, “CSV injection”). The wide forms of Asian keyboards
count as the plain ones.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.http import HttpResponse
from django.utils import timezone

BYTE_ORDER_MARK = "\ufeff"
_COMPUTES = tuple("=+-@|%\t\r\n＝＋－＠｜％")


def cell(value: object) -> str:
    """Return `value` as a cell that every spreadsheet takes for text or a plain number."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
    text = str(value)
    return f"'{text}" if text.lstrip().startswith(_COMPUTES) or text[:1] in _COMPUTES else text


def sheet(head: Sequence[object], rows: Iterable[Sequence[object]]) -> str:
    """Return the text of a file: a line of headings, then a line a row; every cell in quotes."""
    out = io.StringIO()
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([cell(value) for value in head])
    writer.writerows([cell(value) for value in row] for row in rows)
    return out.getvalue()


def download(name: str, text: str) -> HttpResponse:
    """Return the answer that saves `text` as `<name>-<today>.csv`."""
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    file = f"{name}-{timezone.localdate():%Y-%m-%d}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{file}"'
    return response
