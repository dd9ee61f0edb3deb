"""The sample paper's films, frame by frame: ``python -m newsroom.demo.drawings.films``.

Frames are drawn as the pictures are. Making a file of them needs PyAV (``pip install av``), which
the paper itself does not: the finished films lie in ``newsroom/demo/films/``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from fractions import Fraction
from math import cos, pi, sin
from pathlib import Path
from random import Random
from typing import Any

from PIL import Image

from newsroom.demo.drawings import marks
from newsroom.demo.drawings.canvas import Canvas, mix
from newsroom.demo.drawings.moods import CARGO, INK, MOODS, RED, Mood

WIDTH, HEIGHT, PER_SECOND = 960, 540, 12
HERE = Path(__file__).resolve().parent.parent
Frame = Callable[[float], Canvas]


def eased(moment: float, begins: float, ends: float) -> float:
    """Return how far a movement has come at ``moment``: 0 before it begins, 1 when it is over."""
    share = min(1.0, max(0.0, (moment - begins) / (ends - begins)))
    return share * share * (3 - 2 * share)


def a_box_goes_ashore(moment: float) -> Canvas:
    """A crane takes one container from a ship and sets it on a lorry, which drives away."""
    c, m = Canvas(WIDTH, HEIGHT), MOODS["dawn"]
    c.sky(m.high, m.low, 0, 420)
    c.oval(110, 196, 46, 46, m.sun)
    marks.cloud(c, 520 + moment * 2, 90, 260, m.light, 0.4)
    marks.cloud(c, 40 + moment * 3, 150, 170, m.light, 0.35)
    c.rect(0, 392, WIDTH, 10, mix(m.far, m.mid, 0.4))
    _ship(c, m)
    c.sky(mix(m.low, m.mid, 0.45), m.near, 424)
    for n in range(26):
        x = (n * 137 + moment * (8 + n % 5)) % 620 - 40
        c.rect(x, 436 + n * 4, 30 + n % 4 * 14, 2, m.light, 0.22)
    c.rect(560, 424, 400, 116, m.ink)
    c.rect(560, 424, 400, 7, m.light, 0.4)
    trolley = 330 + 400 * eased(moment, 7, 12)
    low = 228 if moment < 7 else 338
    rope = 130 + (low - 130) * (
        eased(moment, 1, 4) - eased(moment, 5, 7)
        if moment < 7
        else eased(moment, 12, 15) - eased(moment, 16, 18)
    )
    _crane(c, m)
    away = 420 * eased(moment, 17, 21) ** 1.5
    _lorry(c, m, 655 + away, moment)
    carried = moment >= 4.5
    landed = moment >= 15.5
    if carried and landed:
        _box(c, 680 + away, 358, RED)
    elif carried:
        _box(c, trolley - 50, rope + 20, RED)
    else:
        _box(c, 280, 248, RED)
    c.line([(trolley - 34, 118), (trolley - 34, rope)], m.ink, 2)
    c.line([(trolley + 34, 118), (trolley + 34, rope)], m.ink, 2)
    c.rect(trolley - 44, 108, 88, 12, m.ink)
    c.rect(trolley - 52, rope, 104, 12, "#d09a3c")
    return c


def _ship(c: Canvas, m: Mood) -> None:
    rng = Random(7)
    for row in range(3):
        for column in range(5):
            if row == 2 and column == 2:
                continue
            _box(c, 68 + column * 106, 328 - row * 40, CARGO[rng.randrange(1, len(CARGO))])
    c.poly([(20, 360), (44, 450), (520, 450), (560, 366)], m.ink)
    c.poly([(36, 424), (44, 450), (520, 450), (532, 424)], RED)


def _box(c: Canvas, x: float, y: float, colour: str) -> None:
    c.rect(x, y, 100, 38, colour)
    for rib in range(1, 10):
        c.rect(x + rib * 10, y + 4, 2, 30, mix(colour, INK, 0.3))


def _crane(c: Canvas, m: Mood) -> None:
    steel = mix(m.near, m.ink, 0.3)
    for x in (600, 860):
        c.rect(x, 90, 18, 340, steel)
    c.rect(600, 300, 278, 12, steel)
    c.rect(190, 92, 740, 16, steel)
    c.line([(609, 92), (640, 20), (300, 92)], steel, 5)
    c.line([(640, 20), (869, 92)], steel, 5)
    c.rect(632, 16, 16, 78, steel)


def _lorry(c: Canvas, m: Mood, x: float, moment: float) -> None:
    c.rect(x, 396, 180, 10, mix(m.ink, m.light, 0.25))
    c.poly([(x + 138, 396), (x + 138, 352), (x + 172, 352), (x + 190, 378), (x + 190, 406),
            (x + 138, 406)], m.light)  # fmt: skip
    c.poly([(x + 150, 360), (x + 168, 360), (x + 180, 378), (x + 150, 378)], m.near)
    for wheel in (28, 62, 158):
        c.oval(x + wheel, 410, 14, 14, "#0b0b0b")
        c.oval(x + wheel, 410, 5, 5, mix(m.light, INK, 0.3))


def three_blades_one_day(moment: float) -> Canvas:
    """Turbines on a hill from dawn to night: the wind rises in the afternoon."""
    hours = [MOODS[name] for name in ("dawn", "day", "day", "dusk", "night")]
    at = min(moment / 18, 0.999) * (len(hours) - 1)
    one, other, share = hours[int(at)], hours[int(at) + 1], at % 1

    def ink(name: str) -> str:
        return mix(getattr(one, name), getattr(other, name), share)

    c = Canvas(WIDTH, HEIGHT)
    c.sky(ink("high"), ink("low"), 0, 470)
    round_the_sky = pi * (0.04 + moment / 19)
    c.oval(480 - 430 * cos(round_the_sky), 440 - 340 * sin(round_the_sky), 34, 34, ink("sun"))
    for n, (base, height, tone) in enumerate(((430, 90, "far"), (470, 70, "mid"))):
        marks.hills(c, base, height, ink(tone), Random(n + 3))
    # Slow in the morning, twice as fast when the sea wind comes in after noon.
    turned = moment * 0.9 + 7 * eased(moment, 8, 16)
    for n, (x, y, h) in enumerate(((180, 440, 190), (420, 430, 250), (720, 450, 300))):
        c.poly([(x - 5, y), (x - 2.5, y - h), (x + 2.5, y - h), (x + 5, y)], ink("light"))
        for blade in range(3):
            angle = turned * 2 * pi / 3 + n + blade * 2 * pi / 3
            tip = (x + h * 0.46 * cos(angle), y - h + h * 0.46 * sin(angle))
            side = (5 * sin(angle), -5 * cos(angle))
            root = (x + h * 0.1 * cos(angle), y - h + h * 0.1 * sin(angle))
            c.poly([(x, y - h), (root[0] + side[0], root[1] + side[1]), tip], ink("light"))
        c.oval(x, y - h, 6, 6, ink("light"))
    marks.hills(c, 505, 50, ink("near"), Random(9))
    return c


FILMS: dict[str, tuple[Frame, int, str, dict[str, Any]]] = {
    "a-box-goes-ashore": (
        a_box_goes_ashore, 21, "mp4",
        {"codec": "libx264", "crf": "25", "preset": "veryslow", "profile": "high"},
    ),
    "three-blades-one-day": (
        three_blades_one_day, 18, "webm", {"codec": "libvpx-vp9", "crf": "52", "b": "0"},
    ),
}  # fmt: skip


def frames(frame: Frame, seconds: int) -> Iterator[Image.Image]:
    """Yield every picture of a film."""
    for number in range(seconds * PER_SECOND):
        yield frame(number / PER_SECOND).finished()


def keep_poster(name: str, moment: float, folder: Path = HERE / "pictures") -> None:
    """Write the picture that stands for a film until it plays."""
    drawn = FILMS[name][0](moment).image
    drawn.resize((1600, 900), Image.Resampling.LANCZOS).save(
        folder / f"film-{name}.webp", quality=82, method=5
    )


def make(name: str, folder: Path = HERE / "films") -> Path:
    """Draw a film and write its file. Returns where it is."""
    import av

    frame, seconds, ending, options = FILMS[name]
    target = folder / f"{name}.{ending}"
    options = dict(options)
    flags = {"movflags": "faststart"} if ending == "mp4" else {}
    with av.open(str(target), "w", options=flags) as film:
        stream = film.add_stream(options.pop("codec"), rate=PER_SECOND)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        stream.options, stream.time_base = options, Fraction(1, PER_SECOND)
        for picture in frames(frame, seconds):
            film.mux(stream.encode(av.VideoFrame.from_image(picture)))
        film.mux(stream.encode())
    return target


if __name__ == "__main__":
    for wanted in sys.argv[1:] or FILMS:
        keep_poster(wanted, moment=6)
        made = make(wanted)
        print(f"{made.name}  {made.stat().st_size // 1024} kB")
