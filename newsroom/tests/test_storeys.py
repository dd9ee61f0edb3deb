"""Who may lean on whom. pyproject.toml has the rules for domain modules; here is the rest."""

from pathlib import Path

import grimp
import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import Model

# From the ground up; departments on one storey do not know each other.
STOREYS = [
    {"publishing", "pagecache"},
    {"accounts"},
    {"sections", "photos", "videos", "pages"},
    {"articles"},
    {"ratings", "comments", "search", "advertising", "saved"},
    {"fronts", "editions", "subscriptions"},
    {"newsroom"},
]
LEVEL = {app: level for level, storey in enumerate(STOREYS) for app in storey}
COUNTERS = {"views", "feeds", "sitemaps", "templatetags", "admin", "urls"}
ROOT = Path(__file__).resolve().parent.parent.parent


def our_models() -> list[type[Model]]:
    return [model for model in apps.get_models() if model._meta.app_label in LEVEL]


def test_every_department_has_its_storey():
    here = {path.parent.name for path in ROOT.glob("*/apps.py")}
    assert here == set(LEVEL)


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_relations_point_down(model):
    """A foreign key given as a string is an import that import-linter cannot see.

    Every department may point at the user: Django gives that model a name of its own, a setting.
    """
    app = model._meta.app_label
    for field in model._meta.get_fields():
        target = getattr(field, "related_model", None)
        if field.auto_created or not isinstance(target, type) or target is get_user_model():
            continue
        other = target._meta.app_label
        if other in LEVEL and other != app:
            assert LEVEL[other] < LEVEL[app], (
                f"{model.__name__}.{field.name} points up, at {other}"
            )


def counter_of(module: str) -> str | None:
    """Return the department whose counter `module` is part of, or None for a domain module."""
    app, *rest = module.split(".")
    return app if rest and rest[0] in COUNTERS else None


def test_a_counter_uses_no_other_departments_counter():
    graph = grimp.build_graph(*LEVEL)
    wrong = [
        f"{importer} imports {imported}"
        for importer in graph.modules
        if (app := counter_of(importer)) and app != "newsroom"
        for imported in graph.find_modules_directly_imported_by(importer)
        if (other := counter_of(imported)) and other != app
    ]
    assert wrong == []


def test_nobody_imports_the_top_storey():
    graph = grimp.build_graph(*LEVEL)
    wrong = [
        f"{importer} imports {imported}"
        for importer in graph.modules
        if not importer.startswith("newsroom")
        for imported in graph.find_modules_directly_imported_by(importer)
        if imported.startswith("newsroom") and ".tests" not in importer
    ]
    assert wrong == []
