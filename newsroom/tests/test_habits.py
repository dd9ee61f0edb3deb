"""Habits of the house that no other tool watches."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = ROOT / "templates"
CSS = ROOT / "static" / "css"
APPS = sorted(path.parent.name for path in ROOT.glob("*/apps.py"))
COMMENT = re.compile(r"{%\s*comment.*?endcomment\s*%}|{#.*?#}", re.DOTALL)


def templates(pattern: str = "**/*.html") -> list[Path]:
    return sorted(TEMPLATES.glob(pattern))


def markup(path: Path) -> str:
    return COMMENT.sub("", path.read_text())


def code() -> list[Path]:
    """Return our Python files, without tests and migrations."""
    files = [path for app in APPS for path in (ROOT / app).rglob("*.py")]
    return [p for p in files if not {"tests", "migrations"} & set(p.relative_to(ROOT).parts)]


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_a_part_carries_its_own_name():
    """`data-part` in a page's source leads to the template, and its class to the stylesheet."""
    wrong = []
    for path in templates("*/parts/*.html"):
        name = f"{path.parent.parent.name}/{path.stem}"
        for tag in re.findall(r"<\w+[^>]*\bdata-part=[^>]*>", markup(path)):
            if f'data-part="{name}"' not in tag:
                wrong.append(f"{name_of(path)}: data-part is not {name}")
            if "class=" not in tag:
                wrong.append(f"{name_of(path)}: the part has no class")
    assert wrong == []


def draws_a_box(path: Path) -> bool:
    """Return whether a part has a place on the page: not lines for the head, not a small mark."""
    first = re.search(r"<(\w+)", markup(path))
    return first is not None and first[1] not in {"link", "meta", "script", "svg"}


def test_what_a_page_is_made_of_has_a_name():
    """A page is a list of parts, and each of them says in the source which one it is."""
    listed = {
        match
        for page in templates("[!a]*/*_page.html") + templates("articles/*_page.html")
        for match in re.findall(r'{% include "([\w/]+/parts/\w+\.html)"', markup(page))
    }
    unnamed = [
        part
        for part in sorted(listed)
        if "data-part=" not in markup(TEMPLATES / part) and draws_a_box(TEMPLATES / part)
    ]
    assert unnamed == []


def test_every_stylesheet_of_a_part_is_used():
    """By the paper's one stylesheet, or by the page of the desk that names it."""
    users = [*CSS.glob("*.css"), *code(), *templates()]
    used = "".join(path.read_text() for path in users)
    names = [path.relative_to(CSS).as_posix() for path in CSS.glob("*/**/*.css")]
    assert [name for name in names if name not in used] == []


def test_only_photos_write_pictures():
    """In the paper. At the desk a thumbnail needs no other sizes, and scripts exchange it."""
    wrong = [
        name_of(path)
        for path in [*templates(), *code()]
        if "<img" in markup(path) and not {"photos", "admin"} & set(path.parts)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("an inline style", r"<[^>]*\sstyle="),
        ("an inline handler", r"<[^>]*\son[a-z]+="),
        ("a style element", r"<style\b"),
        ("an inline script", r"<script(?![^>]*\b(?:src|nonce)=)(?![^>]*application/)[^>]*>"),
    ],
)
def test_no_template_has(what, pattern):
    # A letter links no stylesheet, because whoever opens it would be noticed: its frame has one.
    frame = TEMPLATES / "accounts" / "email" / "frame.html"
    pages = [path for path in templates() if path != frame or what != "a style element"]
    wrong = [name_of(path) for path in pages if re.search(pattern, markup(path))]
    assert wrong == [], f"{what} in {wrong}"


def test_markup_that_is_trusted_says_why():
    """What switches off escaping has its reason on the line or just above it."""
    wrong = []
    for path in [*code(), *templates()]:
        lines = path.read_text().splitlines()
        for number, line in enumerate(lines):
            before = lines[max(0, number - 3) : number + 1]
            said = any(re.search(r"#|{% comment|endcomment", near) for near in before)
            if re.search(r"mark_safe\(|\|\s*safe\b|autoescape off", line) and not said:
                wrong.append(f"{name_of(path)}:{number + 1}")
    assert wrong == []


def test_files_stay_short_enough_to_read():
    logic = [path for path in code() if "drawings" not in path.parts]  # those are pictures
    limits = [(logic, 400), (templates(), 60)]
    wrong = [
        name_of(path)
        for paths, most in limits
        for path in paths
        if len(path.read_text().splitlines()) > most
    ]
    assert wrong == []


def test_migrations_have_names():
    files = [path for app in APPS for path in (ROOT / app / "migrations").glob("0*.py")]
    assert [name_of(path) for path in files if re.search(r"_auto_\d", path.name)] == []
