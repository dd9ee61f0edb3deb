"""From ``pictures.toml`` to picture files: WebP, which keeps flat drawings at half of a JPEG."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random
from typing import Any

from newsroom.demo.drawings import (
    charts,
    city,
    event,
    land,
    leisure,
    portraits,
    public,
    rooms,
    sea,
    sport,
    streets,
    symbols,
    technics,
    things,
    works,
)
from newsroom.demo.drawings.canvas import Canvas
from newsroom.demo.drawings.moods import MOODS, Mood

HERE = Path(__file__).resolve().parent.parent
CATALOGUE = HERE / "pictures.toml"
FOLDER = HERE / "pictures"
SHAPES = {
    "wide": (1600, 1067),
    "portrait": (1200, 1500),
    "square": (1400, 1400),
    "banner": (1600, 900),
    "chart": (1600, 2000),
    "face": (900, 900),
}
FAMILIES = (
    sea, land, leisure, city, public, streets, works, technics, rooms, event, things, symbols,
    sport, portraits, charts,
)  # fmt: skip

Scene = Callable[[Canvas, Mood, Random], None]


def scene(name: str) -> Scene:
    """Return the drawing function of that name from whichever family has it.

    Raises KeyError when no family draws such a scene.
    """
    for family in FAMILIES:
        if name in family.SCENES:
            return family.SCENES[name]
    raise KeyError(f"No drawing is called {name!r}.")


def draw(key: str, entry: dict[str, Any]) -> Canvas:
    """Draw one picture of the catalogue; the same entry gives the same picture every time."""
    canvas = Canvas(*SHAPES[entry.get("shape", "wide")])
    seed = f"{entry['scene']}/{entry.get('seed', key)}"
    scene(entry["scene"])(canvas, MOODS[entry.get("mood", "day")], Random(seed))
    if entry.get("flip"):
        canvas.mirror()
    return canvas


def draw_all(only: Iterable[str] = (), folder: Path = FOLDER) -> None:
    """Draw the pictures of the catalogue, or only those named, and save them."""
    folder.mkdir(exist_ok=True)
    wanted = set(only)
    for key, entry in tomllib.loads(CATALOGUE.read_text("utf-8")).items():
        if "scene" in entry and (not wanted or key in wanted):
            target = folder / f"{key}.webp"
            draw(key, entry).finished().save(target, quality=82, method=5)
            print(f"{target.name}  {target.stat().st_size // 1024} kB")
