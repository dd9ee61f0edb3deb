"""Pasting: the form that a story may have, and nothing hostile, without a word to the policy."""

from __future__ import annotations

from articles.tests.browser import pasted


def paste(write, html: str) -> str:
    writer = write("<p></p>")
    writer.text.click()
    writer.paste(html)
    return writer.save()


def test_word_keeps_headings_lists_links_and_emphasis(write):
    assert paste(write, pasted.WORD) == (
        "<h2>Quarterly figures</h2>"
        "<p>Plain, <strong>bold</strong>, <em>italic</em> and "
        '<a href="https://example.com/report">a report</a>.</p>'
        "<ul><li><p>First</p><ul><li><p>Nested</p></li></ul></li><li><p>Second</p></li></ul>"
        "<ol><li><p>One</p></li><li><p>Two</p></li></ol>"
        "<h3>Smaller</h3><p>10<sup>2</sup> tấn</p>"
    )


def test_google_docs_is_not_all_bold_and_its_links_lead_where_they_say(write):
    assert paste(write, pasted.DOCS) == (
        "<h2>Title</h2>"
        "<p>Plain <strong>bold</strong> <em>italic</em> "
        '<a href="https://example.com/a?b=1">link</a></p>'
        "<ul><li><p>One</p></li><li><p>Two</p></li></ul>"
    )


def test_a_table_of_figures_stays_a_table_and_one_that_arranges_a_page_does_not(write):
    assert paste(write, pasted.TABLES) == (
        "<table><tbody><tr><th><p>Port</p></th><th><p>Boxes</p></th></tr>"
        "<tr><td><p><strong>Cat Lai</strong></p></td><td><p>5.9</p></td></tr></tbody></table>"
        "<p>Column one</p><p>Column two</p>"
    )


def test_nothing_hostile_comes_in_and_the_words_stay(write):
    writer = write("<p></p>")
    writer.text.click()
    for number, html in enumerate(pasted.HOSTILE):
        writer.paste(f"{html}<p>After {number}.</p>")
    held = writer.held()
    for number in range(len(pasted.HOSTILE)):
        assert f"After {number}." in held
    for sign in (
        "javascript:",
        "onerror",
        "onclick",
        "<script",
        "<iframe",
        "<img",
        "style=",
        "data:",
    ):
        assert sign not in held.lower()
    assert writer.page.evaluate("window.hacked") is None


def test_a_caption_takes_words_only(write):
    figure = '<figure data-embed="https://a.example/x"><figcaption>{}</figcaption></figure>'
    writer = write(f"{figure.format('Caption: ')}<p>Text.</p>")
    writer.put_cursor("Caption:")
    writer.paste("<h2>One</h2><p>two</p><ul><li>three</li></ul>")
    assert writer.held() == f"{figure.format('Caption:One two three')}<p>Text.</p>"


def test_what_was_copied_here_comes_back_whole(write):
    quote = '<blockquote data-pullquote="" data-cite="Tran Hoa">Words</blockquote>'
    writer = write(f"<p>One.</p>{quote}<p>Two.</p>")
    writer.put_cursor("One.")
    writer.press("Control+a", "Control+c")
    writer.press("Delete", "Control+v")
    assert writer.held() == f"<p>One.</p>{quote}<p>Two.</p>"


def test_plain_text_becomes_paragraphs(write):
    writer = write("<p></p>")
    writer.text.click()
    writer.paste(text="First line\n\nSecond line")
    assert writer.save() == "<p>First line</p><p>Second line</p>"
