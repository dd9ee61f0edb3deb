"""A preview shows the newest revision in the paper's own page, to the newsroom alone."""

import pytest

from accounts.tests.cast import chief_editor, photo_editor, reporter, signed_in
from articles import actions
from articles.content import Content, CreditLine
from articles.models import Article, Tag
from articles.tests.desk import write
from articles.tests.factories import make_article, make_author, make_draft, make_theme
from photos.tests.factories import make_photo
from sections.tests.factories import make_section

pytestmark = pytest.mark.django_db


def preview(article: Article, user: object = None) -> str:
    return signed_in(user or chief_editor()).get(f"/preview/{article.pk}/").content.decode()


def test_a_draft_is_shown_in_the_papers_page_with_everything_it_refers_to() -> None:
    photo, other = make_photo(title="Cranes"), make_article(headline="Picked by hand")
    article = make_draft(
        headline="Only in the newsroom",
        tags=["Brand new tag", "Old tag"],
        theme_ids=[make_theme("Energy").pk],
        credits=[CreditLine("Lan Phạm", make_author().pk), CreditLine("A guest")],
        lead_photo_id=photo.pk,
        related_ids=[other.pk],
        body="<p>The first paragraph.</p>",
    )
    page = preview(article)
    for words in ("Only in the newsroom", "Brand new tag", "Energy", "Lan Phạm", "A guest",
                  "Picked by hand", "The first paragraph."):  # fmt: skip
        assert words in page, words
    assert "Not in the paper" in page


def test_it_shows_the_newest_words_while_readers_still_see_the_old_ones() -> None:
    article = make_article(headline="What readers see")
    section = make_section("Green")
    content = Content.of(article).but(headline="What is coming", section_id=section.pk)
    actions.save_draft(article, content=content, expected_version=article.version, by=None)
    page = preview(article)
    assert "What is coming" in page
    assert "Green" in page
    assert "Readers still see the version before" in page
    public = signed_in(None).get(Article.objects.get(pk=article.pk).get_absolute_url())
    assert "What readers see" in public.content.decode()
    assert "What is coming" not in public.content.decode()


def test_nobody_keeps_it_and_no_machine_lists_it() -> None:
    answer = signed_in(chief_editor()).get(f"/preview/{make_draft().pk}/")
    assert "no-store" in answer.headers["Cache-Control"]
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert '<meta name="robots" content="noindex' in answer.content.decode()


def test_a_stranger_is_sent_to_sign_in_and_sees_no_word() -> None:
    article = make_draft(headline="Secret")
    answer = signed_in(None).get(f"/preview/{article.pk}/")
    assert answer.status_code == 302
    assert "next=" in answer.url


def test_a_photo_editor_may_look_at_any_story() -> None:
    assert "Any desk" in preview(make_draft(headline="Any desk"), photo_editor())


def test_looking_writes_nothing() -> None:
    article = make_draft(tags=["Never seen"])
    Tag.objects.all().delete()
    preview(article)
    assert not Tag.objects.exists()
    assert Article.objects.get().version == article.version


def test_what_vanished_since_is_left_out() -> None:
    photo = make_photo()
    article = make_draft(headline="Still comes", lead_photo_id=photo.pk, related_ids=[424242])
    article.photo_uses.all().delete()
    Article.objects.update(lead_photo=None)
    photo.delete()
    assert "Still comes" in preview(article)


def test_the_button_saves_first_and_then_shows_it() -> None:
    writer = reporter()
    article = make_draft(by=writer)
    answer = write(signed_in(writer), article, "preview", headline="Just typed")
    assert answer.url == f"/preview/{article.pk}/"
    assert "Just typed" in preview(article, writer)


def test_on_a_phone_it_stands_in_a_frame_that_only_our_own_pages_may_use() -> None:
    article = make_draft()
    client = signed_in(chief_editor())
    around = client.get(f"/preview/{article.pk}/phone/")
    assert "frame-src 'self'" in around.headers["Content-Security-Policy"]
    within = client.get(f"/preview/{article.pk}/?framed")
    assert "frame-ancestors 'self'" in within.headers["Content-Security-Policy"]
    assert within.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "preview-banner" not in within.content.decode()
