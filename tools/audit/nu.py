"""The Nu HTML checker, the W3C's validator, on the source of every kind of page."""

import json
import re
import subprocess

from tools.audit.install import VAR, from_npm, need
from tools.audit.kinds import Kind
from tools.audit.outcome import Outcome
from tools.audit.visits import fetch


def check(base: str, kinds: list[Kind]) -> Outcome:
    """Return every error that the checker finds; warnings are its taste and not counted."""
    need("java", "default-jre-headless", "Java")
    jar = from_npm() / "vnu-jar" / "build" / "dist" / "vnu.jar"
    folder = VAR / "html"
    folder.mkdir(parents=True, exist_ok=True)
    named = {}
    for name, source in fetch(base, kinds).items():
        file = folder / (re.sub(r"\W+", "-", name) + ".html")
        file.write_text(source)
        named[file.name] = name
    command = ["java", "-jar", str(jar), "--format", "json", "--errors-only", "--exit-zero-always"]
    command += [str(folder / file) for file in named]
    said = subprocess.run(command, capture_output=True, text=True)
    outcome = Outcome("html", checked=f"{len(named)} kinds of page, in the Nu HTML checker")
    try:
        messages = json.loads(said.stderr)["messages"]
    except (ValueError, KeyError):
        outcome.add(f"the checker did not work: {said.stderr[-500:]}")
        return outcome
    for message in messages:
        name = named.get(message.get("url", "").rpartition("/")[2], "?")
        extract = " ".join(message.get("extract", "").split())[:120]
        outcome.add(f"{name}, line {message.get('lastLine')}: {message['message']} {extract}")
    return outcome
