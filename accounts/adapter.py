"""How allauth behaves at this paper."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.crypto import salted_hmac

from accounts import mailing
from accounts.tasks import NOBODY

# Not a secret and not a right: it only tells our script that asking for a name is worth a request,
# so that a page costs everybody else none. The session cookie itself is closed to scripts.
SIGNED_IN_HINT = "signed_in"

# What is said after signing in or out would wait in a cookie until some later page.
SAID_BY_THE_PAGE_ITSELF = {"account/messages/logged_in.txt", "account/messages/logged_out.txt"}


# What anybody can have sent to any mailbox by typing its address into a form. A new password is
# none of them: it goes to known addresses only, and has a measure of its own (settings), so that
# nobody can keep its owner from it by filling in other forms.
PROVOKED = (
    "account/email/email_confirmation",
    "account/email/email_confirmation_signup",
    "account/email/account_already_exists",
)


def default_token(email: str) -> str:
    """Return what a token looks like, made as dearly as a real one."""
    return f"x-{salted_hmac('accounts.nobody', email, algorithm='sha256').hexdigest()[::2]}"


class PaperAdapter(DefaultAccountAdapter):
    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a letter of allauth's off the request, strangers' ones within their measure."""
        if template_prefix in PROVOKED and not mailing.may_mail_stranger(email):
            return
        mailing.post(self._letter(template_prefix, email, context))

    def pretend_to_mail(self, template_prefix: str, email: str) -> None:
        """Do the work of a letter and send none, so that its absence cannot be heard."""
        url = reverse("account_reset_password_from_key", args=["x", default_token(email)])
        mail = self._letter(template_prefix, email, {"password_reset_url": url})
        mail.to = [NOBODY]
        mailing.post(mail)

    def _letter(self, template_prefix: str, email: str, context: dict[str, Any]) -> EmailMessage:
        """Make a letter; in the subject, too, stands what every page knows: the paper's name."""
        words = {"request": self.request, "email": email, **context}
        mail = self.render_mail(template_prefix, email, words)
        subject = render_to_string(f"{template_prefix}_subject.txt", words, self.request)
        mail.subject = " ".join(subject.split())
        return mail

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Send the newsroom to its desk and readers to the front page."""
        return reverse("admin:index") if request.user.is_staff else "/"

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """Leave the hint beside the session."""
        response = super().post_login(request, user, **kwargs)
        response.set_cookie(
            SIGNED_IN_HINT,
            "1",
            max_age=settings.SESSION_COOKIE_AGE,
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )
        return response

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        """Keep what allauth wants to say for the next page, unless that page says it itself."""
        if message_template not in SAID_BY_THE_PAGE_ITSELF:
            super().add_message(request, level, message_template, *args, **kwargs)
