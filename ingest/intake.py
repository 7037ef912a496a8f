"""Takes deliveries one by one: reads, places the rows, and lets the statuses follow."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ingest.contract import Contract
from ingest.identity import Door
from ingest.inbox import Delivery
from ingest.parts import Part, parts_of
from ingest.placing import OnRows, place_rows
from ingest.plausibility import Acceptance
from ingest.reading import Source, opened_source, reading_for
from ingest.recognition import described, described_part, named_contract
from ingest.report import FileReport, report_of
from ingest.sources import CONTRACTS, contract_of
from ingest.store import RawStore
from ingest.succession import Load, neighbours, not_read, settled
from kunto.errors import DeliveryError

Key = tuple[str, str, str | None]
"""File, content and part of a load."""

_OUTDATED = "Its rows are those of an earlier contract or setting. "
_GONE = (
    "Its rows are those of an earlier contract or setting, and the file is no longer in the "
    "inbox: put it back to have it read again. "
)


class Intake:
    """One call of the loader: the loads known so far, and what became of each delivery."""

    def __init__(  # noqa: PLR0913 – what a load stands on
        self,
        store: RawStore,
        door: Door,
        *,
        root: Path,
        scratch: Path,
        acceptance: Acceptance,
        on_rows: OnRows,
    ) -> None:
        self._store = store
        self._door = door
        self._root = root
        self._scratch = scratch
        self._acceptance = acceptance
        self._on_rows = on_rows
        self._fingerprints = {
            contract.table: contract.fingerprint(
                allow_test_ids=door.allow_test_ids, target_group=door.target_group
            )
            for contract in CONTRACTS
        }
        self._loads_before = store.loads()
        self._loads = self._loads_before
        self._taken: dict[tuple[str, str], None] = {}  # in order
        self._new: set[Key] = set()
        self._failed: set[Key] = set()

    def with_outdated(self, found: Iterable[Delivery]) -> Iterator[Delivery]:
        """Give the deliveries found, and then those that count and are not read as today."""
        yield from found
        outdated = (load.file for load in self._loads if self._is_outdated(load))
        for file in dict.fromkeys(outdated):
            if (self._root / file).is_file():
                yield Delivery(self._root / file, file)

    def take(self, delivery: Delivery) -> None:
        """Load one delivery, unless its content was loaded from the same place, and as today.

        Of a file in several parts each is a load of its own.
        """
        if delivery.key in self._taken:
            return
        self._taken[delivery.key] = None
        here = [load for load in self._loads if load.delivery == delivery.key]
        known = [load for load in here if load.status != "stopped" and not load.is_gone]
        outdated = [load for load in known if self._is_outdated(load)]
        if known and not outdated and known == here:
            return
        self._loads = tuple(load for load in self._loads if load not in here or load in known)
        contract = None
        try:
            contract = named_contract(delivery)
            if not known and self._is_repetition(delivery, contract):
                return
            with opened_source(delivery.path, file=delivery.file, scratch=self._scratch) as source:
                for load in outdated:
                    self._read(delivery, _part_again(source, load), before=load)
                if not known or known != here:
                    for part in parts_of(source, file=delivery.file):
                        if part.sheet not in {load.sheet for load in known}:
                            self._read(delivery, part)
        except DeliveryError as error:
            self._stop(outdated or [described(delivery, contract)], error)

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
        files = []
        for delivery in self._taken:
            loads = [load for load in self._loads if load.delivery == delivery]
            files += [
                report_of(
                    load,
                    is_new=load.key in self._new,
                    is_stopped=load.key in self._failed,
                    has_siblings=len(loads) > 1,
                )
                for load in loads
            ]
        files += [
            report_of(load, is_new=False, is_stopped=load.key in self._failed, is_told=True)
            for load in self._loads
            if load.delivery not in self._taken
            and (self._is_outdated(load) or load.key in self._failed)
        ]
        return tuple(sorted(files, key=lambda report: report.label))

    def _is_outdated(self, load: Load) -> bool:
        """Whether its file was read under another contract or setting than that of today."""
        counts = load.status in {"current", "superseded"} and not load.is_gone
        today = self._fingerprints.get(load.table_name or "")
        return counts and today is not None and load.contract_fingerprint != today

    def _is_here(self, load: Load, looked_at: set[str]) -> bool:
        """Whether the file stands in the inbox; of those that were looked at, with that content."""
        if load.file in looked_at:
            return load.delivery in self._taken
        return (self._root / load.file).is_file()

    def _marked(self, load: Load, *, is_here: bool) -> Load:
        """Say of an outdated load whose file is gone that its rows stay as they are."""
        message = (load.message or "").removeprefix(_GONE)
        if self._is_outdated(load):
            message = message if is_here else _GONE + message
        elif message.startswith(_OUTDATED):
            message = ""
        return replace(load, message=message or None)

    def _is_repetition(self, delivery: Delivery, contract: Contract | None) -> bool:
        """Whether the content stands under another file and stays there: it is not read again."""
        known = [load for load in self._loads if load.sha256 == delivery.sha256]
        self._take_leave(load for load in known if not (self._root / load.file).is_file())
        repetitions = {
            load.table_name: replace(
                described(delivery, contract_of(load.table_name), sheet=load.sheet),
                status="current",
            )
            for load in known
            if load.table_name is not None and load.status != "stopped"
        }
        if contract is not None and contract.table not in repetitions:
            return False
        if any(self._status_of(each) != "repeated" for each in repetitions.values()):
            return False
        for repetition in repetitions.values():
            self._settle(repetition)
        return bool(repetitions)

    def _read(self, delivery: Delivery, part: Part, *, before: Load | None = None) -> None:
        """Read a part; `before` is the load of an earlier reading, whose day it keeps.

        When it can be read no more, what was read before stays and the load says why.
        """
        contract = part.contract
        arrival = self._store.arrival(contract, file=delivery.file, load_id=delivery.load_id)
        try:
            part.require_sound(delivery.file)
            ledger = place_rows(
                *(part.reading, contract, self._door, arrival), on_rows=self._on_rows
            )
            load = described_part(delivery, part, ledger)
            earlier, later = neighbours(load, self._loads)
            load = self._acceptance.applied(before or load, load, ledger, earlier)
        except DeliveryError as error:
            arrival.discard()
            stopped = before or described(delivery, contract, sheet=part.sheet)
            self._stop([stopped], error)
            return
        load = replace(load, contract_fingerprint=self._fingerprints[contract.table])
        if before is not None:
            day, basis = before.export_date, before.export_date_basis
            load = replace(load, export_date=day, export_date_basis=basis)
        self._take_leave(
            k for k in self._loads if k.file == load.file and k.load_id != load.load_id
        )
        self._store.forget_refused(load)
        self._hold_back(later, load)
        load = self._settle(load)
        self._new.add(load.key)
        if load.status != "repeated":
            arrival.keep_refused(load)
        if load.status == "current":
            arrival.replace_rows()
        else:
            arrival.discard()

    def _hold_back(self, later: Load | None, load: Load) -> None:
        """Stop the export that would replace a load and has far fewer rows than it."""
        doubt = later and self._acceptance.doubt_about_successor(later, load)
        if later and doubt:
            self._store.forget_refused(later)
            self._stop([replace(not_read(later), status="stopped")], DeliveryError(doubt))

    def _stop(self, loads: list[Load], error: DeliveryError) -> None:
        """Say why a file or part cannot be read; what was read of it before stays."""
        for load in loads:
            self._failed.add(load.key)
            said = _OUTDATED if load.status != "stopped" else ""
            self._settle(replace(load, message=said + str(error)))

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


def _part_again(source: Source, load: Load) -> Part:
    contract = contract_of(load.table_name or "")
    return Part(contract, reading_for(source, contract, sheet=load.sheet))
