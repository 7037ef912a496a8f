"""Loads deliveries into the raw store: one transaction, every row in exactly one place."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from ingest.contract import Contract
from ingest.header import require_columns
from ingest.identity import Door, read_or_make_key
from ingest.inbox import (
    Delivery,
    contract_by_header,
    contract_by_name,
    export_date,
    find_deliveries,
)
from ingest.reading import Reading, open_source, reading_for
from ingest.rows import SortedRows, sort_rows
from ingest.store import RawStore, open_raw_store, without_counts
from ingest.succession import Load, settled
from kunto.errors import DeliveryError

FileStatus = Literal["loaded", "repeated", "stopped", "superseded"]
OnProgress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class FileReport:
    """What became of one delivered file; counts are of rows, 0 when it was not read now."""

    file: str
    status: FileStatus
    read: int = 0
    accepted: int = 0
    quarantined: int = 0
    noise: int = 0
    message: str = ""


@dataclass(frozen=True)
class LoadReport:
    """What became of a folder; `changed` says whether the raw store holds anything else now."""

    files: tuple[FileReport, ...]
    changed: bool

    @property
    def stopped(self) -> tuple[FileReport, ...]:
        """The files with which a person has something to do."""
        return tuple(file for file in self.files if file.status == "stopped")


def load_deliveries(  # noqa: PLR0913 – where from, where to, and the setting of the door
    folder: Path,
    store: Path,
    *,
    root: Path,
    key_file: Path,
    allow_test_ids: bool,
    on_progress: OnProgress | None = None,
) -> LoadReport:
    """Load every file below a folder that was not loaded before; files are named below `root`.

    A file that cannot be read or lacks a column is stopped and tried again next time; the
    others go on. Identities 900–999 are let in only with `allow_test_ids`.
    """
    door = Door(read_or_make_key(key_file), allow_test_ids=allow_test_ids)
    deliveries = find_deliveries(folder, root=root)
    advance = on_progress or _no_progress
    with open_raw_store(store) as raw_store:
        were_made = raw_store.make_tables()
        raw_store.require_key(door.key_fingerprint)
        loading = _Loading(raw_store, door)
        for done, delivery in enumerate(deliveries):
            advance(delivery.file, done, len(deliveries))
            loading.take(delivery)
        advance("", len(deliveries), len(deliveries))
        has_changed = loading.finish()
    return LoadReport(loading.reports(), changed=has_changed or were_made)


class _Loading:
    """One call of the loader: the loads known so far, and what became of each delivery."""

    def __init__(self, store: RawStore, door: Door) -> None:
        self._store = store
        self._door = door
        self._loads_before = store.loads()
        self._loads = self._loads_before
        self._taken: list[tuple[str, str]] = []
        self._not_recognised: list[FileReport] = []
        self._new: set[tuple[str, str]] = set()

    def take(self, delivery: Delivery) -> None:
        """Load one delivery, unless its content was loaded from the same place before."""
        key = delivery.file, delivery.load_id
        known = {load.key for load in self._loads if load.status != "stopped"}
        if key in known:
            self._taken.append(key)
            return
        try:
            contract = _contract_of(delivery)
        except DeliveryError as error:
            self._not_recognised.append(FileReport(delivery.file, "stopped", message=str(error)))
            return
        self._taken.append(key)
        try:
            reading = _checked_reading(delivery, contract)
            placed = sort_rows(reading, contract, self._door)
        except DeliveryError as error:
            self._settle(_load(delivery, contract, metadata=(), message=str(error)))
            return
        self._new.add(key)
        self._keep(_read_load(delivery, contract, reading, placed), contract, placed)

    def finish(self) -> bool:
        """Write the list of loads; return whether it differs from before."""
        if self._loads == self._loads_before:
            return False
        self._store.write_loads(self._loads)
        return True

    def reports(self) -> tuple[FileReport, ...]:
        """Return what became of each delivery of this call, by file."""
        by_key = {load.key: load for load in self._loads}
        files = [_report(by_key[key], is_new=key in self._new) for key in self._taken]
        return tuple(sorted([*files, *self._not_recognised], key=lambda report: report.file))

    def _keep(self, load: Load, contract: Contract, placed: SortedRows) -> None:
        settled_load = self._settle(load)
        if settled_load.status == "repeated":
            return
        self._store.add_refused(placed, settled_load)
        if settled_load.status == "current":
            self._store.replace_rows(contract, placed.accepted, settled_load)

    def _settle(self, load: Load) -> Load:
        """Add a load, let statuses follow, and empty what thereby turned into a repetition."""
        before = [known for known in self._loads if known.key != load.key]
        loads = settled([*before, load])
        for known in loads:
            if known.status == "repeated" and known.read_count:
                self._store.forget_refused(known)
        self._loads = tuple(
            without_counts(known) if known.status == "repeated" else known for known in loads
        )
        return next(known for known in self._loads if known.key == load.key)


def _contract_of(delivery: Delivery) -> Contract:
    """Return the contract of a file by its name, else by its header."""
    contract = contract_by_name(delivery.file)
    if contract is None and delivery.is_readable_kind:
        contract = contract_by_header(open_source(delivery.data, file=delivery.file))
    if contract is None or not delivery.is_readable_kind:
        raise DeliveryError(
            f"File {delivery.file} is not recognised: neither its name nor its header fits a "
            "source. Name it as its source does, or take it out of the inbox."
        )
    return contract


def _checked_reading(delivery: Delivery, contract: Contract) -> Reading:
    reading = reading_for(open_source(delivery.data, file=delivery.file), contract)
    require_columns(reading.header, contract, file=delivery.file)
    return reading


def _load(
    delivery: Delivery, contract: Contract, *, metadata: Iterable[str], message: str | None
) -> Load:
    dated = export_date(delivery, contract, metadata)
    return Load(
        load_id=delivery.load_id,
        file=delivery.file,
        source=contract.source,
        table_name=contract.table,
        sha256=delivery.sha256,
        export_date=dated.day,
        export_date_basis=dated.basis,
        status="stopped",
        message=message,
    )


def _read_load(
    delivery: Delivery, contract: Contract, reading: Reading, placed: SortedRows
) -> Load:
    absent = ", ".join(column.header for column in reading.header.absent(contract))
    message = f"Columns not in the file: {absent}." if absent else None
    return replace(
        _load(delivery, contract, metadata=reading.metadata, message=message),
        encoding=reading.source.encoding,
        delimiter=reading.preview.delimiter,
        sheet=reading.preview.sheet,
        status="current",
        read_count=placed.read,
        accepted_count=placed.accepted.height,
        quarantined_count=placed.quarantined.height,
        noise_count=placed.noise.height,
    )


def _report(load: Load, *, is_new: bool) -> FileReport:
    message = load.message or ""
    if load.status == "stopped":
        return FileReport(load.file, "stopped", message=message)
    if not is_new or load.status == "repeated":
        return FileReport(load.file, "repeated")
    return FileReport(
        load.file,
        "loaded" if load.status == "current" else "superseded",
        load.read_count,
        load.accepted_count,
        load.quarantined_count,
        load.noise_count,
        message,
    )


def _no_progress(file: str, done: int, total: int) -> None:
    del file, done, total
