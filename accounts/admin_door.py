"""The admin's door. There is one place to sign in for everybody, with its limits on guessing."""

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache


@never_cache
def at_the_door(request: HttpRequest) -> HttpResponse:
    """Answer somebody who came to the admin's log-in page.

    A stranger is sent to `/sign-in/` and from there to where they wanted to go, staff go straight
    in (or set up the second factor they lack), and a reader is told in words that the admin is
    not for them.
    """
    desk = reverse("admin:index")
    user = request.user
    if not user.is_authenticated:
        wanted = request.GET.get(REDIRECT_FIELD_NAME) or desk
        return redirect_to_login(wanted, reverse("account_login"))
    if user.is_active and user.is_staff:
        return redirect("mfa_activate_totp" if user.lacks_second_factor else desk)
    return render(request, "accounts/not_staff_page.html", status=403)
