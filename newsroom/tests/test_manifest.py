"""The paper on a phone's screen: a manifest that names it, with icons that are there."""

import json
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from PIL import Image

from pages.models import Masthead

pytestmark = pytest.mark.django_db


def test_the_manifest_names_the_paper_and_is_linked_from_every_page(client: Client) -> None:
    Masthead.objects.create(name="The Paper", tagline="Every day")
    response = client.get("/manifest.webmanifest")
    said = json.loads(response.content)
    assert response.headers["Content-Type"] == "application/manifest+json"
    assert (said["name"], said["start_url"], said["scope"]) == ("The Paper", "/", "/")
    assert '<link rel="manifest" href="/manifest.webmanifest">' in client.get("/").content.decode()


def test_its_icons_are_there_in_their_sizes_one_of_them_maskable(client: Client) -> None:
    icons = json.loads(client.get("/manifest.webmanifest").content)["icons"]
    assert {icon["purpose"] for icon in icons} == {"any", "maskable"}
    for icon in icons:
        file = finders.find(icon["src"].removeprefix("/static/"))
        assert file, icon
        if icon["type"] == "image/png":
            with Image.open(Path(file)) as image:
                assert icon["sizes"] == f"{image.width}x{image.height}"


def test_the_colour_of_the_frame_follows_light_and_dark(client: Client) -> None:
    assert client.get("/").content.decode().count('name="theme-color"') == 2
