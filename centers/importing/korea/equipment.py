"""Reads equipment in free words into amenities; only what a word says, never what it suggests."""

import re
from collections.abc import Iterator

#: Amenities by the words for them, in text without blanks. One word may say two.
WORDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (amenity, re.compile(words, re.IGNORECASE))
    for amenity, words in (
        ("air_conditioning", r"냉난방(?!비)|냉방|에어컨|에어콘"),
        ("heating", r"냉난방(?!비)|난방(?!비)|온풍기|히터"),
        ("drinking_water", r"정수기|냉온수기|음수대|식수대"),
        ("hot_water", r"냉온(?:정)?수기|온수기"),
        ("wifi", r"와이파이|wi-?fi|무선인터넷"),
        ("microwave", r"전자렌?레인지"),
        ("toilet", r"화장실(?!용)|화징실"),
        ("accessible_toilet", r"장애인(?:용)?화장실"),
        ("parking", r"주차(?:장|시설|공간)"),
        ("accessible_parking", r"장애인(?:전용)?주차"),
        ("bike_parking", r"자전거(?:보관|거치|주차)"),
        ("nursing_room", r"수유실"),
        ("lift", r"엘리베이터|엘레베이터|승강기"),
        ("projector", r"빔(?!스크린)|프로젝[트터]|프로[잭젝젯]|프로제터|프포젝트"),
        ("screen", r"스크린(?!골프)|TV|티브이|텔레비[전젼]|모니터"),
        ("whiteboard", r"화이트보드|칠판"),
        ("microphone", r"마이크(?!로|스탠드)|유무선MIC|[유무]선MIC"),
        ("speakers", r"스피커|[앰엠]프(?!로)|확성기|오디오|음향(?!반사판|콘솔|실)"),
        ("video_conference", r"화상회의"),
        ("computer", r"컴퓨터(?!교?육?실)|노트북|(?<![a-z])PC(?![a-z방])"),
        ("piano", r"피아노"),
        ("mirror", r"거울"),
        ("stage", r"무대(?!조명|음향|버튼|막)"),
        ("kitchen", r"주방(?!도구|기구)|조리(?:실|시설|대)|취사장|공유부엌|요리가능시설"),
        ("tables", r"책상|책걸상|의자(?!리)|탁자|테이블"),
    )
)
#: Things of which the number of pieces is worth telling.
COUNTED = {"projector", "screen", "whiteboard", "microphone", "computer", "piano"}
#: What separates things; between cold and heat it joins them.
SEPARATORS = re.compile(r"[+,/·ㆍ;、&\n]|\s및\s|\s등(?=\s|$)")
COLD_AND_HEAT = re.compile(r"냉\s*[·ㆍ.,/+]\s*난방")
PIECES = re.compile(r"(?:\(\s*)?(\d{1,3})\s*(?:개|대|식|조|set)?\s*\)?$", re.IGNORECASE)
ABSENT = re.compile(r"없음$|미설치$")
NOT_THE_ROOM_S = re.compile(r"불가|별도\s*문의")

Amenities = dict[str, tuple[bool, int | None]]


def read_equipment(text: str) -> Amenities:
    """The amenities that a text names, each as there or absent, and how many of it if told.

    Of what is named twice, say microphones with and without a cord, the number is not told.
    """
    amenities: Amenities = {}
    for thing in things_of(text):
        found = amenities_of(thing)
        for amenity in found:
            is_alone = len(found) == 1 and amenity not in amenities
            pieces = pieces_of(thing) if is_alone and amenity in COUNTED else None
            amenities[amenity] = (not ABSENT.search(thing), pieces)
    return amenities


def things_of(text: str) -> Iterator[str]:
    """The things that a text lists, without blanks."""
    for thing in SEPARATORS.split(COLD_AND_HEAT.sub("냉난방", text)):
        if bare := re.sub(r"\s+", "", thing):
            yield bare


def amenities_of(thing: str) -> list[str]:
    """The amenities that one thing is."""
    if NOT_THE_ROOM_S.search(thing):
        return []
    return [amenity for amenity, words in WORDS if words.search(thing)]


def pieces_of(thing: str) -> int | None:
    """How many pieces of a thing there are, where a number follows and is that of all."""
    match = PIECES.search(thing)
    is_all = thing.count("(") == thing.count(")") and "각" not in thing
    return int(match[1]) or None if match and is_all else None


def write_amenities(amenities: Amenities) -> str:
    """Amenities as a cell of the workbook holds them: ``projector:2;!microphone``."""
    return ";".join(
        (code if present else f"!{code}") + (f":{pieces}" if pieces else "")
        for code, (present, pieces) in sorted(amenities.items())
    )
