"""From an original to pictures that may be shown: upright, sRGB, and without anything else.

Nothing of the original's metadata survives: every picture leaves here as bare pixels.
"""

from __future__ import annotations

import io
import logging
from typing import IO, Any

from PIL import Image, ImageCms, ImageFile

from photos.crops import Crop, box, height_at, widest

logger = logging.getLogger("photos")

KINDS = ("JPEG", "PNG", "WEBP", "AVIF")
JPEGS = ("JPEG", "MPO")  # MPO: a phone's JPEG with a second picture behind it
PAPER = (255, 255, 255)  # what shows through a transparent picture
EXIF_ORIENTATION = 0x0112
SMALLEST_LEVEL = 64
MARGIN = 1.5  # scaled from at least this much more, a picture is as sharp as from the original
_REDUCIBLE = ("L", "LA", "RGB", "RGBA", "CMYK", "YCbCr")

# Chosen so that all files of a 12-megapixel photo take about a second on two cores. AVIF's speed 8
# takes 2.5 times as long as 9 for the same bytes and the same signal-to-noise; WebP's method 4
# twice as long as 2 for 6 % fewer bytes (grainy photo, 1600 × 1067: docs/decisions/003-photos.md).
ENCODERS: dict[str, tuple[str, dict[str, Any]]] = {
    "avif": ("AVIF", {"quality": 54, "speed": 9, "max_threads": 1}),
    "webp": ("WEBP", {"quality": 74, "method": 2}),
    "jpg": ("JPEG", {"quality": 78, "progressive": True, "optimize": True}),
}

# Sides exchanged, as the camera was held; https://www.cipa.jp/std/documents/e/DC-X008-Translation-2019-E.pdf
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def open_original(file: IO[bytes]) -> ImageFile.ImageFile:
    """Open `file` without decoding it. Raises what Pillow raises for what it cannot read."""
    file.seek(0)
    return Image.open(file, formats=KINDS)


def orientation(image: Image.Image) -> int:
    """Return the EXIF orientation, 1 to 8; 1 where there is none or it cannot be read.

    Decodes everything but a JPEG, and raises what that raises if the data is broken: Pillow would
    decode a PNG on the way to its EXIF, and then forget that it failed.
    """
    if image.format not in JPEGS:
        image.load()
    try:
        value = image.getexif().get(EXIF_ORIENTATION, 1)
    except Exception as error:  # whatever a broken EXIF block makes the parser raise
        logger.info("EXIF that cannot be read: %s", error)
        return 1
    return value if value in _TURNS else 1


def upright_size(image: Image.Image) -> tuple[int, int]:
    """Return width and height as readers will see them."""
    width, height = image.size
    return (height, width) if orientation(image) >= 5 else (width, height)


def decode(image: ImageFile.ImageFile, scale: float) -> Image.Image:
    """Decode `image` wholly, once, to bare upright sRGB pixels, at least `scale` (≤ 1) in size.

    A JPEG is scaled while it is decoded, which is why a large one costs little; every byte of it
    is read all the same. Raises OSError, SyntaxError or ValueError if the data is broken.
    """
    turn = _TURNS.get(orientation(image))
    width, height = image.size
    if image.format in JPEGS:
        image.draft(None, (max(1, int(width * scale)), max(1, int(height * scale))))
    image.load()
    profile = image.info.get("icc_profile")
    factor = int(image.width / max(1, width * scale))
    pixels: Image.Image = image
    if factor >= 2 and image.mode in _REDUCIBLE:
        pixels = image.reduce(factor)
    pixels = _to_srgb(pixels, profile)
    if turn is not None:
        pixels = pixels.transpose(turn)
    pixels.info = {}
    return pixels


def _to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return `image` as 8-bit RGB, on white where it is transparent."""
    if image.mode.startswith("I") or image.mode == "F":  # 16 bits of grey
        image = image.point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in ("P", "PA", "LA", "La", "RGBa") or "transparency" in image.info:
        image = image.convert("RGBA")
    if image.mode == "RGBA":
        on_paper = Image.new("RGB", image.size, PAPER)
        on_paper.paste(image, mask=image.getchannel("A"))
        image = on_paper
    if image.mode == "1":
        image = image.convert("L")
    if profile:
        image = _by_profile(image, profile)
    return image if image.mode == "RGB" else image.convert("RGB")


def _by_profile(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "srgb" in (given.profile.profile_description or "").lower():
            return image
        converted = ImageCms.profileToProfile(
            image, given, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError) as error:
        logger.info("a colour profile that cannot be used: %s", error)
        return image
    return converted or image


def scale_for(crops: list[tuple[Crop, int]], width: int, height: int) -> float:
    """Return how large a photo must be decoded for every (crop, greatest width) asked of it."""
    needed = (across / widest(crop, width, height) for crop, across in crops)
    return min(1.0, max(needed, default=0.0))


def halves(pixels: Image.Image) -> list[Image.Image]:
    """Return `pixels`, half of it, a quarter …: small pictures are scaled from a small one."""
    levels = [pixels]
    while min(levels[-1].size) >= 2 * SMALLEST_LEVEL:
        levels.append(levels[-1].reduce(2))
    return levels


def cut(levels: list[Image.Image], crop: Crop, across: int, full: tuple[int, int]) -> Image.Image:
    """Return `crop` of a photo of size `full`, `across` pixels wide, from its `halves`."""
    left, top, right, bottom = box(crop, *full)
    enough = across * MARGIN / (right - left) * full[0]
    level = next((level for level in reversed(levels) if level.width >= enough), levels[0])
    x, y = level.width / full[0], level.height / full[1]
    part = (left * x, top * y, min(right * x, level.width), min(bottom * y, level.height))
    size = (across, height_at(crop, across, *full))
    return level.resize(size, Image.Resampling.LANCZOS, box=part)


def encode(picture: Image.Image, ending: str) -> bytes:
    """Return `picture` as a file of the format with that ending: avif, webp or jpg."""
    name, options = ENCODERS[ending]
    file = io.BytesIO()
    picture.save(file, name, **options)
    return file.getvalue()
