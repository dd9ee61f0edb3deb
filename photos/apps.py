from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PhotosConfig(AppConfig):
    name = "photos"
    verbose_name = _("Photos")

    def ready(self) -> None:
        from PIL import Image

        from pagecache.watching import purge_with
        from photos.ingest import max_pixels
        from photos.models import Photo

        # Pillow's own guard against bombs, at our limit: it refuses twice as many by itself.
        Image.MAX_IMAGE_PIXELS = max_pixels()
        purge_with(Photo, lambda photo: [f"photo/{photo.pk}"])
