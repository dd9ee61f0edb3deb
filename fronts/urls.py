"""Addresses of this department. The home page is here because editors place it."""

from django.urls import path
from django.views.decorators.http import conditional_page

from fronts import preview, views
from fronts.feeds import CoverageFeed

urlpatterns = [
    path("", views.home, name="home"),
    path("top-news/", views.top_news, name="top_news"),
    path("highlight/", views.highlight, name="highlight"),
    path("coverage/", views.coverages, name="coverages"),
    path("coverage/<slug:slug>/", views.coverage, name="coverage"),
    path("coverage/<slug:slug>/rss.xml", conditional_page(CoverageFeed()), name="coverage_feed"),
    path("coverage/<slug:slug>/<int:year>/<int:month>/", views.coverage, name="coverage_month"),
    path("special-edition/", views.special_editions, name="special_editions"),
    path("special-edition/<slug:slug>/", views.special_edition, name="special_edition"),
    path("desk/fronts/<int:pk>/preview/", preview.preview, name="front_preview"),
]
