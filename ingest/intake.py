"""Takes deliveries one by one: reads, places the rows, and lets the statuses follow."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ingest.contract import Contract
from ingest.identity import Door
from ingest.inbox import Delivery
from ingest.landed import LandingList
from ingest.landing import Landing
from ingest.outdated import Today
from ingest.parts import Part, parts_of
from ingest.placing import OnRows, place_rows
from ingest.plausibility import Acceptance
from ingest.reading import Source, opened_source, reading_for
from ingest.recognition import described, described_part, named_contract
from ingest.report import FileReport, LoadReport, reports_of
from ingest.sources import CONTRACTS, contract_of
from ingest.store import RawStore
from ingest.succession import (
    Load,
    LoadKey,
    accumulates,
    chain_of,
    neighbours,
    not_read,
    settled,
    unchanged_exports,
)
from ingest.withdrawal import Withdrawal
from kunto.errors import DeliveryError

_REPLACED = (
    "File {file} counts again, as the newer export that replaced its rows is gone, and it is not "
    "kept. Put it back into the inbox."
)


class Intake:
    """One call of the loader: the loads known so far, and what became of each delivery."""

    def __init__(  # noqa: PLR0913 – what a load stands on
        self,
        store: RawStore,
        door: Door,
        *,
        root: Path,
        landing: Landing,
        scratch: Path,
        acceptance: Acceptance,
        on_rows: OnRows,
        is_again: bool = False,
    ) -> None:
        self._store = store
        self._door = door
        self._root = root
        self._scratch = scratch
        self._acceptance = acceptance
        self._on_rows = on_rows
        self._is_again = is_again
        self._today = Today(door)
        self._loads_before = store.loads()
        self._loads = self._loads_before
        self._landed_before = store.landed()
        self._landed = LandingList(landing, self._landed_before)
        self._taken: dict[tuple[str, str], Delivery] = {}  # in order
        self._new: set[LoadKey] = set()
        self._failed: set[LoadKey] = set()

    def with_outdated(self, found: Iterable[Delivery]) -> Iterator[Delivery]:
        """Give the deliveries found, and then those that are to be read again.

        Those are read from the landing, or where they stand in the inbox.
        """
        found = tuple(found)
        yield from found
        again = {(load.file, load.sha256) for load in self._loads if self._is_to_be_read(load)}
        if again:
            again -= {(delivery.file, delivery.sha256) for delivery in found}
        for file, sha256 in sorted(again):
            if delivery := self._standing(file, sha256):
                yield delivery

    def take_back(self, withdrawal: Withdrawal) -> None:
        """Let a delivery count no more; see Withdrawal.concerned for what is raised."""
        keys = withdrawal.concerned(self._loads, root=self._root)
        for load in self._loads:
            if load.key in keys and load.status == "current":
                self._store.take_out(load)
        self._loads = withdrawal.applied(self._loads, keys)

    def take(self, delivery: Delivery) -> None:
        """Load one delivery, unless its content was loaded from the same place, and as today.

        Of a file in several parts each is a load of its own.
        """
        if delivery.key in self._taken:
            return
        self._taken[delivery.key] = delivery
        here = [load for load in self._loads if load.delivery == delivery.key]
        known = [load for load in here if load.status != "stopped" and not load.is_gone]
        known = known if delivery.landed is None else here
        again = [load for load in known if self._is_to_be_read(load)]
        if again:
            self._read_again(delivery, again)
        if delivery.landed is not None or (known and known == here):
            self._landed.keep_known(delivery)
            return
        self._loads = tuple(load for load in self._loads if load not in here or load in known)
        self._read_anew(delivery, known={load.sheet for load in known})

    def finish(self) -> LoadReport:
        """Write what was delivered and what is kept of it; tell what became of each delivery."""
        left_over = self._left_over()
        for load in left_over:
            self._store.take_over(load)
        self._replace_rows()
        self._bring_back()
        self._replace_rows()
        deleted_count = self._note_deletions()
        found = {key for key, delivery in self._taken.items() if delivery.landed is None}
        here = {load.key for load in self._loads if self._is_here(load, found)}
        self._loads = tuple(
            self._today.marked(load, can_be_read=load.key in here or self._landed.holds(load))
            for load in self._loads
            if load.status != "stopped" or load.key in here
        )
        landed = self._landed.after(self._loads, self._taken.values())
        has_changed = (self._loads, landed) != (self._loads_before, self._landed_before)
        if has_changed:
            self._store.write_loads(self._loads)
            self._store.write_landed(landed)
        return LoadReport(
            self._reports(),
            changed=has_changed,
            removed_count=self._landed.removed(landed),
            deleted_count=deleted_count,
            taken_over_count=len(left_over),
        )

    def _reports(self) -> tuple[FileReport, ...]:
        doubtful = {
            load.key
            for load in self._loads
            if self._today.is_outdated(load) or self._is_undated_and_away(load)
        }
        return reports_of(
            self._loads, self._taken, new=self._new, failed=self._failed, doubtful=doubtful
        )

    def _is_undated_and_away(self, load: Load) -> bool:
        """Whether the newest day may be that of a file which a person thinks to have removed."""
        is_undated = load.status == "current" and load.export_date_basis == "receipt"
        return is_undated and not (self._root / load.file).is_file()

    def _is_to_be_read(self, load: Load) -> bool:
        """Whether what was read of a load is to be read again, and was not yet."""
        if not self._is_again:
            return self._today.is_outdated(load)
        was_read = load.key in self._new or load.key in self._failed
        return load.status in {"current", "superseded"} and not was_read

    def _left_over(self) -> list[Load]:
        """Return the loads of a store that is made anew of which nothing was kept to read."""
        return [load for load in self._loads if self._is_again and self._is_to_be_read(load)]

    def _is_here(self, load: Load, found: set[tuple[str, str]]) -> bool:
        """Whether the file stands in the inbox; of those that were looked at, with that content."""
        if load.file in {file for file, _ in found}:
            return load.delivery in found
        return (self._root / load.file).is_file()

    def _read_anew(self, delivery: Delivery, *, known: set[str | None]) -> None:
        """Read the parts of a delivery that are not known yet, unless it repeats another."""
        contract = None
        try:
            contract = named_contract(delivery)
            if not known and self._is_repetition(delivery, contract):
                self._landed.keep_known(delivery)
                return
            landed = self._landed.take(delivery)
            with opened_source(landed.path, file=landed.file, scratch=self._scratch) as source:
                for part in parts_of(source, file=landed.file):
                    if part.sheet not in known:
                        self._read(landed, part)
        except DeliveryError as error:
            self._stop([described(delivery, contract)], error)

    def _read_again(self, delivery: Delivery, loads: list[Load]) -> None:
        """Read what was read of a delivery before."""
        try:
            landed = self._landed.take(delivery)
            with opened_source(landed.path, file=landed.file, scratch=self._scratch) as source:
                for load in loads:
                    self._read(landed, _part_again(source, load), before=load)
        except DeliveryError as error:
            self._stop(loads, error)

    def _chains(self) -> Iterator[tuple[Contract, tuple[Load, ...], set[LoadKey]]]:
        """Give each table of which something changed, its exports, and which of them did not."""
        for contract in CONTRACTS:
            chain = chain_of(contract.table, self._loads)
            before = () if self._is_again else chain_of(contract.table, self._loads_before)
            if chain != before or any(load.key in self._new for load in chain):
                yield contract, chain, unchanged_exports(chain, before, read_now=self._new)

    def _replace_rows(self) -> None:
        """Take out, where rows of several exports may stand side by side, what is replaced."""
        for contract, chain, _ in self._chains():
            if contract.replaces != "full":
                counts = self._store.replacement(contract, chain).take_out_replaced()
                self._loads = settled(
                    replace(load, replaced_count=counts.get(load.key, load.replaced_count))
                    for load in self._loads
                )

    def _note_deletions(self) -> int:
        """Note the keys that exports no longer have, and return how many were noted."""
        return sum(
            self._store.replacement(contract, chain).note_deletions(unchanged=unchanged)
            for contract, chain, unchanged in self._chains()
        )

    def _bring_back(self) -> None:
        """Read the exports again that count again, as the newer one that replaced them is gone."""
        for load in self._loads:
            if load.status != "current" or self._store.has_rows_of(load):
                continue
            if delivery := self._standing(load.file, load.sha256):
                self._read_again(delivery, [load])
            elif not self._is_again:
                self._stop([load], DeliveryError(_REPLACED.format(file=load.file)))

    def _standing(self, file: str, sha256: str) -> Delivery | None:
        """Return a delivery as it can be read: from the landing, else where it was delivered."""
        delivery = Delivery(self._root / file, file)
        is_there = delivery.path.is_file() and delivery.sha256 == sha256
        return self._landed.delivery(file, sha256) or (delivery if is_there else None)

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
        load = replace(load, contract_fingerprint=self._today.fingerprint(contract))
        if before is None:
            self._take_leave(
                k for k in self._loads if k.file == load.file and k.load_id != load.load_id
            )
        else:
            load = _placed_as(before, load)
        self._store.forget_refused(load)
        if before is None or before.accepted_count != load.accepted_count:
            self._hold_back(later, load)
        load = self._settle(load)
        self._new.add(load.key)
        if load.status != "repeated":
            arrival.keep_refused(load)
            arrival.keep_keys(load)
        if accumulates(load) and load.status != "repeated":
            arrival.add_rows(load)
        elif load.status == "current":
            arrival.replace_rows()
        else:
            arrival.discard()

    def _hold_back(self, later: Load | None, load: Load) -> None:
        """Stop the export that would replace a load and has far fewer rows than it."""
        doubt = later and not load.is_gone and self._acceptance.doubt_about_successor(later, load)
        if later and doubt:
            self._store.forget_refused(later)
            self._stop([replace(not_read(later), status="stopped")], DeliveryError(doubt))

    def _stop(self, loads: list[Load], error: DeliveryError) -> None:
        """Say why a file or part cannot be read; what was read of it before stays."""
        for load in loads:
            self._failed.add(load.key)
            if self._is_again and load.status != "stopped":
                self._store.take_over(load)
            self._settle(self._today.failed(load, str(error)))

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


def _placed_as(before: Load, load: Load) -> Load:
    """Return a load that was read again with the day and the place that it had."""
    return replace(
        load,
        export_date=before.export_date,
        export_date_basis=before.export_date_basis,
        is_gone=before.is_gone,
        withdrawn_reason=before.withdrawn_reason,
    )


def _part_again(source: Source, load: Load) -> Part:
    """Return the part that was loaded, by its name then, wherever its table begins now."""
    contract = contract_of(load.table_name or "")
    reading = reading_for(source, contract, sheet=load.sheet)
    preview = replace(reading.preview, sheet=load.sheet)
    return Part(contract, replace(reading, preview=preview))
