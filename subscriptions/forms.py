from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.forms import DisplayNameField
from accounts.guarded import GuardedForm, StrangersAddressField, TrappedForm
from accounts.models import User
from accounts.names import one_line, paragraphs
from subscriptions import display
from subscriptions.models import Form, Newsletter, PriceLine

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MOST_COPIES = 500
LONGEST_REMARK = 500
FURTHEST = timedelta(days=366)
_TAX_NUMBER = re.compile(r"[0-9A-Za-z][0-9A-Za-z ./-]{3,19}")
_PHONE = re.compile(r"\+?[0-9][0-9 ()./-]{5,38}")


class LineField(forms.CharField):
    """Text on one line: composed, without invisible letters or towers of marks."""

    def to_python(self, value: Any) -> str:
        return one_line(super().to_python(value))


class OptionalLine(LineField):
    """One that may stay empty, and that browsers fill in: `autocomplete` is HTML's word for it."""

    def __init__(self, label: _StrOrPromise, most: int, autocomplete: str, **kwargs: Any) -> None:
        look = {"autocomplete": autocomplete, **kwargs.pop("attrs", {})}
        super().__init__(
            label=label,
            required=False,
            max_length=most,
            widget=forms.TextInput(attrs=look),
            **kwargs,
        )


def choice_of(line: PriceLine) -> str:
    """Return the value of `line` in a form: its price is in it, so that a new one is noticed."""
    return f"{line.pk}:{line.price.normalize():f}"


