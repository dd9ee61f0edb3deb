"""An application that returns one body and nothing else: what granian can do at all."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from pagecache.process import let_threads_finish

_BODY = [Path(os.environ["BENCH_BODY"]).read_bytes()]
_HEADERS = [
    (name, value)
    for name, _colon, value in (
        line.partition(": ") for line in os.environ["BENCH_HEADERS"].splitlines()
    )
]

let_threads_finish()  # as the paper does, so that the two differ by their applications alone


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer everything with the same bytes."""
    start_response("200 OK", _HEADERS)
    return _BODY
