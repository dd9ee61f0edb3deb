"""Videos and their captions as files, with the parts that a player asks for."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus
from typing import BinaryIO
from uuid import UUID

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from videos.actions import FOLDER
from videos.models import Container, Film
from videos.ranges import NotThere, part_asked

A_YEAR = 31_536_000
BLOCK = 64 * 1024
# What one answer gives of an open-ended part: some seconds of film, quickly sent.
PART = 2 * 1024 * 1024


@require_safe
def film_file(request: HttpRequest, token: UUID, container: str) -> HttpResponseBase:
    """Serve a video, whole or in the part asked for, where no bucket and no nginx does.

    The type comes from the address, never from the file; a file never changes under its name.
    """
    name = f"{FOLDER}/{token}.{container}"
    try:
        size = default_storage.size(name)
    except (OSError, NotImplementedError):
        raise Http404(name) from None
    etag = f'"{token}-{size}"'
    fits = request.headers.get("If-Range", etag) == etag
    try:
        part = part_asked(request.headers.get("Range", "") if fits else "", size, PART)
    except NotThere:
        return HttpResponse(
            status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
            headers={"Content-Range": f"bytes */{size}"},
        )
    first, after = part or (0, size)
    response = StreamingHttpResponse(
        () if request.method == "HEAD" else _Part(default_storage.open(name), first, after),
        status=HTTPStatus.PARTIAL_CONTENT if part else HTTPStatus.OK,
        headers={
            "Content-Type": Container(container).content_type,
            "Content-Length": str(after - first),
            # Says to whatever compresses answers that there is nothing to gain.
            "Content-Encoding": "identity",
            "Accept-Ranges": "bytes",
            "ETag": etag,
            "Cache-Control": f"public, max-age={A_YEAR}, immutable",
        },
    )
    if part:
        response.headers["Content-Range"] = f"bytes {first}-{after - 1}/{size}"
    return response


@require_safe
def captions(request: HttpRequest, token: UUID) -> HttpResponse:
    """Serve the captions of a video.

    They come from the paper itself wherever the file stands: a browser takes a track from another
    host only by special leave.
    """
    film = get_object_or_404(Film.objects.exclude(captions=""), token=token)
    response = HttpResponse(film.captions, content_type="text/vtt; charset=utf-8")
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response


class _Part:
    """Bytes of an open file from one place to another; closed when the answer is."""

    def __init__(self, file: BinaryIO, first: int, after: int) -> None:
        self.file, self.first, self.after = file, first, after

    def __iter__(self) -> Iterator[bytes]:
        self.file.seek(self.first)
        left = self.after - self.first
        while left > 0 and (block := self.file.read(min(BLOCK, left))):
            left -= len(block)
            yield block

    def close(self) -> None:
        """Close the file; Django calls it when the answer is sent or broken off."""
        self.file.close()
