"""Words that were typed and not saved survive a crash of the browser."""

from __future__ import annotations

KEPT = """() => Object.entries(localStorage).filter(([key]) => key.startsWith("newsroom:unsaved:"))
    .map(([key, value]) => [key, JSON.parse(value)])"""


def wait_until_kept(writer, words: str) -> None:
    for _ in range(50):
        if words in str(writer.page.evaluate(KEPT)):
            return
        writer.page.wait_for_timeout(200)
    raise AssertionError(f"{words!r} was not kept")


def come_back(writer) -> None:
    """Open the story anew, as after a crash: no question is asked and nothing is sent."""
    address = writer.page.url
    writer.page.close(run_before_unload=False)
    writer.page = writer.page.context.new_page()
    writer.page.goto(address)
    writer.page.wait_for_selector(".surface .ProseMirror")


def test_words_come_back_after_a_crash_when_asked_for(write):
    writer = write("<p>First.</p>")
    writer.put_cursor("First.")
    writer.type(" Never saved.")
    writer.page.get_by_label("Short headline").fill("Short and unsaved")
    wait_until_kept(writer, "Short and unsaved")
    come_back(writer)
    offer = writer.page.get_by_role("region", name="Unsaved words")
    assert "that were never saved" in offer.inner_text()
    assert writer.html() == "<p>First.</p>"
    offer.get_by_role("button", name="Put them back").click()
    assert writer.html() == writer.held() == "<p>First. Never saved.</p>"
    assert writer.page.get_by_label("Short headline").input_value() == "Short and unsaved"
    assert writer.save() == "<p>First. Never saved.</p>"
    assert writer.page.evaluate(KEPT) == []


def test_words_can_be_thrown_away(write):
    writer = write("<p>First.</p>")
    writer.put_cursor("First.")
    writer.type(" Never saved.")
    wait_until_kept(writer, "Never saved.")
    come_back(writer)
    writer.page.get_by_role("button", name="Throw them away").click()
    assert writer.page.evaluate(KEPT) == []
    come_back(writer)
    assert writer.page.locator(".safety-net").count() == 0


def test_nothing_is_kept_of_a_form_that_was_only_looked_at_or_saved(write):
    writer = write("<p>First.</p>")
    writer.put_cursor("First.")
    writer.type("x")
    writer.press("Backspace")
    writer.page.wait_for_timeout(3500)
    assert writer.page.evaluate(KEPT) == []
    writer.type(" Saved.")
    wait_until_kept(writer, "Saved.")
    writer.save()
    assert writer.page.evaluate(KEPT) == []
    assert writer.page.locator(".safety-net").count() == 0


def test_tokens_and_passwords_are_not_kept(write):
    writer = write("<p>First.</p>")
    writer.put_cursor("First.")
    writer.type(" Typed.")
    wait_until_kept(writer, "Typed.")
    [[_key, kept]] = writer.page.evaluate(KEPT)
    names = {name for name, _value in kept["fields"]}
    assert {"headline", "body"} <= names
    assert not names & {"csrfmiddlewaretoken", "token", "expected_version"}


def test_leaving_with_unsaved_words_asks_first(write):
    writer = write("<p>First.</p>")
    asked = []
    writer.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    writer.put_cursor("First.")
    writer.type(" Typed.")
    writer.page.goto("/admin/")
    assert asked == ["beforeunload"]


def test_saving_and_leaving_an_untouched_form_asks_nothing(write):
    writer = write("<p>First.</p>")
    asked = []
    writer.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    writer.put_cursor("First.")
    writer.type(" Typed.")
    writer.save()
    writer.page.goto("/admin/")
    assert asked == []
