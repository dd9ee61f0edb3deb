from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Case, F, Model, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Role
from publishing.errors import Refused
from publishing.text import ascii_slug
from sections import actions, rules
from sections.models import Kind, Section


class SectionForm(forms.ModelForm):
    editors = forms.ModelMultipleChoiceField(
        queryset=User.objects.none(),
        required=False,
        label=_("Section editors"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("They edit and publish the stories of this section and of its parts."),
    )

    class Meta:
        model = Section
        fields = (
            "name", "slug", "parent", "kind", "url", "in_menu",
            "colour", "introduction", "sponsor", "editors",
        )  # fmt: skip
        widgets = {"introduction": forms.Textarea(attrs={"rows": 2})}
        help_texts = {
            "slug": _(
                "The part of the address that names this section, as in /money/insurance/. "
                "When you change it, the old address sends readers on. Empty: made from the name."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "editors" in self.fields:
            self.fields["editors"].queryset = User.objects.with_role(Role.SECTION_EDITOR)
        if "parent" in self.fields:
            tops = Section.objects.filter(parent=None).exclude(kind=Kind.LINK)
            self.fields["parent"].queryset = tops.exclude(pk=self.instance.pk)
            self.fields["parent"].empty_label = _("A section of its own")
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean_slug(self) -> str:
        return self.cleaned_data["slug"] or ascii_slug(self.cleaned_data.get("name", ""))

    def clean_colour(self) -> str:
        return self.cleaned_data["colour"].lower()


@admin.register(Section)
class SectionAdmin(admin.ModelAdmin):
    """The whole tree on one screen, in menu order, with buttons that move a line up or down."""

    form = SectionForm
    list_display = ("in_the_tree", "address", "kind", "in_menu", "edited_by", "order")
    list_display_links = ("in_the_tree",)
    list_per_page = 500
    search_fields = ("name", "slug")
    actions = None
    readonly_fields = ("old_addresses",)
    prepopulated_fields = {"slug": ("name",)}
    fieldsets = (
        (None, {"fields": ("name", "slug", "parent", "kind", "url", "in_menu")}),
        (_("On its pages"), {"fields": ("introduction", "sponsor", "colour")}),
        (_("Who edits it"), {"fields": ("editors",)}),
        (_("Addresses it had"), {"fields": ("old_addresses",)}),
    )

    class Media:
        css = {"all": ("css/sections/tree.css", "css/accounts/ticks.css")}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Section]:
        rows = super().get_queryset(request)
        return rows.select_related("parent").prefetch_related("editors")

    def get_ordering(self, request: HttpRequest) -> Any:
        """Return the order of the tree: each top section, then its parts."""
        return (
            Coalesce("parent__position", F("position")).asc(),
            Coalesce("parent_id", F("pk")).asc(),
            Case(When(parent=None, then=Value(0)), default=Value(1)).asc(),
            "position",
            "pk",
        )

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        return {} if obj else self.prepopulated_fields  # an address in use never follows a name

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Leave out the pencil, plus and cross beside "part of": the list is for that."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "parent" and field is not None:
            widget = field.widget
            widget.can_add_related = widget.can_change_related = False
            widget.can_delete_related = widget.can_view_related = False
        return field

    @admin.display(description=_("section"))
    def in_the_tree(self, section: Section) -> SafeString | str:
        if section.parent_id is None:
            return section.name
        return format_html('<span class="tree-part">↳ {}</span>', section.name)

    @admin.display(description=_("address"))
    def address(self, section: Section) -> str:
        return section.url if section.kind == Kind.LINK else f"/{section.address_path}/"

    @admin.display(description=_("section editors"))
    def edited_by(self, section: Section) -> str:
        return ", ".join(str(editor) for editor in section.editors.all()) or "–"

    @admin.display(description=_("order"))
    def order(self, section: Section) -> SafeString:
        """Two buttons of the list's own form; `changelist_view` takes what they send."""
        button = (
            '<button type="submit" name="{}" value="{}" class="button" aria-label="{}">{}</button>'
        )
        return format_html_join(
            " ",
            button,
            (
                ("move_up", section.pk, gettext("Move %s up") % section.name, "↑"),
                ("move_down", section.pk, gettext("Move %s down") % section.name, "↓"),
            ),
        )

    @admin.display(description=_("send readers here"))
    def old_addresses(self, section: Section) -> SafeString | str:
        paths = section.former_addresses.all() if section.pk else ()
        return format_html_join(SafeString("<br>"), "{}", ((path,) for path in paths)) or "–"

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        pk = request.POST.get("move_up") or request.POST.get("move_down")
        if not pk:
            title = {"title": _("Sections, in the order of the menu")}
            return super().changelist_view(request, title | (extra_context or {}))
        section = get_object_or_404(Section, pk=pk if pk.isdecimal() else 0)
        try:
            actions.move(section, up="move_up" in request.POST, by=_user(request))
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect(request.get_full_path())

    def save_model(self, request: HttpRequest, obj: Section, form: Any, change: bool) -> None:
        actions.save(obj, by=_user(request), editors=form.cleaned_data.get("editors"))

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Do nothing: the action wrote the editors too."""

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        section = self.get_object(request, object_id)
        refusal = section and rules.why_not_delete(_user(request), section)
        if not refusal:
            return super().delete_view(request, object_id, extra_context)
        messages.error(
            request,
            format_html(gettext("{} cannot be deleted. {}"), section.name, refusal),
        )
        return redirect("admin:sections_section_change", object_id)

    def delete_model(self, request: HttpRequest, obj: Section) -> None:
        actions.delete(obj, by=_user(request))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return _may_change(request) and super().has_add_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return _may_change(request) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return _may_change(request) and super().has_delete_permission(request, obj)


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101  (the admin lets nobody else in)
    return request.user


def _may_change(request: HttpRequest) -> bool:
    return isinstance(request.user, User) and rules.why_not_change(request.user) is None
