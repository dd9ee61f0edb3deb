"""What `collectstatic` makes of our stylesheets and modules."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, InMemoryStorage
from django.core.management import call_command

from newsroom.storage import PaperStaticFilesStorage, inline_imports


def files(**contents: str) -> InMemoryStorage:
    storage = InMemoryStorage()
    for name, text in contents.items():
        storage.save(name.replace("__", "/") + ".css", ContentFile(text.encode()))
    return storage


def test_an_imported_file_stands_in_its_layer():
    storage = files(
        css__paper='@layer tokens, parts;\n@import url("articles/card.css") layer(parts);',
        css__articles__card=".card { color: red }",
    )
    assert inline_imports("css/paper.css", storage) == (
        "@layer tokens, parts;\n@layer parts {\n.card { color: red }\n}"
    )


def test_files_stay_in_the_order_of_their_imports():
    storage = files(
        css__paper='@import url("b.css");\n@import url(a.css);\nlast {}',
        css__a="a {}",
        css__b="b {}",
    )
    assert re.findall(r"(\w+) {", inline_imports("css/paper.css", storage)) == ["b", "a", "last"]


def test_an_import_inside_an_imported_file_is_followed():
    storage = files(
        css__paper='@import url("a/b.css") layer(parts);',
        css__a__b='@import url("c.css");',
        css__a__c="c { background: url(d.svg) }",
    )
    joined = inline_imports("css/paper.css", storage)
    assert joined == '@layer parts {\nc { background: url("a/d.svg") }\n}'


def test_an_import_for_print_keeps_its_condition():
    storage = files(css__paper='@import url("p.css") layer(parts) print;', css__p="p {}")
    joined = inline_imports("css/paper.css", storage)
    assert joined == "@media print {\n@layer parts {\np {}\n}\n}"


def test_addresses_in_an_imported_file_still_reach_their_target():
    storage = files(
        css__paper='@import url("parts/a.css");',
        css__parts__a="a { src: url('../../fonts/f.woff2'); mask: url(data:image/svg+xml,x); "
        "fill: url(#grey) }",
    )
    joined = inline_imports("css/paper.css", storage)
    assert 'url("../fonts/f.woff2")' in joined
    assert "url(data:image/svg+xml,x)" in joined
    assert "url(#grey)" in joined


def test_an_import_in_a_comment_is_not_followed():
    storage = files(css__paper='/* @import url("gone.css"); */ a {}')
    assert inline_imports("css/paper.css", storage) == "a {}"


def test_a_missing_import_is_named_with_the_file_that_wants_it():
    storage = files(css__paper='@import url("gone.css");')
    with pytest.raises(FileNotFoundError, match=r"css/paper.css imports css/gone.css"):
        inline_imports("css/paper.css", storage)


def collect(tmp_path: Path, **contents: str) -> tuple[PaperStaticFilesStorage, Path]:
    """Run the storage over `contents` as `collectstatic` would; names are written a__b_css."""
    source, target = tmp_path / "source", tmp_path / "static"
    origin, paths = FileSystemStorage(source), {}
    for key, text in contents.items():
        name = ".".join(key.replace("__", "/").rsplit("_", 1))
        for place in (source, target):
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_text(text)
        paths[name] = (origin, name)
    storage = PaperStaticFilesStorage(location=target, base_url="/static/")
    problems = [done for _, _, done in storage.post_process(paths) if isinstance(done, Exception)]
    assert not problems
    return storage, target


def test_an_entry_stylesheet_is_one_file_with_hashed_addresses(tmp_path):
    storage, target = collect(
        tmp_path,
        css__paper_css='@import url("parts/a.css") layer(parts);',
        css__parts__a_css='a { background: url("../../img/x.svg") }',
        img__x_svg="<svg/>",
    )
    css = (target / storage.stored_name("css/paper.css")).read_text()
    assert "@import" not in css
    assert re.search(r'url\("\.\./img/x\.[0-9a-f]{12}\.svg"\)', css)


def test_a_change_in_a_part_changes_the_name_of_the_entry(tmp_path):
    names = {
        collect(
            tmp_path / colour,
            css__paper_css='@import url("parts/a.css");',
            css__parts__a_css=f"a {{ color: {colour} }}",
        )[0].stored_name("css/paper.css")
        for colour in ("red", "blue")
    }
    assert len(names) == 2


def test_our_modules_import_each_other_by_hashed_name(tmp_path):
    storage, target = collect(
        tmp_path,
        js__a__one_js='import { two } from "../b/two.js"\nimport "./three.js";\n'
        'const four = await import("./four.js");\n'
        'import { pm } from "django-prose-editor/editor";',
        js__b__two_js='export { three as two } from "../a/three.js";',
        js__a__three_js="export const three = 3;",
        js__a__four_js="export default 4;",
    )
    one = (target / storage.stored_name("js/a/one.js")).read_text()
    for name in ("../b/two", "./three", "./four"):
        assert re.search(rf'"{re.escape(name)}\.[0-9a-f]{{12}}\.js"', one), name
    assert '"django-prose-editor/editor"' in one
    two = (target / storage.stored_name("js/b/two.js")).read_text()
    assert storage.stored_name("js/a/three.js").rsplit("/", 1)[1] in two


def test_the_whole_paper_collects(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "newsroom.storage.PaperStaticFilesStorage"}
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    css = (tmp_path / staticfiles_storage.stored_name("css/paper.css")).read_text()
    assert "@import" not in css
    assert "@layer tokens" in css
