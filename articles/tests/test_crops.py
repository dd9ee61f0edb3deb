"""A crop that a story gives a photo is made when the story is saved, for that photo only."""

import pytest

from articles.tests.factories import make_draft
from photos.models import Photo
from photos.tests.factories import make_photo
from publishing.errors import Refused

pytestmark = pytest.mark.django_db


def crops_of(photo: Photo) -> list[str]:
    return Photo.objects.get(pk=photo.pk).crops


def test_the_crops_of_the_lead_photo_and_of_the_text_are_made() -> None:
    lead, inside, untouched = make_photo(), make_photo(), make_photo()
    make_draft(
        lead_photo_id=lead.pk,
        lead_crop="@30,40",
        body=f'<p>x</p><figure data-photo="{inside.pk}" data-size="text" data-crop="1:1"></figure>'
        f'<figure data-photo="{untouched.pk}" data-size="text"></figure>',
    )
    assert crops_of(lead) == ["@30,40"]
    assert crops_of(inside) == ["1:1"]
    assert crops_of(untouched) == []


def test_a_crop_that_cannot_be_read_is_refused_in_words() -> None:
    with pytest.raises(Refused):
        make_draft(lead_photo_id=make_photo().pk, lead_crop="7:9@x")
