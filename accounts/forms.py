"""The forms at which readers sign in and register; wired in by ACCOUNT_FORMS."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from allauth.account.adapter import get_adapter
from allauth.account.forms import (
    AddEmailForm,
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SignupForm,
)
from allauth.account.models import EmailAddress
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeAgain
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.names import one_line

# The validators' own list of five sentences says the same and frightens.
PASSWORD_HELP = _(
    "At least 8 characters that nobody guesses: no name, no common word, not only digits."
)
NAME_LENGTH = User._meta.get_field("display_name").max_length


class DisplayNameField(forms.CharField):
    """The name beside what somebody says: one line, and neither an address nor a link."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Your name"))
        kwargs.setdefault("help_text", _("Readers see it beside what you say."))
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": "name"}))
        super().__init__(max_length=NAME_LENGTH, **kwargs)

    def to_python(self, value: Any) -> str:
        return one_line(super().to_python(value))

    def validate(self, value: str) -> None:
        super().validate(value)
        if "@" in value or "://" in value or "www." in value.lower():
            raise ValidationError(_("Write a name here, not an address."), code="address")


def _plain(form: forms.Form) -> None:
    """Take allauth's placeholders away, which vanish when somebody begins to type, and its styles.

    The policy allows no `style` attribute; the stylesheet hides the field that is a trap.
    """
    form.label_suffix = ""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
        field.widget.attrs.pop("style", None)
    for name in ("password1", "password2"):
        if name in form.fields:
            form.fields[name].help_text = ""
    if "password1" in form.fields:
        form.fields["password1"].help_text = PASSWORD_HELP


class PaperLoginForm(LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("E-mail address")
        self.fields["remember"].label = _("Keep me signed in on this device")
        self.fields["password"].help_text = ""
        _plain(self)


class RegistrationForm(SignupForm):
    display_name = DisplayNameField()
    field_order = ["display_name", "email", "password1"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail address")
        self.fields["email"].help_text = _("Nobody sees it. We send a link there to confirm it.")
        self.fields["website"].label = _("Leave this empty")
        self.fields["website"].widget.attrs["autocomplete"] = "off"  # HTML knows no "nope"
        _plain(self)

    def try_save(self, request: HttpRequest) -> Any:
        """Do the same work for a known address as for a new one: hash, write, and take it back."""
        if self.account_already_exists:
            with transaction.atomic():
                email, password = f"{uuid4().hex}@nobody.invalid", self.cleaned_data["password1"]
                nobody = User.objects.create_user(email, password)
                self.custom_signup(request, nobody)
                EmailAddress.objects.create(user=nobody, email=email, primary=True)
                transaction.set_rollback(True)
        return super().try_save(request)

    def custom_signup(self, request: HttpRequest, user: User) -> None:
        super().custom_signup(request, user)
        user.display_name = self.cleaned_data["display_name"]
        user.save(update_fields=["display_name"])


class ForgottenPasswordForm(ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail address")
        _plain(self)

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Mail a link to a known address; take as long for an unknown one."""
        email = super().save(request, **kwargs)
        if not self.users:
            get_adapter(request).pretend_to_mail("account/email/password_reset_key", email)
        return email


class NameForm(forms.Form):
    display_name = DisplayNameField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self)


class NewPasswordForm(ResetPasswordKeyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self)


class ChangedPasswordForm(ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self)


class NewAddressForm(AddEmailForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("New e-mail address")
        _plain(self)


class OnceMoreForm(ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self)


class LeaveForm(OnceMoreForm):
    """What somebody who deletes their account wants done with their words, and the password."""

    words = forms.ChoiceField(
        label=_("What you said under stories"),
        choices=[
            ("stay", _("stays, by “A former reader”")),
            ("go", _("goes too; answers of others stay")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether it stays or goes.")},
    )
    field_order = ["words", "password"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        self.fields["password"].label = _("Your password")
        self.fields["password"].help_text = ""


class CodeForm(AuthenticateForm):
    """The second factor: six digits from a telephone, or one of the codes kept on paper."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = _("Six digits, or one of your codes on paper.")
        _plain(self)


class CodeAgainForm(CodeAgain):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self)


class FirstCodeForm(ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("The six digits that it shows now")
        self.fields["code"].widget.attrs["inputmode"] = "numeric"
        _plain(self)
