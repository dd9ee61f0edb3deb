"""Words, headings, lists, quotes, boxes and tables: put there, changed, taken away."""

from __future__ import annotations

import pytest

from articles.tests.factories import make_article


def test_the_toolbar_is_one_stop_and_says_what_is_on(write):
    writer = write("<p>One <strong>bold</strong> word.</p>")
    writer.put_cursor("bold")
    bold = writer.tool("Bold")
    writer.page.locator(".surface-toolbar [aria-label=Bold][aria-pressed=true]").wait_for()
    assert writer.page.locator(".surface-toolbar [tabindex='0']").count() == 1
    writer.press("Shift+Tab")
    focused = "document.activeElement.textContent || document.activeElement.ariaLabel"
    assert writer.page.evaluate(focused) == "Photo"
    writer.press("ArrowRight", "ArrowRight")
    assert writer.page.evaluate(focused) == "Related"
    writer.press("End")
    assert writer.page.evaluate(focused) == "Redo"
    writer.press("Escape")
    assert writer.page.evaluate("document.activeElement.getAttribute('role')") == "textbox"
    assert bold.get_attribute("title") == "Bold (Ctrl+B)"


def test_headings_lists_and_quotations_come_from_the_toolbar(write):
    writer = write("<p>Heading</p><p>Point</p><p>Said</p>")
    writer.put_cursor("Heading")
    writer.tool("Heading").click()
    writer.put_cursor("Point")
    writer.tool("List").click()
    writer.put_cursor("Said")
    writer.tool("Quotation").click()
    assert writer.save() == (
        "<h2>Heading</h2><ul><li><p>Point</p></li></ul><blockquote><p>Said</p></blockquote>"
    )


def test_a_link_is_checked_and_completed(write):
    writer = write("<p>Read the report now.</p>")
    writer.select_words("the report")
    writer.press("Control+k")
    dialog = writer.page.get_by_role("dialog")
    dialog.get_by_label("Address").fill("javascript:alert(1)")
    writer.press("Enter")
    assert "This is no address of a page or a mailbox." in dialog.inner_text()
    dialog.get_by_label("Address").fill("example.com/report?a=1&b=2")
    dialog.get_by_label("Somebody pays for this link").check()
    dialog.get_by_role("button", name="Set the link").click()
    dialog.wait_for(state="detached")
    link = '<a href="https://example.com/report?a=1&amp;b=2" rel="sponsored">the report</a>'
    assert writer.save() == f"<p>Read {link} now.</p>"
    writer.put_cursor("the rep")
    writer.press("Control+k")
    dialog.get_by_role("button", name="Remove the link").click()
    dialog.wait_for(state="detached")
    assert writer.save() == "<p>Read the report now.</p>"


def test_a_related_box_holds_three_stories_in_the_editors_order_and_never_the_story_itself(write):
    stories = [make_article(headline=f"Đường sắt {n}") for n in ("một", "hai", "ba", "bốn")]
    writer = write("<p>Before.</p>")
    writer.put_cursor("Before.")
    writer.tool("Related").click()
    dialog = writer.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Đường sắt một").wait_for()
    dialog.get_by_role("searchbox").fill("duong sat hai")
    dialog.get_by_role("button", name="Đường sắt một").wait_for(state="detached")
    dialog.get_by_role("button", name="Đường sắt hai").click()
    dialog.wait_for(state="detached")
    node = writer.page.locator(".own-related")
    for name in ("một", "ba"):
        node.get_by_role("button", name="Add a story").click()
        assert dialog.get_by_role("button", name="Đường sắt hai").count() == 0
        dialog.get_by_role("button", name=f"Đường sắt {name}").click()
        dialog.wait_for(state="detached")
    assert node.get_by_role("button", name="Add a story").is_disabled()
    node.get_by_role("button", name="Earlier in the box: Đường sắt ba").press("Enter")
    writer.press("Enter")
    ids = ",".join(str(stories[n].pk) for n in (2, 1, 0))
    assert writer.save() == f'<p>Before.</p><aside data-related="{ids}"></aside>'


def test_a_pull_quote_takes_the_selected_words_and_says_whose_they_are(write):
    writer = write("<p>The yard is full, she said. Nobody had planned for that.</p>")
    writer.select_words("Nobody had planned for that.")
    writer.tool("Pull quote").click()
    cite = writer.page.get_by_label("Whose words?")
    cite.fill("Tran Hoa")
    stored = writer.save()
    assert stored == (
        "<p>The yard is full, she said. Nobody had planned for that.</p>"
        '<blockquote data-pullquote="" data-cite="Tran Hoa">Nobody had planned for that.'
        "</blockquote>"
    )


def test_an_embed_is_an_https_address_even_out_of_an_embed_code(write):
    writer = write("<p>Before.</p>")
    writer.put_cursor("Before.")
    writer.tool("Embed").click()
    dialog = writer.page.get_by_role("dialog")
    dialog.get_by_label("Address").fill("javascript:alert(1)")
    writer.press("Enter")
    assert "begins with https://" in dialog.locator(".surface-error").inner_text()
    dialog.get_by_label("Address").fill(
        '<iframe src="//player.vimeo.com/video/1?a=1&amp;b=2" width="1"></iframe>'
    )
    writer.press("Enter")
    dialog.wait_for(state="detached")
    writer.type("The film")
    assert writer.page.locator("iframe").count() == 0
    assert writer.save() == (
        '<p>Before.</p><figure data-embed="https://player.vimeo.com/video/1?a=1&amp;b=2">'
        "<figcaption>The film</figcaption></figure>"
    )


