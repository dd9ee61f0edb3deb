"""What somebody typed into a form that cannot be taken, given back so that it can be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, QueryDict

# What of a form is nobody's words: marks of our own, and what must not be shown.
NOT_TYPED = {"csrfmiddlewaretoken", "opened", "token", "website", "next", "do", "action_add"}


def typed_in(posted: QueryDict) -> str:
    """Return the words in `posted`, a field a line; of passwords nothing."""
    words = {
        name: str(value)
        for name, value in posted.items()
        if str(value).strip() and name not in NOT_TYPED and "password" not in name
    }
    return words["text"] if set(words) == {"text"} else "\n".join(words.values())


def signed_out(request: HttpRequest) -> HttpResponse:
    """Give the words back to somebody whose session ended while they wrote, and the way in."""
    context = {"typed": typed_in(request.POST), "signed_out": True}
    return render(request, "accounts/stale_form_page.html", context, status=403)
