"""A newcomer registers, confirms, signs in, forgets the password; nobody learns who is known."""

import re

import pytest
from django.core import mail
from django.test import Client

from accounts.models import User
from accounts.tests.cast import PASSWORD, chief_editor, reader, signed_in

pytestmark = pytest.mark.django_db

NEWCOMER = {
    "display_name": "Lan Phạm",
    "email": "lan@reader.example",
    "password1": "ha long bay 1994",
}


def link_in(message):
    return re.search(r"http://testserver(/\S+)", message.body)[1]


def form_errors(response):
    return re.findall(r'class="errorlist[^>]*>(.*?)</ul>', response.content.decode(), re.DOTALL)


def test_a_newcomer_registers_confirms_and_signs_in(client):
    assert client.get("/registration/").status_code == 200
    response = client.post("/registration/", NEWCOMER, follow=True)
    assert "Look into your mailbox" in response.content.decode()
    assert client.get("/me/").status_code == 204, "not before the address is confirmed"

    (message,) = mail.outbox
    assert message.to == ["lan@reader.example"]
    assert message.subject.startswith("Confirm your address at ")
    response = client.get(link_in(message))
    assert "lan@reader.example" in response.content.decode()
    client.post(link_in(message))

    newcomer = Client()
    signing_in = {"login": "Lan@Reader.example", "password": NEWCOMER["password1"]}
    response = newcomer.post("/sign-in/", signing_in)
    assert response.headers["Location"] == "/"
    assert "Lan Phạm" in newcomer.get("/me/").content.decode()
    user = User.objects.get(email="lan@reader.example")
    assert (user.display_name, user.is_staff) == ("Lan Phạm", False)


def test_opening_the_link_of_a_mail_scanner_confirms_nothing(client):
    client.post("/registration/", NEWCOMER)
    client.get(link_in(mail.outbox[0]))
    user = User.objects.get(email="lan@reader.example")
    assert not user.emailaddress_set.get().verified


def test_a_form_with_a_mistake_keeps_what_was_typed_and_says_it_beside_the_field(client):
    response = client.post("/registration/", NEWCOMER | {"password1": "12345"})
    page = response.content.decode()
    assert 'value="Lan Phạm"' in page
    assert 'value="lan@reader.example"' in page
    assert "12345" not in page
    assert re.search(r'aria-describedby="[^"]*id_password1_error', page)
    assert mail.outbox == []


@pytest.mark.parametrize(
    "name", ["lan@reader.example", "https://spam.example", "www.spam.example", " "]
)
def test_a_name_is_a_name_and_no_address(client, name):
    client.post("/registration/", NEWCOMER | {"display_name": name})
    assert not User.objects.exists()


def test_a_name_with_tags_in_it_is_shown_as_text(client):
    someone = reader(name="<script>alert(1)</script>")
    page = signed_in(someone).get("/me/").content.decode()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_a_program_that_fills_in_the_trap_makes_no_account(client):
    client.post("/registration/", NEWCOMER | {"website": "https://spam.example"})
    assert not User.objects.exists()
    assert mail.outbox == []


def test_registering_with_a_known_address_answers_as_with_an_unknown_one(client):
    known = reader(email="known@reader.example")
    first = client.post("/registration/", NEWCOMER)
    second = Client().post("/registration/", NEWCOMER | {"email": known.email})
    assert (first.status_code, first.headers["Location"]) == (
        second.status_code,
        second.headers["Location"],
    )
    assert [message.to for message in mail.outbox] == [["lan@reader.example"], [known.email]]
    assert "You have an account at" in mail.outbox[1].subject
    assert User.objects.count() == 2


def test_a_new_password_for_an_unknown_address_answers_as_for_a_known_one(client):
    known = reader(email="known@reader.example")
    pages = []
    for email in (known.email, "unknown@reader.example"):
        response = Client().post("/password/", {"email": email}, follow=True)
        pages.append(re.sub(r'name="csrfmiddlewaretoken"[^>]*', "", response.content.decode()))
    assert pages[0] == pages[1]
    assert [message.to for message in mail.outbox] == [[known.email]], "no mail to strangers"


