"""Addresses of this department: one for each page that editors may write, and the contact form."""

from django.urls import path, register_converter

from pages import views
from pages.models import Place


class PlaceConverter:
    """Matches the addresses of pages and nothing else, so that `/money/` stays a section's."""

    regex = "|".join(Place.values)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        if value not in Place.values:
            raise ValueError(value)
        return value


register_converter(PlaceConverter, "place")

urlpatterns = [
    path("contact-us/write/", views.write, name="contact_form"),
    path("contact-us/sent/<slug:subject>/", views.sent, name="contact_sent"),
    path(
        "contact-us/sent/<slug:subject>/already/",
        views.sent,
        {"again": True},
        name="contact_again",
    ),
    path("<place:slug>/", views.page, name="page"),
]
