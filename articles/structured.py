"""What machines read in a page: schema.org as JSON-LD. Pure; the template tag writes it.

Rules: https://developers.google.com/search/docs/appearance/structured-data/article
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from django.templatetags.static import static
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe

from articles.display import corrections
from articles.models.article import Kind
from articles.video import OwnVideo, Video
from photos.display import caption_for, credit_name
from photos.shown import show
from videos.lengths import iso_duration

if TYPE_CHECKING:
    from articles.display import BylineName
    from articles.gallery import Picture
    from articles.models import Article, Tag
    from pages.models import Masthead
    from photos.models import Photo
    from sections.models import Section

# Makes an address of this paper, or of a file of it, whole: https://paper.example/…
Absolute = Callable[[str], str]

# One wide, one like the photo, one square: search results choose the one that fits.
RATIOS = ("share", "card", "portrait")

_TYPES = {Kind.ANALYSIS: "AnalysisNewsArticle", Kind.OPINION: "OpinionNewsArticle"}
# Partner content and releases are not news reports of this newsroom.
_TYPES |= {Kind.RELEASE: "AdvertiserContentArticle", Kind.PARTNER: "AdvertiserContentArticle"}


_NOTHING = SafeString()

# So that no text can end the element that holds the JSON.
_IN_SCRIPT = (("<", "\\u003C"), (">", "\\u003E"), ("&", "\\u0026"))


# Where a story's rating comes to stand. It cannot occur in a text, whose quotes are escaped.
ROOM_FOR_RATING = '"aggregateRating": null, '


def json_ld(graph: list[dict[str, Any]], *, rating: SafeString = _NOTHING) -> SafeString:
    """Return `graph` as the element that a page's head holds.

    A data block is not run, so the Content-Security-Policy needs no exception for it.
    rating: what fills the room for it, from `rating_words`, or the gap that will.
    """
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    for letter, escaped in _IN_SCRIPT:
        text = text.replace(letter, escaped)
    text = text.replace(ROOM_FOR_RATING, rating, 1)
    # Trusted because it is JSON in which no letter that HTML gives a meaning is left.
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308


def organization(masthead: Masthead, absolute: Absolute) -> dict[str, Any]:
    """Return the paper itself as a NewsMediaOrganization."""
    return {
        "@type": "NewsMediaOrganization",
        "@id": absolute("/#paper"),
        "name": masthead.name,
        "url": absolute("/"),
        "logo": {"@type": "ImageObject", "url": absolute(_logo())},
        "masthead": absolute("/about-us/"),
    }


@cache
def _logo() -> str:
    return static("img/touch-icon.png")


def breadcrumbs(path: Sequence[Section], absolute: Absolute) -> dict[str, Any]:
    """Return a path of sections, from the top down, as a BreadcrumbList."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": i,
                "name": section.name,
                "item": absolute(section.get_absolute_url()),
            }
            for i, section in enumerate(path, start=1)
        ],
    }


def news_article(
    article: Article,
    *,
    byline: Iterable[BylineName],
    tags: Iterable[Tag],
    masthead: Masthead,
    absolute: Absolute,
) -> dict[str, Any]:
    """Return a story as a NewsArticle (or the kind of one that it is)."""
    changed = article.updated_at or article.live_from
    said = {
        "@type": _TYPES.get(Kind(article.kind), "NewsArticle"),
        "aggregateRating": None,  # ROOM_FOR_RATING
        "headline": article.headline,
        "description": article.standfirst,
        "image": pictures(article.lead_photo, article.lead_crop, absolute),
        "datePublished": article.published_at.isoformat() if article.published_at else None,
        "dateModified": changed.isoformat() if changed else None,
        "author": [_person(name, absolute) for name in byline],
        "publisher": organization(masthead, absolute),
        "articleSection": article.section.name,
        "keywords": [tag.name for tag in tags],
        "isAccessibleForFree": True,
        "mainEntityOfPage": absolute(article.get_absolute_url()),
    }
    notes = corrections(article)
    if notes:
        said["correction"] = [
            {
                "@type": "CorrectionComment",
                "text": note.text,
                "datePublished": note.moment.isoformat(),
            }
            for note in notes
        ]
    return said


