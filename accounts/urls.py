"""Addresses of this department: allauth's pages at the paper's own addresses.

The names are allauth's, because it looks its pages up by them.
"""

from allauth.account import views as door
from django.urls import path, re_path

from accounts import views

urlpatterns = [
    path("me/", views.me, name="me"),
    path("registration/", door.signup, name="account_signup"),
    path(
        "registration/sent/", door.email_verification_sent, name="account_email_verification_sent"
    ),
    re_path(
        r"^registration/confirm/(?P<key>[-:\w]+)/$",
        door.confirm_email,
        name="account_confirm_email",
    ),
    path("sign-in/", door.login, name="account_login"),
    path("sign-in/again/", door.reauthenticate, name="account_reauthenticate"),
    path("sign-in/closed/", door.account_inactive, name="account_inactive"),
    path("sign-out/", door.logout, name="account_logout"),
    path("account/", views.account, name="account"),
    path("account/email/", door.email, name="account_email"),
    path("account/password/", door.password_change, name="account_change_password"),
    path("account/password/new/", door.password_set, name="account_set_password"),
    path("password/", door.password_reset, name="account_reset_password"),
    path("password/sent/", door.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        door.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/changed/",
        door.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]
