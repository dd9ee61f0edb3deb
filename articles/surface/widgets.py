from __future__ import annotations

import json
from typing import Any

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from js_asset import ImportMap, Media, Script

FOLDER = "js/articles/surface"

# Every module of the surface. They import each other by these names and never by path, because
# Django rewrites paths in an import map to the hashed ones, but not paths in modules.
MODULES = (
    "announce",
    "blocks",
    "dialogs/dialog",
    "dialogs/embed_address",
    "dialogs/link_address",
    "dialogs/photo_picker",
    "dialogs/photo_upload",
    "dialogs/story_picker",
    "dialogs/table_size",
    "embed",
    "focus_point",
    "gallery",
    "icons",
    "id_list",
    "insert",
    "keys",
    "link",
    "lookup",
    "lossless",
    "move",
    "node_view",
    "nonce",
    "paste",
    "paste_cleaner",
    "photo",
    "pullquote",
    "related",
    "safety_net",
    "schema",
    "start",
    "table",
    "toolbar",
    "toolbar_items",
    "tools",
    "words",
)

STYLES = [
    "django_prose_editor/editor.css",
    "css/admin/surface.css",
    "css/admin/surface_nodes.css",
    "css/admin/surface_dialogs.css",
    "css/admin/surface_tools.css",
]

IMPORT_MAP = ImportMap(
    {
        "django-prose-editor/editor": "django_prose_editor/editor.js",
        **{f"newsroom/surface/{name}": f"{FOLDER}/{name}.js" for name in MODULES},
    }
)


class BodyWidget(forms.Textarea):
    """A text area with the HTML of the text; where there is script, the writing surface.

    The form around it says with `data-story` which story it is: that one is not offered as its
    own related story.
    """

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 24, "lang": get_language() or "en", **(attrs or {})})

    @property
    def media(self) -> Media:
        """The surface's modules and style. Render it `with_nonce`: the import map is inline."""
        return Media(
            importmap=IMPORT_MAP,
            css={"all": STYLES},
            js=[
                # Translations first: the modules below read them while they load.
                Script(reverse("surface_words")),
                Script(f"{FOLDER}/start.js", type="module"),
            ],
        )

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add what the surface must know: where photos and stories are looked up."""
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["data-writing-surface"] = json.dumps(
            {"photos": reverse("photos"), "stories": reverse("desk_stories")}
        )
        return context

    def use_required_attribute(self, initial: Any) -> bool:
        """Return False: browsers refuse to send a form whose required field they cannot show."""
        return False


def with_nonce(media: forms.Media, request: HttpRequest) -> Media:
    """Return `media` so that its import map carries the nonce of this answer.

    Pages with a `BodyField` must render this, not the form's bare media.
    """
    return Media.from_media(media).with_nonce(str(request.csp_nonce))  # type: ignore[attr-defined]
