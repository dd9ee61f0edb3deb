"""The field in which an editor writes a page: headings, lists, tables, links, no HTML in sight."""

from __future__ import annotations

from typing import Any

from django import forms
from django_prose_editor.widgets import AdminProseEditorWidget
from js_asset import ImportMap, Media

EXTENSIONS: dict[str, Any] = {
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HardBreak": True,
    "HorizontalRule": True,
    "Link": True,
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "History": True,
}
MODULE = "pages/editor"


class PageTextWidget(AdminProseEditorWidget):
    """Without script this is a plain field with the HTML in it, which can be saved as well."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, config={"extensions": EXTENSIONS}, preset="configurable")

    @property
    def media(self) -> forms.Media:
        """The package's files and our module, in one import map."""
        own = Media(importmap=ImportMap({MODULE: "js/pages/admin/editor.js"}))
        return super().media + own

    def get_config(self) -> dict[str, Any]:
        """Add the module that hands the nonce over; it is none of the package's extensions."""
        config = super().get_config()
        return {
            **config,
            "extensions": {**config["extensions"], "StyleNonce": True},
            "js_modules": [*config["js_modules"], MODULE],
        }
