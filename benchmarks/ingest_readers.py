"""The readers beside which benchmarks/ingest.py measures KUNTO, each in a process of its own.

Each reads the three tables by declared types, leaves out rows whose date is impossible, writes the
same columns of the same types (a day is a timestamp in pandas) into a new DuckDB file, and prints
how many rows there are. They do no more: codes, identities and references are not checked, nothing
is hashed, told of or kept.
"""

import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import duckdb


@dataclass(frozen=True)
class Kept:
    """The columns that are kept of a table, by type; the first date decides about its row."""

    texts: tuple[str, ...]
    dates: tuple[str, ...]
    whole: tuple[str, ...] = ()
    booleans: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns that are kept."""
        return (*self.texts, *self.dates, *self.whole, *self.booleans)


TABLES = {
    "access_asiakkaat": Kept(
        texts=(
            *("Asiakasnumero", "Henkilötunnus", "Ilmoittautumistapa", "Ohjaava taho"),
            *("Kotikunta", "Äidinkieli", "Koulutus"),
        ),
        dates=("Ilmoittautunut",),
        whole=("Työttömyys kk",),
    ),
    "access_jaksot": Kept(
        texts=("Jaksonumero", "Asiakasnumero", "Koordinaattori", "Päättymissyy", "Lopputulos"),
        dates=("Alkupvm", "Loppupvm"),
    ),
    "access_kontaktit": Kept(
        texts=("Kontaktinumero", "Asiakasnumero", "Koordinaattori", "Laji", "Kanava"),
        dates=("Pvm",),
        booleans=("Toteutui",),
    ),
}
YES = "kyllä"
DAY = "%d.%m.%Y"
_DLT_SCHEMA = "delivered"


def read_with_duckdb(folder: Path, out: Path) -> int:
    """Read with types declared; a row that does not fit them is left out."""
    with duckdb.connect(str(out)) as connection:
        for table, kept in TABLES.items():
            header = _header(folder, table)
            types = dict.fromkeys(header, "varchar")
            types |= dict.fromkeys(kept.dates, "date") | dict.fromkeys(kept.whole, "integer")
            rows = connection.read_csv(
                str(folder / f"{table}.csv"),
                sep=";",
                header=True,
                columns=types,
                date_format=DAY,
                ignore_errors=True,
            )
            rows.select(*map(_in_sql(kept), kept.columns)).create(table)
        return _count(connection)


def read_with_polars(folder: Path, out: Path) -> int:
    """Read and cast by the streaming engine, and hand the result over as Arrow."""
    with duckdb.connect(str(out)) as connection:
        for table in TABLES:
            connection.from_arrow(_polars_frame(folder, table).to_arrow()).create(table)
        return _count(connection)


def read_with_pandas(folder: Path, out: Path) -> int:
    """Read with the C engine as text, and cast column by column."""
    import pandas as pd  # noqa: PLC0415 – only its own process pays for it

    with duckdb.connect(str(out)) as connection:
        for table, kept in TABLES.items():
            rows = pd.read_csv(
                folder / f"{table}.csv", sep=";", dtype="str", usecols=list(kept.columns)
            )
            _cast_with_pandas(pd, rows, kept)
            rows = rows[rows[kept.dates[0]].notna()]
            connection.from_df(rows).create(table)
        return _count(connection)


def read_with_dlt(folder: Path, out: Path) -> int:
    """Give dlt frames of Arrow that Polars has read: the quickest of its ways that we know."""
    import dlt  # noqa: PLC0415

    pipeline = dlt.pipeline(
        "benchmark",
        pipelines_dir=str(out.with_suffix(".dlt")),
        destination=dlt.destinations.duckdb(str(out)),
        dataset_name=_DLT_SCHEMA,
    )
    resources = [
        dlt.resource(_batches(folder, table), name=table, write_disposition="replace")
        for table in TABLES
    ]
    pipeline.run(resources, loader_file_format="parquet")
    with duckdb.connect(str(out)) as connection:
        connection.execute(f"use {_DLT_SCHEMA}")
        return _count(connection)


def _batches(folder: Path, table: str) -> Any:  # noqa: ANN401 – Arrow's own types are not known
    yield from _polars_frame(folder, table).to_arrow().to_batches()


def _polars_frame(folder: Path, table: str) -> Any:  # noqa: ANN401
    import polars as pl  # noqa: PLC0415

    kept = TABLES[table]
    rows = pl.scan_csv(folder / f"{table}.csv", separator=";", infer_schema=False)
    typed = rows.select(
        *kept.texts,
        pl.col(kept.dates).str.to_date(DAY, strict=False),
        *(pl.col(name).cast(pl.Int32, strict=False) for name in kept.whole),
        *(pl.col(name) == YES for name in kept.booleans),
    )
    return typed.filter(pl.col(kept.dates[0]).is_not_null()).collect(engine="streaming")


def _cast_with_pandas(pd: ModuleType, rows: Any, kept: Kept) -> None:  # noqa: ANN401
    for name in kept.dates:
        rows[name] = pd.to_datetime(rows[name], format=DAY, errors="coerce")
    for name in kept.whole:
        rows[name] = pd.to_numeric(rows[name], errors="coerce").astype("Int32")
    for name in kept.booleans:
        rows[name] = rows[name] == YES


def _in_sql(kept: Kept) -> Any:  # noqa: ANN401
    def expression(name: str) -> duckdb.Expression:
        column = duckdb.ColumnExpression(name)
        if name in kept.booleans:
            return (column == duckdb.ConstantExpression(YES)).alias(name)
        return column

    return expression


def _header(folder: Path, table: str) -> list[str]:
    with (folder / f"{table}.csv").open(encoding="utf-8") as file:
        return file.readline().rstrip("\n").split(";")


def _count(connection: duckdb.DuckDBPyConnection) -> int:
    return sum(len(connection.table(table)) for table in TABLES)


READERS = {
    "duckdb": read_with_duckdb,
    "polars": read_with_polars,
    "pandas": read_with_pandas,
    "dlt": read_with_dlt,
}

if __name__ == "__main__":
    sys.stdout.write(f"{READERS[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))}\n")
