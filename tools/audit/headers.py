"""The headers that Mozilla's Observatory looks at, on every kind of page and on files."""

from collections.abc import Iterator

from tools.audit.crawl import Answer, Crawl
from tools.audit.kinds import Kind
from tools.audit.outcome import Outcome

EXACT = {
    "x-content-type-options": {"nosniff"},
    "x-frame-options": {"DENY", "SAMEORIGIN"},
    "cross-origin-opener-policy": {"same-origin"},
    "cross-origin-resource-policy": {"same-origin"},
    "referrer-policy": {
        "no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin",
    },
}  # fmt: skip
NEVER_IN_POLICY = {"'unsafe-inline'", "'unsafe-eval'", "*", "http:", "https:", "data:"}
SET_IN_POLICY = ("default-src", "base-uri", "form-action", "frame-ancestors")
# Pages for one person: they may set a cookie, which must be out of reach, and differ by it.
PERSONAL = {
    "sign-in", "registration", "new password", "stars form", "comment form", "contact form",
    "subscription form", "report form", "own comments", "comments in this browser",
    # What is shown of a printed page depends on who may read its issue.
    "issue, found in", "page, found on", "closed page",
}  # fmt: skip
LONG_ENOUGH = 31_536_000  # a year: what the preload list of browsers asks for


def check(crawl: Crawl, kinds: list[Kind]) -> Outcome:
    """Return every header that is missing, weak or says too much."""
    outcome = Outcome("headers")
    public = [kind for kind in kinds if not kind.who]
    for kind in public:
        answer = crawl.open(kind.path)
        found = [*page_breaks(answer), *cookie_breaks(answer, kind.name in PERSONAL)]
        if crawl.base.startswith("https:"):
            found += transport_breaks(answer)
        for finding in found:
            outcome.add(f"{kind.name} {kind.path}: {finding}")
    door = crawl.open("/admin/")
    for finding in page_breaks(door):
        outcome.add(f"/admin/: {finding}")
    files = [path for path in crawl.files if path.startswith(("/static/", "/media/"))]
    for path in files[:5] + files[-5:]:
        answer = crawl.open(path, "HEAD")
        if answer.headers.get("x-content-type-options") != "nosniff":
            outcome.add(f"{path}: no X-Content-Type-Options: nosniff")
        if "max-age" not in answer.headers.get("cache-control", ""):
            outcome.add(f"{path}: may not be kept by a browser")
    over = "" if crawl.base.startswith("https:") else "; HSTS only over https"
    outcome.checked = f"{len(public) + 1} pages, {len(files[:5] + files[-5:])} files{over}"
    return outcome


def page_breaks(answer: Answer) -> Iterator[str]:
    """Yield what is wrong with the headers of one page."""
    headers = answer.headers
    for name, allowed in EXACT.items():
        if headers.get(name) not in allowed:
            yield f"{name} is {headers.get(name)!r}"
    if not headers.get("permissions-policy"):
        yield "no Permissions-Policy"
    for name in ("x-powered-by", "x-aspnet-version"):
        if name in headers:
            yield f"tells its software: {name}"
    if any(letter.isdigit() for letter in headers.get("server", "")):
        yield f"tells its version: {headers['server']}"
    yield from policy_breaks(headers.get("content-security-policy", ""))


def policy_breaks(policy: str) -> Iterator[str]:
    """Yield what a Content-Security-Policy leaves out or allows too much."""
    for directive in SET_IN_POLICY:
        if directive not in policy:
            yield f"its Content-Security-Policy has no {directive}"
    for weak in sorted(NEVER_IN_POLICY & set(policy.replace(";", " ").split())):
        yield f"its Content-Security-Policy allows {weak}"


def cookie_breaks(answer: Answer, personal: bool) -> Iterator[str]:
    """Yield what is wrong with a page's cookies: a page for everybody has none."""
    cookie = answer.headers.get("set-cookie", "")
    if not personal:
        if cookie:
            yield "sets a cookie"
        if "cookie" in answer.headers.get("vary", "").lower():
            yield "varies by cookie"
    elif cookie and not ("HttpOnly" in cookie and "SameSite" in cookie):
        yield "its cookie is not HttpOnly and SameSite"


def transport_breaks(answer: Answer) -> Iterator[str]:
    """Yield what is wrong with a page's promise to be asked for by HTTPS only."""
    said = answer.headers.get("strict-transport-security", "")
    seconds = said.partition("max-age=")[2].partition(";")[0].strip()
    if not seconds.isdigit() or int(seconds) < LONG_ENOUGH:
        yield f"Strict-Transport-Security is {said!r}"
