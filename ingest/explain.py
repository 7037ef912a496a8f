"""A dry run of one file: it is read as a load would read it, and nothing is kept."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb

from ingest.explanation import Explanation, KnownBy, layout_of
from ingest.identity import Door
from ingest.inbox import Delivery, contract_by_name
from ingest.parts import Part, parts_of
from ingest.placing import place_rows
from ingest.plausibility import Acceptance
from ingest.reading import Source, opened_source, reading_for
from ingest.recognition import described_part, named_contract
from ingest.sources import CONTRACTS
from ingest.store import RawStore, trial_raw_store
from ingest.succession import Load, neighbours, settled
from ingest.tables import LOADS_SCHEMA
from kunto.errors import DeliveryError, KuntoError


class Trial:
    """What a file is tried against: the door, the limits, and what is loaded so far."""

    def __init__(self, door: Door, acceptance: Acceptance, loads: tuple[Load, ...]) -> None:
        self._door = door
        self._acceptance = acceptance
        self._loads = loads

    def explain(self, path: Path, *, file: str) -> tuple[Explanation, ...]:
        """Read a file as if it stood in the inbox under that name; one explanation a part.

        What has to be unpacked is in a folder of its owner alone, which is gone afterwards.
        """
        delivery = Delivery(path, file)
        with tempfile.TemporaryDirectory(prefix="kunto-") as scratch:
            try:
                named_contract(delivery)
                with opened_source(path, file=file, scratch=Path(scratch)) as source:
                    return tuple(self._parts(delivery, source, Path(scratch)))
            except DeliveryError as error:
                return (Explanation(file, stopped=str(error)),)

    def _parts(self, delivery: Delivery, source: Source, scratch: Path) -> Iterator[Explanation]:
        try:
            parts = parts_of(source, file=delivery.file)
        except DeliveryError as error:
            yield Explanation(delivery.file, stopped=f"{error}{_nearest(source)}")
            return
        for part in parts:
            explanation = Explanation(
                delivery.file,
                part.sheet if len(parts) > 1 else None,
                part.contract,
                _known_by(part, source, delivery.file),
                layout_of(part),
            )
            with trial_raw_store(scratch) as store:
                yield self._tried(explanation, delivery, part, store)

    def _tried(
        self, explanation: Explanation, delivery: Delivery, part: Part, store: RawStore
    ) -> Explanation:
        arrival = store.arrival(part.contract, file=delivery.file, load_id=delivery.load_id)
        try:
            part.require_sound(delivery.file)
            ledger = place_rows(part.reading, part.contract, self._door, arrival, on_rows=_no_one)
            load = described_part(delivery, part, ledger)
        except DeliveryError as error:
            return replace(explanation, stopped=str(error))
        arrival.keep_refused(load)
        store.write_loads([load])
        notes = (*ledger.notes, *part.notes)
        tried = replace(explanation, load=load, quarantined=store.quarantined(), notes=notes)
        earlier, _ = neighbours(load, self._loads)
        try:
            self._acceptance.applied(load, load, ledger, earlier)
        except DeliveryError as error:
            return replace(tried, stopped=str(error))
        return replace(tried, load=self._among_the_others(load))

    def _among_the_others(self, load: Load) -> Load:
        """Return the load with the status that it would have beside what is loaded."""
        others = (known for known in self._loads if known.key != load.key)
        return next(each for each in settled([*others, load]) if each.key == load.key)


def loads_so_far(store: Path) -> tuple[Load, ...]:
    """Return what a raw store says of its loads.

    Raises KuntoError when it cannot be read, as while a load is running.
    """
    if not store.exists():
        return ()
    try:
        with duckdb.connect(str(store), read_only=True) as connection:
            found = connection.table("quality.loads").select(*LOADS_SCHEMA).fetchall()
    except duckdb.Error as error:
        raise KuntoError(
            f"The raw store {store} cannot be read now. Wait until no load is running; if none "
            "is, run kunto load first."
        ) from error
    return tuple(Load(**dict(zip(LOADS_SCHEMA, row, strict=True))) for row in found)


def _known_by(part: Part, source: Source, file: str) -> KnownBy:
    if contract_by_name(file) == part.contract:
        return "name"
    named = contract_by_name(f"{source.kind}_{part.sheet}") == part.contract
    return "table" if named and source.kind == "access" else "header"


def _nearest(source: Source) -> str:
    """Say which contract knows most of the headers, if any may be meant."""
    headers = {contract.table: reading_for(source, contract).header for contract in CONTRACTS}
    best = max(CONTRACTS, key=lambda contract: headers[contract.table].known_count)
    header = headers[best.table]
    if not header.is_told:
        return ""
    lacking = ", ".join(column.header for column in header.lacks(best))
    lacks = f"; it lacks {lacking}" if lacking else ""
    return f" Nearest is {best.table}, of which it has {header.known_count} headers{lacks}."


def _no_one(_: int) -> None:
    """Nobody is told of the rows."""
