"""What every answer tells the browser: the policy, and that it may not guess."""

import re

import pytest
from csp.constants import HEADER
from csp.decorators import csp, csp_exempt, csp_replace, csp_update
from csp.middleware import CSPMiddleware
from django.http import HttpResponse

from newsroom.headers import PolicyMiddleware

pytestmark = pytest.mark.django_db

PLACES = ["/healthz", "/admin/login/", "/sign-in/", "/there-is-nothing-here-at-all/"]


def policy(response) -> dict[str, list[str]]:
    """Return the Content-Security-Policy as {directive: sources}."""
    header = response.headers["Content-Security-Policy"]
    return {part.split()[0]: part.split()[1:] for part in header.split(";") if part.strip()}


@pytest.mark.parametrize("address", PLACES)
def test_nothing_may_come_from_elsewhere_or_stand_inline(client, address):
    said = policy(client.get(address))
    assert (
        said["default-src"]
        == said["object-src"]
        == said["base-uri"]
        == said["frame-ancestors"]
        == ["'none'"]
    )
    assert said["img-src"] == said["connect-src"] == said["font-src"] == ["'self'"]
    assert said["form-action"] == ["'self'"]
    for sources in said.values():
        assert "'unsafe-inline'" not in sources
        assert "'unsafe-eval'" not in sources
        assert not {"*", "http:", "https:"} & set(sources)
    for directive in ("script-src", "style-src"):
        assert said[directive][0] == "'self'"
        assert all(source.startswith("'nonce-") for source in said[directive][1:])


@pytest.mark.parametrize("address", PLACES)
def test_the_other_headers_are_there(client, address):
    headers = client.get(address).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


def test_https_is_remembered_for_two_years(client, settings):
    settings.SECURE_HSTS_SECONDS = 63_072_000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True
    header = client.get("/healthz", secure=True).headers["Strict-Transport-Security"]
    assert header == "max-age=63072000; includeSubDomains; preload"


def test_healthz_says_ok_and_is_not_kept(client):
    response = client.get("/healthz")
    assert response.content == b"ok\n"
    assert "no-store" in response.headers["Cache-Control"]


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MEDIA_ROOT.mkdir()
    (tmp_path / "secret_key").write_text("secret")
    return settings.MEDIA_ROOT


def test_a_photo_comes_with_its_type_and_stays_for_a_year(client, media):
    (media / "a.avif").write_bytes(b"not really a picture")
    headers = client.get("/media/a.avif").headers
    assert headers["Content-Type"] == "image/avif"
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("name", ["a.html", "a.svg", "a.js", "a", "a.jpg.html"])
def test_no_other_kind_of_file_is_served_from_media(client, media, name):
    (media / name).write_text("<script>alert(1)</script>")
    assert client.get(f"/media/{name}").status_code == 404


@pytest.mark.parametrize(
    "name", ["../secret_key", "..%2fsecret_key", "x/../../secret_key.jpg", ""]
)
def test_nothing_outside_media_is_served(client, media, name):
    (media.parent / "secret_key.jpg").write_text("secret")
    assert client.get(f"/media/{name}").status_code in {400, 404}


def _usual(request):
    return HttpResponse("words")


def _with_a_nonce(request):
    return HttpResponse(f"<script nonce='{request.csp_nonce}'></script>")


@pytest.mark.parametrize(
    "view",
    [
        _usual,
        _with_a_nonce,
        csp_replace({"frame-src": ["https://player.example"]})(_usual),
        csp_update({"img-src": ["https://img.example"]})(_usual),
        csp({"default-src": ["'none'"]})(_usual),
        csp_exempt()(_usual),
        lambda _request: HttpResponse("gone", status=410),
        lambda _request: HttpResponse("words", headers={HEADER: "default-src 'self'"}),
    ],
)
def test_the_policy_that_is_written_once_is_the_one_that_is_written_each_time(view, rf):
    answers = [
        middleware(view)(rf.get("/"))
        for middleware in (CSPMiddleware, PolicyMiddleware, PolicyMiddleware)
    ]
    plain, *ours = [
        re.sub("nonce-[^']+", "nonce", answer.headers.get(HEADER, "none")) for answer in answers
    ]
    assert ours == [plain, plain]
