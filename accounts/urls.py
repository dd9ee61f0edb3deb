"""Addresses of this department: allauth's pages at the paper's own addresses.

The names are allauth's, because it looks its pages up by them.
"""

from allauth.account import views as door
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import path, re_path

from accounts import views
from accounts.views import for_staff, keeps_words

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
    path("account/data/", views.data, name="account_data"),
    path("account/delete/", views.leave, name="account_delete"),
    path("account/deleted/", views.left, name="account_left"),
    path("account/email/", keeps_words(door.email), name="account_email"),
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
    # The second factor, which is the newsroom's.
    path("sign-in/code/", factor.authenticate, name="mfa_authenticate"),
    path("sign-in/again/code/", factor.reauthenticate, name="mfa_reauthenticate"),
    path("account/second-factor/", for_staff(factor.index), name="mfa_index"),
    path("account/second-factor/on/", for_staff(totp.activate_totp), name="mfa_activate_totp"),
    path(
        "account/second-factor/off/", for_staff(totp.deactivate_totp), name="mfa_deactivate_totp"
    ),
    path(
        "account/second-factor/codes/",
        for_staff(codes.view_recovery_codes),
        name="mfa_view_recovery_codes",
    ),
    path(
        "account/second-factor/codes/new/",
        for_staff(codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "account/second-factor/codes/file/",
        for_staff(codes.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
]
