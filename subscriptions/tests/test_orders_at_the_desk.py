"""The desk confirms, begins, ends and cancels orders, and takes a file of them away."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts.tests.cast import chief_editor, moderator, reader, reporter, signed_in
from pagecache.models import Purge
from publishing.actions import history_of
from publishing.errors import Refused
from subscriptions import actions
from subscriptions.models import Order, State
from subscriptions.sheets import cell
from subscriptions.signals import term_closed, term_opened
from subscriptions.tests.factories import SITE, make_offer, make_order

pytestmark = pytest.mark.django_db

LIST = "/admin/subscriptions/order/"


@pytest.fixture
def chief():
    return chief_editor()


@pytest.fixture
def heard():
    """What the signals said: (name, order, user)."""
    said = []

    def opened(sender, order, user, **kwargs):
        said.append(("opened", order.pk, user))

    def closed(sender, order, user, **kwargs):
        said.append(("closed", order.pk, user))

    term_opened.connect(opened)
    term_closed.connect(closed)
    yield said
    term_opened.disconnect(opened)
    term_closed.disconnect(closed)


def verbs_of(order):
    return [entry.verb for entry in history_of(order)][::-1]


def test_an_order_goes_its_way_by_buttons_and_each_step_is_logged(chief):
    order, desk = make_order(), signed_in(chief)
    page = f"{LIST}{order.pk}/change/"
    assert order.number in desk.get(LIST).text
    desk.post(page, {"do": "confirm", "starts": "2027-01-31"})
    order.refresh_from_db()
    assert (order.state, order.starts, order.ends) == (
        State.CONFIRMED, date(2027, 1, 31), date(2028, 1, 30),
    )  # fmt: skip
    desk.post(page, {"do": "begin"})
    desk.post(page, {"do": "end"})
    order.refresh_from_db()
    assert order.state == State.ENDED
    assert verbs_of(order) == ["ordered", "confirmed", "running", "ended"]


def test_the_orderer_reads_first_and_last_day_in_a_mail(chief):
    order = make_order()
    mail.outbox.clear()
    actions.confirm(order, starts=date(2027, 1, 1), by=chief, site=SITE)
    (message,) = mail.outbox
    assert "is confirmed" in message.subject
    for part in (message.body, message.alternatives[0][0]):
        assert "January 1, 2027" in part
        assert "December 31, 2027" in part


def test_a_verb_that_does_not_fit_is_refused_in_words(chief):
    order = make_order()
    with pytest.raises(Refused, match="cannot become “Ended”"):
        actions.end(order, by=chief)
    page = signed_in(chief).post(f"{LIST}{order.pk}/change/", {"do": "end"}, follow=True)
    assert "cannot become" in page.text
    page = signed_in(chief).post(
        f"{LIST}{order.pk}/change/", {"do": "confirm", "starts": "soon"}, follow=True
    )
    assert "Write the first day as" in page.text
    order.refresh_from_db()
    assert order.state == State.NEW


def test_two_chief_editors_confirm_once(chief):
    order = make_order()
    again = Order.objects.get(pk=order.pk)
    actions.confirm(order, by=chief, site=SITE)
    with pytest.raises(Refused):
        actions.confirm(again, by=chief, site=SITE)


@pytest.mark.parametrize("who", [reporter, moderator, reader])
def test_nobody_else_sees_who_ordered(who):
    order, person = make_order(), who()
    assert signed_in(person).get(f"{LIST}{order.pk}/change/").status_code in (302, 403)
    with pytest.raises(Refused):
        actions.confirm(order, by=person, site=SITE)


def test_many_are_confirmed_at_once_from_the_list(chief):
    orders = [make_order() for _ in range(3)]
    data = {"action": "confirm", "_selected_action": [order.pk for order in orders]}
    page = signed_in(chief).post(LIST, data, follow=True)
    assert "3 orders are noted" in page.text
    assert Order.objects.filter(state=State.CONFIRMED).count() == 3


def test_the_epaper_opens_for_the_account_with_the_confirmed_address(chief, heard):
    someone = reader(email="lan@reader.example")
    order = make_order(form="both")
    actions.confirm(order, by=chief, site=SITE)
    assert heard == [("opened", order.pk, someone)]


def test_it_does_not_open_for_somebody_who_only_claims_the_address(chief, heard):
    someone = reader(email="lan@reader.example")
    someone.emailaddress_set.update(verified=False)
    actions.confirm(make_order(form="epaper"), by=chief, site=SITE)
    assert heard == []


def test_it_opens_later_for_somebody_who_registers_later(chief, heard, client):
    order = make_order(form="epaper", email="late@reader.example")
    actions.confirm(order, by=chief, site=SITE)
    assert heard == []
    mail.outbox.clear()
    client.post("/registration/", {"display_name": "Late", "email": "late@reader.example",
                                   "password1": "ha long bay 1994"})  # fmt: skip
    link = next(line for line in mail.outbox[-1].body.splitlines() if line.startswith("http"))
    client.post(link)
    assert [name for name, _pk, _user in heard] == ["opened"]


def test_cancelling_closes_it_and_a_printed_one_opens_nothing(chief, heard):
    reader(email="lan@reader.example")
    actions.confirm(make_order(), by=chief, site=SITE)
    assert heard == []
    order = actions.confirm(make_order(form="epaper"), by=chief, site=SITE)
    actions.cancel(order, by=chief)
    assert [name for name, _pk, _user in heard] == ["opened", "closed"]


def test_terms_begin_and_end_by_themselves(chief):
    today = timezone.localdate()
    order = actions.confirm(make_order(), by=chief, site=SITE)
    assert actions.keep_terms() == 1
    order.refresh_from_db()
    assert order.state == State.RUNNING
    assert actions.keep_terms(order.ends) == 0, "the last day belongs to it"
    actions.keep_terms(order.ends + timedelta(days=1))
    order.refresh_from_db()
    assert (order.state, order.starts) == (State.ENDED, today)


def test_who_ordered_is_forgotten_two_years_after_the_end():
    order = make_order(by=reader())
    actions.cancel(order, by=None)
    Order.objects.update(sender="x" * 64, created=timezone.now() - timedelta(days=31))
    actions.forget_old()
    order.refresh_from_db()
    assert (order.sender, order.name) == ("", "Lan Phạm")
    Order.objects.update(created=timezone.now() - actions.KEPT_FOR - timedelta(days=1))
    assert actions.forget_old() == 1
    order.refresh_from_db()
    assert (order.name, order.email, order.street, order.user) == ("", "", "", None)
    assert order.publication, "what was sold stays for the books"


def test_the_file_of_orders_computes_nothing_and_keeps_vietnamese(chief):
    order = make_order(name="Nguyễn Thị Mai Anh", company="=HYPERLINK(1)", phone="+84 24 1234")
    data = {"action": "export", "_selected_action": [order.pk]}
    answer = signed_in(chief).post(f"{LIST}?state=all", data)
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.content.startswith(b"\xef\xbb\xbf"), "Excel takes it for UTF-8 by this"
    head, row = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    found = dict(zip(head, row, strict=True))
    assert found["name"] == "Nguyễn Thị Mai Anh"
    assert found["company"] == "'=HYPERLINK(1)"
    assert found["telephone"] == "'+84 24 1234"
    assert found["number"] == order.number


@pytest.mark.parametrize("sign", [*"=+-@|%\t\r", "＝", " =", "\n@"])
def test_no_cell_begins_with_a_sign_that_computes(sign):
    assert cell(f"{sign}cmd|' /C calc'!A0").startswith("'")


@pytest.mark.parametrize("plain", ["Lan", "1 River Street", "0100109106", "", "a=b"])
def test_a_plain_cell_stays_as_it_is(plain):
    assert cell(plain) == plain


def test_an_offer_that_is_changed_is_shown_so_at_once(chief):
    offer = make_offer("VIR")
    line = offer.lines.get(form="print")
    prefix = "lines"
    data = {
        "title": "VIR Weekly", "slug": offer.slug, "introduction": "Every Monday.",
        "currency": "VND", "epaper": "vir", "position": "0", "is_open": "on",
        f"{prefix}-TOTAL_FORMS": "1", f"{prefix}-INITIAL_FORMS": "1",
        f"{prefix}-0-id": line.pk, f"{prefix}-0-offer": offer.pk, f"{prefix}-0-form": "print",
        f"{prefix}-0-months": "24", f"{prefix}-0-price": "2000000",
    }  # fmt: skip
    answer = signed_in(chief).post(f"/admin/subscriptions/offer/{offer.pk}/change/", data)
    assert answer.status_code == 302
    page = Client().get("/subscription-form/").text
    assert "VIR Weekly" in page
    assert "2,000,000 VND" in page
    assert Purge.objects.filter(key="offers").exists()
