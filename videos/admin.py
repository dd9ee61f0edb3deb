from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.defaultfilters import filesizeformat
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from publishing.errors import Refused
from videos import actions, captions, rules
from videos.forms import FilmForm, UploadForm
from videos.lengths import length_in_words
from videos.models import Film
from videos.uses import stories_using

if TYPE_CHECKING:
    from django.db.models import QuerySet


class LackingFilter(admin.SimpleListFilter):
    title = _("what is lacking")
    parameter_name = "lacking"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("captions", _("No captions"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet | None:
        return queryset.without_captions() if self.value() == "captions" else None


@admin.register(Film)
class FilmAdmin(admin.ModelAdmin):
    """The library. Writes nothing itself: videos.actions does, videos.rules says who may."""

    form = FilmForm
    change_form_template = "admin/videos/film/change_form.html"
    list_display = ("title", "length", "has_captions", "credit", "weight", "uploaded_at")
    list_filter = (LackingFilter,)
    search_fields = ("title", "credit")
    show_full_result_count = False
    list_per_page = 50
    actions = None
    fieldsets = (
        (_("What it is"), {"fields": ("title", "credit", "seconds")}),
        (
            _("For those who cannot hear it"),
            {"fields": ("new_captions", "language", "no_captions")},
        ),
    )

    class Media:
        css = {"all": ["css/admin/photos.css"]}

    # Who may -----------------------------------------------------------------------------------

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Film | None = None) -> bool:
        return rules.why_not(request.user, rules.VIEW) is None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return rules.why_not(request.user, rules.UPLOAD) is None

    def has_change_permission(self, request: HttpRequest, obj: Film | None = None) -> bool:
        return rules.why_not(request.user, rules.EDIT, obj) is None

    def has_delete_permission(self, request: HttpRequest, obj: Film | None = None) -> bool:
        return rules.why_not(request.user, rules.DELETE, obj) is None

    # The list ----------------------------------------------------------------------------------

    @admin.display(description=_("length"), ordering="seconds")
    def length(self, film: Film) -> str:
        return length_in_words(film.seconds) or "—"

    @admin.display(description=_("captions"), boolean=True)
    def has_captions(self, film: Film) -> bool:
        return bool(film.captions)

    @admin.display(description=_("size"), ordering="size")
    def weight(self, film: Film) -> str:
        return filesizeformat(film.size)

    # Upload ------------------------------------------------------------------------------------

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Take in one video; one that is refused is told why beside the field."""
        if why := rules.why_not(request.user, rules.UPLOAD):
            messages.error(request, why)
            return HttpResponseRedirect(reverse("admin:videos_film_changelist"))
        form = UploadForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            film = self._take_in(request, form)
            if film is not None:
                messages.success(request, gettext("The video is in the library."))
                return HttpResponseRedirect(reverse("admin:videos_film_change", args=[film.pk]))
        context = self.admin_site.each_context(request) | {
            "title": gettext("Upload a video"),
            "form": form,
            "opts": self.opts,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/upload_page.html", context)

    def _take_in(self, request: HttpRequest, form: UploadForm) -> Film | None:
        data = form.cleaned_data
        try:
            return actions.add_film(
                data["file"],
                by=request.user,
                title=data["title"],
                credit=data["credit"],
                captions=data["new_captions"] or "",
                language=data["language"],
            )
        except actions.Duplicate as error:
            address = reverse("admin:videos_film_change", args=[error.film.pk])
            known = format_html('{} <a href="{}">{}</a>', error, address, gettext("Open it"))
            form.add_error("file", known)
        except Refused as error:
            form.add_error("file", str(error))
        return None

    # One video ---------------------------------------------------------------------------------

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        film = self.get_object(request, object_id)
        context = dict(extra_context or {})
        if film is not None:
            context |= {
                "stories": [(story, _admin_address(story)) for story in stories_using(film)],
                "length": length_in_words(film.seconds),
                "transcript": captions.words(film.captions),
                "show_save_and_add_another": False,
            }
        try:
            return super().change_view(request, object_id, form_url, context)
        except Refused as error:  # somebody saved between the form's check and the write
            messages.error(request, str(error))
            return HttpResponseRedirect(request.path)

    def save_model(self, request: HttpRequest, obj: Film, form: Any, change: bool) -> None:
        words = form.words()
        if words:
            version = form.cleaned_data["expected_version"]
            actions.edit(obj, by=request.user, expected_version=version, **words)

    # Deleting ----------------------------------------------------------------------------------

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, Any, Any]:
        """Tell the page that asks for certainty which stories stand in the way."""
        protected = [str(story) for film in objs for story in stories_using(film)]
        refused = {rules.why_not(request.user, rules.DELETE, film) for film in objs} - {None}
        counts = {self.opts.verbose_name_plural: len(objs)}
        return [str(film) for film in objs], counts, refused, protected

    def delete_model(self, request: HttpRequest, obj: Film) -> None:
        actions.delete(obj, by=request.user)


def _admin_address(story: Any) -> str:
    return reverse(f"admin:{story._meta.label_lower.replace('.', '_')}_change", args=[story.pk])
