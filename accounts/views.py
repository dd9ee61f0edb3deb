"""The reader's own pages. Signing in, registering and passwords are allauth's, see `urls.py`."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.core import ratelimit
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts import actions, rules, takeout
from accounts.adapter import SIGNED_IN_HINT
from accounts.forms import LeaveForm, NameForm
from accounts.typed import signed_out, typed_in


def keeps_words(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the words back to who was signed out while they wrote; else show `view`."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not request.user.is_authenticated:
            return signed_out(request)
        return view(request, *args, **kwargs)

    return wrapper


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


@keeps_words
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


@never_cache
@require_safe
@reauthentication_required
def data(request: HttpRequest) -> HttpResponse:
    """Give a person everything the paper has about them, as a file, after their password."""
    response = HttpResponse(takeout.as_json(request.user), content_type="application/json")
    response.headers["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return response


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """Say what goes and what stays with an account; delete it when the password is right."""
    refusal = rules.why_not_leave(request.user)
    form = LeaveForm(request.POST or None, user=request.user)
    if request.method == "POST" and not refusal:
        if not ratelimit.consume(request, action="reauthenticate", user=request.user):
            form.add_error(None, _("Too many tries. Please wait some minutes, then try again."))
        elif form.is_valid():
            person = request.user
            logout(request)
            actions.leave(person, words_go=form.cleaned_data["words"] == "go")
            return gone(request)
    return render(request, "accounts/leave_page.html", {"form": form, "refusal": refusal})


def gone(request: HttpRequest) -> HttpResponse:
    """Say good-bye, and take the hint along that somebody is signed in."""
    response = redirect("account_left")
    response.delete_cookie(SIGNED_IN_HINT, samesite="Lax")
    return response


@never_cache
@require_safe
def left(request: HttpRequest) -> HttpResponse:
    """Say that the account is deleted, at an address that can be reloaded without harm."""
    return render(request, "accounts/left_page.html")


def for_staff(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Keep a page to people of the newsroom; for a reader it is not there."""

    @wraps(view)
    @login_required
    @never_cache
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_staff:
            raise Http404
        return view(request, *args, **kwargs)

    return wrapper


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is missing or old (CSRF_FAILURE_VIEW), and give all words back."""
    context = {"typed": typed_in(request.POST)}
    return render(request, "accounts/stale_form_page.html", context, status=403)
