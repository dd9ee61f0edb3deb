"""Photos in a bucket: a real S3 server (moto's) is asked over HTTP for everything."""

from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from moto.server import ThreadedMotoServer

from articles.tests.factories import make_article
from newsroom.settings.bucket import stores
from photos import actions
from photos.models import Photo
from photos.tests.factories import jpeg_bytes

BUCKET = "paper"
KEYS = {"access_key": "a-key", "secret_key": "a-secret", "region_name": "us-east-1"}

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def bucket(settings, monkeypatch) -> Iterator[Any]:
    """The paper's stores in an empty bucket; gives a client to look into it."""
    server = ThreadedMotoServer(port=0, verbose=False)
    server.start()
    address = "http://{}:{}".format(*server.get_host_and_port())
    s3 = boto3.client(
        "s3",
        endpoint_url=address,
        aws_access_key_id=KEYS["access_key"],
        aws_secret_access_key=KEYS["secret_key"],
        region_name=KEYS["region_name"],
    )
    s3.create_bucket(Bucket=BUCKET)
    options = {"bucket_name": BUCKET, "endpoint_url": address, **KEYS}
    settings.STORAGES = settings.STORAGES | stores(options, "img.news.example")
    monkeypatch.setattr(Photo._meta.get_field("file"), "storage", storages["originals"])
    yield s3
    server.stop()


def names(s3: Any, beginning: str) -> list[str]:
    found = s3.list_objects_v2(Bucket=BUCKET, Prefix=beginning)
    return [each["Key"] for each in found.get("Contents", [])]


def test_a_photo_goes_up_is_read_back_and_its_original_is_nobodys(bucket) -> None:
    data = jpeg_bytes(640, 427)
    photo = actions.add_photo(ContentFile(data, "harbour.jpg"), by=None, title="Harbour")
    photo.refresh_from_db()
    (original,) = names(bucket, "originals/")
    acl = bucket.get_object_acl(Bucket=BUCKET, Key=original)
    assert "AllUsers" not in str(acl["Grants"])
    with photo.file.open("rb") as file:
        assert file.read() == data
    made = names(bucket, "media/")
    assert {name.rpartition(".")[2] for name in made} >= {"avif", "webp", "jpg"}
    head = bucket.head_object(Bucket=BUCKET, Key=made[0])
    assert head["CacheControl"] == "public, max-age=31536000, immutable"
    assert head["ContentType"].startswith("image/")
    assert default_storage.url("x.jpg") == "https://img.news.example/media/x.jpg"


def test_a_page_shows_the_renditions_at_their_public_address(bucket, client) -> None:
    photo = actions.add_photo(ContentFile(jpeg_bytes(640, 427), "a.jpg"), by=None, alt="Harbour")
    page = client.get(make_article(lead_photo_id=photo.pk).get_absolute_url()).text
    assert "https://img.news.example/media/" in page
    assert "originals" not in page


def test_an_object_that_is_gone_leaves_a_page_with_a_placeholder(bucket, client) -> None:
    photo = actions.add_photo(ContentFile(jpeg_bytes(640, 427), "a.jpg"), by=None, alt="Harbour")
    for name in [*names(bucket, "media/"), *names(bucket, "originals/")]:
        bucket.delete_object(Bucket=BUCKET, Key=name)
    Photo.objects.filter(pk=photo.pk).update(renditions={})
    response = client.get(make_article(lead_photo_id=photo.pk).get_absolute_url())
    assert response.status_code == 200
