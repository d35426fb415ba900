"""Names and addresses: which rows are one room or one center, and what these are called."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b

from .entry import Entry, Head

#: Ten hexadecimal digits: none of the list's thousands of keys meet.
SLUG_BYTES = 5
SHORTEST_NAME = 3

#: A name that ends like this is one of a part of a building or ground, not of the whole.
PART = re.compile(
    r"(?:실|층|강당|홀|장|앞|뒤|옆|뒤편|마당|호|방|교실|지하|지상|본관|신관|별관|별당|체육시설|기타"
    r"|코트|잔디|관람석|로비|카페)(?:\s*\d+)?(?:\s*\([^()]*\))?$"
)
LAST_PART = re.compile(r"\s+\S*(?:실|층|강당|홀|장|앞|호|방)\d*(?:\s*\([^()]*\))?$")
#: Where a room is, which does not name it: 본관2층, 지하1층, 3층.
WHEREABOUTS = re.compile(r"(?:본관|신관|별관|청사|지상|지하|\s|\d{1,2}층|\d{1,2},)+")
#: A name that any town may have one of.
COMMON = re.compile(
    r"(?:종합|공설|시민|군민|실내|인조|대|중|소)*(?:주차장|회의실|강당|다목적실|강의실|공연장|전시실"
    r"|운동장|체육관|체육시설|체육센터|문화회관|복지회관|문화예술회관|잔디구장|축구장|야구장|농구장|족구장"
    r"|풋살장|테니스장|배드민턴장|게이트볼장|수영장|탁구장|국궁장|씨름장|승마장|X-게임장)"
)
IN_PARENTHESES = re.compile(r"\([^()]*\)?$")


def folded(text: str) -> str:
    """A text as keys compare it: without blanks, widths and letter cases."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold()


def slug(*parts: str) -> str:
    """A slug that stays the same as long as these texts do."""
    digest = blake2b("\0".join(parts).encode(), digest_size=SLUG_BYTES)
    return f"kr-{digest.hexdigest()}"


def address(entry: Entry) -> str:
    """Where it is: the road address, or the lot if there is none."""
    return entry.stated(Head.ROAD_ADDRESS) or entry.stated(Head.LOT_ADDRESS)


def building(entry: Entry) -> str:
    """The key of the address: without the remark behind it, which some write and some do not."""
    place = folded(address(entry))
    return IN_PARENTHESES.sub("", place).removesuffix("번지") or place


def center_slug(entry: Entry) -> str:
    """The slug of the center of a row: everything at one address is one center."""
    return slug(building(entry))


def room_slug(entry: Entry) -> str:
    """The slug of a row's room, by the names of facility and place and the address."""
    return slug(folded(entry[Head.FACILITY]), folded(entry[Head.PLACE]), building(entry))


def center_name(entries: Sequence[Entry]) -> str:
    """What to call the center of these rows.

    It is the name that most of them share, be it as facility or as place, unless it names a part
    only, such as 2층 회의실; of equals the place's, then the shorter. A name that any town has is
    told apart by who manages it.
    """
    rows = Counter(
        name for entry in entries for name in {entry[Head.FACILITY], entry[Head.PLACE]} if name
    )
    places = {entry[Head.PLACE] for entry in entries}

    def fitness(name: str) -> tuple[bool, int, bool, int]:
        return (not PART.search(name), rows[name], name in places, -len(name))

    best = max(rows, key=fitness)
    name = whole_of(best, entries) if PART.search(best) else best
    is_common = COMMON.fullmatch(name) or WHEREABOUTS.fullmatch(name)
    return f"{entries[0][Head.MANAGER]} {name}".strip() if is_common else name


def whole_of(part: str, entries: Sequence[Entry]) -> str:
    """The whole that the name of a part begins with, if it can be told apart; else the part."""
    facilities = [entry[Head.FACILITY] for entry in entries]
    for name in (part, *facilities):
        whole = name
        while LAST_PART.search(whole):
            whole = LAST_PART.sub("", whole)
        if whole != name and len(whole) >= SHORTEST_NAME and not WHEREABOUTS.fullmatch(whole):
            return whole
    return part


def room_name(entry: Entry, center: str) -> str:
    """What to call the room of a row within the center of that name."""
    facility, place = entry[Head.FACILITY], entry[Head.PLACE]
    if folded(place) == folded(center) or folded(place) in folded(facility):
        return facility or place
    if folded(facility) in folded(place) or folded(facility) == folded(center):
        return with_type(place, entry.stated(Head.KIND))
    return f"{facility} {place}"


def with_type(place: str, facility_type: str) -> str:
    """A place that only says where, such as 본관2층, with the type of the room behind it."""
    says_more = facility_type not in {"", "기타"}
    return f"{place} {facility_type}" if says_more and WHEREABOUTS.fullmatch(place) else place
