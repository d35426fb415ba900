"""UUIDs made of the names in our addresses: the same in every copy of the directory.

One of something at a center (version 8 of RFC 9562) begins with six bytes of its center's name, so
what it stands for is found among what that center has. All others are of version 5.
"""

from uuid import UUID, uuid5

NAMESPACE = UUID("6af16ef5-a3d1-4f46-af9d-5298058b884f")
HEAD_BYTES = 6
VERSION_8 = 0x80


def named(*names: object) -> UUID:
    """The identifier of something by its names, of which the first says what it is."""
    return uuid5(NAMESPACE, "/".join(map(str, names)))


def at_center(slug: str, *names: object) -> UUID:
    """The identifier of a center by its slug or, by further names, of something that it has."""
    tail = bytearray(named("center", slug, *names).bytes[HEAD_BYTES:])
    tail[0] = VERSION_8 | tail[0] & 0x0F
    return UUID(bytes=head(slug) + bytes(tail))


def is_at(identifier: UUID, slug: str) -> bool:
    """Whether an identifier may be of a center or of something that it has."""
    return identifier.bytes.startswith(head(slug))


def head(slug: str) -> bytes:
    """How the identifiers at a center begin."""
    return named("center", slug).bytes[:HEAD_BYTES]
