"""Takes deliveries one by one: reads, places the rows, and lets the statuses follow."""

from collections.abc import Iterable
from dataclasses import replace

from ingest.contract import Contract
from ingest.header import require_columns
from ingest.identity import Door
from ingest.inbox import Delivery, contract_by_header, contract_by_name, export_date
from ingest.reading import Reading, open_source, reading_for
from ingest.report import FileReport, report_of
from ingest.rows import SortedRows, sort_rows
from ingest.store import RawStore
from ingest.succession import Load, not_read, settled
from kunto.errors import DeliveryError


class Intake:
    """One call of the loader: the loads known so far, and what became of each delivery."""

    def __init__(self, store: RawStore, door: Door) -> None:
        self._store = store
        self._door = door
        self._loads_before = store.loads()
        self._loads = self._loads_before
        self._taken: list[tuple[str, str]] = []
        self._new: set[tuple[str, str]] = set()
        self._not_recognised: list[FileReport] = []

    def take(self, delivery: Delivery) -> None:
        """Load one delivery, unless its content was loaded from the same place before."""
        key = delivery.file, delivery.load_id
        if any(load.key == key and load.status != "stopped" for load in self._loads):
            self._taken.append(key)
            return
        try:
            contract = _contract_of(delivery)
        except DeliveryError as error:
            self._not_recognised.append(FileReport(delivery.file, "stopped", message=str(error)))
            return
        self._taken.append(key)
        if not self._is_repetition(delivery, contract):
            self._read(delivery, contract)

    def finish(self) -> bool:
        """Write the list of loads; return whether it differs from before."""
        if self._loads == self._loads_before:
            return False
        self._store.write_loads(self._loads)
        return True

    def reports(self) -> tuple[FileReport, ...]:
        """Return what became of each delivery of this call, by file."""
        by_key = {load.key: load for load in self._loads}
        files = [report_of(by_key[key], is_new=key in self._new) for key in self._taken]
        return tuple(sorted([*files, *self._not_recognised], key=lambda report: report.file))

    def _is_repetition(self, delivery: Delivery, contract: Contract) -> bool:
        """Whether the content stands under another file and stays there: it is not read again."""
        known = [load for load in self._loads if load.sha256 == delivery.sha256]
        if not known:
            return False
        repetition = replace(_load(delivery, contract), status="current")
        is_dated = repetition.export_date_basis != "receipt"
        if is_dated and self._status_of(repetition) == "repeated":
            self._settle(repetition)
            return True
        return False

    def _read(self, delivery: Delivery, contract: Contract) -> None:
        try:
            reading = _checked_reading(delivery, contract)
            placed = sort_rows(reading, contract, self._door)
        except DeliveryError as error:
            self._settle(replace(_load(delivery, contract), message=str(error)))
            return
        load = self._settle(_read_load(delivery, contract, reading, placed))
        self._new.add(load.key)
        if load.status != "repeated":
            self._store.add_refused(placed, load)
        if load.status == "current":
            self._store.replace_rows(contract, placed.accepted, load)

    def _status_of(self, load: Load) -> str:
        return next(known for known in self._with(load) if known.key == load.key).status

    def _settle(self, load: Load) -> Load:
        """Add a load, and empty what thereby turned into a repetition."""
        loads = self._with(load)
        for known in loads:
            if known.status == "repeated" and known.read_count:
                self._store.forget_refused(known)
        self._loads = tuple(
            not_read(known) if known.status == "repeated" else known for known in loads
        )
        return next(known for known in self._loads if known.key == load.key)

    def _with(self, load: Load) -> tuple[Load, ...]:
        return settled([*(known for known in self._loads if known.key != load.key), load])


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


def _load(delivery: Delivery, contract: Contract, *, metadata: Iterable[str] = ()) -> Load:
    """Describe a delivery that was not read."""
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
    )


def _read_load(
    delivery: Delivery, contract: Contract, reading: Reading, placed: SortedRows
) -> Load:
    absent = ", ".join(column.header for column in reading.header.absent(contract))
    return replace(
        _load(delivery, contract, metadata=reading.metadata),
        encoding=reading.source.encoding,
        delimiter=reading.preview.delimiter,
        sheet=reading.preview.sheet,
        status="current",
        read_count=placed.read,
        accepted_count=placed.accepted.height,
        quarantined_count=placed.quarantined.height,
        noise_count=placed.noise.height,
        message=f"Columns not in the file: {absent}." if absent else None,
    )
