"""Addresses of this department."""

from django.urls import path

from ratings import views

urlpatterns = [
    path("stars/mine/", views.everything_mine, name="my_stars"),
    path("stars/<int:article_id>/", views.stars, name="stars"),
    path("stars/<int:article_id>/mine/", views.mine, name="stars_mine"),
]
