"""Somebody at the writing form, as the tests of the surface see them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.test import Client

from articles.content import Content
from articles.models import Article
from articles.tests.factories import make_draft

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from accounts.models import User


class Writer:
    """A page with the writing form open, and what a writer does there."""

    def __init__(self, page: Page, user: User, base_url: str) -> None:
        self.page = page
        client = Client()
        client.force_login(user)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": base_url}])
        self.user = user

    def open(self, body: str = "", **written: Any) -> Writer:
        """Open the form of a new draft with `body`; the row is `writer.story`."""
        self.story = make_draft(by=self.user, body=body, **written)
        self.page.goto(f"/admin/articles/article/{self.story.pk}/change/")
        self.page.wait_for_selector(".surface .ProseMirror")
        return self

    @property
    def text(self) -> Locator:
        return self.page.locator(".surface .ProseMirror")

    def html(self) -> str:
        """Return what would be sent: the text area below the surface, which follows the text."""
        self.page.wait_for_timeout(300)
        return self.page.locator("textarea[name=body]").input_value()

    def held(self) -> str:
        """Return what the editor itself holds."""
        return self.page.evaluate("document.querySelector('.ProseMirror').editor.getHTML()")

    def put_cursor(self, words: str, *, after: bool = True) -> None:
        """Put the cursor after (or before) `words`, wherever in the text they first stand."""
        found = self.page.evaluate(
            """([words, after]) => {
                const { editor } = document.querySelector(".ProseMirror");
                let found = null;
                editor.state.doc.descendants((node, pos) => {
                    const at = node.isText ? node.text.indexOf(words) : -1;
                    if (found === null && at >= 0) found = pos + at + (after ? words.length : 0);
                });
                if (found === null) return false;
                editor.commands.setTextSelection(found);
                editor.view.focus();
                return true;
            }""",
            [words, after],
        )
        assert found, f"{words!r} is not in the text"

    def select_words(self, words: str) -> None:
        self.put_cursor(words, after=False)
        self.page.evaluate(
            """(length) => {
                const { editor } = document.querySelector(".ProseMirror");
                const { from } = editor.state.selection;
                editor.commands.setTextSelection({ from, to: from + length });
            }""",
            len(words),
        )

    def tool(self, name: str) -> Locator:
        """Return a button of the toolbar."""
        return self.page.locator(".surface-toolbar").get_by_role("button", name=name, exact=True)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)

    def paste(self, html: str = "", text: str = "") -> None:
        """Paste as from another program."""
        self.page.evaluate(
            """([html, text]) => {
                const data = new DataTransfer();
                if (html) data.setData("text/html", html);
                data.setData("text/plain", text);
                document.querySelector(".ProseMirror").dispatchEvent(
                    new ClipboardEvent("paste", {
                        clipboardData: data, bubbles: true, cancelable: true,
                    })
                );
            }""",
            [html, text],
        )

    def save(self) -> str:
        """Press “Save draft”, wait for the page that says so, and return the body as stored."""
        self.page.get_by_role("button", name="Save draft").last.click()
        self.page.wait_for_selector(".messagelist .success")
        self.page.wait_for_selector(".surface .ProseMirror")
        return self.stored()

    def stored(self) -> str:
        return Content.of(
            Article.objects.select_related("latest_revision").get(pk=self.story.pk)
        ).body

    def kinds(self) -> list[str]:
        """Return the names of the top-level blocks in order."""
        return self.page.evaluate(
            """() => document.querySelector(".ProseMirror").editor.getJSON().content
                .map((node) => node.type)"""
        )
