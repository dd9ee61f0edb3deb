from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts import actions, rules
from accounts.forms import DisplayNameField, ForgottenPasswordForm
from accounts.models import User
from accounts.roles import Role
from publishing.errors import Refused


class PersonForm(forms.ModelForm):
    """Somebody's name and roles. `by` is who fills the form in; `PersonAdmin` sets it."""

    by: User

    display_name = DisplayNameField(label=_("Name"))
    roles = forms.TypedMultipleChoiceField(
        coerce=Role,
        choices=[(role.value, "") for role in Role],
        required=False,
        label=_("Roles"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Whoever has one may enter this desk. A reader has none."),
    )

    class Meta:
        model = User
        fields = ("display_name", "email", "is_active")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "roles" in self.fields:
            self.fields["roles"].choices = [
                (role.value, format_html("<span><b>{}</b> {}</span>", role.label, role.does))
                for role in Role
            ]
            self.initial["roles"] = list(self.instance.roles) if self.instance.pk else []

    def clean_email(self) -> str:
        return User.objects.normalize_email(self.cleaned_data["email"])

    def clean(self) -> dict[str, Any]:
        """Say beside the field what the rules refuse."""
        cleaned = super().clean() or self.cleaned_data
        if not self.instance.pk:
            return cleaned
        stored = User.objects.get(pk=self.instance.pk)
        if "roles" in cleaned:
            self._refuse("roles", rules.why_not_set_roles(self.by, stored, cleaned["roles"]))
        if stored.is_active and not cleaned.get("is_active", True):
            self._refuse("is_active", rules.why_not_close(self.by, stored))
        return cleaned

    def _refuse(self, field: str, refusal: str | None) -> None:
        if refusal:
            self.add_error(field, refusal)


class RoleFilter(admin.SimpleListFilter):
    title = _("role")
    parameter_name = "role"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("any", _("The newsroom")), ("none", _("Readers")), *Role.choices]

    def queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> QuerySet[User]:
        wanted = self.value()
        if wanted in ("any", "none"):
            return queryset.filter(is_staff=wanted == "any")
        return queryset.filter(groups__name=wanted) if wanted in Role.values else queryset


@admin.register(User)
class PersonAdmin(admin.ModelAdmin):
    """People and their roles. Nobody is deleted here: who leaves may no longer sign in."""

    form = PersonForm
    list_display = ("name", "email", "their_roles", "is_active", "date_joined")
    list_filter = (RoleFilter, "is_active")
    search_fields = ("display_name", "email")
    actions = ("drop_second_factor",)
    readonly_fields = ("date_joined", "last_login")

    class Media:
        css = {"all": ("css/accounts/ticks.css",)}

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=_("name"), ordering="display_name")
    def name(self, person: User) -> str:
        return person.display_name or "–"

    @admin.display(description=_("roles"))
    def their_roles(self, person: User) -> str:
        if person.is_superuser:
            return gettext("Keeps the system running")
        names = {group.name for group in person.groups.all()}
        return ", ".join(str(role.label) for role in Role if role.value in names) or "–"

    @admin.action(description=_("Take the second factor away: the telephone is lost"))
    def drop_second_factor(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        for person in queryset:
            try:
                dropped = actions.drop_second_factor(person, by=request.user)
            except Refused as refusal:
                messages.error(request, str(refusal))
                continue
            said = (
                gettext("%s signs in with the password alone now.")
                if dropped
                else gettext("%s had no second factor.")
            )
            messages.info(request, said % person)

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        if obj is None:
            return [(None, {"fields": ("display_name", "email", "roles")})]
        return [
            (None, {"fields": ("display_name", "email", "roles")}),
            (_("Signing in"), {"fields": ("is_active", "last_login", "date_joined")}),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        # Only the owner of a mailbox changes the address, because they have to confirm it.
        return (*self.readonly_fields, "email") if obj else self.readonly_fields

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        # Django's admin collects fields from the fieldsets, and `roles` is none of the model's.
        kwargs["fields"] = ["display_name", "is_active"] if obj else ["display_name", "email"]
        form = super().get_form(request, obj, change, **kwargs)
        return type("PersonForm", (form,), {"by": request.user})

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        name, roles = form.cleaned_data["display_name"], form.cleaned_data["roles"]
        by = form.by
        if not change:
            person = actions.add_person(email=obj.email, display_name=name, roles=roles, by=by)
            obj.pk, obj._state.adding = person.pk, False
            self._invite(request, person)
            return
        stored = User.objects.get(pk=obj.pk)
        actions.rename(stored, display_name=name, by=by)
        actions.set_roles(stored, roles=roles, by=by)
        actions.set_active(stored, active=form.cleaned_data["is_active"], by=by)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Do nothing: the actions wrote the roles too."""

    def _invite(self, request: HttpRequest, person: User) -> None:
        mail = ForgottenPasswordForm({"email": person.email})
        if mail.is_valid():
            mail.save(request)
        sentence = gettext("A link to choose a password is on its way to %s.") % person.email
        messages.info(request, sentence)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return _may_manage(request) and super().has_add_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return _may_manage(request, obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


def _may_manage(request: HttpRequest, person: Model | None = None) -> bool:
    user = request.user
    assert person is None or isinstance(person, User)  # noqa: S101  (this admin's own model)
    return isinstance(user, User) and rules.why_not_manage(user, person) is None
