"""A form whose token or session is gone when it is sent: nothing done, nothing typed lost."""

import pytest
from django.test import Client

from accounts.models import User
from accounts.tests.cast import reader, signed_in
from articles.tests.factories import make_article
from comments.models import Comment, Report
from comments.tests.factories import make_comment
from subscriptions.models import Order

pytestmark = pytest.mark.django_db

WORDS = "What I wrote & <b>meant</b>"
SHOWN = "What I wrote &amp; &lt;b&gt;meant&lt;/b&gt;"


def address_of(form, lan):
    article = make_article()
    said = make_comment(article, user=lan)
    return {
        "comment": f"/comment/{article.pk}/",
        "edit": f"/comment/own/{said.pk}/edit/",
        "report": f"/comment/report/{make_comment(article).pk}/",
        "name": "/account/",
        "address": "/account/email/",
        "order": "/subscription-form/order/",
        "registration": "/registration/",
    }[form]


def nothing_was_done(lan):
    lan.refresh_from_db()
    assert User.objects.count() == 1
    assert not Comment.objects.filter(text__contains="What I wrote").exists()
    assert not Report.objects.exists()
    assert not Order.objects.exists()
    assert lan.display_name == "Lan"


@pytest.mark.parametrize(
    ("form", "field"),
    [("comment", "text"), ("edit", "text"), ("report", "note"), ("name", "display_name"),
     ("address", "email"), ("order", "remark"), ("registration", "display_name")],
)  # fmt: skip
def test_without_its_token_a_form_gives_the_words_back_and_no_password(form, field):
    lan = reader(name="Lan")
    address = address_of(form, lan)
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(lan, backend="django.contrib.auth.backends.ModelBackend")
    answer = browser.post(address, {field: WORDS, "password1": "a secret of mine"})
    assert answer.status_code == 403
    assert "Please send it once more" in answer.text
    assert SHOWN in answer.text
    assert "a secret of mine" not in answer.text
    nothing_was_done(lan)


@pytest.mark.parametrize(
    ("form", "field"), [("edit", "text"), ("name", "display_name"), ("address", "email")]
)
def test_who_was_signed_out_while_writing_gets_the_words_and_the_way_in(form, field):
    lan = reader(name="Lan")
    address, browser = address_of(form, lan), signed_in(lan)
    browser.logout()
    answer = browser.post(address, {field: WORDS})
    assert answer.status_code == 403
    assert "You were signed out while you wrote" in answer.text
    assert SHOWN in answer.text
    assert f'href="/sign-in/?next={address}"' in answer.text
    nothing_was_done(lan)
