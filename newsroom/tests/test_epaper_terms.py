"""An ePaper that is ordered opens for its reader, and closes when the order is called off."""

import pytest
from django.utils import timezone

from accounts.tests.cast import chief_editor, reader
from editions.models import Publication, Subscriber
from subscriptions import actions
from subscriptions.tests.factories import SITE, make_order

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief():
    return chief_editor()


@pytest.fixture
def vir():
    return Publication.objects.create(name="VIR", slug="vir")


def test_a_confirmed_order_opens_the_epaper_for_its_term_once(chief, vir):
    someone = reader(email="lan@reader.example")
    order = actions.confirm(make_order(form="epaper"), by=chief, site=SITE)
    term = Subscriber.objects.get()
    assert (term.user, term.publication) == (someone, vir)
    assert (term.starts, term.ends) == (order.starts, order.ends)
    actions.open_for(someone)
    assert Subscriber.objects.count() == 1


def test_calling_it_off_closes_the_epaper(chief, vir):
    reader(email="lan@reader.example")
    order = actions.confirm(make_order(form="epaper"), by=chief, site=SITE)
    actions.cancel(order, by=chief)
    assert not Subscriber.objects.filter(ends__gte=timezone.localdate()).exists()


def test_an_offer_without_an_epaper_yet_is_confirmed_all_the_same(chief):
    reader(email="lan@reader.example")
    actions.confirm(make_order(form="epaper"), by=chief, site=SITE)
    assert not Subscriber.objects.exists()