def test_what_a_dialog_puts_there_stands_before_the_next_letter_can_be_typed(write):
    """No letter comes between: all is done before the browser turns to the next event."""
    writer = write("<p>Before.</p>")
    writer.put_cursor("Before.")
    writer.tool("Embed").click()
    writer.page.get_by_role("dialog").get_by_label("Address").fill("https://vimeo.com/1")
    held = writer.page.evaluate(
        """async () => {
            document.querySelector("dialog form").requestSubmit();
            for (let turn = 0; turn < 20; turn++) await null;
            return document.querySelector(".ProseMirror").editor.getHTML();
        }"""
    )
    assert held.startswith('<p>Before.</p><figure data-embed="https://vimeo.com/1">')
    writer.type("The film")
    assert "<figcaption>The film</figcaption>" in writer.held()


def test_a_table_grows_by_tab_and_loses_rows_and_columns_by_its_tools(write):
    writer = write("<p>Before.</p>")
    writer.put_cursor("Before.")
    writer.tool("Table").click()
    dialog = writer.page.get_by_role("dialog")
    dialog.get_by_label("Rows").fill("0")
    dialog.get_by_role("button", name="Insert").click()
    assert dialog.locator(".surface-error").count() == 1
    dialog.get_by_label("Rows").fill("2")
    dialog.get_by_role("spinbutton", name="Columns").fill("3")
    dialog.get_by_role("button", name="Insert").click()
    dialog.wait_for(state="detached")
    for words in ("Port", "Boxes", "Share", "Cat Lai", "5.9", "1"):
        writer.type(words)
        writer.press("Tab")
    writer.type("Haiphong")
    writer.put_cursor("Share")
    writer.tool("Remove the column").click()
    writer.press("Control+Enter")
    writer.type("After.")
    cells = "<tr><td><p>{}</p></td><td><p>{}</p></td></tr>"
    assert writer.save() == (
        "<p>Before.</p><table><tbody><tr><th><p>Port</p></th><th><p>Boxes</p></th></tr>"
        + cells.format("Cat Lai", "5.9")
        + cells.format("Haiphong", "")
        + "</tbody></table><p>After.</p>"
    )


@pytest.mark.parametrize("where", ["text", "caption"])
def test_vietnamese_is_composed_by_an_input_method(write, where):
    body = '<figure data-embed="https://a.example/x"><figcaption>B:</figcaption></figure><p>A:</p>'
    writer = write(body)
    writer.put_cursor("A:" if where == "text" else "B:")
    session = writer.page.context.new_cdp_session(writer.page)
    for syllable, stages in (
        ("tiếng", ["t", "ti", "tie", "tiê", "tiế", "tiến", "tiếng"]),
        ("Việt", ["V", "Vi", "Vie", "Viê", "Việ", "Việt"]),
    ):
        writer.type(" ")
        for stage in stages:
            session.send(
                "Input.imeSetComposition",
                {"text": stage, "selectionStart": len(stage), "selectionEnd": len(stage)},
            )
        session.send("Input.insertText", {"text": syllable})
    mark = "A:" if where == "text" else "B:"
    assert f"{mark} tiếng Việt" in writer.save()


def test_composing_beside_a_selected_node_leaves_it_alone(write):
    box = '<aside data-related="1"></aside>'
    writer = write(f"<p>Before.</p>{box}<p>After.</p>")
    writer.page.locator(".own-related .own-face").click()
    session = writer.page.context.new_cdp_session(writer.page)
    session.send(
        "Input.imeSetComposition", {"text": "vie", "selectionStart": 3, "selectionEnd": 3}
    )
    session.send("Input.insertText", {"text": "việt"})
    assert writer.held() == f"<p>Before.</p>{box}<p>việt</p><p>After.</p>"


def test_keys_that_unikey_sends_work(write):
    writer = write("<p>A:</p>")
    writer.put_cursor("A:")
    writer.type(" viet")
    writer.press("Backspace", "Backspace")
    writer.type("ệt")
    assert writer.held() == "<p>A: việt</p>"


def test_without_script_the_text_is_a_text_area_that_saves(write, live_server, open_page):
    from accounts.tests.cast import chief_editor
    from articles.tests.browser.writing import Writer

    plain = Writer(open_page(javascript=False), chief_editor(), live_server.url)
    from articles.tests.factories import make_draft

    plain.story = make_draft(by=plain.user, body="<p>First.</p>")
    plain.page.goto(f"/admin/articles/article/{plain.story.pk}/change/")
    area = plain.page.locator("textarea[name=body]")
    assert area.is_visible()
    area.fill("<p>First.</p><p>Second <b>bold</b>.</p><script>alert(1)</script>")
    plain.page.get_by_role("button", name="Save draft").last.click()
    assert plain.stored() == "<p>First.</p><p>Second <strong>bold</strong>.</p>"


def test_a_text_that_may_not_be_changed_is_shown_as_it_is(write):
    writer = write("<p>Words.</p>")
    writer.page.evaluate(
        """() => {
            const { editor } = document.querySelector(".ProseMirror");
            editor.destroy();
            const area = document.querySelector("textarea[name=body]");
            area.parentElement.replaceWith(area);
            area.disabled = true;
        }"""
    )
    writer.page.evaluate(
        """async () => {
            const { startSurface } = await import("newsroom/surface/start");
            startSurface(document.querySelector("textarea[name=body]"));
        }"""
    )
    assert writer.text.get_attribute("contenteditable") == "false"
    assert writer.page.locator(".surface-toolbar").count() == 0
