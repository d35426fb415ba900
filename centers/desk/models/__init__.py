"""The tables of the desk."""

from .membership import Membership, Role
from .upload import Upload
from .version import Version

__all__ = ["Membership", "Role", "Upload", "Version"]
