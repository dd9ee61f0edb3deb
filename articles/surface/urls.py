"""Addresses that the writing surface asks; for the newsroom only."""

from django.urls import path
from django.views.decorators.cache import cache_control
from django.views.i18n import JavaScriptCatalog

from articles.surface.views import stories

# The words of the surface in the paper's language, loaded as a file of our own: no inline script.
words = cache_control(max_age=3600)(JavaScriptCatalog.as_view(packages=["articles"]))

urlpatterns = [
    path("desk/stories/", stories, name="desk_stories"),
    path("desk/words.js", words, name="surface_words"),
]
