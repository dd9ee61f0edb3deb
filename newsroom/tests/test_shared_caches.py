"""A real Varnish and a real nginx in front of the paper: what they keep, and how soon it goes."""

import threading
from statistics import median

import pytest

from accounts.tests.cast import chief_editor, reporter, signed_in
from articles.tests.factories import make_article, rename
from newsroom.tests import servers
from newsroom.tests.servers import HOST, TOKEN, wait_for
from pagecache import telling
from pagecache.models import SharedCache
from pagecache.teller import Teller

pytestmark = pytest.mark.django_db(transaction=True)
NOTICE = "Readers may see old pages"
HOUR = {"SHARED_CACHE_SECONDS": "3600", "PURGE_URLS": "varnish://:token@cache.example:80"}


@pytest.fixture
def article():
    return make_article(headline="The harbour opens")


@pytest.fixture
def behind_varnish(tmp_path, settings, article):
    """The paper, Varnish in front of it, and this process as one that edits and tells Varnish."""
    with servers.paper(**HOUR) as paper, servers.varnish(tmp_path, paper.port) as varnish:
        settings.PURGE_URLS = [f"varnish://:{TOKEN}@{HOST}:{varnish.port}"]
        telling.tell_all()  # a cache that is new is told to forget everything
        yield paper, varnish


def test_varnish_keeps_a_page_until_it_changes(behind_varnish, article):
    _paper, varnish = behind_varnish
    other = make_article(headline="Nothing to do with it")
    urls = [article.get_absolute_url(), other.get_absolute_url()]
    for url in urls * 2:
        answer = varnish.ask(url, Accept_Encoding="br")
    assert (answer.status, answer.cache) == (200, "hit")
    assert "age" in answer.headers, "it came from Varnish"
    assert answer.headers["content-encoding"] == "br"
    assert "s-maxage=0" in answer.headers["cache-control"], "nobody purges who stands behind it"
    assert "cache-tag" not in answer.headers, "tags are between the paper and its caches"
    waits = []
    for n in range(10):
        rename(article, f"Headline number {n}")
        waits.append(wait_for(lambda n=n: f"Headline number {n}" in varnish.ask(urls[0]).text, 5))
    print(f"ten purges: median {median(waits) * 1000:.0f}, longest {max(waits) * 1000:.0f} ms")
    assert median(waits) < 1, "told by the commit itself, not by the worker's round"


def test_without_purges_varnish_would_show_old_pages(behind_varnish, settings, article):
    """The control of the test above: it can fail."""
    settings.PURGE_URLS = []
    _paper, varnish = behind_varnish
    url = article.get_absolute_url()
    varnish.ask(url)
    rename(article, "Quite another headline")
    assert "Quite another headline" not in varnish.ask(url).text


def test_varnish_takes_purges_from_nobody_else(behind_varnish, article):
    _paper, varnish = behind_varnish
    url = article.get_absolute_url()
    for token in ("", "Bearer ", "Bearer wrong"):
        answer = varnish.ask("/", "BAN", Purge_Tags=".", Authorization=token)
        assert answer.status == 403
    varnish.ask(url)
    assert varnish.ask(url).cache == "hit"


def test_varnish_gives_nobody_what_is_somebody_elses(behind_varnish, client):
    _paper, varnish = behind_varnish
    for path in ("/sign-in/", "/me/", "/search/?q=harbour", "/admin/"):
        first, second = (varnish.ask(path, Cookie="sessionid=abc") for _ in range(2))
        assert "hit" not in (first.cache, second.cache), path
        assert "age" not in second.headers or second.headers["age"] == "0", path


def test_without_the_paper_varnish_serves_what_it_has(tmp_path, article):
    url, a_second = article.get_absolute_url(), HOUR | {"SHARED_CACHE_SECONDS": "1"}
    with servers.paper(**a_second) as paper, servers.varnish(tmp_path, paper.port) as varnish:
        varnish.ask(url)
        paper.stop()
        wait_for(lambda: int(varnish.ask(url).headers["age"]) > 1)  # beyond its time
        assert "The harbour opens" in varnish.ask(url).text
        answer = varnish.ask("/latest/")
        assert (answer.status, answer.headers["retry-after"]) == (503, "10")


def test_a_silent_cache_is_told_when_it_comes_back_and_the_desk_says_so(
    tmp_path, settings, article
):
    port = servers.free_port()
    settings.PURGE_URLS = [f"varnish://:{TOKEN}@{HOST}:{port}"]
    chief, writer = signed_in(chief_editor()), signed_in(reporter())
    assert NOTICE not in chief.get("/admin/").content.decode()
    teller = Teller(every=0.1)
    teller.start()
    try:
        rename(article, "Nobody heard of it")
        wait_for(lambda: SharedCache.objects.filter(silent_since__isnull=False).exists())
        row = SharedCache.objects.get()
        assert TOKEN not in row.name + row.said
        words = chief.get("/admin/").content.decode()
        assert NOTICE in words
        assert f"The cache varnish://{HOST}:{port} has not answered since" in words
        assert NOTICE not in writer.get("/admin/").content.decode()
        with servers.paper(**HOUR) as paper, servers.varnish(tmp_path, paper.port, port):
            wait_for(lambda: not SharedCache.objects.filter(silent_since__isnull=False).exists())
    finally:
        teller.end()
    assert telling.waiting(SharedCache.objects.get()) == 0
    assert NOTICE not in chief.get("/admin/").content.decode()


def test_nginx_asks_again_after_a_second_and_has_something_without_the_paper(tmp_path, article):
    url = article.get_absolute_url()
    with servers.paper() as paper, servers.nginx(tmp_path, paper.port) as nginx:
        first, second = nginx.ask(url), nginx.ask(url)
        assert (first.cache, second.cache) == ("miss", "miss"), "the second came from nginx"
        rename(article, "The harbour closes")
        waited = wait_for(lambda: "The harbour closes" in nginx.ask(url).text, 10)
        print(f"nginx showed the change after {waited:.1f} s")
        assert waited < 3, "one second, counted in whole ones, and one answer"
        for path in ("/me/", "/sign-in/", "/search/?q=harbour"):
            assert nginx.ask(path).cache is None, path
        again = nginx.ask(url, If_None_Match=nginx.ask(url).headers["etag"])
        assert (again.status, again.body) == (304, b"")
        paper.stop()
        assert wait_for(lambda: nginx.ask("/latest/").status == 502) < 5
        for _ in range(3):
            assert "The harbour closes" in nginx.ask(url).text
            threading.Event().wait(0.7)  # beyond its time in the end
