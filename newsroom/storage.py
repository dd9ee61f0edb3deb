"""Static files for production: one stylesheet instead of many, and a hash in every name.

In development the browser follows `@import` in static/css/paper.css by itself, and modules
import each other by their own names. `collectstatic` changes both, so there is no build step:

* an entry stylesheet (a file directly in css/) gets the files it imports written into it, each
  in its `@layer`, so that a first visit fetches one file;
* our own modules (js/**) keep importing each other by relative path
  (`import { once } from "../newsroom/once.js"`), rewritten here to the hashed name. Modules of
  packages are left alone: they import by import-map specifier.
"""

import posixpath
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from typing import Any

from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
IMPORT = re.compile(
    r"""@import\s+url\(\s*["']?(?P<url>[^"')]+)["']?\s*\)"""
    r"""(?:\s+layer\((?P<layer>[\w.-]+)\))?\s*(?P<media>[^;]*);"""
)
URL = re.compile(r"""url\(\s*(?P<quote>["']?)(?P<url>[^"')]+)(?P=quote)\s*\)""")
ELSEWHERE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|/|#)", re.IGNORECASE)

MODULE_IMPORTS = (
    (r"""(?P<matched>\bfrom\s*["'](?P<url>\.{1,2}/[^"']+)["'])""", 'from "%(url)s"'),
    (r"""(?P<matched>\bimport\s*["'](?P<url>\.{1,2}/[^"']+)["'])""", 'import "%(url)s"'),
    (r"""(?P<matched>\bimport\(\s*["'](?P<url>\.{1,2}/[^"']+)["']\s*\))""", 'import("%(url)s")'),
)


def inline_imports(name: str, storage: Storage, home: str | None = None) -> str:
    """Return stylesheet `name` with every file it imports by relative path written into it.

    `storage` holds them all. A file imported with `layer(parts)` becomes `@layer parts { … }`.
    Relative addresses are turned to fit the folder `home` (the folder of `name`). Comments go.

    Raises FileNotFoundError, naming both files, if an imported file is not there.
    """
    folder = posixpath.dirname(name)
    home = folder if home is None else home
    with storage.open(name) as file:
        css = COMMENT.sub("", file.read().decode())

    def include(match: re.Match[str]) -> str:
        if ELSEWHERE.match(match["url"]):
            return match[0]
        target = posixpath.normpath(posixpath.join(folder, match["url"]))
        if not storage.exists(target):
            raise FileNotFoundError(f"{name} imports {target}, which is not there.")
        included = inline_imports(target, storage, home).strip()
        if layer := match["layer"]:
            included = f"@layer {layer} {{\n{included}\n}}"
        if media := match["media"].strip():
            included = f"@media {media} {{\n{included}\n}}"
        return included

    pieces, end = [], 0
    for match in IMPORT.finditer(css):
        pieces += [turn_addresses(css[end : match.start()], folder, home), include(match)]
        end = match.end()
    return "".join([*pieces, turn_addresses(css[end:], folder, home)])


def turn_addresses(css: str, folder: str, home: str) -> str:
    """Return `css`, written for `folder`, with its relative `url(…)` made to work in `home`."""

    def turn(match: re.Match[str]) -> str:
        if folder == home or ELSEWHERE.match(match["url"]):
            return match[0]
        target = posixpath.normpath(posixpath.join(folder, match["url"]))
        return f'url("{posixpath.relpath(target, home or ".")}")'

    return URL.sub(turn, css)


class PaperStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Joins our stylesheets, hashes every name, compresses every file."""

    patterns = (*ManifestStaticFilesStorage.patterns, ("js/*.js", MODULE_IMPORTS))

    def post_process(
        self, paths: dict[str, tuple[Storage, str]], dry_run: bool = False, **options: Any
    ) -> Iterator[tuple[str, str | None, bool | Exception]]:
        """Join the entry stylesheets, then do what Django and WhiteNoise do."""
        if not dry_run:
            for name in [name for name in paths if fnmatch(name, "css/*.css")]:
                if name.count("/") == 1:
                    joined = inline_imports(name, self)
                    self.delete(name)
                    self._save(name, ContentFile(joined.encode()))
                    paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)
