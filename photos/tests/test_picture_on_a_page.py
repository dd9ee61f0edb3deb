"""What {% picture %} and {% caption %} write, and what they do when something is gone."""

import re

import pytest
from django.core.files.storage import default_storage
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.safestring import mark_safe

from photos import paths
from photos.crops import Crop
from photos.shown import share_url, show
from photos.sizes import SIZES
from photos.tests.factories import make_photo

pytestmark = pytest.mark.django_db


def page(source: str, **context) -> str:
    context.setdefault("request", RequestFactory().get("/a-story-12.html"))
    return Template("{% load photos %}" + source).render(Context(context))


def attributes(html: str) -> dict[str, str]:
    return dict(re.findall(r'([a-z-]+)="([^"]*)"', html[html.index("<img") :]))


@pytest.mark.parametrize("size", [name for name in SIZES if name != "share"])
def test_every_size_offers_two_modern_formats_and_a_jpeg_with_its_measures(size):
    html = page("{% picture photo size %}", photo=make_photo(), size=size)
    assert html.index("image/avif") < html.index("image/webp") < html.index("<img")
    image = attributes(html)
    assert image["src"].endswith(".jpg")
    assert int(image["width"]) > 0
    assert int(image["height"]) > 0
    assert image["loading"] in ("lazy", "eager")
    assert image["decoding"] == "async"
    assert "alt" in image
    assert html.count('sizes="') == 2
    assert html.count("<img") == 1


def test_every_address_it_names_is_a_file():
    photo = make_photo(width=1000, height=700)
    for size in SIZES:
        html = page("{% picture photo size %}", photo=photo, size=size)
        names = re.findall(r"/media/([^\s\",]+)", html)
        assert names
        assert all(default_storage.exists(name) for name in names)


def test_the_lead_is_fetched_at_once_and_the_rest_when_near():
    photo = make_photo()
    assert attributes(page('{% picture photo "lead" %}', photo=photo))["fetchpriority"] == "high"
    assert attributes(page('{% picture photo "lead" %}', photo=photo))["loading"] == "eager"
    card = attributes(page('{% picture photo "card" %}', photo=photo))
    assert (card["loading"], card.get("fetchpriority")) == ("lazy", None)
    eager = attributes(page('{% picture photo "card" loading="eager" %}', photo=photo))
    assert eager["loading"] == "eager"


@pytest.mark.parametrize(
    ("tag", "alt"),
    [
        ('{% picture photo "text" %}', "Two cranes"),
        ('{% picture photo "text" alt="" %}', "Two cranes"),
        ('{% picture photo "lead" alt=none %}', "Two cranes"),
        ('{% picture photo "text" alt="A crane" %}', "A crane"),
        ('{% picture photo "card" alt="" %}', ""),
        ('{% picture photo "card" %}', "Two cranes"),
        ('{% picture photo "text" alt="A crane" decorative=True %}', ""),
        ('{% picture photo "text" alt=nasty %}', "&quot;&gt;&lt;script&gt;"),
    ],
)
def test_alt_text_is_the_uses_own_or_inherited_or_empty_where_it_decorates(tag, alt):
    html = page(tag, photo=make_photo(alt="Two cranes"), none=None, nasty='"><script>')
    assert attributes(html)["alt"] == alt


def test_a_use_may_have_a_crop_of_its_own_once_it_is_made():
    photo = make_photo()
    photo.renditions["16:9@20,75"] = [480, 800]
    default_storage.save(
        paths.name(photo, Crop("16:9", (20, 75)), 800, "jpg"),
        default_storage.open(paths.preview_name(photo)),
    )
    html = page('{% picture photo "lead" crop="16:9@20,75" %}', photo=photo)
    assert "-16x9-20x75-800.avif 800w" in html
    assert "picture-16x9" in html
    assert (attributes(html)["width"], attributes(html)["height"]) == ("800", "450")


def test_until_its_files_are_made_a_photo_is_shown_uncut_in_the_same_shape():
    photo = make_photo(ready=False)
    html = page('{% picture photo "card" %}', photo=photo)
    assert attributes(html)["src"] == default_storage.url(paths.preview_name(photo))
    assert "picture-3x2" in html
    image = attributes(html)
    assert int(image["width"]) / int(image["height"]) == pytest.approx(1.5, abs=0.01)


def test_a_crop_that_cannot_be_read_counts_as_none_and_is_logged(caplog):
    photo = make_photo(title="Port")
    html = page('{% picture photo "lead" crop="banana" %}', photo=photo)
    assert "-3x2-50x50-" in html
    assert "Port" in caplog.text


def test_a_photo_whose_files_are_gone_is_a_placeholder_and_a_line_in_the_log(caplog):
    photo = make_photo(title="Port", alt="Two cranes")
    for name in {
        paths.preview_name(photo),
        *(
            f"{paths.folder(photo.pk)}{f}"
            for f in default_storage.listdir(paths.folder(photo.pk))[1]
        ),
    }:
        default_storage.delete(name)
    html = page('{% picture photo "lead" %}', photo=photo)
    assert 'data-part="photos/placeholder"' in html
    assert 'aria-label="Two cranes"' in html
    assert "<img" not in html
    assert f"photo {photo.pk} “Port”" in caplog.text
    assert "/a-story-12.html" in caplog.text


def test_losing_the_cuts_alone_falls_back_to_the_uncut_picture():
    photo = make_photo()
    default_storage.delete(paths.name(photo, Crop("3:2"), 800, "jpg"))
    assert paths.preview_name(photo) in page('{% picture photo "card" %}', photo=photo)


def test_a_photo_that_is_no_longer_in_the_library_is_a_placeholder_and_a_log_line(caplog):
    html = page('{% picture photo "card" alt="" %}{% caption photo text="Gone" %}', photo=None)
    assert 'data-part="photos/placeholder"' in html
    assert "/a-story-12.html" in caplog.text
    assert "Gone" in html


def test_a_page_of_photos_asks_the_database_nothing(django_assert_num_queries):
    photos = [make_photo() for _ in range(5)]
    with django_assert_num_queries(0):
        page(
            '{% for p in photos %}{% picture p "card" crop="@10,10" %}{% caption p %}'
            "{% share_image p %}{% endfor %}",
            photos=photos,
        )


def test_a_caption_has_the_words_of_the_use_and_the_credit_apart():
    photo = make_photo(caption="The port", credit="MST")
    html = page("{% caption photo text=typed %}", photo=photo, typed="At <noon>")
    assert '<span class="caption-text">At &lt;noon&gt;</span>' in html
    assert '<span class="caption-credit">Photo: MST</span>' in html
    inline = page("{% caption photo text=text %}", photo=photo, text=mark_safe("<b>Noon</b>"))
    assert "<b>Noon</b>" in inline
    assert "The port" in page("{% caption photo %}", photo=photo)
    assert page("{% caption photo %}", photo=make_photo(caption="", credit="")) == ""
    assert page('{% caption photo element="p" %}', photo=photo).startswith("<p ")


def test_link_previews_get_one_jpeg():
    photo = make_photo()
    assert share_url(photo).endswith("1200x630-50x50-1200.jpg")
    assert share_url(None) == ""
    assert share_url(make_photo(ready=False)).endswith(".jpg")
    assert page("{% share_image photo %}", photo=photo) == share_url(photo)


def test_a_size_that_does_not_exist_is_a_mistake_of_ours_and_says_so():
    with pytest.raises(KeyError):
        show(make_photo(), "gigantic")
