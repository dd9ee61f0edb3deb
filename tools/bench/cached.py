"""Pages from the cache, beside the same bytes from nginx as a file and from a bare application."""

from contextlib import ExitStack

from tools.bench import servers, targets
from tools.bench.load import CONNECTIONS, Reader, interleaved, wrk
from tools.bench.papers import VAR
from tools.bench.run import Run
from tools.bench.table import Line

GROUP = "cached"


def measure(run: Run) -> list[Line]:
    """Ask story, section and home from memory; the story also from nginx and bare granian."""
    with ExitStack() as stack:
        paper = stack.enter_context(servers.paper(run.large))
        for path in (run.addresses[name] for name in ("story", "section", "home")):
            for _ in range(20):  # both workers have it
                reader = Reader(paper)
                status, headers, body = reader.get(path)
                reader.close()
            if status != 200:
                raise RuntimeError(f"{path} answers {status}")
            if path == run.addresses["story"]:
                kept = VAR / "page"
                kept.write_bytes(body)
                same = {name: value for name, value in headers.items() if _is_own(name)}
        nginx = stack.enter_context(servers.nginx(kept, same))
        bare = stack.enter_context(servers.bare(kept, same))
        page = run.addresses
        asked = {
            "story": lambda: wrk(paper, page["story"], seconds=run.seconds),
            "nginx, the same bytes": lambda: wrk(nginx, "/page", seconds=run.seconds),
            "bare granian, the same bytes": lambda: wrk(bare, "/", seconds=run.seconds),
            "section": lambda: wrk(paper, page["section"], seconds=run.seconds),
            "home": lambda: wrk(paper, page["home"], seconds=run.seconds),
        }
        found = interleaved(asked, rounds=run.rounds)
    size = f"{kept.stat().st_size:,} bytes compressed, {CONNECTIONS} connections"
    lines = []
    for name, (per_second, processor, errors) in found.items():
        note = f"{processor:.3f} ms of processor a request" + (f", {errors} ERRORS" * bool(errors))
        lines.append(Line(GROUP, name, per_second, "requests/s", note=note))
    story, file, alone = (found[name][0] for name in list(found)[:3])
    lines += [
        Line(GROUP, "story, of nginx", story / file, "", targets.OF_NGINX, size),
        Line(GROUP, "story, of bare granian", story / alone, "", targets.OF_BARE),
    ]
    return lines


def _is_own(name: str) -> bool:
    """Say whether a header is the page's and not the server's."""
    return name.lower() not in ("content-length", "date", "server", "connection", "etag")
