"""Newsletters. Nothing here is done by who is signed in, so no page needs cookie or token.

What may be done to an address is proved by a signed link that was mailed to it.
"""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from pagecache.pages import cached_page, made_of
from publishing.errors import Refused
from subscriptions import links, newsletters
from subscriptions.forms import AddressForm, MineForm, SignUpForm
from subscriptions.models import Newsletter, SignUp

TOO_OLD = "subscriptions/link_too_old_page.html"


@cached_page()
@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """Show which newsletters there are, with the form; the same for everybody."""
    made_of(request, "newsletters")
    return _page(request, SignUpForm())


# No token: the form stands on kept pages, which set no cookie. What another site could send is
# what anybody can: a letter that asks the owner of the address, three an hour at most.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_up(request: HttpRequest) -> HttpResponse:
    """Take an address and what it wishes for.

    The small form under a story sends an address alone: its owner then chooses here.
    """
    if request.method != "POST":
        return redirect("newsletters")
    if "choose" in request.POST:
        near = Newsletter.objects.open().filter(section=_number(request.POST.get("section", "")))
        start = {"email": request.POST.get("email", ""), "newsletters": list(near)}
        return _page(request, SignUpForm(initial=start))
    form = SignUpForm(request.POST)
    if form.is_valid():
        words = form.cleaned_data
        try:
            newsletters.ask(words["email"], words["newsletters"], **_where(request))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("newsletters_sent")
    return _page(request, form)


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask_for_link(request: HttpRequest) -> HttpResponse:
    """Mail somebody the link to their newsletters; the answer is the same for everybody."""
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            newsletters.send_link(form.cleaned_data["email"], **_where(request))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("newsletters_link_sent")
    return render(request, "subscriptions/newsletter_link_page.html", {"form": form})


@never_cache
@require_safe
def sent(request: HttpRequest, *, link: bool = False) -> HttpResponse:
    """Say what comes next, at an address that can be reloaded without harm."""
    return render(request, "subscriptions/newsletter_sent_page.html", {"link": link})


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether the newsletters of a link are wanted; only the button confirms, no scanner."""
    wish = links.read(links.CONFIRM, token)
    if wish is None:
        return render(request, TOO_OLD, status=410)
    context: dict[str, Any] = _of(wish)
    if request.method == "POST":
        found = newsletters.confirm(wish, site=request.build_absolute_uri("/"))
        context |= {"newsletters": found, "done": True}
    else:
        context["newsletters"] = Newsletter.objects.open().filter(pk__in=wish.newsletters)
    return render(request, "subscriptions/newsletter_confirm_page.html", context)


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """End the newsletters of a link: a mail program's one click, or the button of the page."""
    wish = links.read(links.LEAVE, token)
    if wish is None:
        return render(request, TOO_OLD, status=410)
    context: dict[str, Any] = _of(wish)
    if request.method == "POST":
        context |= {"newsletters": newsletters.leave(wish), "done": True}
    else:
        context["newsletters"] = Newsletter.objects.filter(pk__in=wish.newsletters)
    return render(request, "subscriptions/newsletter_leave_page.html", context)


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest, token: str) -> HttpResponse:
    """Show and change what comes to the address of a link."""
    wish = links.read(links.MINE, token)
    if wish is None:
        return render(request, TOO_OLD, status=410)
    offered = Newsletter.objects.offered_to(wish.email)
    form = MineForm(request.POST if request.method == "POST" else None, offered=offered)
    if form.is_valid():
        newsletters.choose(wish.email, form.cleaned_data["newsletters"])
        return redirect(f"{request.path}?saved=1")
    chosen = set(SignUp.objects.of(wish.email).values_list("newsletter_id", flat=True))
    context = {
        "email": wish.email,
        "newsletters": offered,
        "chosen": chosen,
        "form": form,
        "saved": "saved" in request.GET,
    }
    return render(request, "subscriptions/newsletter_mine_page.html", context)


def _page(request: HttpRequest, form: SignUpForm) -> HttpResponse:
    """Show all newsletters with `form`; what was ticked and typed in it stays."""
    ticked = [getattr(one, "pk", one) for one in form["newsletters"].value() or []]
    context = {
        "form": form,
        "newsletters": Newsletter.objects.open(),
        "chosen": {_number(one) for one in ticked},
    }
    return render(request, "subscriptions/newsletters_page.html", context)


def _of(wish: links.Wish) -> dict[str, Any]:
    return {"email": wish.email, "mine": links.make(links.MINE, email=wish.email)}


def _where(request: HttpRequest) -> dict[str, str]:
    address = get_adapter(request).get_client_ip(request)
    return {"sender": newsletters.hashed(address), "site": request.build_absolute_uri("/")}


def _number(text: object) -> int | None:
    """Return `text` as an id, or None for what is none."""
    said = str(text)
    return int(said) if said.isdecimal() and len(said) < 19 else None
