from uuid import UUID

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_http_methods, require_safe

from pagecache.pages import cached_page, made_of
from pages.models import Masthead, Subject
from publishing.errors import Refused
from subscriptions import actions, display
from subscriptions.forms import OrderForm
from subscriptions.models import Offer, Order


@cached_page()
@require_safe
def offers(request: HttpRequest) -> HttpResponse:
    """Show what can be ordered, with its prices; the same for everybody."""
    made_of(request, "offers")
    found = list(Offer.objects.open().with_prices())
    return render(request, "subscriptions/offers_page.html", {"offers": found})


@cache_control(private=True, no_cache=True)  # kept for the back button, with what was typed
@require_http_methods(["GET", "HEAD", "POST"])
def order(request: HttpRequest) -> HttpResponse:
    """Show the form of an order, `?line=3` chosen beforehand; take what it brings."""
    user = request.user if request.user.is_authenticated else None
    form = OrderForm(request.POST or None, chosen=request.GET.get("line", ""), user=user)
    if request.method == "POST" and form.is_valid():
        try:
            taken = take(request, form)
        except actions.AlreadyOrdered as already:
            return redirect(f"{already.order.get_absolute_url()}?again=1")
        except Refused as refusal:
            form.add_error(None, str(refusal))
            if isinstance(refusal, actions.AnotherFromThisForm):
                form.begin_anew()
        else:
            return redirect(taken)
    return render(request, "subscriptions/order_page.html", {"form": form})


def take(request: HttpRequest, form: OrderForm) -> Order:
    """Hand a valid form over to the action. Returns the order. Raises Refused."""
    return actions.order(
        form.chosen_line(),
        token=form.mark(),
        details=form.details(),
        by=request.user if request.user.is_authenticated else None,
        sender=actions.hashed(get_adapter(request).get_client_ip(request)),
        site=request.build_absolute_uri("/"),
    )


@never_cache
@require_safe
def ordered(request: HttpRequest, token: UUID) -> HttpResponse:
    """Say thanks, the number, and what happens next; tells nothing of who ordered."""
    order = get_object_or_404(Order, token=token)
    context = {
        "order": order,
        "term": display.term(order.months),
        "total": display.total(order),
        "again": "again" in request.GET,
        "contact": Masthead.objects.current().address_for(Subject.SUBSCRIPTIONS),
    }
    return render(request, "subscriptions/ordered_page.html", context)
