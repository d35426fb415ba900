"""The tables of the desk."""

from .device import Device
from .membership import Membership, Role
from .upload import Upload
from .version import Version

__all__ = ["Device", "Membership", "Role", "Upload", "Version"]
