# ruff: noqa: E501
"""Folded templates say what Django's say, in fewer steps."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.template import Context, Engine
from django.template.base import TextNode
from django.utils.safestring import mark_safe

PLAIN = "django.template.loaders.locmem.Loader"
LIBRARIES = {
    "i18n": "django.templatetags.i18n",
    "static": "django.templatetags.static",
    "photos": "photos.templatetags.photos",
}
SHOWN = {
    "word": "<b>'x' & \"y\"</b>",
    "markup": mark_safe("<b>z</b>"),
    "number": 1234.5,
    "none": None,
    "rows": ["a", "<b>", "c"],
    "deep": {"word": "<i>"},
}

TEMPLATES = {
    "base": "{% load i18n %}<title>{% block title %}{% translate 'Tag:' %}{% endblock %}</title>{% block main %}{% endblock %}",
    "page": "{% extends 'base' %}{% load i18n %}{% block title %}{{ word }} {{ block.super }}{% endblock %}{% block main %}{% include 'part' %}{% endblock %}",
    "part": "{# no one #}{% comment %}nobody{% endcomment %}{% load i18n static %}{{ word }}{{ markup }}{{ number }}{{ none }}{{ gone }}{% static 'img/touch-icon.png' %}{% translate 'Save & close' %}",
    "loop": "{% for row in rows %}{% include 'item' with name=row %}{% include 'item' with name=word only %}{% endfor %}{{ name }}",
    "item": "<li>{{ name }}{{ deep.word }}</li>",
    "given": "{% include 'gives' %}[{{ said }}]",
    "gives": "{% load i18n %}{% translate 'Tag:' as said %}{{ said }}",
    "turns": "{% for row in rows %}{% include 'cycle' %}{% endfor %}",
    "cycle": "{% cycle 'a' 'b' %}",
    "branch": "{% if word %}{% include 'item' with name='x' %}{% elif none %}{% include 'nowhere' %}{% else %}-{% endif %}",
    "asked": "{% load i18n %}{% translate word %}{% translate 'Tag:'|upper %}{% translate 'May' context 'month' %}",
    "tree": "({{ depth.word }}{% if depth.below %}{% include 'tree' with depth=depth.below %}{% endif %})",
    "framed": "<{% if word %}{% block main %}base{% block inner %}1{% endblock %}{% endblock %}{% endif %}{% block end %}!{% endblock %}>",
    "extending": "{% extends 'framed' %}{% block main %}own {{ word }}{% block inner %}2{% endblock %}{% with gone=1 %}{% block last %}{% endblock %}{% endwith %}{% endblock %}",
    "extending again": "{% extends 'extending' %}{% block inner %}3{{ gone }}{% endblock %}{% block last %}{{ gone }}{% endblock %}",
    "asking for it": "{% extends 'extending' %}{% block main %}[{{ block.super }}]{% endblock %}",
    "extending what asks": "{% extends 'asking for it' %}{% block inner %}5{% endblock %}{% block end %}?{% endblock %}",
    "asking in a part": "{% extends 'extending' %}{% block main %}{% if block.super %}{% include 'over' %}{% endif %}{% endblock %}",
    "over": "{{ block.super }}",
    "chosen": "{% extends layout %}{% block inner %}4{{ block.super }}{% endblock %}",
    "nowhere extended": "{% include 'extending again' %}{% block main %}{% endblock %}",
    "bare": "{% autoescape off %}{{ word }}{% include 'item' with name=word %}{% endautoescape %}",
}  # fmt: skip


def _engine(loader: str) -> Engine:
    inner = (PLAIN, TEMPLATES)
    return Engine(loaders=[(loader, [inner])], libraries=LIBRARIES)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_folded_template_says_the_same(name):
    folded, plain = (
        _engine("newsroom.folding.Loader"),
        _engine("django.template.loaders.cached.Loader"),
    )
    shown = {
        **SHOWN,
        "layout": "extending",
        "depth": {"word": "1", "below": {"word": "2", "below": {"word": "3"}}},
    }
    for _ in range(2):
        said = folded.get_template(name).render(Context(shown))
        assert said == plain.get_template(name).render(Context(shown))


def test_what_is_the_same_for_every_page_is_text():
    engine = _engine("newsroom.folding.Loader")
    nodes = engine.get_template("part").nodelist
    assert [type(node).__name__ for node in nodes].count("TextNode") == 1
    assert isinstance(nodes[-1], TextNode)
    assert nodes[-1].s.endswith("Save & close")


def test_a_missing_part_is_an_error_only_where_it_is_reached():
    engine = _engine("newsroom.folding.Loader")
    assert "nowhere" not in engine.get_template("branch").render(Context({"word": "x"}))
    with pytest.raises(Exception, match="nowhere"):
        engine.get_template("branch").render(Context({"none": 1}))


def test_words_stay_to_be_translated_where_readers_have_several_languages(settings):
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "django.middleware.locale.LocaleMiddleware"]
    nodes = _engine("newsroom.folding.Loader").get_template("part").nodelist
    assert "TranslateNode" in [type(node).__name__ for node in nodes]


def test_the_paper_is_drawn_with_it():
    [(loader, _inner)] = settings.TEMPLATES[0]["OPTIONS"]["loaders"]
    assert loader == "newsroom.folding.Loader"
