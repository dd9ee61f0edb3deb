"""A photo of the library says where it is used, however many stories that are."""

import pytest

from accounts.tests.cast import photo_editor, signed_in
from articles.tests.factories import make_article, make_draft
from photos import uses
from photos.actions import delete
from photos.tests.factories import make_photo
from publishing.errors import Refused

pytestmark = pytest.mark.django_db


def test_stories_are_named_once_newest_first_drafts_too():
    photo, other = make_photo(), make_photo()
    in_text = f'<p>Words</p><figure data-photo="{photo.pk}" data-size="text"></figure>'
    led = make_article(headline="Leads", lead_photo_id=photo.pk, body=in_text)
    shown = make_draft(headline="Shows", lead_photo_id=other.pk, body=in_text)
    make_article(headline="Another", lead_photo_id=other.pk)
    assert uses.stories_using(photo) == [shown, led]
    page = signed_in(photo_editor()).get(f"/admin/photos/photo/{photo.pk}/change/").text
    assert page.count("Shows</a>") == page.count("Leads</a>") == 1
    assert "And many more" not in page


def test_of_very_many_stories_the_newest_are_named_and_that_there_are_more(monkeypatch):
    for module in ("photos.uses", "photos.admin", "photos.actions"):
        monkeypatch.setattr(f"{module}.NAMED", 6)
    photo = make_photo()
    stories = [make_article(headline=f"Story {n}!", lead_photo_id=photo.pk) for n in range(9)]
    page = signed_in(photo_editor()).get(f"/admin/photos/photo/{photo.pk}/change/").text
    assert [story for story in stories if f"{story}</a>" in page] == stories[3:]
    assert "And many more" in page
    with pytest.raises(Refused, match="and many more"):
        delete(photo, by=photo_editor())
