"""Which delivery of each table counts: a newer full export replaces the older.

The answer depends on the deliveries alone and not on the order in which they came.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from ingest.inbox import is_named_exactly

Status = Literal["current", "superseded", "stopped", "repeated"]
LoadKey = tuple[str, str, str | None]
"""File, content and part of a load."""


@dataclass(frozen=True, kw_only=True)
class Load:
    """One delivered file or a part of it (a sheet, a database table), as quality.loads keeps it.

    Counts are of rows. A stopped file that no source is known for has neither source nor table.
    `contract_fingerprint` tells how the file was read; it is there when the file was. What was
    overwritten or moved away `is_gone`: what stands in its place counts. `accepted_reason`: why a
    person let a doubtful file count.
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
    message: str | None = None
    contract_fingerprint: str | None = None
    is_gone: bool = False
    accepted_reason: str | None = None

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
    the newest is `current`; of one day the one whose file name is the last in the alphabet. What
    is gone from its place counts no more and is `superseded`.
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

    def status_of(load: Load) -> Status:
        if load.status == "stopped":
            return "stopped"
        if load.key in current:
            return "current"
        return "superseded" if load.key in owning or load.is_gone else "repeated"

    return tuple(
        sorted(
            (replace(load, status=status_of(load)) for load in loads),
            key=lambda load: (load.export_date, load.file, load.sha256, load.sheet or ""),
        )
    )


def by_day(load: Load) -> tuple[date, str]:
    """Order the exports of a table: by their day, of one day by their name."""
    return load.export_date, load.file


def neighbours(load: Load, loads: Iterable[Load]) -> tuple[Load | None, Load | None]:
    """Return the export that a load replaces and the one that replaces it, by their days."""
    others = [
        known
        for known in loads
        if known.table_name == load.table_name
        and known.sha256 != load.sha256
        and known.status in ("current", "superseded")
        and not known.is_gone
    ]
    earlier = [known for known in others if by_day(known) < by_day(load)]
    later = [known for known in others if by_day(known) > by_day(load)]
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


def _is_dated_later(load: Load, other: Load) -> bool:
    """Whether it was exported later: by a day of its own, as being received again is none."""
    if load.export_date_basis == "receipt":
        return False
    return other.export_date_basis == "receipt" or load.export_date > other.export_date


def _plainness(load: Load) -> tuple[bool, int, str]:
    is_plain = is_named_exactly(load.file, load.table_name or "")
    return not is_plain, len(load.file), load.file
