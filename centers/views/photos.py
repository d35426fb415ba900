"""Photos: files whose names say what is in them, and which so never change."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest

from ..models.photo import FOLDER


def photo(request: HttpRequest, name: str) -> FileResponse:
    """A photo, to be kept by whoever reads it for as long as they like."""
    path = f"{FOLDER}/{name}"
    if not default_storage.exists(path):
        raise Http404
    kept = {"Cache-Control": "public, max-age=31536000, immutable"}
    return FileResponse(default_storage.open(path), content_type="image/jpeg", headers=kept)
