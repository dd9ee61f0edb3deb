"""A stranger orders a publication: the form, its mistakes, the mails, never twice."""

import re
import threading
from uuid import uuid4

import pytest
from django.core import mail
from django.db import connection
from django.test import Client

from accounts.guarded import FORM_LIVES
from accounts.tests.cast import reader, signed_in
from pages.tests.factories import make_masthead
from subscriptions import actions
from subscriptions.forms import choice_of
from subscriptions.models import Order, State
from subscriptions.tests.factories import SITE, line_of, make_offer, make_order

pytestmark = pytest.mark.django_db

FORM = "/subscription-form/order/"


@pytest.fixture
def offer():
    make_masthead(email="desk@paper.example")
    return make_offer("VIR")


@pytest.fixture
def words(offer, opened):
    return {
        "token": str(uuid4()), "opened": opened(), "website": "",
        "line": choice_of(line_of(offer)), "copies": "2", "wanted_from": "", "name": "Lan Phạm",
        "email": "Lan@Reader.example", "phone": "", "company": "", "tax_number": "",
        "street": "1 River Street", "city": "Hà Nội", "postcode": "", "country": "Vietnam",
        "remark": "",
    }  # fmt: skip


def send(words, client=None, **changed):
    return (client or Client()).post(FORM, words | changed, follow=True)


def errors(answer):
    found = re.findall(r'class="errorlist[^>]*>(.*?)</ul>', answer.text, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", part).strip() for part in found]


def test_a_reader_sees_what_there_is_and_what_it_costs(client, offer):
    page = client.get("/subscription-form/").text
    assert "VIR" in page
    assert "1,200,000 VND" in page
    assert f"{FORM}?line={line_of(offer).pk}" in page


def test_what_cannot_be_ordered_is_not_offered(client):
    make_offer("Old Weekly", is_open=False)
    page = client.get("/subscription-form/").text
    assert "Old Weekly" not in page
    assert "Nothing can be ordered at the moment" in page
    assert "Old Weekly" not in client.get(FORM).text


def test_the_line_that_was_clicked_is_chosen_in_the_form(client, offer):
    line = line_of(offer, "epaper")
    page = client.get(f"{FORM}?line={line.pk}").text
    assert f'<option value="{choice_of(line)}" selected>' in page


def test_an_order_is_kept_and_both_sides_get_a_mail(words):
    answer = send(words)
    order = Order.objects.get()
    assert order.number in answer.text
    assert "2,400,000 VND" in answer.text
    assert "two working days" in answer.text
    assert (order.state, order.email, order.city) == (State.NEW, "lan@reader.example", "Hà Nội")
    to_reader, to_desk = mail.outbox
    assert to_reader.to == ["lan@reader.example"]
    assert order.number in to_reader.subject
    for part in (to_reader.body, to_reader.alternatives[0][0]):
        assert "VIR" in part
        assert "2,400,000" in part
        assert "http://testserver/subscription-form/ordered/" in part
        assert "Lan" not in part, "no word of a stranger reaches a mailbox that may be another's"
    assert to_desk.to == ["desk@paper.example"]
    assert to_desk.reply_to == ["=?utf-8?q?Lan_Ph=E1=BA=A1m?= <lan@reader.example>"]
    assert "1 River Street" in to_desk.body
    assert f"/admin/subscriptions/order/{order.pk}/change/" in to_desk.alternatives[0][0]


def test_an_epaper_needs_no_address_and_none_is_kept(offer, words):
    send(words, line=choice_of(line_of(offer, "epaper")), copies="1")
    order = Order.objects.get()
    assert (order.street, order.city, order.country) == ("", "", "")
    assert "Lan" not in mail.outbox[0].body


@pytest.mark.parametrize("missing", ["street", "city", "country"])
def test_printed_copies_need_an_address(words, missing):
    assert "Needed for printed copies." in errors(send(words, **{missing: " "}))
    assert not Order.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"line": ""}, "This field is required."),
        ({"copies": "0"}, "greater than or equal to 1"),
        ({"copies": "999999"}, "less than or equal to 500"),
        ({"copies": "two"}, "Enter a whole number."),
        ({"email": "nobody"}, "Enter a valid email address."),
        ({"email": '"a b"@reader.example'}, "Enter a valid email address."),
        ({"phone": "call me"}, "Write the number in digits"),
        ({"tax_number": "=1+1"}, "A tax number has 4 to 20 digits and letters."),
        ({"tax_number": "0100109106"}, "A tax number belongs to a company"),
        ({"wanted_from": "2001-01-01"}, "Choose a day from today on"),
        ({"wanted_from": "soon"}, "Enter a valid date."),
        ({"name": "www.spam.example"}, "Write a name here, not an address."),
        ({"remark": "x" * 100_000}, "These are 100000 letters. Shorten it to 500"),
        ({"street": "y" * 100_000}, "at most 200 characters"),
        ({"name": "z" * 100_000}, "at most 80 characters"),
        ({"website": "https://spam.example"}, "Empty this field"),
    ],
)
def test_a_mistake_is_said_beside_its_field_and_everything_typed_stays(words, wrong, says):
    typed = words | {"remark": "Ring twice", "postcode": "10000"} | wrong
    answer = send(typed)
    assert any(says in error for error in errors(answer)), errors(answer)
    for name in ("name", "city", "postcode", "remark", "copies"):
        assert typed[name] in answer.text, name
    assert not Order.objects.exists()
    assert mail.outbox == []


