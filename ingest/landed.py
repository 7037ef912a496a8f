"""Which delivered contents are kept: those in use, and the newest exports of each table."""

from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from ingest.inbox import Delivery, Receipt
from ingest.landing import Landing
from ingest.succession import Load, by_day
from kunto.errors import DeliveryError


@dataclass(frozen=True, kw_only=True)
class Landed:
    """One delivered file whose content was kept, as quality.landing has it.

    `received_date` is the day it counts as received on, `here_by_date` the day it had come by.
    `removed_date` is the day of the newest export when its content was removed; None while kept.
    """

    file: str
    sha256: str
    size_bytes: int
    export_date: date
    export_date_basis: str
    received_date: date
    here_by_date: date
    removed_date: date | None = None

    @property
    def receipt(self) -> Receipt:
        """What came and when."""
        return Receipt(self.sha256, self.size_bytes, self.received_date, self.here_by_date)


class LandingList:
    """The list of what the landing keeps, in one call of the loader."""

    def __init__(self, landing: Landing, rows: Iterable[Landed]) -> None:
        self._landing = landing
        self._rows = {(row.file, row.sha256): row for row in rows}

    def holds(self, load: Load) -> bool:
        """Whether the content of a load can be read from the landing."""
        return self._landing.find(load.sha256) is not None

    def delivery(self, file: str, sha256: str) -> Delivery | None:
        """Return a delivery as it is read from the landing, None when it was not kept."""
        path, row = self._landing.find(sha256), self._rows.get((file, sha256))
        return Delivery(path, file, row.receipt) if path and row else None

    def take(self, delivery: Delivery) -> Delivery:
        """Keep a delivery and return it as it is read from the landing; see Landing.take."""
        return self._landing.take(delivery)

    def keep_known(self, delivery: Delivery) -> None:
        """Keep what was read before there was a landing, not what was too old for it."""
        row = self._rows.get((delivery.file, delivery.sha256))
        is_removed = row is not None and row.removed_date is not None
        if delivery.landed is None and not is_removed and not self._landing.find(delivery.sha256):
            with suppress(DeliveryError):  # it changed just now, and is another the next time
                self._landing.take(delivery)

    def after(self, loads: Iterable[Load], came: Iterable[Delivery]) -> tuple[Landed, ...]:
        """Return the list as it is after a load, by file; `came` are the deliveries of that load.

        What was stopped is not on it: it stands in the inbox until a person mends it or takes it
        away.
        """
        read = [load for load in loads if load.status != "stopped"]
        rows = dict(self._rows)
        receipts = {(each.file, each.sha256): each.receipt for each in came}
        for load in read:
            key = (load.file, load.sha256)
            if key in receipts and self.holds(load):
                rows.setdefault(key, _row(load, receipts[key]))
        kept = {sha256 for sha256 in self._kept(read) if self._landing.find(sha256)}
        today = max((load.export_date for load in read), default=None)
        return tuple(
            replace(row, removed_date=None if row.sha256 in kept else row.removed_date or today)
            for _, row in sorted(rows.items())
        )

    def removed(self, after: Iterable[Landed]) -> int:
        """Return of how many files the content is kept no more."""
        gone = {key for key, row in self._rows.items() if row.removed_date is not None}
        now_gone = {(row.file, row.sha256) for row in after if row.removed_date is not None}
        return len(now_gone - gone)

    def _kept(self, read: list[Load]) -> set[str]:
        contents: defaultdict[str | None, dict[str, None]] = defaultdict(dict)  # the newest first
        for load in sorted(read, key=by_day, reverse=True):
            contents[load.table_name][load.sha256] = None
        newest = self._landing.newest
        kept = {sha256 for of_table in contents.values() for sha256 in [*of_table][:newest]}
        return kept | {load.sha256 for load in read if load.status == "current"}


def kept_and_removed(landed: Iterable[Landed]) -> tuple[set[str], set[str]]:
    """Return the contents that the landing keeps, and those that it keeps no more."""
    landed = tuple(landed)
    kept = {row.sha256 for row in landed if row.removed_date is None}
    return kept, {row.sha256 for row in landed} - kept


def _row(load: Load, receipt: Receipt) -> Landed:
    return Landed(
        file=load.file,
        sha256=load.sha256,
        size_bytes=receipt.size_bytes,
        export_date=load.export_date,
        export_date_basis=load.export_date_basis,
        received_date=receipt.day,
        here_by_date=receipt.latest,
    )
