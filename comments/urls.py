"""Addresses of this department."""

from django.urls import path

from comments import views

urlpatterns = [
    path("comment/<int:article_id>/", views.comment, name="comment"),
    path("comment/<int:article_id>/said/", views.said, name="comment_said"),
    path("comment/<int:article_id>/all/", views.everything, name="comments_all"),
]