def test_letters_of_every_kind_arrive_and_towers_of_marks_do_not(words):
    tower = "L" + "\u0301" * 40 + "an"
    send(words, name="Nguye\u0302\u0303n 🙂 Va\u0306n", city="Hà\u202e Nội", street=f"{tower} 1")
    order = Order.objects.get()
    assert order.name == "Nguyễn 🙂 Văn"
    assert order.city == "Hà Nội"
    assert len(order.street) < 10


def test_the_same_words_from_a_second_form_are_the_same_order_that_day(words):
    send(words)
    assert "Nothing was ordered twice" in send(words, token=str(uuid4())).text
    order = Order.objects.get()
    actions.cancel(order, by=None)
    assert "Your order has arrived" in send(words, token=str(uuid4())).text
    assert Order.objects.count() == 2


def test_the_same_form_sent_twice_is_one_order(words):
    first, second = send(words), send(words)
    order = Order.objects.get()
    assert order.number in first.text
    assert order.number in second.text
    assert "Nothing was ordered twice" in second.text
    assert len(mail.outbox) == 2


def test_back_and_another_choice_asks_whether_it_is_one_more(words):
    send(words)
    asked = send(words, copies="5")
    assert "you have already ordered VIR" in asked.text
    assert Order.objects.count() == 1
    fresh = re.search(r'name="token" value="([^"]+)"', asked.text)[1]
    assert fresh != words["token"]
    send(words, copies="5", token=fresh)
    assert Order.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_ten_clicks_at_once_are_one_order(offer):
    line, token, start = line_of(offer), uuid4(), threading.Barrier(10)
    details = {"copies": 1, "wanted_from": None, "name": "Lan", "email": "lan@reader.example"}
    taken = []

    def click():
        start.wait()
        try:
            taken.append(actions.order(line, token=token, details=details, site=SITE))
        except actions.AlreadyOrdered:
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=click) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == Order.objects.count() == 1


def test_a_price_that_changed_meanwhile_is_said_before_anything_is_ordered(offer, words):
    line = line_of(offer)
    line.price = 1_500_000
    line.save()
    answer = send(words)
    assert any("it is 1,500,000 VND now" in error for error in errors(answer))
    assert not Order.objects.exists()


def test_an_offer_that_was_closed_meanwhile_cannot_be_ordered(offer, words):
    offer.is_open = False
    offer.save()
    assert any("can no longer be ordered" in error for error in errors(send(words)))


@pytest.mark.parametrize("seconds", [1, FORM_LIVES + 60])
def test_a_form_sent_too_soon_or_too_late_comes_back_once(words, opened, seconds):
    answer = send(words, opened=opened(seconds))
    assert "send it once more" in answer.text
    assert "Lan Phạm" in answer.text
    assert not Order.objects.exists()


def test_a_lost_session_costs_a_click_and_the_page_says_so(words):
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(FORM, words | {"remark": "Ring twice"})
    assert answer.status_code == 403
    assert "Please send it once more" in answer.text
    for typed in ("Lan Phạm", "1 River Street", "Ring twice"):
        assert typed in answer.text
    assert words["token"] not in answer.text


def test_from_one_network_come_ten_orders_an_hour(words):
    for copies in range(1, actions.AN_HOUR + 1):
        send(words, token=str(uuid4()), copies=str(copies))
    answer = send(words, token=str(uuid4()), copies="99")
    assert "Many orders came from your network" in answer.text
    assert Order.objects.count() == actions.AN_HOUR


def test_ordering_in_anothers_name_sends_them_three_mails_at_most(words):
    for copies in "12345":
        answer = send(words, token=str(uuid4()), copies=copies)
        assert "Your order has arrived" in answer.text
    assert [message.to for message in mail.outbox].count(["lan@reader.example"]) == 3


def test_the_page_of_thanks_tells_nothing_of_who_ordered(client):
    order = make_order(email="lan@reader.example", street="1 River Street")
    page = client.get(order.get_absolute_url()).text
    assert order.number in page
    for secret in ("Lan", "lan@reader.example", "River Street"):
        assert secret not in page
    assert client.get(f"/subscription-form/ordered/{uuid4()}/").status_code == 404


def test_somebody_signed_in_finds_name_and_address_filled_in(offer):
    someone = reader(name="Minh", email="minh@reader.example")
    page = signed_in(someone).get(FORM).text
    assert 'value="Minh"' in page
    assert 'value="minh@reader.example"' in page


def test_the_page_of_offers_asks_no_more_when_there_are_more(
    client, django_assert_max_num_queries
):
    for _ in range(12):
        make_offer()
    with django_assert_max_num_queries(6):
        client.get("/subscription-form/")
