"""The door in front of Django, asked as a web server asks it, over a real database."""

import gzip
import re
import threading
from datetime import timedelta
from io import BytesIO

import brotli
import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connections, transaction
from django.utils import timezone

from articles.tests.factories import make_article, rename
from articles.views import story as story_views
from pagecache import answers, counts, pieces
from pagecache.actions import purge
from pagecache.answers import best_encoding, why_not_for_all
from pagecache.log import LogUnreadable
from pagecache.wsgi import behind_the_door

pytestmark = pytest.mark.django_db(transaction=True)


class Server:
    """One process as far as the page cache goes: its own memory, its own place in the log."""

    def __init__(self):
        self.door = behind_the_door(get_wsgi_application())

    def get(self, address, method="GET", **headers):
        path, _, query = address.partition("?")
        environ = {
            "REQUEST_METHOD": method,
            "SCRIPT_NAME": "",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": "testserver",
            "SERVER_PORT": "80",
            "HTTP_HOST": "testserver",
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(),
            "wsgi.version": (1, 0),
            "wsgi.multithread": True,
            **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
        }
        # Each server trusts its own memory only.
        pieces.keep_on(self.door.shelf_of_thread)
        answer = Answer()
        answer.chunks = self.door(environ, answer.start)
        answer.body = b"".join(answer.chunks)
        if hasattr(answer.chunks, "close"):
            answer.chunks.close()
        return answer


class Answer:
    def start(self, status, headers, exc_info=None):
        self.status = int(status[:3])
        self.headers = {name.lower(): value for name, value in headers}

    @property
    def cache(self):
        return self.headers.get("x-cache")

    @property
    def text(self):
        return self.body.decode()


@pytest.fixture
def server():
    yield Server()
    pieces.keep_on(lambda: None)


@pytest.fixture
def article():
    return make_article(headline="The harbour opens")


def test_the_second_reader_is_answered_from_memory(server, article):
    first, second = (server.get(article.get_absolute_url()) for _ in range(2))
    assert (first.cache, second.cache) == ("miss", "hit")
    assert first.body == second.body
    assert "default-src" in second.headers["content-security-policy"]
    assert "The harbour opens" in second.text
    assert "<!--gap" not in second.text
    assert "x-request-id" not in second.headers, "it belongs to the first reader's request"


def test_the_next_reader_in_any_process_sees_what_was_committed(server, article):
    other, url = Server(), article.get_absolute_url()
    stale = 0
    for n in range(20):
        rename(article, f"Headline number {n}")
        for one in (server, other, server):
            stale += f"Headline number {n}" not in one.get(url).text
        assert server.get(url).cache == "hit"
    assert stale == 0


def test_without_asking_the_log_old_pages_would_be_seen(server, article, monkeypatch):
    """The control of the test above: it can fail."""
    url = article.get_absolute_url()
    server.get(url)
    monkeypatch.setattr(server.door.log, "catch_up", lambda: None)
    rename(article, "Quite another headline")
    assert "Quite another headline" not in server.get(url).text


def test_a_change_that_was_undone_drops_nothing(server, article):
    url = article.get_absolute_url()
    server.get(url)
    with transaction.atomic():
        purge(f"article/{article.pk}")
        transaction.set_rollback(True)
    assert server.get(url).cache == "hit"


def test_a_slow_render_from_before_the_change_is_not_kept(server, article, monkeypatch):
    url, real = article.get_absolute_url(), story_views.article_page

    def slow(*args, **kwargs):
        context = real(*args, **kwargs)
        with transaction.atomic():
            purge(f"article/{article.pk}")
        server.door.log.catch_up()  # another request hears of it while this one renders
        return context

    monkeypatch.setattr(story_views, "article_page", slow)
    assert server.get(url).cache == "miss"
    monkeypatch.undo()
    assert server.get(url).cache == "miss"
    assert server.get(url).cache == "hit"


def test_a_scheduled_story_is_in_the_lists_at_its_second(server, article):
    soon = timezone.now() + timedelta(seconds=1.5)
    make_article(headline="It comes by itself", published_at=soon)
    assert "It comes by itself" not in server.get("/latest/").text
    assert server.get("/latest/").cache == "hit"
    wait = threading.Event()
    wait.wait((soon - timezone.now()).total_seconds() + 0.01)
    answer = server.get("/latest/")
    assert answer.cache == "miss"
    assert "It comes by itself" in answer.text


