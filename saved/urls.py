"""Addresses of this department."""

from django.urls import path

from saved import views

urlpatterns = [
    path("saved/", views.everything, name="saved"),
    path("saved/<int:article_id>/", views.story, name="save_story"),
]