def test_a_wrong_password_and_an_unknown_address_get_the_same_words(client):
    known = reader()
    wrong = client.post("/sign-in/", {"login": known.email, "password": "not this one"})
    nobody = client.post(
        "/sign-in/", {"login": "nobody@reader.example", "password": "not this one"}
    )
    assert form_errors(wrong) == form_errors(nobody) != []


def test_a_forgotten_password_is_changed_by_the_link_in_the_mail(client):
    someone = reader()
    client.post("/password/", {"email": someone.email})
    form = client.get(link_in(mail.outbox[0]), follow=True)
    address = form.redirect_chain[-1][0]
    response = client.post(address, {"password1": "a new long one", "password2": "a new long one"},
                           follow=True)  # fmt: skip
    assert "Your password is changed" in response.content.decode()
    assert (
        Client().post("/sign-in/", {"login": someone.email, "password": PASSWORD}).status_code
        == 200
    )
    answer = Client().post("/sign-in/", {"login": someone.email, "password": "a new long one"})
    assert answer.status_code == 302
    used = Client().get(link_in(mail.outbox[0]), follow=True)
    assert "too old, or it was used already" in used.content.decode()


def test_guessing_passwords_is_stopped_in_words(client):
    someone = reader()
    for _ in range(6):
        response = client.post("/sign-in/", {"login": someone.email, "password": "a guess"})
    assert "Too many failed login attempts" in response.content.decode()
    right = client.post("/sign-in/", {"login": someone.email, "password": PASSWORD})
    assert right.status_code == 200, "not even with the right one, for a while"


def test_a_stranger_cannot_fill_a_mailbox_with_our_mail(client):
    someone = reader()
    for _ in range(8):
        Client().post("/password/", {"email": someone.email})
    assert len(mail.outbox) <= 3


def test_staff_come_to_their_desk_after_signing_in(client):
    chief = chief_editor()
    response = client.post("/sign-in/", {"login": chief.email, "password": PASSWORD})
    assert response.headers["Location"] == "/admin/"


def test_nobody_is_sent_to_another_site_after_signing_in(client):
    someone = reader()
    response = client.post(
        "/sign-in/?next=https://evil.example/",
        {"login": someone.email, "password": PASSWORD, "next": "https://evil.example/"},
    )
    assert response.headers["Location"] == "/"


@pytest.mark.parametrize(
    "path", ["/sign-in/", "/registration/", "/password/", "/password/sent/", "/registration/sent/"]
)
def test_the_pages_at_the_door_come_in_the_papers_look(client, path):
    page = client.get(path).content.decode()
    assert 'data-part="newsroom/header"' in page
    assert "style=" not in page


@pytest.mark.parametrize(
    "path", ["/account/", "/account/email/", "/account/password/", "/sign-out/"]
)
def test_a_readers_own_pages_come(path):
    assert signed_in(reader()).get(path).status_code == 200


def test_a_reader_changes_the_name_that_others_see(client):
    someone = reader()
    answer = signed_in(someone).post("/account/", {"display_name": "Another Name"}, follow=True)
    assert "Your name is changed" in answer.content.decode()
    assert User.objects.get(pk=someone.pk).display_name == "Another Name"


def test_a_new_address_counts_only_when_it_is_confirmed():
    someone = reader(email="old@reader.example")
    client = signed_in(someone)
    client.post("/account/email/", {"email": "new@reader.example", "action_add": ""})
    assert User.objects.get(pk=someone.pk).email == "old@reader.example"
    client.post(link_in(mail.outbox[-1]))
    assert User.objects.get(pk=someone.pk).email == "new@reader.example"


def test_asking_for_somebody_elses_address_answers_as_for_a_free_one():
    known = reader(email="known@reader.example")
    answers = []
    for email in (known.email, "free@reader.example"):
        client = signed_in(reader())
        answer = client.post("/account/email/", {"email": email, "action_add": ""}, follow=True)
        answers.append((answer.redirect_chain, "already" in answer.content.decode()))
    assert answers[0] == answers[1]


def test_a_form_whose_token_is_gone_gives_the_text_back():
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/sign-in/", {"text": "What I <b>wrote</b>"})
    page = response.content.decode()
    assert response.status_code == 403
    assert "Please send it once more" in page
    assert "What I &lt;b&gt;wrote&lt;/b&gt;" in page
