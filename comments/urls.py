"""Addresses of this department."""

from django.urls import path, re_path

from comments import views

urlpatterns = [
    path("comment/<int:article_id>/", views.comment, name="comment"),
    path("comment/<int:article_id>/said/", views.said, name="comment_said"),
    path("comment/<int:article_id>/mine/", views.mine, name="comment_mine"),
    path("comment/<int:article_id>/all/", views.everything, name="comments_all"),
    path("comment/own/", views.mine_everywhere, name="my_comments"),
    path("comment/own/<int:comment_id>/edit/", views.edit, name="comment_edit"),
    path("comment/own/<int:comment_id>/take-back/", views.take_back, name="comment_take_back"),
    path("comment/report/<int:comment_id>/", views.report, name="comment_report"),
    path("comment/report/<int:comment_id>/sent/", views.reported, name="comment_reported"),
    re_path(r"^comment/confirm/(?P<token>[-:\w]+)/$", views.confirm, name="comment_confirm"),
]
