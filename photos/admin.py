from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from photos import actions, rules
from photos.display import licence_warning
from photos.forms import WORDS, PhotoForm, UploadForm
from photos.models import Photo
from photos.uses import NAMED, stories_using
from publishing.errors import Refused
from publishing.walked import WalkedList

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.utils.safestring import SafeString

SOON = timedelta(days=30)


class LicenceFilter(admin.SimpleListFilter):
    title = _("licence")
    parameter_name = "licence"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("ended", _("Ended")), ("soon", _("Ends within 30 days"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet | None:
        today = timezone.localdate()
        if self.value() == "ended":
            return queryset.licence_ended(today)
        return queryset.licence_ending(today, today + SOON) if self.value() == "soon" else None


class LackingFilter(admin.SimpleListFilter):
    title = _("what is lacking")
    parameter_name = "lacking"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("alt", _("No description")), ("use", _("Used in no story"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet | None:
        if self.value() == "alt":
            return queryset.without_alt()
        return queryset.unused() if self.value() == "use" else None


@admin.register(Photo)
class PhotoAdmin(admin.ModelAdmin):
    """The library. Writes nothing itself: photos.actions does, photos.rules says who may."""

    form = PhotoForm
    change_form_template = "admin/photos/photo/change_form.html"
    list_display = ("picture", "words", "credit", "place", "taken_at", "uploaded_at")
    list_display_links = ("picture", "words")
    list_filter = (LicenceFilter, LackingFilter)
    search_fields = ("title",)
    search_help_text = _("Words of title, caption, credit or place; marks do not matter.")
    show_full_result_count = False
    list_per_page = 50
    save_on_top = False
    fieldsets = (
        (_("What it shows"), {"fields": ("title", "caption", "alt", "place", "taken_at")}),
        (
            _("Whose it is"),
            {"fields": ("credit", "source", "licence", "licence_ends", "agency_caption")},
        ),
        (
            _("What must stay in sight"),
            {
                "fields": (("focus_x", "focus_y"),),
                "description": _("Click on the picture, or type: cuts are made around it."),
            },
        ),
        (_("File"), {"fields": ("new_file", "expected_version")}),
    )

    class Media:
        css = {"all": ["css/admin/photos.css"]}

    # Who may -----------------------------------------------------------------------------------

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Photo | None = None) -> bool:
        return rules.why_not(request.user, rules.VIEW) is None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return rules.why_not(request.user, rules.UPLOAD) is None

    def has_change_permission(self, request: HttpRequest, obj: Photo | None = None) -> bool:
        return rules.why_not(request.user, rules.EDIT, obj) is None

    def has_delete_permission(self, request: HttpRequest, obj: Photo | None = None) -> bool:
        return rules.why_not(request.user, rules.DELETE, obj) is None

    # The list ----------------------------------------------------------------------------------

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).defer("folded", "agency_caption")

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[WalkedList]:
        return WalkedList

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        return queryset.matching(search_term), False

    @admin.display(description=_("photo"))
    def picture(self, photo: Photo) -> SafeString:
        return render_to_string("admin/photos/photo/thumb.html", {"photo": photo})

    @admin.display(description=_("title"), ordering="title")
    def words(self, photo: Photo) -> SafeString:
        warning = licence_warning(photo, timezone.localdate())
        return render_to_string(
            "admin/photos/photo/words.html", {"photo": photo, "licence_warning": warning}
        )

    # Upload ------------------------------------------------------------------------------------

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Take in one photo or many; those that are refused are named beside the field."""
        if why := rules.why_not(request.user, rules.UPLOAD):
            return self._back_to_list(request, why)
        form = UploadForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            taken = self._take_in(request, form)
            if form.is_valid():
                return HttpResponseRedirect(self._after_upload(taken))
        context = self.admin_site.each_context(request) | {
            "title": gettext("Upload photos"),
            "form": form,
            "opts": self.opts,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/upload_page.html", context)

    def _take_in(self, request: HttpRequest, form: UploadForm) -> list[Photo]:
        taken = []
        words = {name: form.cleaned_data[name] for name in ("credit", "source")}
        for file in form.cleaned_data["photos"]:
            try:
                taken.append(actions.add_photo(file, by=request.user, **words))
            except actions.Duplicate as error:
                known = format_html(
                    '{}: {} <a href="{}">{}</a>',
                    file.name,
                    error,
                    reverse("admin:photos_photo_change", args=[error.photo.pk]),
                    gettext("Open it"),
                )
                form.add_error("photos", known)
            except Refused as error:
                form.add_error("photos", f"{file.name}: {error}")
        if taken:
            said = ngettext(
                "%(count)s photo is in the library.",
                "%(count)s photos are in the library.",
                len(taken),
            )
            messages.success(request, said % {"count": len(taken)})
        return taken

    def _after_upload(self, taken: list[Photo]) -> str:
        if len(taken) == 1:
            return reverse("admin:photos_photo_change", args=[taken[0].pk])
        return reverse("admin:photos_photo_changelist")

    # One photo ---------------------------------------------------------------------------------

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        photo = self.get_object(request, object_id)
        context = dict(extra_context or {})
        if photo is not None:
            stories = stories_using(photo)
            context |= {
                "stories": [(story, _admin_address(story)) for story in stories[:NAMED]],
                "is_in_more": len(stories) > NAMED,
                "licence_warning": licence_warning(photo, timezone.localdate()),
                "show_save_and_add_another": False,
            }
        try:
            return super().change_view(request, object_id, form_url, context)
        except Refused as error:  # somebody saved between the form's check and the write
            messages.error(request, str(error))
            return HttpResponseRedirect(request.path)

    def save_model(self, request: HttpRequest, obj: Photo, form: Any, change: bool) -> None:
        version = form.cleaned_data["expected_version"]
        if file := form.cleaned_data.get("new_file"):
            actions.replace_file(obj, file, by=request.user, expected_version=version)
            version = obj.version
        changed = {name: form.cleaned_data[name] for name in form.changed_data if name in WORDS}
        if changed:
            actions.edit(obj, by=request.user, expected_version=version, **changed)

    def get_urls(self) -> list[Any]:
        original = self.admin_site.admin_view(self.original_view)
        own = path("<int:pk>/original/", original, name="photos_photo_original")
        return [own, *super().get_urls()]

    def original_view(self, request: HttpRequest, pk: int) -> FileResponse | HttpResponse:
        """Hand the original to somebody of the newsroom, as a download and nothing else."""
        photo = Photo.objects.filter(pk=pk).first()
        if photo is None or not self.has_view_permission(request, photo):
            raise Http404
        try:
            file = photo.file.open("rb")
        except OSError:
            return self._back_to_list(request, gettext("The original of this photo is missing."))
        return FileResponse(file, as_attachment=True, content_type="application/octet-stream")

    # Deleting ----------------------------------------------------------------------------------

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, Any, Any]:
        """Tell the page that asks for certainty which stories stand in the way."""
        protected = [str(story) for photo in objs for story in stories_using(photo)]
        names = [str(photo) for photo in objs]
        refused = {rules.why_not(request.user, rules.DELETE, photo) for photo in objs} - {None}
        counts = {self.opts.verbose_name_plural: len(names)}
        return names, counts, refused, protected

    def delete_model(self, request: HttpRequest, obj: Photo) -> None:
        actions.delete(obj, by=request.user)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        for photo in queryset:
            try:
                actions.delete(photo, by=request.user)
            except Refused as error:
                messages.error(request, f"{photo}: {error}")

    def _back_to_list(self, request: HttpRequest, why: str) -> HttpResponse:
        messages.error(request, why)
        return HttpResponseRedirect(reverse("admin:photos_photo_changelist"))


def _admin_address(story: Any) -> str:
    return reverse(f"admin:{story._meta.label_lower.replace('.', '_')}_change", args=[story.pk])
