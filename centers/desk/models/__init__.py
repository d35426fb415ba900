"""The tables of the desk."""

from .membership import Membership, Role
from .version import Version

__all__ = ["Membership", "Role", "Version"]
