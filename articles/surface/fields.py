from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from articles import body
from articles.surface.widgets import BodyWidget
from publishing.errors import Refused


class BodyField(forms.CharField):
    """The text of a story in a form.

    Its value is clean HTML (`articles.body.clean`). Given `disabled=True` it shows the text as
    it is, photos and all, without letting anybody change it.
    """

    widget = BodyWidget

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"strip": False, **kwargs})

    def clean(self, value: Any) -> str:
        """Return `value` cleaned.

        Raises ValidationError in words if it is too long, or empty although it may not be.
        """
        try:
            html = body.clean(self.to_python(value) or "")
        except Refused as refusal:
            raise ValidationError(str(refusal), code="too_long") from refusal
        self.validate("" if body.is_empty(html) else html)
        self.run_validators(html)
        return html

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Say whether the text differs, not merely the way it was sent."""
        if self.disabled:
            return False
        try:
            return body.clean(initial or "") != body.clean(data or "")
        except Refused:
            return True
