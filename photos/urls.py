"""Addresses of this department: for the desk only. Readers meet photos on other pages."""

from django.urls import path

from photos import views

urlpatterns = [
    path("desk/photos/", views.photos, name="photos"),
]
