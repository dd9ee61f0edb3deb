from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from comments import actions, guests, letters
from comments.display import paragraphs
from comments.models import Standing
from publishing.errors import Refused


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Show a guest what they are to confirm; nothing happens before a button is pressed.

    Programs open the links in letters too, to look for viruses, and press no buttons.
    """
    comment = letters.comment_of(token)
    if comment is None or not comment.article.is_live():
        return render(request, "comments/confirm_gone_page.html", status=404)
    refusal = ""
    if request.method == "POST" and comment.state == Standing.UNCONFIRMED:
        if request.POST.get("do") == "deny":
            actions.deny(comment)
            return render(request, "comments/denied_page.html")
        try:
            kept = actions.confirm(comment)
        except Refused as error:
            refusal = str(error)
        else:
            if kept.pk != comment.pk:  # it was sent from another browser before
                context = {"article": kept.article, "comment": kept, "elsewhere": True}
                return render(request, "comments/said_page.html", context)
            comment = kept
    if comment.state != Standing.UNCONFIRMED:
        on = redirect("comment_said", comment.article_id)
        if comment.guest and not guests.key_of(request):
            guests.remember(on, comment.guest.key)
        return on
    context = {"comment": comment, "article": comment.article, "refusal": refusal,
               "paragraphs": paragraphs(comment.text)}  # fmt: skip
    response = render(request, "comments/confirm_page.html", context)
    # The address is a key, so no other site learns it. "no-referrer" would hide from our own CSRF
    # check where the button was pressed, and it would refuse.
    response.headers["Referrer-Policy"] = "same-origin"
    return response
