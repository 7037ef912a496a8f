"""Writes the sample: a folder of source files per export day, each with its truth."""

import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path

from ingest.synthetic.deliveries import EXPORTS, export_tables
from ingest.synthetic.deliveries.kela import FILE as DAY_COUNTS
from ingest.synthetic.deliveries.kela import day_counts
from ingest.synthetic.faults import plant_faults
from ingest.synthetic.files import write_table
from ingest.synthetic.hazards import SENT_TWICE, plant_hazards
from ingest.synthetic.project import EXPORT_DAYS
from ingest.synthetic.streams import stream
from ingest.synthetic.tables import Row, Table
from ingest.synthetic.truth import count_truth
from ingest.synthetic.world import DEFAULT_CLIENTS, DEFAULT_SEED, World, simulate

Progress = Callable[[str, int, int], None]
Planted = dict[str, str | int]

_README = """KUNTO: synteettinen esimerkkiaineisto / synthetic sample data

Kaikki henkilöt, yritykset ja luvut ovat keksittyjä. Henkilötunnukset ovat testitunnuksia
(yksilönumero 900-999), Y-tunnukset alkavat yhdeksällä. Kansion truth.json kertoo oikeat luvut.

Every person, company and figure is invented. Identity numbers are test numbers (individual
number 900-999), business ids begin with 9. The truth.json of a folder tells the true figures.
"""


def write_sample(  # noqa: PLR0913 – what kind of sample, and where
    out: Path,
    *,
    clients: int = DEFAULT_CLIENTS,
    seed: int = DEFAULT_SEED,
    clean: bool = False,
    with_day_counts: bool = False,
    on_progress: Progress | None = None,
) -> None:
    """Write what the source systems would have exported on three days, with planted truth.

    Each folder is named by its day and holds a full export of every source and `truth.json`:
    the true metrics, and unless `clean` the planted faults and hazards with their rows. Kela's
    day counts are a source that few projects get: only `with_day_counts`.
    Raises ValueError for fewer than one client.
    """
    world = simulate(clients, seed)
    write_deliveries(
        world, out, clean=clean, with_day_counts=with_day_counts, on_progress=on_progress
    )


def write_deliveries(
    world: World,
    out: Path,
    *,
    clean: bool = False,
    with_day_counts: bool = False,
    on_progress: Progress | None = None,
) -> None:
    """Write the deliveries of a simulated world; see `write_sample`."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "README.txt").write_text(_README, encoding="utf-8")
    total = len(EXPORT_DAYS) * (len(EXPORTS) + with_day_counts)
    done = 0
    for day in EXPORT_DAYS:
        folder = out / day.isoformat()
        folder.mkdir(exist_ok=True)
        tables = export_tables(world.as_of(day))
        if with_day_counts:
            tables = chain(tables, [day_counts(world.as_of(day), day)])
        else:
            (folder / DAY_COUNTS).unlink(missing_ok=True)
        for file in _write_delivery(world, day, tables, folder, clean=clean):
            done += 1
            if on_progress:
                on_progress(f"{day}/{file}", done, total)


def _write_delivery(
    world: World, day: date, tables: Iterable[Table], folder: Path, *, clean: bool
) -> Iterator[str]:
    """Write one folder file by file, the truth last; yields the names of the source files.

    A project smaller than KUNTO has fewer rows and gets fewer faults, in proportion.
    """
    fault_share = min(1.0, len(world.people) / DEFAULT_CLIENTS)
    world = world.as_of(day)
    faults: list[Planted] = []
    hazards: list[Planted] = []
    for table in tables:
        if not clean:
            rng = stream(world.seed, f"planted {day} {table.file}")
            plant_faults(table, rng, share=fault_share)
            plant_hazards(table, world, day, rng)
        file = write_table(table, folder)
        faults += _faults(table)
        hazards += _hazards(table)
        if table.file in SENT_TWICE:
            hazards += _send_twice(file, SENT_TWICE[table.file], clean=clean)
        yield table.file
    truth = {"metrics": count_truth(world), "faults": faults, "hazards": hazards}
    text = json.dumps(truth, ensure_ascii=False, indent=1)
    (folder / "truth.json").write_text(text + "\n", encoding="utf-8")


def _send_twice(file: Path, copy: str, *, clean: bool) -> list[Planted]:
    """Copy the file under the other name; a clean sample also loses the copy of an earlier one."""
    if clean:
        file.with_name(copy).unlink(missing_ok=True)
        return []
    shutil.copyfile(file, file.with_name(copy))
    return [{"file": copy, "kind": "file_sent_twice", "of": file.name}]


def _faults(table: Table) -> list[Planted]:
    return [
        {"file": table.file, "row": number, "rule": row.rule}
        for number, row in enumerate(table.rows, start=table.first_row_number)
        if row.rule
    ]


def _hazards(table: Table) -> list[Planted]:
    header = Row([], kinds=table.header_kinds)
    rows = enumerate((*table.preamble, header, *table.rows), start=1)
    return [
        {"file": table.file, "kind": kind, "row": number}
        for number, row in rows
        for kind in row.kinds
    ]
