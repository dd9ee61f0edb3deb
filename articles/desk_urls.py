"""Addresses of the newsroom's side of stories that are not in the admin."""

from django.urls import include, path

from articles import preview

urlpatterns = [
    path("", include("articles.surface.urls")),
    path("preview/<int:pk>/", preview.preview, name="article_preview"),
    path("preview/<int:pk>/phone/", preview.preview_on_a_phone, name="article_preview_phone"),
]
