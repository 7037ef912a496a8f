"""The marts of a release as files of their own, with a data dictionary and their checksums."""

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Literal

import duckdb
import polars as pl

from kunto.analysis_dictionary import Column, read_dictionary
from kunto.analysis_readme import Exported, readme
from kunto.analysis_workbook import MOST_ROWS, Sheet, write_workbook
from kunto.errors import KuntoError, MisuseError
from kunto.releases import Release, open_for_reading, sha256_of

Form = Literal["parquet", "csv", "xlsx"]
DICTIONARY = "data_dictionary"
_HEADER = tuple(field.name for field in fields(Column))
_BATCH_ROWS = 10_000


@dataclass(frozen=True)
class _Chosen:
    """The marts to write, by name, with the columns and the number of rows of each."""

    columns: Mapping[str, tuple[Column, ...]]
    counts: Mapping[str, int]

    @property
    def dictionary(self) -> list[tuple[str, ...]]:
        """The rows of the data dictionary."""
        return [astuple(column) for columns in self.columns.values() for column in columns]


def export(
    release: Release, folder: Path, form: Form, tables: Sequence[str] = ()
) -> tuple[Exported, ...]:
    """Write marts of a release, all unless named, into a new folder; it is whole or not there.

    Raises MisuseError for a folder that is there and a mart that is not, and KuntoError before
    anything is written when a mart has more rows than a sheet.
    """
    if folder.exists():
        raise MisuseError(f"{folder} is there already. Name a folder that is not.")
    if not folder.parent.is_dir():
        raise MisuseError(f"There is no folder {folder.parent}. Make it first.")
    beside = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    with open_for_reading(release.file) as connection:
        chosen = _choose(connection, tables)
        _require_room(chosen, form)
        try:
            beside.mkdir()
            exported = tuple(_write(connection, chosen, beside, form, release))
            text = readme(connection, release.manifest["sha256"], exported)
            (beside / "README.md").write_text(text, encoding="utf-8")
            beside.rename(folder)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    return exported


def _choose(connection: duckdb.DuckDBPyConnection, tables: Sequence[str]) -> _Chosen:
    known: dict[str, tuple[Column, ...]] = {}
    for column in read_dictionary(connection):
        known[column.table] = (*known.get(column.table, ()), column)
    names = [name.strip().removeprefix("marts.") for name in tables] or list(known)
    for name in names:
        if name not in known:
            raise MisuseError(f"There is no mart {name}. Known: {', '.join(known)}.")
    counts = {
        name: connection.table(f"marts.{name}").aggregate("count(*)").fetchall()[0][0]
        for name in names
    }
    return _Chosen({name: known[name] for name in names}, counts)


def _require_room(chosen: _Chosen, form: Form) -> None:
    too_long = [f"{name} ({n})" for name, n in chosen.counts.items() if n > MOST_ROWS]
    if form == "xlsx" and too_long:
        raise KuntoError(
            f"A sheet holds {MOST_ROWS} rows, fewer than {', '.join(too_long)} has. Choose parquet"
            " or csv, or leave it out with --tables. Nothing was written."
        )


def _write(
    connection: duckdb.DuckDBPyConnection,
    chosen: _Chosen,
    folder: Path,
    form: Form,
    release: Release,
) -> Iterator[Exported]:
    if form == "xlsx":
        file = folder / f"{release.id}.xlsx"
        write_workbook(file, _sheets(connection, chosen), made_of=release.as_of_date)
        yield Exported(file.name, sha256_of(file), chosen.counts)
        return
    words = pl.DataFrame(chosen.dictionary, schema=list(_HEADER), orient="row")
    relations = {name: connection.table(f"marts.{name}") for name in chosen.columns}
    for name, relation in (
        *relations.items(),
        (DICTIONARY, connection.from_arrow(words.to_arrow())),
    ):
        file = folder / f"{name}.{form}"
        if form == "parquet":
            relation.write_parquet(str(file), compression="zstd")
        else:
            relation.write_csv(str(file), header=True)
        yield Exported(file.name, sha256_of(file), {name: chosen.counts.get(name, words.height)})


def _sheets(connection: duckdb.DuckDBPyConnection, chosen: _Chosen) -> Iterator[Sheet]:
    yield Sheet(DICTIONARY, _HEADER, chosen.dictionary)
    for name, columns in chosen.columns.items():
        rows = _rows(connection.table(f"marts.{name}"))
        yield Sheet(name, [column.name for column in columns], rows)


def _rows(relation: duckdb.DuckDBPyRelation) -> Iterator[Sequence[object]]:
    for batch in relation.to_arrow_reader(_BATCH_ROWS):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)
