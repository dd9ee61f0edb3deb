from django.urls import path, register_converter

from videos import views
from videos.models import Container


class ContainerConverter:
    """The ending of a video's file."""

    regex = "|".join(Container.values)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(ContainerConverter, "container")

urlpatterns = [
    path("media/videos/<uuid:token>.<container:container>", views.film_file, name="film_file"),
    path("videos/<uuid:token>.vtt", views.captions, name="video_captions"),
]
