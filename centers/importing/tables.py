"""The layout of the workbook: its tables and columns, declared once for reading and writing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Model

from ..models import (
    Center,
    CenterAmenity,
    Occupied,
    Phone,
    Room,
    RoomAmenity,
    RoomLayout,
    ServiceOffer,
    SpecialDay,
    WeeklyHours,
)
from . import lists, words
from .kinds import (
    Choice,
    Code,
    Kind,
    Number,
    Several,
    Words,
    day,
    instant,
    minute,
    minute_unless_closed,
    yes_no,
)


@dataclass(frozen=True)
class Rows:
    """The rows of another table that hold what a cell lists: its model and their columns."""

    model: type[Model]
    owner: str
    fields: tuple[str, ...]
    item: Callable[..., tuple[Any, ...]]


@dataclass(frozen=True)
class Column:
    """A column: its key, its Chinese head, what a cell holds, and which model fields it is.

    Without ``fields`` it is the field of the same name. A ``needed`` column is one without which
    a row says nothing; ``strict`` ones are not left out of a row if they make no sense either.
    Those not ``for_staff`` are exported, but nobody is asked to fill them in.
    """

    key: str
    head: str
    kind: Kind
    fields: tuple[str, ...] = ()
    rows: Rows | None = None
    needed: bool = False
    strict: bool = False
    of_database: bool = True
    for_staff: bool = True

    @cached_property
    def model_fields(self) -> tuple[str, ...]:
        """The model fields that hold the value; none if other rows do."""
        return () if self.rows or not self.of_database else self.fields or (self.key,)

    def joined(self, raw: Sequence[Any]) -> Any:
        """The value that the model fields hold; of several, each says whether one code is in it."""
        if len(raw) == 1:
            return self.kind.normal(raw[0])
        return tuple(lists.Coded(code) for code, on in zip(words.ASK_BY, raw, strict=True) if on)

    def parted(self, value: Any) -> tuple[Any, ...]:
        """What the model fields hold of a value."""
        if len(self.model_fields) == 1:
            return (value,)
        return tuple(lists.Coded(code) in value for code in words.ASK_BY)


@dataclass(frozen=True)
class Table:
    """A table: its name, its Chinese name, its model, and what tells one of its rows from others.

    ``owner`` columns say whose detail a row is. Where ``unique``, at most one row has the same
    owner and identity; else several may, and are told apart by all they say.
    """

    name: str
    head: str
    model: type[Model]
    columns: tuple[Column, ...]
    identity: tuple[str, ...]
    owner: tuple[str, ...] = ()
    unique: bool = True
    order: tuple[str, ...] = field(default=("pk",))

    @cached_property
    def by_key(self) -> dict[str, Column]:
        """Its columns by their keys."""
        return {column.key: column for column in self.columns}

    @cached_property
    def listed(self) -> tuple[tuple[Column, Rows], ...]:
        """Its columns that rows of other tables hold, with those."""
        return tuple((column, column.rows) for column in self.columns if column.rows)

    @cached_property
    def indispensable(self) -> tuple[str, ...]:
        """The columns without which no row can be told; a name may be known already."""
        return tuple(
            column.key for column in self.columns if column.needed and column.key != "name"
        )

    @property
    def is_listing(self) -> bool:
        """Whether its rows have pages of their own: centers and rooms."""
        return self.model in (Center, Room)

    @cached_property
    def key(self) -> tuple[str, ...]:
        """Owner and identity together."""
        return (*self.owner, *self.identity)


def text(key: str, head: str, **more: object) -> Column:
    return Column(key, head, Words(), **more)  # type: ignore[arg-type]


def token(key: str, head: str, **more: object) -> Column:
    return Column(key, head, Words(token=True), **more)  # type: ignore[arg-type]


CENTER = token("center", "中心代号", fields=("center__slug",), needed=True)
ROOM = token("room", "房间代号", fields=("room__slug",), strict=True)
NAMES = (
    token("slug", "代号", needed=True, strict=True),
    text("name", "名称", needed=True, strict=True),
    text("name_en", "英文名称"),
    text("former_names", "曾用名"),
)
FEE = Column("fee", "收费", Choice(words.FEE))
IMPORTED_FROM = token("imported_from", "导入来源", for_staff=False)
CHECKED_ON = Column("checked_on", "核对日期", day())
AMENITY = Several(lists.read_stated, lists.write_stated, catalog="amenity")
STATED = ("amenity_id", "present", "quantity", "note")


def audiences(model: type[Model], owner: str) -> Column:
    through = model.audiences.through  # type: ignore[attr-defined]
    rows = Rows(through, owner, ("audience_id",), lists.Coded)
    kind = Several(lists.read_coded, lists.write_coded, catalog="audience")
    return Column("audiences", "面向对象", kind, rows=rows)


def times(kind: Kind, *, needed: bool = True) -> tuple[Column, Column]:
    return (
        Column("opens", "开始时间", kind, ("opens_minute",), needed=needed, strict=True),
        Column("closes", "结束时间", kind, ("closes_minute",), needed=needed, strict=True),
    )


def dates(first: str, last: str, *, needed: bool = False) -> tuple[Column, Column]:
    return (
        Column("from", "起始日期", day(), (first,), needed=needed, strict=True),
        Column("until", "截止日期", day(), (last,), strict=True),
    )


CENTERS = Table(
    "centers",
    "中心",
    Center,
    (
        *NAMES,
        Column("area", "区划", Code("area"), ("area_id",)),
        text("address", "地址"),
        text("address_en", "英文地址"),
        token("postal_code", "邮政编码"),
        Column("latitude", "纬度", Number(-90, 90, places=7, exact=False)),
        Column("longitude", "经度", Number(-180, 180, places=7, exact=False)),
        Column("datum", "坐标系", Choice(words.DATUM), of_database=False),
        text("operator", "运营单位"),
        text("summary", "简介"),
        text("summary_en", "英文简介"),
        text("directions", "交通指引"),
        token("website", "网站"),
        token("email", "电子邮箱"),
        text("wechat", "微信公众号"),
        Column("status", "状态", Choice(words.CENTER_STATUS, empty=None)),
        Column("closed_from", "闭馆起始", day()),
        Column("closed_until", "闭馆截止", day()),
        text("closed_reason", "闭馆原因"),
        Column("on_holidays", "法定节假日", Choice(words.DAY_POLICY)),
        Column("on_makeup_days", "调休上班日", Choice(words.DAY_POLICY)),
        Column("step_free_entrance", "无台阶入口", yes_no()),
        Column("lift", "电梯", yes_no()),
        Column("accessible_toilet", "无障碍卫生间", yes_no()),
        Column("hearing_loop", "助听环路", yes_no()),
        CHECKED_ON,
        text("source", "信息来源"),
        Column(
            "amenities",
            "设施",
            AMENITY,
            rows=Rows(CenterAmenity, "center_id", STATED, lists.stated),
        ),
        IMPORTED_FROM,
    ),
    identity=("slug",),
    order=("slug",),
)

ROOMS = Table(
    "rooms",
    "房间",
    Room,
    (
        CENTER,
        *NAMES,
        Column("kind", "类型", Choice(words.ROOM_KIND, empty="other")),
        text("floor", "楼层"),
        Column("area_m2", "面积（平方米）", Number(1, 999_999, places=2)),
        Column("people", "最多人数", Number(1)),
        Column(
            "layouts",
            "布局",
            Several(lists.read_seats, lists.write_seats, choice=Choice(words.LAYOUT)),
            rows=Rows(RoomLayout, "room_id", ("layout", "people"), lists.Seats),
        ),
        audiences(Room, "room_id"),
        text("conditions", "借用条件"),
        text("documents", "所需材料"),
        FEE,
        text("fee_note", "收费说明"),
        Column("notice_days", "提前工作日", Number(most=365)),
        Column("furthest_days", "最早提前天数", Number(most=3650)),
        Column("longest_minutes", "最长使用分钟", Number(1, 32_767)),
        Column(
            "ask_by",
            "预约方式",
            Several(lists.read_coded, lists.write_coded, choice=Choice(words.ASK_BY)),
            ("ask_by_phone", "ask_in_person", "ask_online"),
        ),
        token("ask_url", "预约链接"),
        text("rules", "使用规则"),
        text("rules_en", "英文使用规则"),
        Column("step_free", "无台阶", yes_no()),
        Column(
            "amenities", "设施", AMENITY, rows=Rows(RoomAmenity, "room_id", STATED, lists.stated)
        ),
        Column("occupied_known_until", "占用公布至", day()),
        CHECKED_ON,
        Column("status", "状态", Choice(words.ROOM_STATUS, empty=None)),
        IMPORTED_FROM,
    ),
    identity=("center", "slug"),
    order=("center__slug", "slug"),
)

HOURS = Table(
    "hours",
    "开放时间",
    WeeklyHours,
    (
        CENTER,
        ROOM,
        Column("weekday", "星期", Choice(words.WEEKDAY, empty=None), needed=True, strict=True),
        *times(minute()),
        *dates("valid_from", "valid_until"),
    ),
    owner=("center", "room"),
    identity=("weekday", "from", "until"),
    unique=False,
    order=("weekday", "valid_from", "opens_minute", "pk"),
)

SPECIAL_DAYS = Table(
    "special_days",
    "特别日期",
    SpecialDay,
    (
        CENTER,
        ROOM,
        *dates("starts_on", "ends_on", needed=True),
        *times(minute_unless_closed(), needed=False),
        text("reason", "原因"),
    ),
    owner=("center", "room"),
    identity=("from", "until"),
    unique=False,
    order=("starts_on", "opens_minute", "pk"),
)

PHONES = Table(
    "phones",
    "电话",
    Phone,
    (
        CENTER,
        ROOM,
        token("number", "号码", needed=True, strict=True),
        text("label", "用途"),
        token("answered", "接听时间"),
    ),
    owner=("center", "room"),
    identity=("number",),
)

SERVICES = Table(
    "services",
    "服务",
    ServiceOffer,
    (
        CENTER,
        Column("service", "服务", Code("service"), ("service_id",), needed=True, strict=True),
        audiences(ServiceOffer, "serviceoffer_id"),
        FEE,
        text("note", "说明"),
        text("provider", "提供方"),
        text("hours", "服务时间"),
    ),
    owner=("center",),
    identity=("service",),
    order=("service_id",),
)

OCCUPIED = Table(
    "occupied",
    "占用时间",
    Occupied,
    (
        token("center", "中心代号", fields=("room__center__slug",), needed=True, strict=True),
        token("room", "房间代号", fields=("room__slug",), needed=True, strict=True),
        Column("starts", "开始", instant(), needed=True, strict=True),
        Column("ends", "结束", instant(), needed=True, strict=True),
    ),
    owner=("center", "room"),
    identity=("starts", "ends"),
    order=("starts", "ends"),
)

TABLES = {
    table.name: table for table in (CENTERS, ROOMS, HOURS, SPECIAL_DAYS, PHONES, SERVICES, OCCUPIED)
}
