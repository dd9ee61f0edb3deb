"""Whoever may not do a thing is told so in a sentence, on a page of the paper's own."""

import pytest
from django.urls import reverse

from accounts.tests.cast import reporter, signed_in

pytestmark = pytest.mark.django_db


def test_a_colleague_reads_what_is_wrong_and_where_to_go_on():
    answer = signed_in(reporter()).get(reverse("admin:sections_section_add"))
    assert answer.status_code == 403
    text = answer.content.decode()
    assert '<main class="page" id="main">' in text
    assert "Your account may not do this" in text
    assert f'href="{reverse("admin:index")}"' in text


def test_a_reason_that_is_known_is_given():
    answer = signed_in(reporter()).get(reverse("admin:comments_comment_changelist"))
    assert answer.status_code == 403
    assert "Only moderators and editors see this desk." in answer.content.decode()
