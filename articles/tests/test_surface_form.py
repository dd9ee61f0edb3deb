"""The form field and what it brings along."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import RequestFactory

from articles.surface.fields import BodyField
from articles.surface.widgets import FOLDER, MODULES, with_nonce


class TextForm(forms.Form):
    body = BodyField(required=False)


def test_the_field_gives_clean_html():
    form = TextForm({"body": '<p onclick="x">a<script>1</script></p>'})
    assert form.is_valid()
    assert form.cleaned_data["body"] == "<p>a</p>"


def test_a_text_too_long_is_refused_beside_the_field_and_still_there():
    typed = "<p>word </p>" * 100_000
    form = TextForm({"body": typed})
    assert "too long" in form.errors["body"][0]
    assert form["body"].value() == typed


@pytest.mark.parametrize("typed", ["", "<p></p>", "<p>&nbsp;</p><hr>"])
def test_an_empty_text_is_refused_where_one_is_needed(typed):
    field = BodyField()
    with pytest.raises(forms.ValidationError, match="required"):
        field.clean(typed)


def test_a_text_sent_back_in_another_spelling_has_not_changed():
    field = BodyField()
    assert not field.has_changed("<p>a</p>", "<p>a</p>\r\n")
    assert field.has_changed("<p>a</p>", "<p>b</p>")


def test_the_widget_tells_the_surface_where_to_look_things_up():
    form = TextForm()
    from html import unescape

    html = unescape(str(form["body"]))
    options = json.loads(html.split('data-writing-surface="')[1].split('}"')[0] + "}")
    assert options == {"photos": "/desk/photos/", "stories": "/desk/stories/"}


def test_every_module_has_a_name_and_every_name_a_module():
    folder = Path(settings.BASE_DIR, "static", FOLDER)
    found = {path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.js")}
    assert found == set(MODULES)


def test_modules_import_each_other_by_name_only():
    for name in MODULES:
        source = Path(finders.find(f"{FOLDER}/{name}.js")).read_text()
        for line in source.splitlines():
            assert not line.startswith("import") or 'from "./' not in line, (name, line)


def test_the_import_map_carries_the_nonce_and_hashed_names(settings, tmp_path):
    from django.core.management import call_command

    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    request = RequestFactory().get("/")
    request.csp_nonce = "n0nce"
    html = str(with_nonce(TextForm().media, request))
    start = html.index('<script type="importmap" nonce="n0nce">')
    imports = json.loads(html[html.index(">", start) + 1 : html.index("</script>", start)])[
        "imports"
    ]
    assert set(imports) == {
        "django-prose-editor/editor",
        *(f"newsroom/surface/{n}" for n in MODULES),
    }
    for address in imports.values():
        assert (tmp_path / address.removeprefix(settings.STATIC_URL)).is_file()
        assert len(address.rsplit(".", 2)[1]) == 12, "a hash in the name"


@pytest.mark.django_db
def test_the_words_of_the_surface_come_as_a_file_of_our_own(client):
    answer = client.get("/desk/words.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert b"gettext" in answer.content
