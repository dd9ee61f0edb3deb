"""The placing screen: a front in miniature, with what stands where, and every step as a button.

Each step is a plain form sent to the same address; static/js/fronts/placing.js adds dragging, keys
and a search that answers while one types.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from articles.models import Article
from fronts import actions
from fronts.admin import screen
from fronts.admin.forms import DressForm
from fronts.models import Front, Slot
from fronts.rules import why_not_arrange, why_not_place
from publishing.errors import Refused


@admin.register(Front)
class FrontAdmin(admin.ModelAdmin):
    """Lists the fronts somebody may arrange and opens one. It writes nothing itself."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Front]:
        """Return what this person may arrange: another desk's front does not exist for them."""
        return super().get_queryset(request).visible_to(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Front | None = None) -> bool:
        if obj is None:
            return super().has_view_permission(request)
        return why_not_arrange(request.user, obj) is None

    def has_change_permission(self, request: HttpRequest, obj: Front | None = None) -> bool:
        if obj is None:
            return super().has_change_permission(request)
        return why_not_arrange(request.user, obj) is None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Front | None = None) -> bool:
        return False

    @property
    def media(self) -> forms.Media:
        own = ["css/admin/fronts.css", "css/admin/fronts_page.css", "css/admin/picking.css"]
        return forms.Media(css={"all": own})

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The fronts this person may arrange, in the order of the menu."""
        if not self.has_view_permission(request):
            raise Http404
        Front.objects.complete()
        fronts = self.get_queryset(request).in_menu_order()
        return self._page(request, "fronts", title=_("Front pages"), fronts=fronts)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """Show one front in miniature, or take one step on it."""
        found = self.get_queryset(request).select_related("section__parent")
        front = found.filter(pk=_number(object_id) or 0).first()
        if front is None:
            raise Http404(f"No front {object_id} for {request.user.pk}")
        if request.method == "POST":
            return self._step(request, front)
        words = request.GET.get("q", "")[:200]
        if "results" in request.GET:
            context = {"front": front, "results": screen.found(words), "words": words}
            return TemplateResponse(request, "admin/fronts/parts/results.html", context)
        return self._show(request, front, words, self._opened(request, front))

    def _opened(self, request: HttpRequest, front: Front) -> DressForm | None:
        pk = _number(request.GET.get("slot"))
        slots = Slot.objects.with_stories().filter(front=front, shown=False)
        slot = slots.filter(pk=pk).first() if pk else None
        return DressForm(instance=slot) if slot else None

    def _show(
        self, request: HttpRequest, front: Front, words: str, form: DressForm | None
    ) -> HttpResponse:
        now = timezone.now()
        arranged = screen.composed(front, now)
        pk = _number(request.GET.get("story"))
        held = Article.objects.for_cards().filter(pk=pk).first() if pk else None
        refusal = why_not_place(held) if held else None
        return self._page(
            request,
            "placing",
            title=str(front),
            front=front,
            rooms=screen.rooms(front, arranged, now),
            left_over=screen.without_place(arranged),
            held=screen.as_found(held) if held and not refusal else None,
            refusal=refusal,
            dressing=form,
            words=words,
            results=[] if form else screen.found(words),
            entries=screen.log_of(front),
        )

    def _step(self, request: HttpRequest, front: Front) -> HttpResponse:
        """Do what the pressed button says, and show the screen again where it happened."""
        version = _number(request.POST.get("version"))
        step = next((step for name, step in _STEPS.items() if name in request.POST), None)
        if step is None:
            return self._back(request, front)
        if step is _dress:
            form = self._dress_form(request, front)
            if form is not None and not form.is_valid():
                return self._show(request, front, "", form)
        try:
            said, where = step(request, front, -1 if version is None else version)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return self._back(request, front)
        messages.success(request, said)
        return self._back(request, front, where)

    def _dress_form(self, request: HttpRequest, front: Front) -> DressForm | None:
        slot = _slot(request.POST.get("dress"), front)
        return DressForm(request.POST, instance=slot) if slot else None

    def _back(self, request: HttpRequest, front: Front, where: str = "") -> HttpResponse:
        words = request.POST.get("q", "")
        url = reverse("admin:fronts_front_change", args=[front.pk])
        query = f"?{urlencode({'q': words})}" if words else ""
        return HttpResponseRedirect(f"{url}{query}{where}")

    def _page(self, request: HttpRequest, name: str, **context: Any) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "media": self.media,
            **context,
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, f"admin/fronts/front/{name}.html", context)


# The steps. Each returns what to say, and the part of the screen to go back to.


def _place(request: HttpRequest, front: Front, version: int) -> tuple[str, str]:
    """`place` is `<place>/<position>/<story>`."""
    key, _slash, rest = request.POST["place"].partition("/")
    position, _slash, pk = rest.partition("/")
    article = Article.objects.filter(pk=_number(pk) or 0).first()
    if article is None:
        raise Refused(_("There is no such story. Search for another one."))
    slot = actions.place(
        front,
        article=article,
        place=key,
        position=_number(position) or 0,
        expected_version=version,
        by=request.user,
    )
    where = f"#spot-{slot.place}-{slot.position}"
    said = _("Placed: “%(headline)s”.") % {"headline": article.list_headline}
    slot.article = article
    if screen.standing_of(slot, timezone.now()).to_come:
        said = f"“{article.list_headline}”: {screen.waiting_in_words(slot)}."
    return said, where


def _take_out(request: HttpRequest, front: Front, version: int) -> tuple[str, str]:
    slot = _slot_or_refused(request.POST["take_out"], front)
    actions.take_out(front, slot=slot, expected_version=version, by=request.user)
    said = _("Taken out: “%(headline)s”. A rule fills the place.")
    where = f"#spot-{slot.place}-{slot.position}"
    return said % {"headline": slot.article.list_headline}, where


def _dress(request: HttpRequest, front: Front, version: int) -> tuple[str, str]:
    slot = _slot_or_refused(request.POST["dress"], front)
    form = DressForm(request.POST, instance=slot)
    form.is_valid()  # asked before
    dress = actions.Dress(**form.cleaned_data)
    actions.dress(front, slot=slot, dress=dress, expected_version=version, by=request.user)
    return _("Kept."), f"#spot-{slot.place}-{slot.position}"


def _publish(request: HttpRequest, front: Front, version: int) -> tuple[str, str]:
    actions.publish(front, expected_version=version, by=request.user)
    return _("Published. Readers see this arrangement now."), ""


def _undo(request: HttpRequest, front: Front, version: int) -> tuple[str, str]:
    actions.undo(front, expected_version=version, by=request.user)
    return _("Undone. This is what readers see."), ""


_STEPS: dict[str, Callable[[HttpRequest, Front, int], tuple[str, str]]] = {
    "place": _place,
    "take_out": _take_out,
    "dress": _dress,
    "publish": _publish,
    "undo": _undo,
}


def _slot(raw: str | None, front: Front) -> Slot | None:
    slots = Slot.objects.with_stories().filter(front=front, shown=False)
    return slots.filter(pk=_number(raw) or 0).first()


def _slot_or_refused(raw: str, front: Front) -> Slot:
    slot = _slot(raw, front)
    if slot is None:
        raise Refused(_("This story does not stand on this page any more."))
    return slot


def _number(raw: str | None) -> int | None:
    return int(raw) if raw and raw.isascii() and raw.isdigit() and len(raw) < 16 else None
