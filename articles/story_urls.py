"""Addresses of stories: asked for most, and like no other, so they are looked at first."""

from django.urls import URLPattern, path

from articles.views.story import article, picture

urlpatterns: list[URLPattern] = [
    path("<slug:slug>-<int:pk>.html", article, name="article"),
    path("<slug:slug>-<int:pk>/<int:number>/", picture, name="picture"),
]
