"""Writes the sample: a folder of source files per export day, each with its truth."""

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path

from ingest.synthetic.deliveries import EXPORTS, export_tables
from ingest.synthetic.deliveries.kela import FILE as DAY_COUNTS
from ingest.synthetic.deliveries.kela import day_counts
from ingest.synthetic.faults import plant_faults
from ingest.synthetic.files import append_rows, write_table
from ingest.synthetic.hazards import SENT_TWICE, plant_hazards
from ingest.synthetic.project import EXPORT_DAYS
from ingest.synthetic.streams import stream
from ingest.synthetic.tables import Row, Table
from ingest.synthetic.truth import counts_of, metrics_of
from ingest.synthetic.world import (
    DEFAULT_CLIENTS,
    DEFAULT_SEED,
    World,
    part_count,
    simulate_parts,
)

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
    count = part_count(clients)
    parts = simulate_parts(clients, seed)
    _write_parts(parts, count, out, clean=clean, with_day_counts=with_day_counts, tell=on_progress)


def write_deliveries(
    world: World,
    out: Path,
    *,
    clean: bool = False,
    with_day_counts: bool = False,
    on_progress: Progress | None = None,
) -> None:
    """Write the deliveries of a simulated world; see `write_sample`."""
    _write_parts([world], 1, out, clean=clean, with_day_counts=with_day_counts, tell=on_progress)


def _write_parts(  # noqa: PLR0913 – what, where, what kind, and whom to tell
    parts: Iterable[World],
    count: int,
    out: Path,
    *,
    clean: bool,
    with_day_counts: bool,
    tell: Progress | None,
) -> None:
    out.mkdir(parents=True, exist_ok=True)
    (out / "README.txt").write_text(_README, encoding="utf-8")
    total = count * len(EXPORT_DAYS) * (len(EXPORTS) + with_day_counts)
    done = 0
    deliveries = [
        _Delivery(day, out / day.isoformat(), clean=clean, is_whole=count == 1)
        for day in EXPORT_DAYS
    ]
    for world in parts:
        for delivery in deliveries:
            for file in delivery.write(world, with_day_counts=with_day_counts):
                done += 1
                if tell:
                    tell(f"{delivery.folder.name}/{file}", done, total)
    for delivery in deliveries:
        delivery.finish()


class _Delivery:
    """The folder of one export day: source files that grow part by part, and the truth of all.

    A project of several parts is too large for workbooks, so that its forms are text files, too.
    """

    def __init__(self, day: date, folder: Path, *, clean: bool, is_whole: bool) -> None:
        self.folder = folder
        self._day = day
        self._clean = clean
        self._is_whole = is_whole
        self._row_counts: dict[str, int] = {}
        self._counts: Counter[str] = Counter()
        self._faults: list[Planted] = []
        self._hazards: list[Planted] = []
        folder.mkdir(exist_ok=True)
        (folder / DAY_COUNTS).unlink(missing_ok=True)

    def write(self, world: World, *, with_day_counts: bool) -> Iterator[str]:
        """Write a part of the world file by file; yields the names of the files.

        A project smaller than KUNTO has fewer rows and gets fewer faults, in proportion; all
        faults are in the first part.
        """
        is_first = not self._row_counts
        fault_share = min(1.0, len(world.people) / DEFAULT_CLIENTS) if is_first else 0
        world = world.as_of(self._day)
        self._counts.update(counts_of(world))
        tables = export_tables(world)
        if with_day_counts:
            tables = chain(tables, [day_counts(world, self._day)])
        for table in tables:
            if not self._is_whole:
                table.sheet = ""
            if not self._clean:
                rng = stream(world.seed, f"planted {self._day} {table.file}")
                plant_faults(table, rng, share=fault_share)
                plant_hazards(table, world, self._day, rng)
            if not table.sheet:
                table.file = str(Path(table.file).with_suffix(".csv"))
            self._add(table)
            yield table.file

    def finish(self) -> None:
        """Write the copies that are sent twice, and the truth."""
        for name, copy in SENT_TWICE.items():
            self._hazards += _send_twice(self.folder / name, copy, clean=self._clean)
        truth = {
            "metrics": metrics_of(self._counts),
            "faults": self._faults,
            "hazards": self._hazards,
        }
        text = json.dumps(truth, ensure_ascii=False, indent=1)
        (self.folder / "truth.json").write_text(text + "\n", encoding="utf-8")

    def _add(self, table: Table) -> None:
        written = self._row_counts.get(table.file)
        if written is None:
            write_table(table, self.folder)
            written = len(table.preamble) + 1
            self._hazards += _hazards([*table.preamble, _header(table)], table.file, 1)
        else:
            append_rows(table, self.folder)
        self._faults += _faults(table, written + 1)
        self._hazards += _hazards(table.rows, table.file, written + 1)
        self._row_counts[table.file] = written + len(table.rows)


def _send_twice(file: Path, copy: str, *, clean: bool) -> list[Planted]:
    """Copy the file under the other name; a clean sample also loses the copy of an earlier one."""
    if clean:
        file.with_name(copy).unlink(missing_ok=True)
        return []
    shutil.copyfile(file, file.with_name(copy))
    return [{"file": copy, "kind": "file_sent_twice", "of": file.name}]


def _header(table: Table) -> Row:
    return Row([], kinds=table.header_kinds)


def _faults(table: Table, first: int) -> list[Planted]:
    return [
        {"file": table.file, "row": number, "rule": row.rule}
        for number, row in enumerate(table.rows, start=first)
        if row.rule
    ]


def _hazards(rows: Iterable[Row], file: str, first: int) -> list[Planted]:
    return [
        {"file": file, "kind": kind, "row": number}
        for number, row in enumerate(rows, start=first)
        for kind in row.kinds
    ]
