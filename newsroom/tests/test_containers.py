"""What must agree between compose.yaml, the image and what Varnish is told."""

import re
from pathlib import Path

from tools import web

ROOT = Path(__file__).resolve().parent.parent.parent
COMPOSE = (ROOT / "compose.yaml").read_text()


def test_varnish_asks_the_address_that_the_paper_always_has():
    backend = (ROOT / "deploy/varnish/backend.compose.vcl").read_text()
    (asked,) = re.findall(r'\.host = "([\d.]+)"', backend)
    (given,) = re.findall(r"ipv4_address: ([\d.]+)", COMPOSE)
    assert asked == given


def test_a_container_is_given_longer_to_stop_than_its_processes():
    line = web.command()
    processes = line[line.index("--workers-kill-timeout") + 1]
    (container,) = re.findall(r"stop_grace_period: (\d+)s", COMPOSE)
    assert int(container) > int(processes)


def test_every_name_that_the_paper_is_given_is_one_that_it_reads():
    (block,) = re.findall(r"environment: &environment\n(.*?)\n  volumes:", COMPOSE, re.DOTALL)
    names = re.findall(r"^    ([A-Z_]+): ", block, re.MULTILINE)
    settings = "".join(path.read_text() for path in (ROOT / "newsroom/settings").glob("*.py"))
    assert "DATABASE_URL" in names
    assert not [name for name in names if f'"{name}"' not in settings]
