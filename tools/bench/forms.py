"""Reading a form out of a page, as a browser would send it."""

from html.parser import HTMLParser

Pairs = list[tuple[str, str]]
_NOT_SENT = {"submit", "button", "image", "reset", "file"}


def _is_sent(given: dict[str, str]) -> bool:
    kind = given.get("type")
    return kind not in _NOT_SENT and (kind not in ("checkbox", "radio") or "checked" in given)


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Pairs] = []
        self.inside = False
        self.select = ""
        self.text = ""
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append([])
            self.inside = True
        if not self.inside or "disabled" in given:
            return
        name = given.get("name", "")
        if tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in given:
            self.forms[-1].append((self.select, given.get("value", "")))
        elif tag == "textarea":
            self.text, self.words = name, []
        elif tag == "input" and name and _is_sent(given):
            unsaid = "on" if given.get("type") == "checkbox" else ""
            self.forms[-1].append((name, given.get("value", unsaid)))

    def handle_data(self, data: str) -> None:
        if self.text:
            self.words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        elif tag == "select":
            self.select = ""
        elif tag == "textarea" and self.text:
            self.forms[-1].append((self.text, "".join(self.words).removeprefix("\n")))
            self.text = ""


def fields_of(page: str, *, form_with: str) -> Pairs:
    """Return what the form of `page` that has the field `form_with` would send as it stands.

    Raises ValueError if no form has it.
    """
    reader = _Forms()
    reader.feed(page)
    for form in reader.forms:
        if any(name == form_with for name, _value in form):
            return form
    raise ValueError(f"no form with {form_with}")
