"""A real browser at the paper: axe-core on every kind of page, and what a first visit weighs."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tools.audit.install import from_npm
from tools.audit.kinds import Kind
from tools.audit.outcome import Outcome
from tools.chromium import find_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

PASSWORD = "read-all-about-it"  # of the sample paper; it is no secret
WIDTHS = {390: 844, 1440: 900}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
ASK_AXE = """async (tags) => (await axe.run(document, {
    runOnly: {type: "tag", values: tags}, resultTypes: ["violations"],
})).violations.flatMap((rule) => rule.nodes.map((node) => [rule.id, node.html]))"""
# A change of colour that is still on its way is neither the one nor the other.
END_TRANSITIONS = """() => new Promise((done) => requestAnimationFrame(() => {
    document.getAnimations().filter((one) => one instanceof CSSTransition)
        .forEach((one) => one.finish());
    requestAnimationFrame(done);
}))"""

# Compressed bytes of an article's first visit, photos aside.
MOST_BYTES = 130_000
MOST_SCRIPT = 12_000
WATCH_SHIFTS = """window.shifted = 0;
new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
    if (!entry.hadRecentInput) window.shifted += entry.value;
})).observe({type: "layout-shift", buffered: true});"""


@contextmanager
def browser() -> Iterator["Browser"]:
    """Give a headless Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        yield found
        found.close()


def visitor(
    chromium: "Browser", base: str, who: str = "", width: int = 1440, **how: Any
) -> "BrowserContext":
    """Return a visitor of their own, signed in as `who` unless that is nobody."""
    context = chromium.new_context(
        base_url=base,
        viewport={"width": width, "height": WIDTHS[width]},
        reduced_motion="reduce",
        **how,
    )
    context.set_default_timeout(60_000)
    if who:
        page = context.new_page()
        page.goto("/sign-in/?next=/account/")
        page.locator("input[name=login]").fill(who)
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("input[name=password]").press("Enter")
        page.wait_for_url("**/account/")
        page.close()
    return context


def fetch(base: str, kinds: list[Kind]) -> dict[str, str]:
    """Return the HTML of each kind as the server sends it, by the kind's name."""
    sources = {}
    with browser() as chromium:
        visitors: dict[str, BrowserContext] = {}
        for kind in kinds:
            if kind.who not in visitors:
                visitors[kind.who] = visitor(chromium, base, kind.who)
            sources[kind.name] = visitors[kind.who].request.get(kind.path).text()
    return sources


def check_axe(base: str, kinds: list[Kind], missing: list[str]) -> Outcome:
    """Ask axe-core about every kind of page, on a phone and a desktop, light and dark."""
    outcome = Outcome("axe", findings=[f"no page of the kind: {name}" for name in missing])
    axe = (from_npm() / "axe-core" / "axe.min.js").read_text()
    runs = 0
    with browser() as chromium:
        visitors: dict[str, BrowserContext] = {}
        for kind in kinds:
            if kind.who not in visitors:
                visitors[kind.who] = visitor(chromium, base, kind.who)
            page = visitors[kind.who].new_page()
            seen: dict[tuple[str, str], list[str]] = {}
            for width, height in WIDTHS.items():
                page.set_viewport_size({"width": width, "height": height})
                page.goto(kind.path)
                page.evaluate(axe)
                for scheme in ("light", "dark"):
                    page.emulate_media(color_scheme=scheme)
                    page.evaluate(END_TRANSITIONS)
                    runs += 1
                    for rule_id, node in page.evaluate(ASK_AXE, TAGS):
                        seen.setdefault((rule_id, node[:160]), []).append(f"{width} {scheme}")
            page.close()
            for (rule_id, node), where in seen.items():
                places = "everywhere" if len(where) == 4 else ", ".join(where)
                outcome.add(f"{kind.name} {kind.path} ({places}): {rule_id}: {node}")
    outcome.checked = f"{len(kinds)} kinds of page, {runs} runs; WCAG 2.2 AA and best practice"
    return outcome


def check_weight(base: str, kinds: list[Kind]) -> Outcome:
    """Weigh an article's first visit; look for other hosts, and for anything that moves."""
    outcome = Outcome("weight")
    article = next((kind.path for kind in kinds if kind.name == "article"), None)
    if article is None:
        outcome.add("there is no article to weigh")
        return outcome
    with browser() as chromium:
        context = visitor(chromium, base, width=390)
        context.add_init_script(WATCH_SHIFTS)
        page = context.new_page()
        weights, strangers = weigh(page, article, base)
        shifted = page.evaluate("window.shifted")
    heavy = sum(weights.get(kind, 0) for kind in ("document", "stylesheet", "script", "font"))
    script = weights.get("script", 0)
    if heavy > MOST_BYTES:
        outcome.add(f"{article}: {heavy} bytes without pictures, {MOST_BYTES} allowed: {weights}")
    if script > MOST_SCRIPT:
        outcome.add(f"{article}: {script} bytes of script, {MOST_SCRIPT} allowed")
    if shifted:
        outcome.add(f"{article}: the page moved while it loaded (layout shift {shifted:.4f})")
    for stranger in strangers:
        outcome.add(f"{article} loads {stranger} from another host")
    outcome.checked = f"first visit {heavy / 1000:.1f} kB, script {script / 1000:.1f} kB, one host"
    return outcome


def weigh(page: "Page", path: str, base: str) -> tuple[dict[str, int], list[str]]:
    """Open `path` to its end; return compressed bytes by what they are, and strangers' files."""
    loaded: list[Any] = []
    page.on("requestfinished", lambda request: loaded.append(request))
    page.goto(path, wait_until="networkidle")
    page.mouse.wheel(0, 20_000)
    page.wait_for_timeout(1000)
    weights: dict[str, int] = {}
    strangers = []
    for request in loaded:
        size = request.sizes()["responseBodySize"]
        weights[request.resource_type] = weights.get(request.resource_type, 0) + size
        if not request.url.startswith((base, "data:", "blob:")):
            strangers.append(request.url)
    return weights, strangers
