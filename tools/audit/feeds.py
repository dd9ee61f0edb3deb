"""What machines read: every feed, the sitemaps, robots.txt, by the rules of their formats."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import feedparser

from tools.audit.crawl import Answer, Crawl
from tools.audit.outcome import Outcome

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"
MOST_ADDRESSES = 50_000  # https://www.sitemaps.org/protocol.html
# https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
NEWS_SPAN = timedelta(hours=48)
NEWS_MOST = 1000


def check(crawl: Crawl) -> Outcome:
    """Return every break of a rule in feeds, sitemaps and robots.txt."""
    outcome = Outcome("feeds")
    addresses = sorted({path for page in crawl.pages.values() for path in feeds_of(crawl, page)})
    for path in addresses:
        for finding in feed_breaks(crawl, path):
            outcome.add(f"{path}: {finding}")
    if not addresses:
        outcome.add("no page names a feed")
    maps = 0
    for path, said in sitemaps(crawl):
        maps += 1
        for finding in said:
            outcome.add(f"{path}: {finding}")
    robots = crawl.open("/robots.txt")
    if robots.status != 200 or f"Sitemap: {crawl.base}/sitemap.xml" not in robots.body.decode():
        outcome.add("/robots.txt does not name the sitemap with its whole address")
    outcome.checked = f"{len(addresses)} feeds, {maps} sitemaps of {len(LISTED)} addresses, robots"
    return outcome


def feeds_of(crawl: Crawl, page: Answer) -> set[str]:
    """Return the feeds that a page names."""
    return {path for feed in page.feeds if (path := crawl.inside(page.path, feed))}


def feed_breaks(crawl: Crawl, path: str) -> Iterator[str]:
    """Yield what is wrong with one RSS feed. https://www.rssboard.org/rss-specification"""
    answer = crawl.open(path)
    if answer.status != 200:
        yield f"answers {answer.status}"
        return
    try:
        channel = ET.fromstring(answer.body).find("channel")
    except ET.ParseError as error:
        yield f"is not well-formed: {error}"
        return
    parsed = feedparser.parse(answer.body, response_headers=answer.headers)
    if parsed.bozo:
        yield f"feedparser: {parsed.bozo_exception}"
    if channel is None:
        yield "has no channel"
        return
    yield from channel_breaks(crawl, path, channel)
    yield from caching_breaks(crawl, answer)


def channel_breaks(crawl: Crawl, path: str, channel: ET.Element) -> Iterator[str]:
    """Yield what is wrong with what a feed says of itself and of its items."""
    for needed in ("title", "link", "description"):
        if not (channel.findtext(needed) or "").strip():
            yield f"its channel has no {needed}"
    links = channel.iter(f"{ATOM}link")
    itself = [link.get("href") for link in links if link.get("rel") == "self"]
    if itself != [f"{crawl.base}{path}"]:
        yield f"names itself {itself}"
    for item in channel.iter("item"):
        yield from item_breaks(crawl, item)


def caching_breaks(crawl: Crawl, answer: Answer) -> Iterator[str]:
    """Yield a feed's failures to say that nothing is new."""
    for header, value in (("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since")):
        if known := answer.headers.get(header.lower()):
            again = crawl.open(answer.path, **{value: known})
            if again.status != 304:
                yield f"answers {again.status} and not 304 to its own {header}"
        elif header == "ETag":
            yield "has no ETag"


def item_breaks(crawl: Crawl, item: ET.Element) -> Iterator[str]:
    """Yield what is wrong with one item of a feed."""
    link = item.findtext("link") or ""
    if not link.startswith(crawl.base):
        yield f"an item without a whole address: {link!r}"
    for needed in ("title", "guid"):
        if not (item.findtext(needed) or "").strip():
            yield f"{link} has no {needed}"
    try:
        parsedate_to_datetime(item.findtext("pubDate") or "")
    except (ValueError, TypeError):
        yield f"{link} has no date by RFC 822"
    for enclosure in item.iter("enclosure"):
        whole = enclosure.get("url", "").startswith("http")
        if not (whole and enclosure.get("length", "").isdigit() and enclosure.get("type")):
            yield f"{link} has an enclosure without address, length or type"


