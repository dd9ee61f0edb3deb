"""A 12-megapixel photo to all its renditions. Runs inside a paper."""

import io
import random
import time
from statistics import median

from django.core.files.base import ContentFile
from PIL import Image, ImageFilter

from photos import actions, renditions, tasks

WIDTH, HEIGHT = 4000, 3000


def picture(seed: int) -> bytes:
    """Return a JPEG as a camera makes it: large shapes, fine grain, some megabytes."""
    rng = random.Random(seed)
    small = Image.new("RGB", (80, 60))
    small.putdata([tuple(rng.randrange(256) for _ in "rgb") for _ in range(80 * 60)])
    shapes = small.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
    grain = Image.effect_noise((WIDTH, HEIGHT), 40).convert("RGB")
    photo = Image.blend(shapes, grain, 0.12).filter(ImageFilter.GaussianBlur(0.8))
    file = io.BytesIO()
    photo.save(file, "JPEG", quality=90)
    return file.getvalue()


def draw(times: int) -> dict[str, float]:
    """Take `times` photos in and draw their renditions; returns medians, in seconds."""
    seconds, processor, files = [], [], 0
    for number in range(times):
        file = ContentFile(picture(time.time_ns() + number), name="bench.jpg")
        photo = actions.add_photo(file, by=None, title="Bench")
        used, began = time.process_time(), time.perf_counter()
        files = renditions.make_missing(photo)
        seconds.append(time.perf_counter() - began)
        processor.append(time.process_time() - used)
        number_of_it, original = photo.pk, photo.file.name or ""
        actions.delete(photo, by=None)
        tasks.remove_files.call(number_of_it, original)  # no worker runs here
    return {"seconds": median(seconds), "processor": median(processor), "files": files}