def rating_words(average: float, count: int) -> SafeString:
    """Return what readers gave a story, one to five stars, as it stands in its JSON-LD."""
    said = {
        "@type": "AggregateRating",
        "ratingValue": round(average, 1),
        "ratingCount": count,
        "bestRating": 5,
        "worstRating": 1,
    }
    # Trusted because all of it is written here but two numbers.
    return mark_safe(f'"aggregateRating": {json.dumps(said)}, ')  # noqa: S308


def image_gallery(
    article: Article, shown: Iterable[Picture], absolute: Absolute
) -> dict[str, Any]:
    """Return the pictures of a photo story as an ImageGallery."""
    address = absolute(article.get_absolute_url())
    return {
        "@type": "ImageGallery",
        "@id": f"{address}#gallery",
        "name": article.headline,
        "url": address,
        "image": [image(picture, absolute) for picture in shown],
    }


def video_object(article: Article, video: OwnVideo | Video, absolute: Absolute) -> dict[str, Any]:
    """Return the video of a story as a VideoObject, without what is not known of it."""
    said: dict[str, Any] = {
        "name": article.headline,
        "description": article.standfirst,
        "thumbnailUrl": pictures(article.lead_photo, article.lead_crop, absolute),
        # When the paper first showed it, wherever it stands.
        "uploadDate": article.published_at.isoformat() if article.published_at else "",
        "duration": iso_duration(video.seconds) if video.seconds else "",
    }
    if isinstance(video, OwnVideo):
        film = video.film
        said |= {
            "contentUrl": absolute(film.file.url),
            "encodingFormat": film.content_type,
            "width": film.width,
            "height": film.height,
            "transcript": " ".join(video.transcript),
        }
    else:
        said |= {"embedUrl": video.player.partition("?")[0], "url": video.url}
    return {"@type": "VideoObject", **{name: value for name, value in said.items() if value}}


def collection(
    name: str, url: str, introduction: str, stories: Iterable[Article], absolute: Absolute
) -> dict[str, Any]:
    """Return a page that gathers stories as a CollectionPage with its list."""
    return {
        "@type": "CollectionPage",
        "@id": f"{absolute(url)}#page",
        "name": name,
        "url": absolute(url),
        "description": introduction,
        "mainEntity": {
            "@type": "ItemList",
            "itemListElement": [
                {"@type": "ListItem", "position": i, "url": absolute(story.get_absolute_url())}
                for i, story in enumerate(stories, start=1)
            ],
        },
    }


def image(picture: Picture, absolute: Absolute) -> dict[str, Any]:
    """Return one picture of a photo story as an ImageObject, without what is not known of it."""
    photo = picture.photo
    files = show(photo, "full")
    said = {
        "url": absolute(picture.url),
        "contentUrl": absolute(files.src) if files else "",
        "caption": strip_tags(caption_for(photo, picture.caption)),
        "creditText": credit_name(photo.credit),
        "position": picture.number,
    }
    return {"@type": "ImageObject", **{name: value for name, value in said.items() if value}}


def pictures(photo: Photo | None, crop: str, absolute: Absolute) -> list[str]:
    """Return the addresses of `photo` in three ratios, without doubles; none without a photo."""
    if photo is None:
        return []
    shown = [show(photo, size, crop) for size in RATIOS]
    return list(dict.fromkeys(absolute(each.src) for each in shown if each))


def _person(name: BylineName, absolute: Absolute) -> dict[str, str]:
    person = {"@type": "Person", "name": name.name}
    if name.url:
        person["url"] = absolute(name.url)
    return person
