"""A storage as a bucket is one: names and bytes, no paths."""

from __future__ import annotations

from typing import ClassVar

from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage


class Bucket(Storage):
    kept: ClassVar[dict[str, bytes]] = {}

    def _open(self, name: str, mode: str = "rb") -> File:
        return ContentFile(self.kept[name], name)

    def _save(self, name: str, content: File) -> str:
        self.kept[name] = content.read()
        return name

    def exists(self, name: str) -> bool:
        return name in self.kept

    def delete(self, name: str) -> None:
        self.kept.pop(name, None)

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        start = path.rstrip("/") + "/"
        return [], [name.removeprefix(start) for name in self.kept if name.startswith(start)]

    def url(self, name: str | None) -> str:
        return f"https://bucket.example/{name}"
