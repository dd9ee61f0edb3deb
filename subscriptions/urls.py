"""Addresses of this department."""

from django.urls import path

from subscriptions.views import newsletters, orders

urlpatterns = [
    path("subscription-form/", orders.offers, name="subscription_form"),
    path("subscription-form/order/", orders.order, name="order_form"),
    path("subscription-form/ordered/<uuid:token>/", orders.ordered, name="ordered"),
    path("newsletters/", newsletters.everything, name="newsletters"),
    path("newsletters/sign-up/", newsletters.sign_up, name="newsletters_sign_up"),
    path("newsletters/sent/", newsletters.sent, name="newsletters_sent"),
    path("newsletters/link/", newsletters.ask_for_link, name="newsletters_link"),
    path(
        "newsletters/link/sent/",
        newsletters.sent,
        {"link": True},
        name="newsletters_link_sent",
    ),
    path("newsletters/confirm/<str:token>/", newsletters.confirm, name="newsletters_confirm"),
    path("newsletters/leave/<str:token>/", newsletters.leave, name="newsletters_leave"),
    path("newsletters/mine/<str:token>/", newsletters.mine, name="newsletters_mine"),
]
