"""How long a photo of 12 megapixels takes to all its renditions."""

from tools.bench import targets
from tools.bench.run import Run
from tools.bench.table import Line

GROUP = "photo"


def measure(run: Run) -> list[Line]:
    """Draw the renditions of three such photos."""
    cost = run.at_small.ask("photo", times=3)
    note = f"{cost['files']} files, {cost['processor']:.2f} s of processor, off the request"
    return [Line(GROUP, "12 megapixels", cost["seconds"], "s", targets.PHOTO_SECONDS, note)]
