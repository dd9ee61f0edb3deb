"""The writing form: what an editor types is kept, and comes back."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from accounts.tests.cast import chief_editor, reporter, section_editor, signed_in
from articles.content import Content, CreditLine
from articles.models import Article, Tag
from articles.tests.desk import ADD, change_url, fields_of, open_form, press, said, write
from articles.tests.factories import a_section, make_article, make_author, make_draft, make_theme
from photos.tests.factories import make_photo
from publishing.states import State
from sections.models import Kind as SectionKind
from sections.tests.factories import make_section

pytestmark = pytest.mark.django_db

TYPED = {
    "kicker": "Ports",
    "headline": "Đà Nẵng opens a second berth",
    "short_headline": "Second berth",
    "standfirst": "Ships of 100,000 tonnes can call.",
    "body": "<p>The first ship came at dawn.</p>",
    "kind": "analysis",
    "tags": "WIPO, Đà Nẵng",
    "credits-0-name": "Lan Phạm",
    "credits-0-role": "writer",
}


def newest(article: Article) -> Content:
    return Content.of(Article.objects.get(pk=article.pk))


def test_a_headline_and_a_section_are_enough_for_a_draft() -> None:
    client = signed_in(reporter())
    answer = write(client, None, headline="A first line", section=a_section().pk)
    article = Article.objects.get()
    assert answer.url == change_url(article)
    assert (article.headline, article.state) == ("A first line", State.DRAFT)


def test_everything_typed_is_in_the_revision_and_back_in_the_form() -> None:
    client = signed_in(chief_editor())
    section, also, theme = make_section("Money"), make_section("Green"), make_theme()
    author, photo, other = make_author("Lan Phạm"), make_photo(), make_article()
    write(
        client,
        None,
        **TYPED,
        section=section.pk,
        also_in=[also.pk],
        themes=[theme.pk],
        lead_photo=photo.pk,
        lead_caption="The berth at dawn",
        lead_alt="A ship beside a crane",
        lead_crop="16:9@20,75",
        related=f"https://paper.example{other.get_absolute_url()}",
    )
    article = Article.objects.newest_first().get(headline=TYPED["headline"])
    content = newest(article)
    assert content.credits == [CreditLine("Lan Phạm", author.pk)]
    assert content.related_ids == [other.pk]
    assert content.lead_crop == "16:9@20,75"
    assert content.tags == ["WIPO", "Đà Nẵng"]
    again = open_form(client, article)
    assert again["headline"] == TYPED["headline"]
    assert (again["section"], again["also_in"]) == (section.pk, [also.pk])
    assert again["lead_caption"] == "The berth at dawn"


def test_an_empty_caption_says_which_words_it_inherits() -> None:
    photo = make_photo(caption="Cranes over the river mouth", alt="Three cranes")
    client = signed_in(chief_editor())
    article = make_draft(lead_photo_id=photo.pk)
    page = client.get(change_url(article)).content.decode()
    assert "Cranes over the river mouth" in page
    assert "Three cranes" in page


def test_the_byline_is_put_in_order_and_a_ticked_name_goes() -> None:
    client = signed_in(chief_editor())
    article = make_draft(credits=[CreditLine("One"), CreditLine("Two"), CreditLine("Three")])
    data = open_form(client, article)
    data |= {"credits-0-place": 3, "credits-2-place": 1, "credits-1-remove": "on"}
    press(client, article, "save", data, **{"credits-2-text_before": "in Hanoi"})
    lines = newest(article).credits
    assert [(line.name, line.text_before) for line in lines] == [
        ("Three", "in Hanoi"),
        ("One", ""),
    ]


def test_a_tag_keeps_the_spelling_the_paper_has() -> None:
    Tag.objects.create(name="WIPO")
    client = signed_in(reporter())
    write(client, None, headline="A story", section=a_section().pk, tags="wipo, ip; IP")
    assert newest(Article.objects.get()).tags == ["WIPO", "ip"]


def test_a_link_to_another_paper_is_not_offered_as_a_section() -> None:
    link = make_section("Sister paper", kind=SectionKind.LINK, url="https://sister.example/")
    part = make_section("Banking", parent=make_section("Money"))
    form = signed_in(reporter()).get(ADD).context["form"]
    offered = dict(form.fields["section"].choices)
    assert link.pk not in offered
    assert offered[part.pk] == "\u2003\u2003Banking"


def test_what_is_wrong_stands_beside_its_field_and_everything_typed_is_kept() -> None:
    client = signed_in(chief_editor())
    wrong = {
        "headline": "", "standfirst": "Keep me", "lead_photo": "999", "lead_crop": "huge",
        "related": "nonsense", "credits-0-name": "x" * 101, "tags": "y" * 101,
        "body": "<p>Me too</p>",
    }  # fmt: skip
    page = write(client, None, **wrong)
    form = page.context["form"]
    assert set(form.errors) == {
        "headline", "section", "lead_photo", "lead_crop", "related", "tags"
    }  # fmt: skip
    assert form.byline.forms[0].errors["name"]
    kept = fields_of(page)
    assert {name: kept.get(name) for name in wrong} == wrong | {"headline": ""}
    html = page.content.decode()
    assert 'aria-invalid="true"' in html
    assert 'id="id_headline_error"' in html
    assert (
        "id_headline_error"
        in html.split('id="id_headline"')[1][:300] + html.split('id="id_headline"')[0][-600:]
    )
    assert not Article.objects.exists()


def test_publishing_says_beside_each_field_what_readers_would_miss() -> None:
    client = signed_in(chief_editor())
    page = write(client, None, "publish", headline="Only this", section=a_section().pk)
    assert set(page.context["form"].errors) == {"standfirst", "body"}
    assert "Only this" in page.content.decode()


def test_publishing_makes_it_public_and_says_so() -> None:
    client = signed_in(chief_editor())
    answer = write(client, None, "publish", **TYPED, section=a_section().pk)
    article = Article.objects.live().get()
    assert "Readers see it now" in said(answer, client)
    assert article.headline == TYPED["headline"]


def test_a_later_time_schedules_by_the_papers_clock() -> None:
    client = signed_in(chief_editor())
    write(
        client, None, "publish", **TYPED, section=a_section().pk, published_at="2099-03-01T07:30"
    )
    article = Article.objects.get()
    assert article.published_at == datetime(2099, 3, 1, 0, 30, tzinfo=UTC)
    assert not article.is_live()
    assert "Asia/Ho Chi Minh" in client.get(change_url(article)).content.decode()


def test_a_time_typed_into_a_draft_is_kept_until_it_is_published() -> None:
    client = signed_in(chief_editor())
    article = make_draft()
    write(client, article, published_at="2099-03-01T07:30", embargo_until="2099-03-02T00:00")
    assert open_form(client, article)["published_at"] == "2099-03-01T07:30"
    write(client, article, "publish")
    article.refresh_from_db()
    assert article.live_from == datetime(2099, 3, 1, 17, tzinfo=UTC)


def test_a_save_after_publication_is_not_public_until_the_update() -> None:
    client = signed_in(chief_editor())
    article = make_article(headline="The first version")
    answer = write(client, article, headline="The second version")
    assert "Readers still see the version before" in said(answer, client)
    article.refresh_from_db()
    assert article.headline == "The first version"
    assert open_form(client, article)["headline"] == "The second version"
    write(client, article, "update")
    article.refresh_from_db()
    assert (article.headline, article.updated_at) == ("The second version", None)


def test_readers_are_told_of_an_update_only_where_the_editor_says_so() -> None:
    client = signed_in(chief_editor())
    article = make_article()
    write(client, article, "update", standfirst="Corrected", material="on")
    article.refresh_from_db()
    assert article.updated_at is not None


def test_an_untouched_publish_time_keeps_its_seconds() -> None:
    moment = timezone.now().replace(microsecond=0) - timedelta(days=1, seconds=17)
    client = signed_in(chief_editor())
    article = make_article(published_at=moment)
    write(client, article, "update", standfirst="New")
    article.refresh_from_db()
    assert article.published_at == moment


def test_pressing_save_without_a_change_makes_no_save() -> None:
    client = signed_in(chief_editor())
    article = make_draft()
    assert "Nothing has changed" in said(write(client, article), client)
    assert article.revisions.count() == 1


def test_a_reporter_sends_to_review_and_the_editor_returns_it_with_a_note() -> None:
    section = a_section()
    writer, editor = reporter(), section_editor(section)
    article = make_draft(by=writer, section_id=section.pk)
    write(signed_in(writer), article, "submit")
    article.refresh_from_db()
    assert article.state == State.REVIEW
    assert (
        "after it was sent to review"
        in signed_in(writer).get(change_url(article)).content.decode()
    )
    write(signed_in(editor), article, "return", note="Where does the figure come from?")
    assert "Where does the figure come from?" in signed_in(writer).get("/admin/").content.decode()


def test_an_unknown_button_does_nothing() -> None:
    client = signed_in(chief_editor())
    page = write(client, None, "launder", headline="X", section=a_section().pk)
    assert "no such button" in page.content.decode()
    assert not Article.objects.exists()