LISTED: set[str] = set()


def sitemaps(crawl: Crawl) -> Iterator[tuple[str, list[str]]]:
    """Yield each sitemap's address with what is wrong with it."""
    LISTED.clear()
    index = crawl.open("/sitemap.xml")
    try:
        root = ET.fromstring(index.body)
    except ET.ParseError as error:
        yield "/sitemap.xml", [f"is not well-formed: {error}"]
        return
    wrong = [] if root.tag == f"{SITEMAP}sitemapindex" else [f"its root is {root.tag}"]
    yield "/sitemap.xml", wrong
    for loc in root.iter(f"{SITEMAP}loc"):
        path = urlsplit(loc.text or "").path
        yield path, list(map_breaks(crawl, path))
    yield "/news-sitemap.xml", list(news_breaks(crawl))


def map_breaks(crawl: Crawl, path: str) -> Iterator[str]:
    """Yield what is wrong with one sitemap. https://www.sitemaps.org/protocol.html"""
    try:
        root = ET.fromstring(crawl.open(path).body)
    except ET.ParseError as error:
        yield f"is not well-formed: {error}"
        return
    urls = list(root)
    if root.tag != f"{SITEMAP}urlset" or {url.tag for url in urls} - {f"{SITEMAP}url"}:
        yield "holds other elements than the protocol's"
    if len(urls) > MOST_ADDRESSES:
        yield f"has {len(urls)} addresses"
    for url in urls:
        loc = url.findtext(f"{SITEMAP}loc") or ""
        if loc in LISTED:
            yield f"lists {loc} twice"
        LISTED.add(loc)
        inside = crawl.inside("/", loc)
        if not loc.startswith(crawl.base) or inside is None:
            yield f"lists another host's {loc}"
            continue
        known = crawl.pages.get(inside) or crawl.open(inside, "HEAD")
        if known.status != 200:
            yield f"lists {loc}, which answers {known.status}"
        changed = url.findtext(f"{SITEMAP}lastmod")
        if changed and not is_date(changed):
            yield f"has a date not of the W3C's form: {changed}"


def news_breaks(crawl: Crawl) -> Iterator[str]:
    """Yield what is wrong with the sitemap of the news, by Google's rules."""
    try:
        root = ET.fromstring(crawl.open("/news-sitemap.xml").body)
    except ET.ParseError as error:
        yield f"is not well-formed: {error}"
        return
    urls = root.findall(f"{SITEMAP}url")
    if len(urls) > NEWS_MOST:
        yield f"has {len(urls)} stories, {NEWS_MOST} allowed"
    for url in urls:
        loc = url.findtext(f"{SITEMAP}loc")
        news = url.find(f"{NEWS}news")
        if news is None:
            yield f"{loc} has no news"
            continue
        publication = news.find(f"{NEWS}publication")
        texts = [news.findtext(f"{NEWS}title")]
        if publication is not None:
            texts += [publication.findtext(f"{NEWS}{name}") for name in ("name", "language")]
        if len(texts) < 3 or not all(texts):
            yield f"{loc} lacks a title, a publication's name or its language"
        date = news.findtext(f"{NEWS}publication_date") or ""
        if not is_date(date):
            yield f"{loc} has a date not of the W3C's form: {date!r}"
        elif datetime.now(UTC) - datetime.fromisoformat(date) > NEWS_SPAN + timedelta(minutes=10):
            yield f"{loc} is older than two days"


def is_date(text: str) -> bool:
    """Say whether `text` is a date with a time and a zone. https://www.w3.org/TR/NOTE-datetime"""
    form = r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)"
    return re.fullmatch(form, text) is not None
