"""Each system check speaks up when its trouble is there, and says what to do."""

import sqlite3

import pytest
from django.core.checks import run_checks
from PIL import features


def ids(**kwargs: object) -> list[str]:
    return [message.id for message in run_checks(**kwargs) if message.id.startswith("newsroom.")]


def test_a_good_machine_has_nothing_to_say():
    assert ids() == []


def test_an_old_sqlite_is_named(monkeypatch, settings):
    settings.EMBEDDED = True
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 22, 0))
    assert ids() == ["newsroom.E001"]


def test_a_pillow_without_avif_is_named(monkeypatch):
    monkeypatch.setattr(features, "check", lambda name: name != "avif")
    assert ids() == ["newsroom.E003"]


def test_a_data_folder_that_cannot_be_made_is_named(settings, tmp_path):
    (tmp_path / "a-file").write_text("")
    settings.VAR_DIR = tmp_path / "a-file" / "var"
    assert ids() == ["newsroom.E004"]


def test_mail_that_goes_nowhere_is_named_before_deploying(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    assert "newsroom.W001" in ids(include_deployment_checks=True)
    assert ids() == []


@pytest.mark.parametrize("kind", ["E001", "E003", "E004"])
def test_every_message_has_a_hint(kind, monkeypatch, settings, tmp_path):
    settings.EMBEDDED = True
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 22, 0))
    monkeypatch.setattr(features, "check", lambda name: False)
    (tmp_path / "a-file").write_text("")
    settings.VAR_DIR = tmp_path / "a-file" / "var"
    messages = {message.id: message for message in run_checks()}
    assert messages[f"newsroom.{kind}"].hint
