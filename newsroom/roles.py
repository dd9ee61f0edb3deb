"""Which tables of the admin each role opens. Here, because only the whole paper knows all of them.

This is the coarse half: it decides what stands on somebody's desk. Whether they may touch one
story, photo or comment is decided by the rules of that department (`<app>/rules.py`).
"""

from __future__ import annotations

from typing import Any

from django.apps import apps as real_apps
from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions

from accounts.roles import Role

VIEW = ("view",)
WRITE = ("view", "add", "change")
ALL = ("view", "add", "change", "delete")

PERMISSIONS: dict[Role, dict[str, tuple[str, ...]]] = {
    Role.REPORTER: {
        "articles.article": WRITE,
        "articles.author": VIEW,
        "articles.theme": VIEW,
        "articles.tag": VIEW,
        "photos.photo": WRITE,
        "videos.film": WRITE,
        "sections.section": VIEW,
    },
    Role.SECTION_EDITOR: {
        "articles.article": WRITE,
        "articles.author": WRITE,
        "articles.theme": WRITE,
        "articles.tag": WRITE,
        "photos.photo": WRITE,
        "videos.film": WRITE,
        "sections.section": VIEW,
        "comments.comment": VIEW,
        "comments.setting": WRITE,
        "comments.rule": ALL,
        "fronts.front": ("view", "change"),
        "fronts.banner": WRITE,
        "fronts.coverage": WRITE,
        "fronts.coverageentry": ALL,
        "fronts.specialedition": WRITE,
    },
    Role.PHOTO_EDITOR: {
        "articles.article": VIEW,
        "photos.photo": ALL,
        "videos.film": ALL,
        "sections.section": VIEW,
    },
    Role.CHIEF_EDITOR: {
        "articles.article": ALL,
        "articles.author": ALL,
        "articles.theme": ALL,
        "articles.tag": ALL,
        "photos.photo": ALL,
        "videos.film": ALL,
        "sections.section": ALL,
        "fronts.front": ("view", "change"),
        "fronts.banner": ALL,
        "fronts.coverage": ALL,
        "fronts.coverageentry": ALL,
        "fronts.specialedition": ALL,
        "pages.masthead": ("view", "change"),
        "pages.page": ALL,
        "pages.message": ("view", "change"),
        "advertising.advertisement": ALL,
        "comments.comment": ("view", "change"),
        "comments.setting": WRITE,
        "comments.rule": ALL,
        "ratings.rating": VIEW,
        "subscriptions.offer": ALL,
        "subscriptions.order": ("view", "change"),
        "subscriptions.newsletter": ALL,
        "subscriptions.signup": ("view", "delete"),
        "accounts.user": WRITE,
    },
    Role.MODERATOR: {
        "comments.comment": ("view", "change"),
        "comments.setting": WRITE,
        "comments.rule": ALL,
        "ratings.rating": VIEW,
    },
}


def codename(model: str, verb: str) -> tuple[str, str]:
    """Return `("articles", "change_article")` for `articles.article` and `change`."""
    app_label, name = model.split(".")
    return app_label, f"{verb}_{name}"


def give_permissions(using: str, apps: Apps = real_apps, **kwargs: Any) -> None:
    """After `migrate`: bring the groups of the roles in line with `PERMISSIONS`.

    What a role lost here, its group loses; groups that are no role are left alone.
    """
    try:
        group = apps.get_model("auth", "Group").objects.using(using)
        permission = apps.get_model("auth", "Permission").objects.using(using)
    except LookupError:  # migrated no further than a part of the paper
        return
    # Django makes permissions in the same round, app by app, and this app comes first.
    for app_label in {model.split(".")[0] for table in PERMISSIONS.values() for model in table}:
        create_permissions(
            real_apps.get_app_config(app_label), verbosity=0, using=using, apps=apps
        )
    known = {
        (row.content_type.app_label, row.codename): row
        for row in permission.select_related("content_type")
    }
    for role, table in PERMISSIONS.items():
        wanted = [codename(model, verb) for model, verbs in table.items() for verb in verbs]
        rows = [known[name] for name in wanted if name in known]
        group.get_or_create(name=role.value)[0].permissions.set(rows)
