"""Photos in the text: put there, worded, moved, kept whole."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile

from accounts.tests.cast import chief_editor
from photos.actions import add_photo
from photos.models import Photo
from photos.tests.factories import jpeg_bytes, make_photo

TWO = "<p>Before the photo.</p>{}<p>After the photo.</p>"


def figure(photo: Photo, caption: str = "", **data: str) -> str:
    attributes = "".join(f' data-{name}="{value}"' for name, value in data.items())
    return (
        f'<figure data-photo="{photo.pk}" data-size="text"{attributes}>'
        f"<figcaption>{caption}</figcaption></figure>"
    )


@pytest.fixture
def photo(transactional_db: None) -> Photo:
    return make_photo(
        title="Cranes at Cat Lai", caption="Cranes at work.", credit="MST", alt="Four cranes."
    )


def test_a_photo_splits_the_paragraph_around_it_by_keys_alone(write, photo):
    writer = write("<p>The yard is full. Nobody had planned for that.</p>")
    writer.put_cursor("The yard is full.")
    writer.press("Shift+Tab", "Enter")  # the toolbar is one stop, its first button is Photo
    dialog = writer.page.get_by_role("dialog", name="Which photo?")
    dialog.get_by_role("button", name="Cranes at Cat Lai").wait_for()
    writer.type("cranes")
    writer.page.wait_for_timeout(600)
    writer.press("Tab", "Tab", "Enter")  # past the upload to the first photo found
    dialog.wait_for(state="detached")
    writer.type("The yard on Friday")
    writer.press("Enter")
    writer.type("A new line.")
    assert writer.save() == (
        "<p>The yard is full.</p>"
        + figure(photo, "The yard on Friday")
        + "<p>A new line.</p><p>Nobody had planned for that.</p>"
    )


def test_a_blank_caption_says_what_it_inherits(write, photo):
    writer = write(TWO.format(figure(photo)))
    node = writer.page.locator(".own-photo")
    holder = node.locator(".own-holder")
    writer.page.wait_for_selector(".own-holder[data-placeholder*='Cranes at work.']")
    assert "is-blank" in holder.get_attribute("class")
    assert node.locator(".photo-credit").inner_text() == "Photo: MST"
    node.locator("img").click()
    alt = node.get_by_label("Description for those who cannot see it")
    assert "Four cranes." in alt.get_attribute("placeholder")


def test_description_size_and_crop_are_kept_even_if_save_is_pressed_at_once(write, photo):
    writer = write(TWO.format(figure(photo)))
    node = writer.page.locator(".own-photo")
    node.locator("img").click()
    node.get_by_label("Size").select_option("wide")
    node.get_by_label("Crop").select_option("16:9")
    point = node.get_by_role("button", name="Point to keep in view")
    point.press("ArrowLeft")
    point.press("Shift+ArrowDown")
    node.get_by_label("Description for those who cannot see it").fill("Cranes & boxes")
    stored = writer.save()
    assert (
        f'<figure data-photo="{photo.pk}" data-size="wide" data-alt="Cranes &amp; boxes" '
        in stored
    )
    assert 'data-crop="16:9@45,51"' in stored


def test_enter_in_the_description_does_not_send_the_form(write, photo):
    writer = write(TWO.format(figure(photo)))
    writer.page.locator(".own-photo img").click()
    alt = writer.page.get_by_label("Description for those who cannot see it").first
    alt.fill("Cranes")
    alt.press("Enter")
    writer.page.wait_for_timeout(300)
    assert 'data-alt="Cranes"' in writer.html()
    assert writer.page.locator(".messagelist").count() == 0


@pytest.mark.parametrize(
    "keys",
    [
        "Control+Alt+2",
        "Control+Alt+3",
        "Control+Alt+0",
        "Control+Shift+8",
        "Control+Shift+7",
        "Control+Shift+b",
    ],
)
@pytest.mark.parametrize("where", ["caption", "whole"])
def test_no_key_for_headings_and_lists_destroys_a_photo(write, photo, keys, where):
    writer = write(TWO.format(figure(photo, "Words below")))
    if where == "caption":
        writer.put_cursor("Words")
    else:
        writer.page.locator(".own-photo img").click()
    writer.press(keys)
    held = writer.held().replace("<strong>", "").replace("</strong>", "")
    assert held == TWO.format(figure(photo, "Words below"))


def test_heading_buttons_are_off_in_a_caption(write, photo):
    writer = write(TWO.format(figure(photo, "Words below")))
    writer.put_cursor("Words")
    heading = writer.tool("Heading")
    writer.page.wait_for_selector(".surface-toolbar [aria-label=Heading][aria-disabled=true]")
    heading.click(force=True)
    assert figure(photo, "Words below") in writer.held()


def test_typing_does_not_replace_a_selected_photo(write, photo):
    writer = write(TWO.format(figure(photo)))
    writer.page.locator(".own-photo img").click()
    writer.type("Typed")
    assert writer.held() == TWO.format(figure(photo) + "<p>Typed</p>")


def test_backspace_before_a_caption_selects_the_photo_first(write, photo):
    writer = write(TWO.format(figure(photo, "Words")))
    writer.put_cursor("Words", after=False)
    writer.press("Backspace")
    assert figure(photo, "Words") in writer.held()
    assert writer.page.locator(".own-photo.ProseMirror-selectednode").count() == 1
    writer.press("Backspace")
    assert writer.held() == TWO.format("")
    writer.press("Control+z")
    assert figure(photo, "Words") in writer.held()


def test_a_photo_moves_by_keys_and_by_its_buttons_and_says_so(write, photo):
    writer = write(TWO.format(figure(photo, "Words")))
    writer.put_cursor("Words")
    writer.press("Alt+ArrowUp")
    assert writer.kinds() == ["photo", "paragraph", "paragraph"]
    status = writer.page.locator(".surface-announcement")
    status.get_by_text("Moved: now 1 of 3.").wait_for()
    down = writer.page.locator(".own-photo").get_by_role("button", name="Move down")
    down.press("Enter")
    assert writer.kinds() == ["paragraph", "photo", "paragraph"]
    focused = "document.activeElement.getAttribute('aria-label')"
    assert writer.page.evaluate(focused) == "Move down", "it can be pressed again at once"
    writer.press("Enter")
    assert writer.kinds() == ["paragraph", "paragraph", "photo"]
    for _ in range(3):
        writer.page.keyboard.press("Escape")
        writer.press("Control+z")
    assert writer.held() == TWO.format(figure(photo, "Words"))


def test_each_change_of_a_photo_is_one_step_of_undo(write, photo):
    other = make_photo(title="Another one")
    writer = write(TWO.format(figure(photo, "Words", alt="First")))
    node = writer.page.locator(".own-photo")
    node.locator("img").click()
    node.get_by_label("Size").select_option("small")
    node.get_by_role("button", name="Another photo").click()
    writer.page.get_by_role("dialog").get_by_role("button", name="Another one").click()
    writer.page.get_by_role("dialog").wait_for(state="detached")
    assert f'data-photo="{other.pk}" data-size="small"><' in writer.held()
    writer.press("Control+z")
    assert f'data-photo="{photo.pk}" data-size="small" data-alt="First"' in writer.held()
    writer.press("Control+z")
    assert writer.held() == TWO.format(figure(photo, "Words", alt="First"))
    writer.press("Control+Shift+z")
    assert 'data-size="small"' in writer.held()


def test_a_photo_is_dragged_between_two_paragraphs(write, photo):
    writer = write(f"{figure(photo, 'Words')}<p>One.</p><p>Two.</p>")
    writer.page.set_viewport_size({"width": 1440, "height": 2000})
    writer.page.locator(".own-photo img[src]").wait_for()
    writer.page.locator(".own-photo .own-face").drag_to(
        writer.text.get_by_text("Two."), target_position={"x": 20, "y": 2}
    )
    assert writer.kinds() == ["paragraph", "photo", "paragraph"]


def test_copy_and_cut_carry_a_photo_with_its_words(write, photo):
    writer = write(TWO.format(figure(photo, "Words", alt="Cranes")))
    writer.page.locator(".own-photo img").click()
    writer.press("Control+x")
    assert writer.held() == TWO.format("")
    writer.put_cursor("After the photo.")
    writer.press("Control+v")
    assert figure(photo, "Words", alt="Cranes") in writer.held()
    assert writer.kinds()[:3] == ["paragraph", "paragraph", "photo"]


def test_a_new_photo_is_uploaded_right_there(write):
    writer = write("<p>Before.</p>")
    writer.put_cursor("Before.")
    writer.tool("Photo").click()
    dialog = writer.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Upload a new photo").click()
    dialog.get_by_role("button", name="Upload", exact=True).click()
    assert "Choose a photo on this device first." in dialog.inner_text()
    dialog.get_by_label("Photo").set_input_files(
        {"name": "yard.jpg", "mimeType": "image/jpeg", "buffer": jpeg_bytes(800, 600)}
    )
    dialog.get_by_role("textbox", name="Caption", exact=True).fill("The yard.")
    dialog.get_by_role("textbox", name="Credit", exact=True).fill("Lan Phạm")
    dialog.get_by_label("Description").fill("Boxes in rows.")
    dialog.get_by_role("button", name="Upload", exact=True).click()
    dialog.wait_for(state="detached")
    photo = Photo.objects.get()
    assert (photo.caption, photo.credit, photo.alt) == ("The yard.", "Lan Phạm", "Boxes in rows.")
    assert writer.save() == f"<p>Before.</p>{figure(photo)}"


def test_a_file_that_is_no_photo_is_refused_in_words_and_nothing_typed_is_lost(write):
    writer = write(expect=["400 (Bad Request)"])
    writer.tool("Photo").click()
    dialog = writer.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Upload a new photo").click()
    dialog.get_by_label("Photo").set_input_files(
        {"name": "yard.jpg", "mimeType": "image/jpeg", "buffer": b"I am no picture."}
    )
    dialog.get_by_role("textbox", name="Caption", exact=True).fill("The yard.")
    dialog.get_by_role("button", name="Upload", exact=True).click()
    dialog.locator(".surface-error").wait_for()
    assert dialog.get_by_role("textbox", name="Caption", exact=True).input_value() == "The yard."
    assert not Photo.objects.exists()


def test_a_photo_that_the_library_has_already_is_offered_from_there(write):
    data = jpeg_bytes(800, 600)
    known = add_photo(ContentFile(data, "a.jpg"), by=chief_editor(), title="Known")
    writer = write("<p>Before.</p>", expect=["409 (Conflict)"])
    writer.put_cursor("Before.")
    writer.tool("Photo").click()
    dialog = writer.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Upload a new photo").click()
    dialog.get_by_label("Photo").set_input_files(
        {"name": "b.jpg", "mimeType": "image/jpeg", "buffer": data}
    )
    dialog.get_by_role("button", name="Upload", exact=True).click()
    dialog.get_by_role("button", name="Use “Known” from the library").click()
    dialog.wait_for(state="detached")
    assert figure(known) in writer.html()


def test_somebody_whose_session_is_over_is_told_so(write, photo):
    writer = write(expect=["403 (Forbidden)"])
    writer.page.context.clear_cookies()
    writer.tool("Photo").click()
    status = writer.page.get_by_role("dialog").locator(".surface-status")
    status.get_by_text("sign in", exact=False).wait_for()
    writer.press("Escape")
    assert writer.html() == "<p>First words.</p>", "nothing is lost"


HAND_OVER = """([bytes, type]) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(bytes)], "yard.jpg", { type: "image/jpeg" }));
    const text = document.querySelector(".ProseMirror");
    const { right, top } = text.querySelector("p").getBoundingClientRect();
    const how = { bubbles: true, cancelable: true, clientX: right - 5, clientY: top + 5 };
    text.dispatchEvent(
        type === "paste"
            ? new ClipboardEvent(type, { ...how, clipboardData: data })
            : new DragEvent(type, { ...how, dataTransfer: data })
    );
}"""


@pytest.mark.parametrize("way", ["paste", "drop"])
def test_a_picture_pasted_or_dropped_opens_the_upload_with_the_file_in_it(write, way):
    writer = write("<p>Before.</p>")
    writer.put_cursor("Before.")
    writer.page.evaluate(HAND_OVER, [list(jpeg_bytes(400, 300)), way])
    dialog = writer.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Upload", exact=True).click()
    dialog.wait_for(state="detached")
    assert writer.kinds() == ["paragraph", "photo", "paragraph"]


def test_a_photo_that_is_gone_is_said_to_be_gone(write):
    writer = write('<figure data-photo="4711" data-size="text"><figcaption></figcaption></figure>')
    missing = writer.page.locator(".own-missing")
    missing.get_by_text("Photo 4711 is no longer in the library.", exact=False).wait_for()


def test_thirty_photos_are_looked_up_in_one_request(write, transactional_db):
    body = "".join(figure(make_photo()) for _ in range(30))
    asked = []
    writer = write("<p>Empty</p>")
    writer.page.on(
        "request", lambda request: asked.append(request.url) if "/desk/" in request.url else None
    )
    writer.open(body)
    writer.page.locator(".own-photo img[src]").nth(29).wait_for()
    assert len([url for url in asked if "photos" in url]) == 1


def test_galleries_are_filled_ordered_and_emptied(write, transactional_db):
    _first, second, third = (make_photo(title=title) for title in ("First", "Second", "Third"))
    writer = write("<p>Before.</p>")
    writer.put_cursor("Before.")
    writer.tool("Gallery").click()
    dialog = writer.page.get_by_role("dialog")
    for title in ("First", "Third"):
        dialog.get_by_role("button", name=title).click()
    dialog.get_by_role("button", name="Add the chosen photos (2)").click()
    dialog.wait_for(state="detached")
    writer.type("Three ports")
    node = writer.page.locator(".own-gallery")
    node.get_by_role("button", name="Add photos").click()
    dialog.get_by_role("button", name="Second").click()
    dialog.get_by_role("button", name="Add the chosen photos (1)").click()
    dialog.wait_for(state="detached")
    node.get_by_role("button", name="Earlier: Second").press("Enter")
    node.get_by_role("button", name="Take out: First").click()
    assert writer.save() == (
        f'<p>Before.</p><figure data-gallery="{second.pk},{third.pk}">'
        "<figcaption>Three ports</figcaption></figure>"
    )