class PriceLineField(forms.ChoiceField):
    """A line of the price lists, offer by offer."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.lines: dict[str, PriceLine] = {}

    def offer_all(self) -> None:
        """Fetch what can be ordered now. One query."""
        self.lines = {}  # fields are copied for each form, what hangs on them is not
        groups: dict[str, list[tuple[str, str]]] = {}
        for line in PriceLine.objects.open():
            self.lines[choice_of(line)] = line
            groups.setdefault(line.offer.title, []).append((choice_of(line), display.line(line)))
        self.choices = [("", gettext("Please choose")), *groups.items()]
        printed = (value for value, line in self.lines.items() if line.form != Form.EPAPER)
        self.widget.attrs["data-printed"] = " ".join(printed)

    def validate(self, value: Any) -> None:
        forms.Field.validate(self, value)
        if value in self.lines:
            return
        pk, _colon, _price = value.partition(":")
        now = next((line for line in self.lines.values() if str(line.pk) == pk), None)
        if now is None:
            raise ValidationError(_("This can no longer be ordered. Choose another."), code="gone")
        raise ValidationError(
            _("The price has changed since you opened this form: it is %(price)s now."),
            code="price",
            params={"price": display.money(now.price, now.offer.currency)},
        )


class OrderForm(GuardedForm):
    """An order. What belongs together stands together; the address is needed for print only."""

    token = forms.UUIDField(required=False, widget=forms.HiddenInput)
    line = PriceLineField(label=_("What would you like?"))
    copies = forms.IntegerField(
        label=_("Copies"),
        min_value=1,
        max_value=MOST_COPIES,
        initial=1,
        help_text=_("Of each issue. An ePaper is for one reader."),
    )
    wanted_from = forms.DateField(
        label=_("Start on"),
        required=False,
        help_text=_("Empty: with the next issue."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    name = DisplayNameField(help_text="")
    email = StrangersAddressField(
        help_text=_(
            "The order’s number is sent there. For an ePaper, the address of your account."
        )
    )
    phone = OptionalLine(
        _("Telephone (optional)"),
        40,
        "tel",
        help_text=_("Only for questions about the delivery."),
        attrs={"type": "tel"},
    )
    company = OptionalLine(_("Company (optional)"), 120, "organization")
    tax_number = OptionalLine(
        _("Tax number (optional)"), 20, "off", help_text=_("If the invoice goes to the company.")
    )
    street = OptionalLine(_("Street and house"), 200, "address-line1")
    city = OptionalLine(_("City or province"), 80, "address-level2")
    postcode = OptionalLine(_("Postcode (optional)"), 16, "postal-code")
    country = OptionalLine(_("Country"), 60, "country-name", initial=_("Vietnam"))
    remark = forms.CharField(
        label=_("Anything else? (optional)"),
        required=False,
        # No maxlength: a long text comes back with a sentence instead of being cut.
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    CHOICE = ("line", "copies", "wanted_from")
    ORDERER = ("name", "email", "phone", "company", "tax_number")
    DELIVERY = ("street", "city", "postcode", "country")

    def __init__(self, *args: Any, chosen: str = "", user: User | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        field = self.fields["line"]
        field.offer_all()
        picked = [value for value in field.lines if value.partition(":")[0] == chosen]
        self.initial.update(token=uuid4(), line=picked[0] if picked else "")
        if user is not None:
            self.initial.update(name=user.display_name, email=user.email)

    def groups(self) -> list[tuple[str, str, list[forms.BoundField]]]:
        """Return the form in its three groups: name, heading, fields."""
        return [
            ("choice", gettext("Your order"), [self[name] for name in self.CHOICE]),
            ("orderer", gettext("Who orders"), [self[name] for name in self.ORDERER]),
            ("delivery", gettext("Where the printed copies go"),
             [self[name] for name in self.DELIVERY]),
        ]  # fmt: skip

    def clean_wanted_from(self) -> Any:
        day, today = self.cleaned_data["wanted_from"], timezone.localdate()
        if day and not today <= day <= today + FURTHEST:
            raise ValidationError(_("Choose a day from today on, within a year."), code="day")
        return day

    def clean_phone(self) -> str:
        phone = self.cleaned_data["phone"]
        if phone and not _PHONE.fullmatch(phone):
            raise ValidationError(
                _("Write the number in digits, as in +84 24 1234 5678."), code="phone"
            )
        return phone

    def clean_tax_number(self) -> str:
        number = self.cleaned_data["tax_number"]
        if number and not _TAX_NUMBER.fullmatch(number):
            raise ValidationError(
                _("A tax number has 4 to 20 digits and letters."), code="tax_number"
            )
        return number

    def clean_remark(self) -> str:
        text = paragraphs(self.cleaned_data["remark"])
        if len(text) > LONGEST_REMARK:
            raise ValidationError(
                _("These are %(now)d letters. Shorten it to %(most)d: nothing was cut off."),
                code="long",
                params={"now": len(text), "most": LONGEST_REMARK},
            )
        return text

    def clean(self) -> dict[str, Any]:
        """Look at what depends on the choice, before the clock is looked at."""
        data = self.cleaned_data
        line = self.chosen_line()
        if line and line.form == Form.EPAPER and data.get("copies", 1) > 1:
            self.add_error("copies", _("An ePaper is for one reader: write 1."))
        if line and line.form != Form.EPAPER:
            for name in ("street", "city", "country"):
                if name not in self.errors and not data.get(name):
                    self.add_error(name, _("Needed for printed copies."))
        if data.get("tax_number") and not data.get("company") and "company" not in self.errors:
            self.add_error("company", _("A tax number belongs to a company: write its name."))
        return super().clean()

    def chosen_line(self) -> PriceLine | None:
        """Return the line that was chosen, or None."""
        return self.fields["line"].lines.get(self.cleaned_data.get("line", ""))

    def mark(self) -> UUID:
        """Return the mark of this very form; one that was taken away is made anew."""
        return self.cleaned_data.get("token") or uuid4()

    def details(self) -> dict[str, Any]:
        """Return what the action takes in. Read it on a valid form only."""
        names = ("copies", "wanted_from", *self.ORDERER, "remark")
        details = {name: self.cleaned_data[name] for name in names}
        printed = self.chosen_line().form != Form.EPAPER
        for name in self.DELIVERY:  # an ePaper needs no address, so none is kept
            details[name] = self.cleaned_data[name] if printed else ""
        return details

    def begin_anew(self) -> None:
        """Give the form another token, so that sending it once more is another order."""
        fresh = self.data.copy()
        fresh["token"] = str(uuid4())
        self.data = fresh


# Newsletters: their forms stand on pages without a cookie, so they carry no token.


class NewslettersField(forms.ModelMultipleChoiceField):
    """Ticks, one a newsletter that is open; the part draws them itself."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Newsletter.objects.open(), widget=forms.CheckboxSelectMultiple, **kwargs
        )


class AddressForm(TrappedForm):
    """An address, and a field that people do not see."""

    email = StrangersAddressField()


class SignUpForm(AddressForm):
    newsletters = NewslettersField(
        error_messages={
            "required": _("Tick at least one."),
            "invalid_choice": _("One of these can no longer be had. Look, then send once more."),
            "invalid_pk_value": _("One of these can no longer be had. Look, then send once more."),
        }
    )
    field_order = ["newsletters", "email", "website"]


class MineForm(forms.Form):
    """Which newsletters come to an address whose owner opened their link."""

    newsletters = NewslettersField(required=False)

    def __init__(self, *args: Any, offered: QuerySet[Newsletter], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["newsletters"].queryset = offered
