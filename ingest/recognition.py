"""What a delivery is by its name, and the load that describes a part of it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import PurePosixPath

from ingest.contract import Contract
from ingest.inbox import (
    Delivery,
    contract_by_name,
    export_date,
    impossible_day,
    received_on,
)
from ingest.ledger import Ledger
from ingest.parts import Part
from ingest.periods import first_period
from ingest.reading import READABLE_ENDINGS
from ingest.succession import Load
from kunto.errors import DeliveryError

_TOLD_BY = {"folder": "Its folder", "name": "Its name", "metadata": "A line above its header"}
_FURTHEST_PLAN = timedelta(days=366)
"""What is planned may come after the export, but not all that a file holds and so much later."""


def named_contract(delivery: Delivery) -> Contract | None:
    """Return the contract that the name of a file speaks for.

    Raises DeliveryError when it is of no kind that can be read, or of a day that does not exist.
    """
    if day := impossible_day(delivery.file):
        raise DeliveryError(
            f"File {delivery.file} is of {day}, a day that does not exist. Correct it in the name."
        )
    if not delivery.is_readable_kind:
        raise DeliveryError(
            f"File {delivery.file} is not recognised: only {', '.join(READABLE_ENDINGS)} are "
            "read. Save it as one of them, or take it out of the inbox."
        )
    return contract_by_name(delivery.file)


def described(
    delivery: Delivery,
    contract: Contract | None,
    *,
    sheet: str | None = None,
    metadata: Iterable[str] = (),
) -> Load:
    """Describe a delivery that was not read, or of which not even the source is known."""
    dated = export_date(delivery, contract, metadata)
    return Load(
        load_id=delivery.load_id,
        file=delivery.file,
        source=contract.source if contract else None,
        table_name=contract.table if contract else None,
        sha256=delivery.sha256,
        export_date=dated.day,
        export_date_basis=dated.basis,
        sheet=sheet,
        status="stopped",
    )


def described_part(delivery: Delivery, part: Part, ledger: Ledger) -> Load:
    """Describe a part of a delivery that was read, with the counts of its rows.

    Raises DeliveryError when it cannot be of the day that it says.
    """
    contract, reading = part.contract, part.reading
    load = described(delivery, contract, sheet=part.sheet, metadata=reading.metadata)
    _require_possible_day(load, received_on(delivery), ledger.oldest_day)
    absent = ", ".join(column.header for column in reading.header.absent(contract))
    notes = [f"Columns not in the file: {absent}."] if absent else []
    if left_out := reading.header.left_out():
        notes.append(f"Columns left out: {left_out}. Only the file in the landing keeps them.")
    if ledger.accepted == ledger.quarantined == 0:
        notes.append("No rows below the header.")
    if load.export_date_basis == "receipt":
        notes.append(
            f"No date in its folder, name or file, so it counts as of the day it was received,"
            f" {load.export_date}. Move it into a folder named by its date, or out of the inbox and"
            f' take it back: kunto withdraw "{load.file}" "why".'
        )
    notes += (*ledger.notes, *part.notes)
    told = first_period([PurePosixPath(delivery.file).stem, *reading.metadata])
    period = (told or ledger.period) if contract.replaces == "period" else None
    return replace(
        load,
        period_start=period.first if period else None,
        period_end=period.last if period else None,
        encoding=reading.source.encoding,
        delimiter=reading.preview.delimiter,
        status="current",
        read_count=ledger.read,
        accepted_count=ledger.accepted,
        quarantined_count=ledger.quarantined,
        noise_count=ledger.noise,
        message=" ".join(notes) or None,
    )


def _require_possible_day(load: Load, received: date, oldest: date | None) -> None:
    """Hold the export's own day, as of which every figure is told, against what is known of it."""
    if load.export_date_basis not in _TOLD_BY:
        return
    if load.export_date > received:
        known = f"it was received by {received}"
    elif oldest is not None and oldest > load.export_date + _FURTHEST_PLAN:
        known = f"its oldest row is of {oldest}"
    else:
        return
    raise DeliveryError(
        f"File {load.file} cannot be of {load.export_date}. {_TOLD_BY[load.export_date_basis]} "
        f"says so, but {known}. Correct the day to that of the export."
    )
