"""Addresses of this department."""

from django.urls import path

from subscriptions import views

urlpatterns = [
    path("subscription-form/", views.offers, name="subscription_form"),
    path("subscription-form/order/", views.order, name="order_form"),
    path("subscription-form/ordered/<uuid:token>/", views.ordered, name="ordered"),
]
