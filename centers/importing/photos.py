"""Photos in: re-encoded, bounded, without what a camera wrote beside the picture."""

import hashlib
from io import BytesIO
from typing import NamedTuple

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

from ..models.photo import FOLDER, LARGE, SMALL, small_of

MOST_BYTES = 15 * 1024 * 1024
MOST_PIXELS = 60_000_000
FEWEST_PIXELS = 300
FORMATS = ("JPEG", "PNG", "WEBP")

TOO_LARGE = _("The file is larger than 15 MB.")
TOO_MANY_PIXELS = _("The picture has more than 60 million pixels. Send a smaller one.")
TOO_SMALL = _("The picture is smaller than 300 pixels on a side: it would be blurred.")
UNREADABLE = _("This is no photo that can be read. Send a JPEG, PNG or WebP file.")


class BadPhotoError(ValueError):
    """A file that cannot be taken, with the sentence that says why."""


class Photo(NamedTuple):
    """A photo in two sizes, as JPEG, and the name under which it is kept."""

    name: str
    large: bytes
    small: bytes


def store(photo: Photo) -> str:
    """Keep a photo, if it is not kept already; the name for the column of a listing."""
    for name, content in ((photo.name, photo.large), (small_of(photo.name), photo.small)):
        if not default_storage.exists(name):
            default_storage.save(name, ContentFile(content))
    return photo.name


def photo_of(content: bytes) -> Photo:
    """A photo made anew from a file; raises BadPhotoError."""
    if len(content) > MOST_BYTES:
        raise BadPhotoError(TOO_LARGE)
    picture = bounded(picture_of(content), LARGE)
    large = encoded(picture)
    name = hashlib.sha256(large).hexdigest()[:32]
    width, height = picture.size
    return Photo(f"{FOLDER}/{name}-{width}x{height}.jpg", large, encoded(bounded(picture, SMALL)))


def picture_of(content: bytes) -> Image.Image:
    """The pixels of a file and nothing else, upright, on white where it was transparent."""
    try:
        file = Image.open(BytesIO(content), formats=FORMATS)
        require_size(*file.size)
        file.draft("RGB", (LARGE, LARGE))
        upright = ImageOps.exif_transpose(file).convert("RGBA")
    except BadPhotoError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise BadPhotoError(TOO_MANY_PIXELS) from None
    except Exception as error:
        # Whatever a strange file makes of the library, whoever sent it reads one sentence.
        raise BadPhotoError(UNREADABLE) from error
    # A new picture: what stood beside the pixels of the old one is not carried over.
    picture = Image.new("RGB", upright.size, "white")
    picture.paste(upright, mask=upright.getchannel("A"))
    return picture


def require_size(width: int, height: int) -> None:
    """Refuse, before a pixel is unpacked, what is too large or too small."""
    if width * height > MOST_PIXELS:
        raise BadPhotoError(TOO_MANY_PIXELS)
    if min(width, height) < FEWEST_PIXELS:
        raise BadPhotoError(TOO_SMALL)


def bounded(picture: Image.Image, side: int) -> Image.Image:
    """A copy of which no side is longer."""
    copy = picture.copy()
    copy.thumbnail((side, side), Image.Resampling.LANCZOS)
    return copy


def encoded(picture: Image.Image) -> bytes:
    """A picture as JPEG."""
    file = BytesIO()
    picture.save(file, "JPEG", quality=82, optimize=True, progressive=True)
    return file.getvalue()
