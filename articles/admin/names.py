"""Authors, themes and tags in the admin."""

from __future__ import annotations

from typing import Any

from csp.decorators import csp_update
from django import forms
from django.contrib import admin, messages
from django.db.models import IntegerField, QuerySet
from django.db.models.expressions import RawSQL
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from js_asset import Media, Script

from accounts.models import User
from articles import naming
from articles.admin.fields import LeadPhotoWidget
from articles.admin.pins import ThemeForm
from articles.models import Author, Tag, Theme
from articles.surface.widgets import IMPORT_MAP, with_nonce
from photos.models import Photo


class OnePhotoField(forms.ModelChoiceField):
    """A photo by its number, picked in the library's dialog; not a select of every photo."""

    widget = LeadPhotoWidget(attrs={"inputmode": "numeric", "size": 8})


def _library_dialog() -> Media:
    """Return the modules of the library's dialog, for a form without a text."""
    return Media(
        importmap=IMPORT_MAP,
        css={
            "all": [
                "css/admin/surface.css",
                "css/admin/surface_dialogs.css",
                "css/admin/surface_tools.css",
                "css/admin/writing_parts.css",
            ]
        },
        js=[
            Script(reverse("surface_words")),
            Script("js/articles/admin/photo_field.js", type="module"),
        ],
    )


class _Named(admin.ModelAdmin):
    """What has a name and an address of its own. The address is offered from the name."""

    list_per_page = 50
    show_full_result_count = False
    prepopulated_fields = {"slug": ("name",)}
    photo_fields: tuple[str, ...] = ()

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        # Not formfield_for_foreignkey: Django would put its own "add another" beside the dialog.
        if db_field.name in self.photo_fields:
            return OnePhotoField(
                queryset=Photo.objects.all(),
                required=False,
                label=str(db_field.verbose_name).capitalize(),
                help_text=db_field.help_text,
                blank=True,
            )
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> Any:
        if self.photo_fields:
            context["media"] = with_nonce(context["media"] + _library_dialog(), request)
        return super().render_change_form(request, context, *args, **kwargs)

    # The library's dialog shows a photo from this device before it is sent.
    @method_decorator(csp_update({"img-src": ["blob:"]}))
    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return super().changeform_view(request, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        naming.save(obj, by=request.user)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        naming.delete(obj, by=request.user)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, Any, Any]:
        """Tell the page that asks for certainty what goes: not each story that has it, of many."""
        names = [str(named) for named in objs]
        return names, {self.opts.verbose_name_plural: len(names)}, set(), []

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for named in queryset:
            naming.delete(named, by=request.user)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        # Once readers know an address, a new name must not move it unasked.
        return {} if obj else super().get_prepopulated_fields(request, obj)


@admin.register(Author)
class AuthorAdmin(_Named):
    """Those whose names stand under stories; a guest who writes often may have a page too."""

    list_display = ("name", "role", "user", "slug")
    list_select_related = ("user",)
    ordering = ("sort_key",)  # as readers find them: in Vietnamese order
    search_fields = ("name", "slug")
    fields = ("name", "slug", "role", "user", "portrait", "bio")
    photo_fields = ("portrait",)

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        # The newsroom's own people, who are few: a list of every reader would never end.
        if db_field.name == "user":
            return db_field.formfield(queryset=User.objects.staff().order_by("display_name"))
        return super().formfield_for_dbfield(db_field, request, **kwargs)


@admin.register(Theme)
class ThemeAdmin(_Named):
    """Dossiers."""

    list_display = ("name", "slug")
    search_fields = ("name", "slug")
    form = ThemeForm
    fields = ("name", "slug", "introduction", "photo", "pinned")
    photo_fields = ("photo",)

    def save_model(self, request: HttpRequest, obj: Theme, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        naming.pin_stories(obj, form.cleaned_data["pinned"], by=request.user)


# Up to so many stories of a tag are counted: which is rare and which is not can be seen from that.
COUNTED = 1000
_USED = """(SELECT count(*) FROM (
    SELECT 1 FROM articles_articletag WHERE tag_id = articles_tag.id LIMIT %s
) AS counted)"""


@admin.register(Tag)
class TagAdmin(_Named):
    """Words that stories share. Two spellings of one thing are merged here."""

    list_display = ("name", "slug", "stories")
    search_fields = ("name", "slug")
    fields = ("name", "slug")
    actions = ["merge"]
    ordering = ("sort_key",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tag]:
        # No word of anybody in it: the one value is ours, and a parameter.
        used = RawSQL(_USED, [COUNTED + 1], output_field=IntegerField())  # noqa: S611
        return super().get_queryset(request).annotate(used=used)

    @admin.display(description=_("stories"), ordering="used")
    def stories(self, tag: Tag) -> str:
        return f"> {COUNTED}" if tag.used > COUNTED else str(tag.used)

    @admin.action(description=_("Merge the chosen tags into one"), permissions=["change"])
    def merge(self, request: HttpRequest, queryset: QuerySet[Tag]) -> HttpResponse | None:
        """Ask which spelling stays, then give every story of the others that one."""
        tags = list(queryset.order_by("name"))
        if len(tags) < 2:
            messages.warning(request, _t("Choose two tags or more."))
            return None
        keep = next((tag for tag in tags if str(tag.pk) == request.POST.get("keep")), None)
        if keep is None:
            context = {
                **self.admin_site.each_context(request),
                "opts": self.opts,
                "title": _t("Which spelling stays?"),
                "tags": tags,
            }
            return TemplateResponse(request, "admin/articles/tag/merge.html", context)
        others = [tag for tag in tags if tag != keep]
        naming.merge_tags(keep, others, by=request.user)
        messages.success(
            request,
            _t("“%(tag)s” stays; the stories of the others carry it now.") % {"tag": keep.name},
        )
        return None
