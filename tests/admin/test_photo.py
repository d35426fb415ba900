"""Photos are made anew, bounded, told in words, and served by names that never change."""

import struct
import zlib
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from centers.importing import photos
from centers.models import Center
from tests.admin.pages import errors, filled_in
from tests.admin.people import THEIRS, make_places, sign_in
from tests.factories import make_center

pytestmark = pytest.mark.django_db

SAID = {"photo_alt": "大门", "photo_alt_en": "The entrance"}
SECRET = b"position 31.2 121.4"


@pytest.fixture(autouse=True)
def kept_apart(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def change(center):
    return f"/en/staff/centers/center/{center.pk}/change/"


def picture(kind="JPEG", size=(2000, 1200), **options):
    file = BytesIO()
    Image.new("RGB", size, "teal").save(file, kind, **options)
    return file.getvalue()


def from_a_phone():
    """A photo that lies on its side, with what a phone writes beside it."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = SECRET.decode()
    exif.get_ifd(0x8825)[1] = "N"
    return picture(exif=exif, comment=SECRET)


def upload(client, center, content, name="photo.jpg", **said):
    sent = {**filled_in(client.get(change(center))), **(said or SAID)}
    return client.post(change(center), {**sent, "photo": SimpleUploadedFile(name, content)})


def huge_png():
    """A PNG of a few bytes that says it has 400 million pixels."""
    head = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(b"0")), (b"IEND", b"")]
    chunks = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def test_a_photo_is_made_anew_upright_and_in_two_sizes_without_what_stood_beside_it(staff, client):
    center = make_center()
    assert SECRET in from_a_phone()
    assert upload(staff, center, from_a_phone()).status_code == 302
    center.refresh_from_db()
    found = center.photo_file
    assert (found.width, found.height) == (960, 1600)
    for address, size in ((found.large, (960, 1600)), (found.small, (384, 640))):
        answer = client.get(address)
        content = b"".join(answer.streaming_content)
        image = Image.open(BytesIO(content))
        assert (image.size, image.format, dict(image.getexif())) == (size, "JPEG", {})
        assert SECRET not in content
        assert b"Exif" not in content
        assert answer["Content-Type"] == "image/jpeg"
        assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
        assert "Set-Cookie" not in answer
    page = client.get(f"/en/centers/{center.slug}/").content.decode()
    assert 'alt="The entrance"' in page
    assert found.small in page
    assert 'alt="大门"' in client.get(f"/centers/{center.slug}/").content.decode()


def test_the_same_photo_is_kept_once_and_stays_when_the_page_is_saved_again(staff):
    center = make_center()
    for _ in range(2):
        assert upload(staff, center, picture("PNG")).status_code == 302
    assert len(default_storage.listdir("centers")[1]) == 2
    before = Center.objects.values("photo").get()
    assert staff.post(change(center), filled_in(staff.get(change(center)))).status_code == 302
    assert Center.objects.values("photo").get() == before
    sent = {**filled_in(staff.get(change(center))), "photo-clear": "on"}
    assert staff.post(change(center), sent).status_code == 302
    assert Center.objects.get().photo == ""


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", photos.UNREADABLE),
        (b"\xff\xd8\xff\xe0 no photo", photos.UNREADABLE),
        (picture()[:2000], photos.UNREADABLE),
        (picture("GIF"), photos.UNREADABLE),
        (huge_png(), photos.TOO_MANY_PIXELS),
        (picture(size=(299, 400)), photos.TOO_SMALL),
    ],
    ids=["svg", "fake", "cut", "gif", "bomb", "small"],
)
def test_a_file_that_is_no_photo_is_refused_with_a_sentence(staff, content, said):
    center = make_center()
    assert errors(upload(staff, center, content)) == {"photo": [str(said)]}
    center.refresh_from_db()
    assert center.photo == ""


def test_a_photo_is_told_in_both_languages(staff):
    answer = upload(staff, make_center(), picture(), photo_alt="大门", photo_alt_en="")
    assert errors(answer) == {"photo_alt_en": ["Say what the photo shows."]}


def test_nobody_sends_a_photo_to_anothers_center():
    ours, theirs = make_places(), make_places(THEIRS)
    client = sign_in("keeper", ours["center"]).client
    file = SimpleUploadedFile("photo.jpg", picture())
    answer = client.post(change(theirs["center"]), {"photo": file, **SAID})
    assert answer.status_code in (302, 403)
    theirs["center"].refresh_from_db()
    assert theirs["center"].photo == ""


@pytest.mark.parametrize("name", ["../../db.sqlite3", "a.jpg", "%2e%2e/settings.py", "x.svg"])
def test_nothing_else_is_served(client, name):
    assert client.get(f"/media/centers/{name}").status_code == 404
    assert client.post(f"/media/centers/{name}").status_code in (404, 405)
    unknown = "0" * 32 + "-10x10.jpg"
    assert client.get(f"/media/centers/{unknown}").status_code == 404
