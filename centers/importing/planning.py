"""Plan: the difference between what a file says and the directory as it stands."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from .batch import Batch
from .entries import Entry, Key, owner_of
from .groups import Group, by_owner, grouped, in_words
from .limits import Limits
from .listings import settle_listing
from .minimum import keep_minimum
from .outcomes import settle_rows
from .overlaps import CONTRADICTIONS, refuse_beside_kept, refuse_within_file
from .plan import Gone, Outcome, Plan, Step
from .records import Row
from .sources import Source
from .standing import Directory, Standing, former_addresses
from .tables import CENTERS, ROOMS, TABLES, Table


def plan_import(
    batch: Batch,
    directory: Directory,
    source: Source,
    *,
    retire_missing: bool = False,
    limits: Limits | None = None,
) -> Plan:
    """What importing the rows of a file would do to the directory; nothing is written."""
    planner = Planner(
        directory,
        source,
        retire_missing=retire_missing,
        without_rooms=batch.without_rooms,
        limits=limits,
    )
    for name, table in TABLES.items():
        if name in batch.tables:
            planner.plan_table(table, batch.tables[name])
    if source.keeps_minimum:
        keep_minimum(planner.plan)
    settle_rows(planner.plan, batch)
    return planner.plan


@dataclass
class Planner:
    """Plans a table at a time, owners before their details.

    An owner is a center and a room ("" for none). ``own`` are those that the source may speak of,
    ``foreign`` the others, ``stated`` those in the file, ``spared`` those of which a row was
    refused, by table: what stands of them is not gone. Nor is anything of ``unsure`` tables: a
    refused row of theirs is of nobody that the directory knows, and so may be of anybody. Tables
    ``without_rooms`` leave what is of a room as it stands. ``former`` are addresses that led to
    listings of another name.
    ``repeated`` are rows whose listing repeats an earlier row, with that row. ``limits`` are
    those of whoever imports.
    """

    directory: Directory
    source: Source
    retire_missing: bool = field(kw_only=True)
    without_rooms: set[str] = field(kw_only=True)
    limits: Limits | None = field(kw_only=True, default=None)
    former: set[Key] = field(default_factory=former_addresses)
    plan: Plan = field(default_factory=Plan)
    own: set[Key] = field(default_factory=set)
    foreign: set[Key] = field(default_factory=set)
    stated: set[Key] = field(default_factory=set)
    spared: set[tuple[str, Key]] = field(default_factory=set)
    unsure: set[str] = field(default_factory=set)
    repeated: dict[Row, Row] = field(default_factory=dict)
    listings: dict[tuple[str, Key], Standing] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for table in (CENTERS, ROOMS):
            for standing in self.directory[table.name]:
                self.listings[table.name, owner_of(table, standing.values)] = standing
                owners = self.own if self.owns(standing) else self.foreign
                owners.add(owner_of(table, standing.values))

    def owns(self, standing: Standing) -> bool:
        """Whether the source speaks of a listing."""
        return self.source.owns_directory or standing.values["imported_from"] == self.source.name

    def plan_table(self, table: Table, entries: list[Entry]) -> None:
        """Plan every row of a table."""
        self.plan.steps[table.name] = []
        admitted = [entry for entry in entries if self.admits(entry)]
        repeats = [entry for entry in admitted if self.is_repeat(entry)]
        fresh = [entry for entry in admitted if not self.is_repeat(entry)]
        groups = grouped(table, fresh, self.directory[table.name])
        for group in groups:
            self.compare(group)
        if table.name in CONTRADICTIONS:
            self.pair_hours(table, groups)
        else:
            for group in groups:
                group.pair()
        for group in groups:
            self.take(group)
        for group in groups:
            self.leave(group)
        self.drop_repeats(repeats, fresh)

    def admits(self, entry: Entry) -> bool:
        """Whether a row may be compared; one that is refused has its step already."""
        if not entry.refusal:
            self.refuse_stranger(entry)
        if not entry.refusal and self.limits and entry.table.is_listing:
            standing = self.listings.get((entry.table.name, entry.owner))
            self.limits.check(entry, standing.values if standing else None)
        if entry.refusal:
            self.refuse(entry)
        return not entry.refusal

    def is_repeat(self, entry: Entry) -> bool:
        """Whether a row is a detail of a listing that repeats an earlier one."""
        return entry.row in self.repeated and not entry.table.is_listing

    def drop_repeats(self, repeats: list[Entry], fresh: list[Entry]) -> None:
        """Leave out details of repeated listings; warn if the first row does not say the same."""
        said = defaultdict(list)
        for entry in fresh:
            said[entry.row].append(entry.values)
        for entry in repeats:
            first = self.repeated[entry.row]
            if entry.values not in said[first]:
                key = entry.table.identity[0]
                reason = _("this repeats line %(line)s, which says otherwise and is kept")
                entry.warn(key, in_words(entry, key), reason % {"line": first.line})
            self.step(entry, Outcome.MERGED)

    def refuse_stranger(self, entry: Entry) -> None:
        """Refuse a row about a center or room that is not there, or not the source's to change."""
        owner = entry.owner
        center = owner[0]
        above = (center, "") if entry.table is ROOMS else owner
        if self.foreign.intersection((owner, above)):
            column = entry.table.key[0]
            entry.refuse(column, center, _("this listing came from elsewhere; it is left alone"))
        elif entry.table is not CENTERS and above not in self.own:
            self.refuse_orphan(entry, center, above[1])

    def refuse_orphan(self, entry: Entry, center: str, room: str) -> None:
        """Refuse a row whose center or room nobody knows."""
        if (center, "") in self.own | self.foreign:
            entry.refuse("room", room, _("this center has no room with this code"))
        else:
            entry.refuse("center", center, _("no center has this code"))

    def compare(self, group: Group) -> None:
        """Find repeats and exact equals."""
        group.settle_doubts()
        if not group.table.unique:
            # The directory may say the same twice, and then so does the file.
            group.find_exact()
        group.merge_repeats()
        if group.table.is_listing:
            settle_listing(group, self.source, self.former)
        if group.table.unique:
            group.find_exact()

    def pair_hours(self, table: Table, groups: list[Group]) -> None:
        """Pair hours or special days, refusing those that would contradict others."""
        contradict = CONTRADICTIONS[table.name]
        for owner, owned in by_owner(groups).items():
            refuse_within_file(owned, contradict)
            if any(group.refused for group in owned):
                self.spared.add((table.name, owner))
            for group in owned:
                group.pair()
            if not self.removes_details(table, owner):
                refuse_beside_kept(owned, contradict)

    def take(self, group: Group) -> None:
        """Make the steps of a group."""
        for entry in group.refused:
            self.refuse(entry)
        for entry, first in group.merged:
            self.merge(entry, first)
        for entry, standing in [*group.exact, *group.pairs]:
            changed = differences(entry, standing)
            outcome = Outcome.CHANGED if changed else Outcome.UNCHANGED
            self.step(entry, outcome, standing, changed)
        for entry in group.entries:
            self.step(entry, Outcome.CREATED)

    def refuse(self, entry: Entry) -> None:
        """A refused row spares what stands of its owner, or of everybody if it has none."""
        self.spared.add((entry.table.name, entry.owner))
        if entry.owner not in self.own | self.foreign or not entry.names_owner:
            self.doubt_table(entry)
        self.step(entry, Outcome.REJECTED)

    def doubt_table(self, entry: Entry) -> None:
        """Let nothing of a table be gone, and tell why, as one of its rows has no owner."""
        if self.retire_missing and entry.table.name not in self.unsure:
            reason = _("nobody can tell whose row this is, so nothing of its table is taken away")
            entry.warn("", entry.table.name, reason)
        self.unsure.add(entry.table.name)

    def merge(self, entry: Entry, first: Entry) -> None:
        """A repeat of a listing makes repeats of the details in the same row as well."""
        if entry.table is ROOMS or (entry.table is CENTERS and first.row != entry.row):
            self.repeated[entry.row] = first.row
        self.step(entry, Outcome.MERGED)

    def step(
        self,
        entry: Entry,
        outcome: Outcome,
        standing: Standing | None = None,
        changed: tuple[str, ...] = (),
    ) -> None:
        """Note what becomes of a record."""
        self.plan.steps[entry.table.name].append(Step(entry, outcome, standing, changed))
        if entry.table.is_listing and outcome is not Outcome.REJECTED:
            self.own.add(entry.owner)
            self.stated.add(entry.owner)
        if entry.table is ROOMS and outcome is not Outcome.MERGED:
            self.repeated.pop(entry.row, None)

    def leave(self, group: Group) -> None:
        """Note what the file leaves out of what stands."""
        table, owner = group.table, group.owner
        if self.spares(table, owner):
            return
        for standing in group.left:
            if self.source.whole_details and not table.is_listing:
                if owner in self.stated:
                    self.plan.replaced.append(Gone(table, standing, removed=True))
            elif table.name in self.unsure:
                return
            elif table.is_listing:
                self.leave_listing(table, standing)
            elif owner in self.own:
                self.plan.gone.append(Gone(table, standing, removed=self.retire_missing))

    def spares(self, table: Table, owner: Key) -> bool:
        """Whether the file leaves what stands of an owner out without saying that it is gone."""
        is_untold = bool(owner[1]) and table.name in self.without_rooms
        return is_untold or (table.name, owner) in self.spared

    def leave_listing(self, table: Table, standing: Standing) -> None:
        """A listing of the source that is not in the file is gone, unless it was retired before."""
        if self.owns(standing) and standing.values["status"] != "retired":
            self.plan.gone.append(Gone(table, standing, removed=self.retire_missing))

    def removes_details(self, table: Table, owner: Key) -> bool:
        """Whether details that the file leaves out go."""
        if (table.name, owner) in self.spared:
            return False
        if self.source.whole_details:
            return owner in self.stated
        return self.retire_missing and owner in self.own and table.name not in self.unsure


def differences(entry: Entry, standing: Standing) -> tuple[str, ...]:
    """The columns in which a row of the file differs from one of the directory."""
    return tuple(key for key, value in entry.values.items() if standing.values.get(key) != value)
