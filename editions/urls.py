"""Addresses of this department.

`find` is a word in them; no publication may take it as its address.
"""

from django.urls import path

from editions import views

_ISSUE = "epaper/<slug:publication>/<slug:number>/"

urlpatterns = [
    path("epaper/", views.shelf, name="shelf"),
    path("epaper/find/", views.found, name="epaper_found"),
    path("epaper/<slug:publication>/", views.publication, name="publication"),
    path(_ISSUE, views.issue, name="issue"),
    path(f"{_ISSUE}find/", views.found_in_issue, name="issue_found"),
    path(f"{_ISSUE}download/", views.download, name="issue_pdf"),
    path(f"{_ISSUE}<int:page>/", views.issue_page, name="issue_page"),
    path(f"{_ISSUE}<int:page>/find/", views.issue_page_found, name="issue_page_found"),
    path(
        f"{_ISSUE}<int:page>/<int:version>-<slug:size>.<slug:format>",
        views.page_picture,
        name="page_picture",
    ),
]
