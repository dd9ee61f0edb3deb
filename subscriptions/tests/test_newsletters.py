"""Newsletters: nothing is kept before it is confirmed, and one click ends it."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts.tests.cast import chief_editor, reporter, signed_in
from pagecache.models import Purge
from sections.tests.factories import make_section
from subscriptions import links, newsletters
from subscriptions.models import Newsletter, SignUp
from subscriptions.tests.factories import SITE, make_newsletter, sign_up

pytestmark = pytest.mark.django_db

LAN = "lan@reader.example"


@pytest.fixture
def week():
    return make_newsletter("The week")


def ask(*wanted, client=None, email=LAN, **more):
    data = {"email": email, "newsletters": [one.pk for one in wanted], **more}
    return (client or Client()).post("/newsletters/sign-up/", data, follow=True)


def link_in(message, word):
    return re.search(rf"http://testserver(/newsletters/{word}/\S+)", message.body)[1]


def lists_of(email=LAN):
    return {row.newsletter.title for row in SignUp.objects.of(email)}


def test_a_newcomer_signs_up_confirms_and_is_on_the_list(client, week):
    day = make_newsletter("The morning", rhythm="workdays")
    assert "on working days" in client.get("/newsletters/").text.lower()
    answer = ask(week, day, email=" Lan@Reader.example ")
    assert "Look into your mailbox" in answer.text
    assert not SignUp.objects.exists(), "nothing is kept before the button is pressed"

    (asked,) = mail.outbox
    assert asked.to == [LAN]
    link = link_in(asked, "confirm")
    for part in (asked.body, asked.alternatives[0][0]):
        assert "The week" in part
        assert f"http://testserver{link}" in part
    page = client.get(link)
    assert "Should these come to" in page.text
    assert not SignUp.objects.exists(), "a program that opens links confirms nothing"
    assert not page.cookies

    assert "You are on the list" in client.post(link).text
    assert lists_of() == {"The week", "The morning"}
    row = SignUp.objects.first()
    assert row.asked_at <= row.confirmed_at


def test_the_letter_of_welcome_can_be_ended_with_one_click(client, week):
    ask(week)
    client.post(link_in(mail.outbox[0], "confirm"))
    welcome = mail.outbox[1]
    address = welcome.extra_headers["List-Unsubscribe"]
    assert welcome.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert re.fullmatch(r"<http://testserver/newsletters/leave/[^>]+>", address)
    # As a mail program does it: no cookie, no token, no redirect followed (RFC 8058, 3.2).
    program = Client(enforce_csrf_checks=True)
    answer = program.post(address[1:-1], {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert lists_of() == set()
    assert program.post(address[1:-1], {"List-Unsubscribe": "One-Click"}).status_code == 200


def test_opening_the_link_that_ends_it_ends_nothing_yet(client, week):
    sign_up(week, LAN)
    link = links.make(links.LEAVE, email=LAN, newsletters=[week])
    assert "Should these no longer come" in client.get(link).text
    assert lists_of() == {"The week"}
    assert "It is ended" in client.post(link).text
    assert lists_of() == set()


def test_one_is_ended_and_the_other_stays(client, week):
    day = make_newsletter("The morning")
    sign_up(week, LAN)
    sign_up(day, LAN)
    client.post(links.make(links.LEAVE, email=LAN, newsletters=[day]))
    assert lists_of() == {"The week"}


def test_pressing_the_button_twice_is_one_sign_up_and_one_letter(client, week):
    ask(week)
    link = link_in(mail.outbox[0], "confirm")
    client.post(link)
    assert "You are on the list" in client.post(link).text
    assert SignUp.objects.count() == 1
    assert len(mail.outbox) == 2


def test_choices_are_changed_by_a_signed_link_without_a_password(client, week):
    day, old = make_newsletter("The morning"), make_newsletter("Closed", is_open=False)
    sign_up(week, LAN)
    sign_up(old, LAN)
    link = links.make(links.MINE, email=LAN)
    page = client.get(link).text
    assert re.findall(r'id="newsletter-(\d+)"[^>]* checked', page) == [str(old.pk), str(week.pk)]
    answer = client.post(link, {"newsletters": [day.pk, old.pk]}, follow=True)
    assert "It is kept as you ticked it." in answer.text
    assert lists_of() == {"The morning", "Closed"}
    client.post(link, {})
    assert lists_of() == set()


@pytest.mark.parametrize("purpose", [links.CONFIRM, links.LEAVE, links.MINE])
def test_a_link_that_was_changed_does_nothing(client, week, purpose):
    sign_up(week, LAN)
    link = links.make(purpose, email=LAN, newsletters=[week])
    forged = link[:-3] + ("aa/" if not link.endswith("aa/") else "bb/")
    for answer in (client.get(forged), client.post(forged)):
        assert answer.status_code == 410
        assert "does not work any more" in answer.text
    assert lists_of() == {"The week"}


def test_a_link_for_one_thing_does_no_other(client, week):
    token = links.make(links.CONFIRM, email=LAN, newsletters=[week]).rsplit("/", 2)[1]
    assert client.post(f"/newsletters/mine/{token}/").status_code == 410


def test_an_old_link_says_so(client, week, monkeypatch):
    link = links.make(links.CONFIRM, email=LAN, newsletters=[week])
    later = (timezone.now() + timedelta(days=8)).timestamp()
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    assert client.get(link).status_code == 410


def test_known_and_unknown_addresses_get_the_same_answer_byte_by_byte(week):
    sign_up(week, LAN)
    for path in ("/newsletters/sign-up/", "/newsletters/link/"):
        answers = [
            Client().post(path, {"email": email, "newsletters": [week.pk]}, follow=True)
            for email in (LAN, "nobody@reader.example")
        ]
        assert answers[0].content == answers[1].content
        assert answers[0].redirect_chain == answers[1].redirect_chain
    assert [message.to for message in mail.outbox].count([LAN]) == 2
    link = link_in(mail.outbox[-1], "mine")
    assert "comes to" in Client().get(link).text


def test_a_stranger_can_have_three_letters_sent_and_no_more(week):
    for _ in range(5):
        assert "Look into your mailbox" in ask(week).text
    assert len(mail.outbox) == 3


def test_from_one_network_come_thirty_wishes_an_hour(week):
    for number in range(newsletters.AN_HOUR):
        newsletters.ask(f"r{number}@reader.example", [week], sender="a-network", site=SITE)
    with pytest.raises(newsletters.TooMuch):
        newsletters.ask("one-more@reader.example", [week], sender="a-network", site=SITE)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"email": "nobody"}, "Enter a valid email address."),
        ({"email": ""}, "This field is required."),
        ({"email": "x" * 100_000 + "@reader.example"}, "at most 320 characters"),
        ({"newsletters": []}, "Tick at least one."),
        ({"newsletters": ["999999"]}, "One of these can no longer be had."),
        ({"newsletters": ["nonsense"]}, "One of these can no longer be had."),
        ({"website": "spam"}, "Empty this field"),
    ],
)
def test_a_mistake_is_said_and_what_was_typed_stays(week, wrong, says):
    data = {"email": LAN, "newsletters": [str(week.pk)], "website": "", **wrong}
    answer = Client().post("/newsletters/sign-up/", data)
    assert says in answer.text
    assert f'value="{data["email"]}"' in answer.text or not data["email"]
    if data["newsletters"] == [str(week.pk)]:
        assert re.search(rf'id="newsletter-{week.pk}"[^>]* checked', answer.text)
    assert mail.outbox == []


def test_the_line_under_a_story_leads_on_with_the_address_and_the_sections_list_ticked(week):
    money = make_section("Money")
    near = make_newsletter("Money", section=money)
    data = {"choose": "1", "email": LAN, "section": money.pk}
    page = Client().post("/newsletters/sign-up/", data).text
    assert f'value="{LAN}"' in page
    assert re.findall(r'id="newsletter-(\d+)"[^>]* checked', page) == [str(near.pk)]
    assert "errorlist" not in page
    odd = Client().post("/newsletters/sign-up/", {"choose": "1", "section": "'; --"})
    assert odd.status_code == 200


def test_a_list_that_closed_meanwhile_is_not_confirmed(client, week):
    ask(week)
    week.is_open = False
    week.save()
    assert "No longer to be had" in client.get(link_in(mail.outbox[0], "confirm")).text
    client.post(link_in(mail.outbox[0], "confirm"))
    assert not SignUp.objects.exists()


def test_the_chief_editor_defines_a_list_and_readers_see_it_at_once(client):
    data = {"title": "Money", "slug": "money", "brings": "Banks.", "rhythm": "daily",
            "position": "0", "is_open": "on"}  # fmt: skip
    signed_in(chief_editor()).post("/admin/subscriptions/newsletter/add/", data)
    assert "Banks." in client.get("/newsletters/").text
    assert Purge.objects.filter(key="newsletters").exists()


def test_the_file_for_the_mailing_service_has_consent_and_the_way_out(client, week):
    sign_up(week, LAN)
    ask(week, email="unconfirmed@reader.example")
    data = {"action": "export", "_selected_action": [week.pk]}
    answer = signed_in(chief_editor()).post("/admin/subscriptions/newsletter/", data)
    (row,) = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert (row["email"], row["newsletter"]) == (LAN, week.slug)
    assert row["confirmed"].startswith(str(timezone.now().year))
    client.post(row["unsubscribe"])
    assert lists_of() == set()


def test_an_address_is_taken_off_by_the_chief_editor_and_nobody_elses_desk_shows_it(week):
    row = sign_up(week, LAN)
    desk = "/admin/subscriptions/signup/"
    assert signed_in(reporter()).get(desk).status_code == 403
    chief = signed_in(chief_editor())
    assert LAN in chief.get(desk).text
    chief.post(desk, {"action": "take_off", "_selected_action": [row.pk]})
    assert lists_of() == set()


def test_no_newsletter_yet_is_said_in_words(client):
    Newsletter.objects.all().delete()
    assert "There are no newsletters yet." in client.get("/newsletters/").text
