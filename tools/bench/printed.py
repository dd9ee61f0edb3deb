"""An issue of 200 pages, from its PDF to the shelf. Runs inside a paper."""

import io
import resource
import subprocess
import sys
import time
from itertools import cycle, islice

import pypdfium2 as pdfium
from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.text import slugify

from editions import actions
from editions.models import Issue, Publication
from newsroom.demo import material
from tools.bench.papers import ROOT

ISSUES = material.HERE / "issues"
PAGES = 200
WORKER = [sys.executable, "manage.py", "db_worker", "--batch", "--no-startup-delay"]


def long_pdf() -> bytes:
    """Return a PDF of so many pages: those of the sample's issues, again and again."""
    sources = [pdfium.PdfDocument(path) for path in sorted(ISSUES.glob("*.pdf"))]
    sheets = [(source, number) for source in sources for number in range(len(source))]
    whole = pdfium.PdfDocument.new()
    for source, number in islice(cycle(sheets), PAGES):
        whole.import_pages(source, [number])
    file = io.BytesIO()
    whole.save(file)
    return file.getvalue()


def bring_out() -> dict[str, float]:
    """Upload such an issue, have the worker make it, and remove it; returns what that took.

    Raises RuntimeError if readers would not see all of its pages in the end.
    """
    content = long_pdf()
    work_off()  # what other measures left in the queue is not this one's
    name = f"Bench {time.time_ns()}"
    shelf = Publication(name=name, slug=slugify(name), shown=False)
    actions.save_publication(shelf, by=None)
    issue = Issue(publication=shelf, number="200", date=timezone.localdate())
    actions.save_issue(issue, by=None)
    used, began = processor(), time.monotonic()
    actions.upload(issue, ContentFile(content, name="bench.pdf"), by=None)
    work_off()
    took, spent = time.monotonic() - began, processor() - used
    issue.refresh_from_db()
    made = issue.current.pages.count() if issue.current else 0
    actions.delete_issue(issue, by=None)
    actions.delete_publication(shelf, by=None)
    work_off()
    if made != PAGES:
        raise RuntimeError(f"{made} of {PAGES} pages were made")
    return {
        "seconds": took,
        "processor": spent,
        "pages": made,
        "megabytes": len(content) / 1e6,
        "memory": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
    }


def work_off() -> None:
    """Have a worker do every job that waits."""
    command = [*WORKER, "--no-reload", "--queue-name", "*", "--verbosity", "0"]
    subprocess.run(command, cwd=ROOT, check=True, stdout=sys.stderr)


def processor() -> float:
    """Return the processor seconds of this process and of all that it has waited for."""
    both = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)
