"""Which delivery of each table counts: a newer full export replaces the older.

The answer depends on the deliveries alone and not on the order in which they came.
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Literal

from ingest.inbox import is_named_exactly
from ingest.sources import contract_of

Status = Literal["current", "superseded", "stopped", "repeated"]
LoadKey = tuple[str, str, str | None]
"""File, content and part of a load."""


@dataclass(frozen=True, kw_only=True)
class Load:
    """One delivered file or a part of it (a sheet, a database table), as quality.loads keeps it.

    Counts are of rows. A stopped file that no source is known for has neither source nor table.
    `contract_fingerprint` tells how the file was read; it is there when the file was. What was
    overwritten or moved away `is_gone`: what stands in its place counts. `accepted_reason`: why a
    person let a doubtful file count, `withdrawn_reason`: why one took it back. An export of a
    period covers the days from `period_start` to `period_end`. Of its accepted rows newer exports
    replaced `replaced_count`; the others are in use.
    """

    load_id: str
    file: str
    source: str | None
    table_name: str | None
    sha256: str
    export_date: date
    export_date_basis: str
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    status: Status = "current"
    read_count: int = 0
    accepted_count: int = 0
    quarantined_count: int = 0
    noise_count: int = 0
    replaced_count: int = 0
    period_start: date | None = None
    period_end: date | None = None
    message: str | None = None
    contract_fingerprint: str | None = None
    is_gone: bool = False
    accepted_reason: str | None = None
    withdrawn_reason: str | None = None

    @property
    def delivery(self) -> tuple[str, str]:
        """The delivered file: its place and its content."""
        return self.file, self.load_id

    @property
    def key(self) -> LoadKey:
        """What makes a load one of its kind: its file and its part of it."""
        return self.file, self.load_id, self.sheet


def settled(loads: Iterable[Load]) -> tuple[Load, ...]:
    """Give each load the status that follows from all of them, ordered by export date and file.

    Stopped files stay stopped. Of one content the delivery with the newest export date of its own
    counts (of one day: the plainest name), the others are `repeated`. Of the contents of a table
    the newest is `current`; of one day the one whose file name is the last in the alphabet. So are
    earlier ones while they have rows that no newer one replaced. What is gone from its place
    counts no more and is `superseded`.
    """
    loads = tuple(loads)
    counting = [load for load in loads if load.status != "stopped" and not load.is_gone]
    owners: dict[tuple[str | None, str], Load] = {}
    for load in sorted(counting, key=_plainness):
        content = (load.table_name, load.sha256)
        if content not in owners or _is_dated_later(load, owners[content]):
            owners[content] = load
    newest: dict[str | None, Load] = {}
    for owner in sorted(owners.values(), key=by_day):
        newest[owner.table_name] = owner
    owning = {owner.key for owner in owners.values()}
    current = {owner.key for owner in newest.values()}
    current |= {owner.key for owner in owners.values() if _has_rows_in_use(owner)}

    def status_of(load: Load) -> Status:
        if load.status == "stopped":
            return "stopped"
        if load.key in current:
            return "current"
        return "superseded" if load.key in owning or load.is_gone else "repeated"

    return tuple(
        sorted(
            (_with_status(load, status_of(load)) for load in loads),
            key=lambda load: (load.export_date, load.file, load.sha256, load.sheet or ""),
        )
    )


def chain_of(table: str, loads: Iterable[Load]) -> tuple[Load, ...]:
    """Return the exports of a table that count, the oldest first."""
    counting = (
        load
        for load in loads
        if load.table_name == table
        and load.status in ("current", "superseded")
        and not load.is_gone
    )
    return tuple(sorted(counting, key=by_day))


def by_day(load: Load) -> tuple[date, str]:
    """Order the exports of a table: by their day, of one day by their name."""
    return load.export_date, load.file


def neighbours(load: Load, loads: Iterable[Load]) -> tuple[Load | None, Load | None]:
    """Return the export that a load replaces whole and the one that so replaces it, by their days.

    One whose rows may stand beside those of the newer is no neighbour.
    """
    others = [
        known for known in chain_of(load.table_name or "", loads) if known.sha256 != load.sha256
    ]
    earlier = [o for o in others if by_day(o) < by_day(load) and _is_replaced_by(o, load)]
    later = [o for o in others if by_day(o) > by_day(load) and _is_replaced_by(load, o)]
    return max(earlier, key=by_day, default=None), min(later, key=by_day, default=None)


def not_read(load: Load) -> Load:
    """Return a load of which nothing is kept but that it was delivered."""
    return Load(
        load_id=load.load_id,
        file=load.file,
        source=load.source,
        table_name=load.table_name,
        sha256=load.sha256,
        export_date=load.export_date,
        export_date_basis=load.export_date_basis,
        sheet=load.sheet,
        status=load.status,
    )


def unchanged_exports(
    chain: Sequence[Load], before: Sequence[Load], *, read_now: Container[LoadKey]
) -> set[LoadKey]:
    """Return the exports of a table that stand behind what they stood behind, all read before.

    Where rows of several may be in use that is all of the earlier ones, else the one before.
    """
    steps_before = set(pairwise([None, *(load.key for load in before)]))
    unchanged: set[LoadKey] = set()
    keys = [None, *(load.key for load in chain)]
    for later, step in zip(chain, pairwise(keys), strict=True):
        is_same = step in steps_before and not any(key in read_now for key in step)
        if not is_same and accumulates(later):
            break
        if is_same:
            unchanged.add(later.key)
    return unchanged


def accumulates(load: Load) -> bool:
    """Whether rows of several exports of its table may be in use at once."""
    return load.table_name is not None and contract_of(load.table_name).replaces != "full"


def _has_rows_in_use(load: Load) -> bool:
    return accumulates(load) and load.replaced_count < load.accepted_count


def _with_status(load: Load, status: Status) -> Load:
    """Return a load with its status; of a full export all rows are replaced at once, or none."""
    replaced = load.replaced_count
    if load.is_gone or not accumulates(load):
        replaced = load.accepted_count if status == "superseded" else 0
    return replace(load, status=status, replaced_count=replaced)


def _is_replaced_by(load: Load, newer: Load) -> bool:
    if not accumulates(load):
        return True
    days = (load.period_start, load.period_end, newer.period_start, newer.period_end)
    start, end, newer_start, newer_end = days
    if start is None or end is None or newer_start is None or newer_end is None:
        return False
    return newer_start <= start and end <= newer_end


def _is_dated_later(load: Load, other: Load) -> bool:
    """Whether it was exported later: by a day of its own, as being received again is none."""
    if load.export_date_basis == "receipt":
        return False
    return other.export_date_basis == "receipt" or load.export_date > other.export_date


def _plainness(load: Load) -> tuple[bool, int, str]:
    is_plain = is_named_exactly(load.file, load.table_name or "")
    return not is_plain, len(load.file), load.file
