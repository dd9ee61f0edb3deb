"""The reader's own pages. Signing in, registering and passwords are allauth's, see `urls.py`."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts import actions
from accounts.adapter import SIGNED_IN_HINT
from accounts.forms import NameForm


@require_safe
@never_cache
def me(request: HttpRequest) -> HttpResponse:
    """Answer who is signed in, as the fragment that replaces "Sign in" in the header.

    Empty for a stranger; the hint that made the script ask is then out of date and is dropped.
    """
    if not request.user.is_authenticated:
        response = HttpResponse(status=204)
        if SIGNED_IN_HINT in request.COOKIES:
            response.delete_cookie(SIGNED_IN_HINT, samesite="Lax")
        return response
    return render(request, "accounts/parts/me.html")


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """A reader's own page: the name readers see, address, password."""
    form = NameForm(request.POST or None, initial={"display_name": request.user.display_name})
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["display_name"]
        actions.rename(request.user, display_name=name, by=request.user)
        return redirect("/account/?saved=1")
    context = {"form": form, "saved": "saved" in request.GET}
    return render(request, "accounts/account_page.html", context)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is missing or old (CSRF_FAILURE_VIEW), and give the text back."""
    context = {"typed": request.POST.get("text", "")}
    return render(request, "accounts/stale_form_page.html", context, status=403)
