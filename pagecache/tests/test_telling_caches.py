"""How the shared caches in front are told, with a cache that notes what it hears."""

import http.server
import json
import threading
from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from pagecache import caches, telling
from pagecache.actions import purge
from pagecache.models import Purge, SharedCache
from pagecache.teller import Teller

pytestmark = pytest.mark.django_db(transaction=True)


class Listener:
    """A cache on a loopback port that notes every purge, and answers as it is told to."""

    def __init__(self):
        self.heard, self.status = [], 200
        listener = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def hear(self):
                length = int(self.headers.get("Content-Length") or 0)
                listener.heard.append((self.path, dict(self.headers), self.rfile.read(length)))
                self.send_response(listener.status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            do_BAN = do_POST = hear  # noqa: N815  (names that the class wants)

            def log_message(self, *args):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    @property
    def port(self):
        return self.server.server_port

    def patterns(self):
        """Return what was heard since the last call."""
        heard, self.heard = self.heard, []
        return [headers["Purge-Tags"] for _path, headers, _body in heard]


@pytest.fixture
def listener():
    one = Listener()
    yield one
    one.server.shutdown()
    one.server.server_close()
    one.thread.join()


@pytest.fixture
def cache(listener, settings):
    """A cache that knows everything so far."""
    settings.PURGE_URLS = [f"varnish://:secret@127.0.0.1:{listener.port}"]
    (one,) = caches.caches()
    telling.tell(one)
    SharedCache.objects.update(again=[])
    listener.patterns()
    settings.PURGE_URLS = []  # told by the test, not by a commit
    return one


def change(*keys, due=None):
    with transaction.atomic():
        purge(*keys, due=due)


def at(monkeypatch, seconds):
    """Let the clock of who tells stand some seconds later."""
    later = timezone.now() + timedelta(seconds=seconds)
    monkeypatch.setattr(telling.timezone, "now", lambda: later)


def test_a_new_cache_is_told_to_forget_everything(listener, settings):
    settings.PURGE_URLS = [f"varnish://:secret@127.0.0.1:{listener.port}"]
    telling.tell_all()
    assert listener.patterns() == [r"(^|,)(\*)(,|$)"]


def test_what_changed_is_told_once_and_then_once_more(cache, listener, monkeypatch):
    change("article/12", "front/home")
    assert telling.tell(cache)
    assert listener.patterns() == ["(^|,)(article/12|front/home)(,|$)"]
    assert telling.tell(cache)
    assert listener.patterns() == []
    at(monkeypatch, 4)
    telling.tell(cache)
    assert listener.patterns() == ["(^|,)(article/12|front/home)(,|$)"]
    telling.tell(cache)
    assert listener.patterns() == []


def test_what_is_due_later_is_told_at_its_second(cache, listener, monkeypatch):
    change("latest", due=timezone.now() + timedelta(minutes=5))
    telling.tell(cache)
    assert listener.patterns() == []
    at(monkeypatch, 301)
    telling.tell(cache)
    assert listener.patterns() == ["(^|,)(latest)(,|$)"]


def test_a_commit_tells_by_itself_and_a_change_undone_tells_nothing(cache, listener, settings):
    settings.PURGE_URLS = [f"varnish://:secret@127.0.0.1:{listener.port}"]
    with transaction.atomic():
        purge("article/1")
        transaction.set_rollback(True)
    change("article/2")
    for _ in range(500):
        if listener.heard:
            break
        threading.Event().wait(0.01)
    assert listener.patterns() == ["(^|,)(article/2)(,|$)"]


def test_a_cache_that_refuses_is_asked_after_growing_waits_and_loses_nothing(
    cache, listener, monkeypatch
):
    listener.status = 503
    change("article/1")
    assert not telling.tell(cache)
    row = SharedCache.objects.get()
    assert row.said == "it answers 503 Service Unavailable"
    waits, clock = [], 0.0
    for _ in range(12):
        waits.append(round((row.next_try_at - timezone.now()).total_seconds()))
        at(monkeypatch, clock := waits[-1] + 0.5)
        assert not telling.tell(cache)
        monkeypatch.undo()
        SharedCache.objects.update(busy_until=timezone.now())
        row.refresh_from_db()
        row.next_try_at -= timedelta(seconds=clock)
        row.save()
    assert waits[:4] == [1, 2, 4, 8]
    assert max(waits) == 300
    assert len(listener.patterns()) == 13
    change("article/2")
    assert telling.waiting(row) == 2
    listener.status = 200
    at(monkeypatch, 301)
    assert telling.tell(cache)
    assert listener.patterns() == ["(^|,)(article/1|article/2)(,|$)"]
    row.refresh_from_db()
    assert (row.silent_since, row.tries, telling.waiting(row)) == (None, 0, 0)


def test_whoever_died_while_telling_leaves_nothing_untold(cache, listener, monkeypatch):
    change("article/1")
    assert telling._take(SharedCache.objects.get())  # and then the machine lost its power
    assert not telling.tell(cache)
    assert listener.patterns() == []
    at(monkeypatch, 11)
    assert telling.tell(cache)
    assert listener.patterns() == ["(^|,)(article/1)(,|$)"]


def test_a_log_that_was_brought_back_from_before_makes_a_cache_forget_everything(cache, listener):
    SharedCache.objects.update(told_before=2**40)
    telling.tell(cache)
    assert listener.patterns() == [r"(^|,)(\*)(,|$)"]


def test_the_worker_tells_what_others_left(cache, listener, settings):
    change("article/1")  # its process ended before it told anybody
    settings.PURGE_URLS = [f"varnish://:secret@127.0.0.1:{listener.port}"]
    teller = Teller(every=0.05)
    teller.start()
    for _ in range(500):
        if listener.heard:
            break
        threading.Event().wait(0.01)
    teller.end()
    assert listener.patterns()[0] == "(^|,)(article/1)(,|$)"


@pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL only")
def test_a_row_that_commits_behind_a_later_one_is_told(cache, listener):
    other = connection.copy()
    try:
        with transaction.atomic():
            purge("slow")
            with other.cursor() as cursor:  # begins later, commits first
                cursor.execute(
                    "INSERT INTO pagecache_purge (key, at, xid)"
                    " VALUES ('quick', now(), pg_current_xact_id()::text::bigint)"
                )
            told = threading.Thread(target=lambda: (telling.tell(cache), connection.close()))
            told.start()
            told.join()
        telling.tell(cache)
        assert listener.patterns() == ["(^|,)(quick)(,|$)", "(^|,)(slow)(,|$)"]
        telling.tell(cache)
        assert listener.patterns() == []
    finally:
        other.close()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL only")
def test_rows_that_a_backup_brought_from_another_server_are_not_told(cache, listener):
    Purge.objects.create(key="old", xid=2**50)
    change("new")
    telling.tell(cache)
    assert listener.patterns() == ["(^|,)(new)(,|$)"]


def test_many_keys_go_in_several_purges(cache, listener):
    change(*(f"article/{n:06}" for n in range(1000)))
    telling.tell(cache)
    patterns = listener.patterns()
    assert len(patterns) == 4
    assert all(len(pattern) < 5000 for pattern in patterns)
    assert sum(pattern.count("article/") for pattern in patterns) == 1000


def test_what_cdns_are_sent(listener, settings, monkeypatch):
    base = f"http://127.0.0.1:{listener.port}"
    monkeypatch.setattr(caches, "CLOUDFLARE", base)
    monkeypatch.setattr(caches, "FASTLY", base)
    settings.PURGE_URLS = ["cloudflare://key@Zone1", "fastly://key@Service1"]
    cloudflare, fastly = caches.caches()
    cloudflare.purge(["article/1", "tag/ü"])
    fastly.purge(["article/1", "tag/ü"])
    cloudflare.purge(["*", "article/1"])
    fastly.purge(["*", "article/1"])
    paths, headers, bodies = zip(*listener.heard, strict=True)
    assert paths == (
        "/zones/Zone1/purge_cache",
        "/service/Service1/purge",
        "/zones/Zone1/purge_cache",
        "/service/Service1/purge_all",
    )
    assert json.loads(bodies[0]) == {"tags": ["article/1", "tag/%C3%BC"]}
    assert headers[0]["Authorization"] == "Bearer key"
    assert headers[1]["Surrogate-Key"] == "article/1 tag/%C3%BC"
    assert headers[1]["Fastly-Key"] == "key"
    assert json.loads(bodies[2]) == {"purge_everything": True}
    assert caches.tag_headers() == ("Cache-Tag", "Surrogate-Key")


@pytest.mark.parametrize("url", ["varnish://host:80", "http://:t@host", "squid://:t@host:1", "x"])
def test_an_address_that_is_none_is_refused_with_a_sentence(url, settings):
    settings.PURGE_URLS = [url]
    with pytest.raises(ImproperlyConfigured, match="PURGE_URLS takes"):
        caches.caches()


def test_the_command_says_how_each_cache_stands(cache, listener, settings, capsys):
    with pytest.raises(CommandError, match="names no cache"):
        call_command("tell_caches")
    change("article/1")
    settings.PURGE_URLS = [f"varnish://:secret@127.0.0.1:{listener.port}"]
    listener.status = 403
    with pytest.raises(CommandError, match="1 of 1 caches"):
        call_command("tell_caches")
    said = capsys.readouterr().err
    assert "it answers 403 Forbidden; 1 purges wait" in said
    assert "secret" not in said
    listener.status = 200
    call_command("tell_caches")
    assert "knows everything" in capsys.readouterr().out
    listener.patterns()
    call_command("tell_caches", "--everything")
    # What was told three seconds ago may be said its second time along with it.
    assert r"(^|,)(\*)(,|$)" in listener.patterns()
    assert Purge.objects.count() == 1
