"""The writing form as a browser would send it: what the page shows, and what somebody typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article

ADD = "/admin/articles/article/add/"


def change_url(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def page_url(name: str, article: Article) -> str:
    return reverse(f"admin:articles_article_{name}", args=[article.pk])


def fields_of(page: HttpResponse) -> dict[str, Any]:
    """Return what the form on `page` would send if nothing were typed and no button pressed."""
    form = page.context["form"]
    forms = [form]
    for _label, rows in form.groups:
        forms += [rows.management_form, *rows.forms]
    data: dict[str, Any] = {}
    for one in forms:
        for field in one:
            value = field.value()
            if hasattr(value, "strftime"):
                value = field.field.widget.format_value(field.field.prepare_value(value))
            if value is not None and value is not False:
                data[field.html_name] = value
            if field.field.show_hidden_initial:
                before = "" if value is None else value
                data[field.html_initial_name] = one.data.get(field.html_initial_name, before)
    return data


def open_form(client: Client, article: Article | None = None) -> dict[str, Any]:
    page = client.get(change_url(article) if article else ADD)
    assert page.status_code == 200, page.status_code
    return fields_of(page)


def press(
    client: Client, article: Article | None, do: str, data: dict[str, Any], **typed: Any
) -> HttpResponse:
    """Send the form with `typed` over `data` and the button `do`; do not follow where it leads."""
    url = change_url(article) if article else ADD
    return client.post(url, data | typed | {"do": do})


def write(client: Client, article: Article | None, do: str = "save", **typed: Any) -> HttpResponse:
    """Open the form, type, press a button."""
    return press(client, article, do, open_form(client, article), **typed)


def said(response: HttpResponse, client: Client) -> str:
    """Return all words of the page that `response` is, or leads to."""
    if response.status_code == 302:
        response = client.get(response.url)
    return response.content.decode()


def cost_of(ask: Callable[[], HttpResponse]) -> int:
    """Return how many queries `ask` makes."""
    with CaptureQueriesContext(connection) as queries:
        assert ask().status_code in (200, 302)
    return len(queries)
