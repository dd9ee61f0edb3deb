"""Who may say something where, and the list of words and sites."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from comments import actions, rules
from comments.admin.common import person
from comments.doors import CLOSES_AFTER, MODE
from comments.models import Mode, Rule, Setting
from sections.models import Section


class SettingForm(forms.ModelForm):
    """`article` is the story whose setting is made anew; the admin sets it."""

    article: Article | None = None

    class Meta:
        model = Setting
        fields = ("section", "mode", "closes_after")
        widgets = {"mode": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        of_section = "section" in self.fields
        if of_section:
            self.fields["section"].required = True
        is_papers = self.instance.pk and not (self.instance.section_id or self.instance.article_id)
        above = _("As the paper does") if is_papers else _("As what stands above it")
        self.fields["mode"].choices = [("", above), *Mode.choices]
        if is_papers:
            self.fields["mode"].choices = Mode.choices
            self.fields["mode"].required = self.fields["closes_after"].required = True


@admin.register(Setting)
class SettingAdmin(admin.ModelAdmin):
    """The paper's setting, those of sections, and those of single stories."""

    form = SettingForm
    list_display = ("what", "how", "closing")
    actions = None

    class Media:
        css = {"all": ("css/accounts/ticks.css",)}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Setting]:
        rows = super().get_queryset(request).select_related("section__parent", "article__section")
        return rows.order_by("article", "section__position", "pk")

    @admin.display(description=_("for"))
    def what(self, setting: Setting) -> str:
        return str(setting)

    @admin.display(description=_("mode"))
    def how(self, setting: Setting) -> str:
        return setting.get_mode_display() if setting.mode else gettext("As what stands above it")

    @admin.display(description=_("closes"))
    def closing(self, setting: Setting) -> str:
        days = setting.closes_after
        if days is None:
            return gettext("As what stands above it")
        if days == 0:
            return gettext("never")
        return ngettext("after %d day", "after %d days", days) % days

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        # The paper's own row is there before somebody looks for it.
        Setting.objects.get_or_create(
            section=None, article=None, defaults={"mode": MODE, "closes_after": CLOSES_AFTER}
        )
        return super().changelist_view(request, extra_context)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        story = self._story(request)
        there = Setting.objects.filter(article=story).first() if story else None
        if there:
            return redirect("admin:comments_setting_change", there.pk)
        extra = {"title": _("What readers say about “%s”") % story.headline} if story else {}
        return super().add_view(request, form_url, {**(extra_context or {}), **extra})

    def get_fields(self, request: HttpRequest, obj: Setting | None = None) -> tuple[str, ...]:
        for_section = obj is None and not self._story(request)
        return ("section", "mode", "closes_after") if for_section else ("mode", "closes_after")

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name == "section":
            kwargs["queryset"] = _sections(request)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: Setting, form: Any, change: bool) -> None:
        if not change:
            obj.article = self._story(request)
        actions.set_door(obj, by=person(request))

    def response_add(self, request: HttpRequest, obj: Setting, *args: Any) -> HttpResponse:
        return self._back(obj) or super().response_add(request, obj, *args)

    def response_change(self, request: HttpRequest, obj: Setting) -> HttpResponse:
        return self._back(obj) or super().response_change(request, obj)

    def _back(self, obj: Setting) -> HttpResponse | None:
        if obj.article is None:
            return None
        queue = reverse("admin:comments_comment_changelist")
        return redirect(f"{queue}?state=all&story={obj.article_id}")

    def has_add_permission(self, request: HttpRequest) -> bool:
        try:
            story = self._story(request)
        except Http404:
            return True
        if story is not None:
            return rules.why_not_set(person(request), Setting(article=story)) is None
        return _sections(request).exists()

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if not super().has_change_permission(request, obj):
            return False
        return obj is None or rules.why_not_set(person(request), obj) is None

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: an empty one says the same, and is in the log."""
        return False

    def _story(self, request: HttpRequest) -> Article | None:
        """Return the story named in the address, if one is. Raises Http404 if there is none."""
        number = request.GET.get("story", "")
        if not number.isdecimal():
            return None
        story = Article.objects.select_related("section").filter(pk=number).first()
        if story is None:
            raise Http404(number)
        return story


def _sections(request: HttpRequest) -> QuerySet[Section]:
    """Return the sections without a setting for which this person may make one."""
    user = person(request)
    rows = Section.objects.filter(comment_setting=None).select_related("parent")
    if rules.why_not_set(user, Setting()) is None:
        return rows
    return rows.filter(Q(editors=user) | Q(parent__editors=user)).distinct()


@admin.register(Rule)
class RuleAdmin(admin.ModelAdmin):
    """Words that make a comment wait, and sites whose links do not."""

    list_display = ("pattern", "kind", "accents_count", "note")
    list_filter = ("kind",)
    search_fields = ("pattern", "note")
    fields = ("kind", "pattern", "accents_count", "note")
    radio_fields = {"kind": admin.VERTICAL}

    def save_model(self, request: HttpRequest, obj: Rule, form: Any, change: bool) -> None:
        actions.save_rule(obj, by=person(request))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return _keeps_rules(request) and super().has_add_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return _keeps_rules(request) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return _keeps_rules(request) and super().has_delete_permission(request, obj)


def _keeps_rules(request: HttpRequest) -> bool:
    return rules.why_not_keep_rules(person(request)) is None