def test_after_one_publication_the_other_stories_are_still_hits(server):
    urls = [make_article().get_absolute_url() for _ in range(20)]
    for url in urls:
        server.get(url)
    make_article(headline="Hot from the press")
    answers = [server.get(url) for url in urls]
    hits = sum(answer.cache == "hit" for answer in answers)
    assert hits >= 0.95 * len(urls)
    assert all("Hot from the press" in answer.text for answer in answers)


def test_many_readers_of_a_cold_page_cost_one_render(server, article):
    url = article.get_absolute_url()
    before, answers = counts.snapshot()["misses"], []
    pieces.keep_on(server.door.shelf_of_thread)

    def read():
        answers.append(server.get(url).status)
        connections.close_all()

    readers = [threading.Thread(target=read) for _ in range(60)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert answers == [200] * 60
    assert counts.snapshot()["misses"] - before == 1


def test_each_encoding_is_the_same_page_with_a_tag_of_its_own(server, article):
    url = article.get_absolute_url()
    plain, packed, zipped = (
        server.get(url, accept_encoding=wish) for wish in ("", "gzip, br", "gzip")
    )
    assert plain.body == brotli.decompress(packed.body) == gzip.decompress(zipped.body)
    assert len({answer.headers["etag"] for answer in (plain, packed, zipped)}) == 3
    assert packed.headers["vary"] == "Accept-Encoding"
    again = server.get(url, accept_encoding="br", if_none_match=packed.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    head = server.get(url, method="HEAD", accept_encoding="br")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == str(len(packed.body))


@pytest.mark.parametrize("encoding", ["", "gzip", "br"])
def test_a_page_put_together_again_differs_in_nothing_but_its_pieces(server, encoding):
    """Its own words are had from whatever form of it was sent last."""
    url = make_article(headline="Cảng Cái Mép mở rộng").get_absolute_url()
    unpacked = {"": bytes, "gzip": gzip.decompress, "br": brotli.decompress}[encoding]
    server.get(url, accept_encoding=encoding)
    for number in range(3):
        make_article(headline=f"Tin mới số {number}")
        again = server.get(url, accept_encoding=encoding)
        assert again.cache == "hit"
        assert f"Tin mới số {number}" in unpacked(again.body).decode()
        assert unpacked(again.body) == Server().get(url).body, "as one that is rendered anew"


def test_an_unknown_query_makes_no_page_of_its_own(server, article):
    server.get("/latest/")
    assert server.get("/latest/?utm_source=x").cache == "hit"
    assert len(server.door.store.pages) == 1
    assert server.get("/latest/?fbclid=1&page=1").cache == "miss"  # page is declared
    assert server.get("/latest/?page=1").cache == "hit"


def test_memory_is_bounded(server):
    urls = [make_article().get_absolute_url() for _ in range(12)]
    server.door.store.capacity = 60_000
    for url in urls:
        assert server.get(url).status == 200
    assert server.door.store.size <= 60_000
    assert len(server.door.store.pages) < 12


def test_a_kept_list_of_stories_is_weighed_as_stories(article):
    """Reckoned as a few numbers, a process kept three times what it was allowed."""
    assert pieces.weight([article]) > 9000 > pieces.weight([article.pk])


def test_with_the_database_gone_kept_pages_are_served_and_say_so(server, article, monkeypatch):
    url = article.get_absolute_url()
    server.get(url)

    def gone():
        raise LogUnreadable("gone")

    monkeypatch.setattr(server.door.log, "catch_up", gone)
    answer = server.get(url)
    assert (answer.status, answer.cache) == (200, "stale")
    monkeypatch.undo()
    server.door.gone_until = 0.0
    assert server.get(url).cache == "hit"


@pytest.fixture
def shared(settings):
    settings.SHARED_CACHE_SECONDS = 3600
    one = Server()
    one.door.store.next_day = None  # so that it is the same an hour before midnight
    yield one
    pieces.keep_on(lambda: None)


def seconds_shared(answer):
    """How long shared caches may keep an answer; both headers must say the same."""
    (said,) = re.findall(r"s-maxage=(\d+)", answer.headers["cache-control"])
    (own,) = re.findall(r"\bmax-age=(\d+)", answer.headers["cdn-cache-control"])
    assert said == own
    return int(said)


def test_a_shared_cache_may_keep_a_page_and_is_told_its_tags(shared, article):
    answer = shared.get(article.get_absolute_url())
    assert "s-maxage=3600" in answer.headers["cache-control"]
    assert "stale-while-revalidate=60" in answer.headers["cdn-cache-control"]
    tags = answer.headers["cache-tag"].split(",")
    assert {"*", f"article/{article.pk}", "latest"} <= set(tags)
    assert answer.headers["surrogate-key"].split(" ") == answer.headers["xkey"].split(" ") == tags


def test_a_page_of_more_parts_than_a_cache_can_be_told_is_not_shared(shared, article, monkeypatch):
    monkeypatch.setattr(answers, "LONGEST_TAGS", 20)
    for _ in range(2):
        answer = shared.get(article.get_absolute_url())
        assert "s-maxage=0" in answer.headers["cache-control"]
        assert "cache-tag" not in answer.headers


def test_a_page_that_will_change_by_itself_is_not_shared_past_that_second(shared, article):
    url = article.get_absolute_url()
    assert "s-maxage=3600" in shared.get("/latest/").headers["cache-control"]
    shared.get(url)
    with transaction.atomic():
        purge("latest", due=timezone.now() + timedelta(minutes=50))
    answer = shared.get("/latest/")
    assert (answer.status, answer.cache) == (200, "hit")
    assert 50 * 60 - 60 < seconds_shared(answer) < 50 * 60 - 1
    assert "stale-while-revalidate" not in answer.headers["cdn-cache-control"]
    again = shared.get("/latest/", if_none_match=answer.headers["etag"])
    assert (again.status, abs(seconds_shared(again) - seconds_shared(answer)) <= 60) == (304, True)
    # Of the story's page only the lists around the story will change, but they are in it.
    answer = shared.get(url)
    assert (answer.cache, seconds_shared(answer) < 50 * 60 - 1) == ("hit", True)


def test_in_the_seconds_before_it_changes_a_page_is_not_shared_at_all(shared, article):
    with transaction.atomic():
        purge("latest", due=timezone.now() + timedelta(seconds=3))
    assert seconds_shared(shared.get("/latest/")) == 0


def test_a_page_that_is_not_to_be_shared_is_not_for_being_about_to_change(
    shared, article, monkeypatch
):
    monkeypatch.setattr(answers, "LONGEST_TAGS", 20)
    with transaction.atomic():
        purge("latest", due=timezone.now() + timedelta(minutes=50))
    for _ in range(2):
        assert seconds_shared(shared.get("/latest/")) == 0


def test_a_change_long_after_its_time_leaves_a_page_shared(shared, article):
    make_article(headline="Tomorrow", published_at=timezone.now() + timedelta(hours=2))
    assert "s-maxage=3600" in shared.get("/latest/").headers["cache-control"]


def test_a_page_of_which_nobody_knows_whether_it_is_right_is_not_shared(
    shared, article, monkeypatch
):
    url = article.get_absolute_url()
    shared.get(url)

    def gone():
        raise LogUnreadable("gone")

    monkeypatch.setattr(shared.door.log, "catch_up", gone)
    answer = shared.get(url)
    assert (answer.cache, "s-maxage=0" in answer.headers["cache-control"]) == ("stale", True)


@pytest.mark.parametrize(
    "headers",
    [
        [("Vary", "*")],
        [("Vary", " Cookie ")],
        [("Vary", "Accept-Encoding, cookie")],
        [("Vary", "Authorization")],
        [("Cache-Control", "PRIVATE")],
        [("Cache-Control", "max-age=5, No-Store")],
        [("Set-Cookie", "sessionid=1")],
        [("Content-Security-Policy", "script-src 'nonce-abc'")],
    ],
)
def test_what_is_not_for_everybody_is_never_kept(headers):
    assert why_not_for_all("200 OK", headers)


def test_a_session_saved_with_every_request_reaches_its_owner_only(
    server, article, settings, client
):
    settings.SESSION_SAVE_EVERY_REQUEST = True
    url = article.get_absolute_url()
    server.get(url, cookie="sessionid=abc; other=1")
    assert "set-cookie" not in server.get(url).headers


def test_who_sends_a_password_is_never_answered_from_memory(server, article):
    url = article.get_absolute_url()
    server.get(url)
    assert server.get(url, authorization="Basic eA==").cache is None


def test_search_and_forms_are_never_kept(server):
    for url in ("/search/?q=port", "/sign-in/", "/me/", "/registration/"):
        server.get(url)
    assert not server.door.store.pages


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [("", ""), ("gzip", "gzip"), ("gzip, br", "br"), ("br;q=0, gzip", "gzip"), ("*", "br")],
)
def test_the_best_encoding_that_is_accepted(accepted, encoding):
    assert best_encoding(accepted) == encoding
