from datetime import timedelta

import pytest
from django.db import transaction
from django.db.transaction import TransactionManagementError
from django.utils import timezone

from pagecache.actions import forget_old, purge
from pagecache.models import Purge


@pytest.mark.django_db
def test_a_key_is_written_once_a_call():
    purge("article/12", "latest", "article/12")
    assert list(Purge.objects.order_by("pk").values_list("key", flat=True)) == [
        "article/12",
        "latest",
    ]


@pytest.mark.django_db
def test_a_purge_may_be_due_later():
    at_six = timezone.now() + timedelta(hours=6)
    purge("front/home", due=at_six)
    assert Purge.objects.get().due == at_six


@pytest.mark.django_db(transaction=True)
def test_a_purge_outside_a_transaction_is_refused():
    with pytest.raises(TransactionManagementError, match="transaction of the change"):
        purge("latest")


@pytest.mark.django_db(transaction=True)
def test_a_change_that_is_undone_purges_nothing():
    with transaction.atomic():
        purge("latest")
        transaction.set_rollback(True)
    assert not Purge.objects.exists()


@pytest.mark.django_db
def test_the_log_forgets_what_everybody_was_told_a_month_ago():
    now = timezone.now()
    purge("told", "young")
    purge("due long ago", due=now - timedelta(days=40))
    purge("still to come", due=now + timedelta(days=40))
    Purge.objects.exclude(key="young").update(at=now - timedelta(days=50))
    assert forget_old() == 2
    assert set(Purge.objects.values_list("key", flat=True)) == {"young", "still to come"}
