"""Takes deliveries one by one: reads, places the rows, and lets the statuses follow."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ingest.contract import Contract
from ingest.identity import Door
from ingest.inbox import Delivery
from ingest.placing import place_rows
from ingest.recognition import checked_reading, contract_for, described, described_reading
from ingest.report import FileReport, report_of
from ingest.sources import CONTRACTS, contract_of
from ingest.store import RawStore
from ingest.succession import Load, not_read, settled
from kunto.errors import DeliveryError

Key = tuple[str, str]
"""File and content of a load."""

_OUTDATED = "Its rows are those of an earlier contract or setting. "
_GONE = (
    "Its rows are those of an earlier contract or setting, and the file is no longer in the "
    "inbox: put it back to have it read again. "
)


class Intake:
    """One call of the loader: the loads known so far, and what became of each delivery."""

    def __init__(self, store: RawStore, door: Door, *, root: Path) -> None:
        self._store = store
        self._door = door
        self._root = root
        self._fingerprints = {
            contract.table: contract.fingerprint(
                allow_test_ids=door.allow_test_ids, target_group=door.target_group
            )
            for contract in CONTRACTS
        }
        self._loads_before = store.loads()
        self._loads = self._loads_before
        self._taken: dict[Key, None] = {}  # in order
        self._new: set[Key] = set()
        self._failed: set[Key] = set()

    def with_outdated(self, found: Iterable[Delivery]) -> Iterator[Delivery]:
        """Give the deliveries found, and then those that count and are not read as today."""
        yield from found
        for load in self._loads:
            path = self._root / load.file
            is_tried = load.key in self._new | self._failed
            if self._is_outdated(load) and not is_tried and path.is_file():
                yield Delivery(path, load.file)

    def take(self, delivery: Delivery) -> None:
        """Load one delivery, unless its content was loaded from the same place, and as today."""
        key = delivery.file, delivery.load_id
        self._taken[key] = None
        known = next((load for load in self._loads if load.key == key), None)
        if known is not None and known.status != "stopped" and not known.is_gone:
            if self._is_outdated(known) and known.table_name is not None:
                self._read(delivery, contract_of(known.table_name), before=known)
            return
        try:
            contract = contract_for(delivery)
        except DeliveryError as error:
            self._settle(replace(described(delivery, None), message=str(error)))
            return
        if not self._is_repetition(delivery, contract):
            self._read(delivery, contract)

    def finish(self) -> bool:
        """Write the list of loads; return whether it differs from before."""
        looked_at = {file for file, _ in self._taken}
        here = {load.key for load in self._loads if self._is_here(load, looked_at)}
        self._loads = tuple(
            self._marked(load, is_here=load.key in here)
            for load in self._loads
            if load.status != "stopped" or load.key in here
        )
        if self._loads == self._loads_before:
            return False
        self._store.write_loads(self._loads)
        return True

    def reports(self) -> tuple[FileReport, ...]:
        """Return what became of each delivery of this call, by file."""
        by_key = {load.key: load for load in self._loads}
        files = [
            report_of(by_key[key], is_new=key in self._new, is_stopped=key in self._failed)
            for key in self._taken
        ]
        files += [
            FileReport(load.file, "repeated", message=load.message or "")
            for load in self._loads
            if load.key not in self._taken and self._is_outdated(load)
        ]
        return tuple(sorted(files, key=lambda report: report.file))

    def _is_outdated(self, load: Load) -> bool:
        """Whether its file was read under another contract or setting than that of today."""
        counts = load.status in {"current", "superseded"} and not load.is_gone
        today = self._fingerprints.get(load.table_name or "")
        return counts and today is not None and load.contract_fingerprint != today

    def _is_here(self, load: Load, looked_at: set[str]) -> bool:
        """Whether the file stands in the inbox; of those that were looked at, with that content."""
        if load.file in looked_at:
            return load.key in self._taken
        return (self._root / load.file).is_file()

    def _marked(self, load: Load, *, is_here: bool) -> Load:
        """Say of an outdated load whose file is gone that its rows stay as they are."""
        message = (load.message or "").removeprefix(_GONE)
        if self._is_outdated(load):
            message = message if is_here else _GONE + message
        elif message.startswith(_OUTDATED):
            message = ""
        return replace(load, message=message or None)

    def _is_repetition(self, delivery: Delivery, contract: Contract) -> bool:
        """Whether the content stands under another file and stays there: it is not read again."""
        known = [load for load in self._loads if load.sha256 == delivery.sha256]
        self._take_leave(load for load in known if not (self._root / load.file).is_file())
        if not known:
            return False
        repetition = replace(described(delivery, contract), status="current")
        is_dated = repetition.export_date_basis != "receipt"
        if is_dated and self._status_of(repetition) == "repeated":
            self._settle(repetition)
            return True
        return False

    def _read(self, delivery: Delivery, contract: Contract, *, before: Load | None = None) -> None:
        """Read a file; `before` is the load of an earlier reading, whose day it keeps.

        When it can be read no more, what was read before stays and the load says why.
        """
        arrival = self._store.arrival(contract, file=delivery.file, load_id=delivery.load_id)
        try:
            reading = checked_reading(delivery, contract)
            ledger = place_rows(reading, contract, self._door, arrival)
            load = described_reading(delivery, contract, reading, ledger)
        except DeliveryError as error:
            arrival.discard()
            self._failed.add((delivery.file, delivery.load_id))
            stopped = before or described(delivery, contract)
            self._settle(replace(stopped, message=(_OUTDATED if before else "") + str(error)))
            return
        load = replace(load, contract_fingerprint=self._fingerprints[contract.table])
        if before is not None:
            day, basis = before.export_date, before.export_date_basis
            load = replace(load, export_date=day, export_date_basis=basis)
        self._take_leave(k for k in self._loads if k.file == load.file and k.key != load.key)
        self._store.forget_refused(load)
        load = self._settle(load)
        self._new.add(load.key)
        if load.status != "repeated":
            arrival.keep_refused(load)
        if load.status == "current":
            arrival.replace_rows()
        else:
            arrival.discard()

    def _take_leave(self, gone: Iterable[Load]) -> None:
        """Note that the files of these loads no longer stand where they stood, with that content.

        Stopped ones are left to `finish`, which drops them.
        """
        keys = {load.key for load in gone if load.status != "stopped"}
        self._loads = tuple(
            replace(load, is_gone=load.is_gone or load.key in keys) for load in self._loads
        )

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
