"""A query of an analyst, answered as a table, CSV, JSON or Parquet."""

import csv
import json
import os
import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.markup import escape
from rich.table import Table

from kunto.commands.releases import chosen_release
from kunto.commands.terminal import out
from kunto.errors import MisuseError
from kunto.settings import load_settings

if TYPE_CHECKING:
    from typing import TextIO

    from kunto.analysis import Answer

Format = Literal["table", "csv", "json", "parquet"]
_SHOWN = 20


def sql(
    query: Annotated[str | None, typer.Argument(help="One statement in DuckDB's SQL.")] = None,
    *,
    file: Annotated[Path | None, typer.Option("-f", "--file", help="Read it from here.")] = None,
    release: Annotated[str | None, typer.Option(help="The one in use if left out.")] = None,
    form: Annotated[Format, typer.Option("--format", help="A table shows 20 rows.")] = "table",
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write it here.")] = None,
) -> None:
    """Ask a release in SQL: read-only, and nothing but the release is within reach.

    CSV is for programs: values stand as they are, also those that a spreadsheet would compute.
    """
    from kunto.analysis import asked  # noqa: PLC0415 – DuckDB only when it is needed

    text = _text_of(query, file)
    _require_sense(form, output)
    found = chosen_release(load_settings(), release)
    with asked(found.file, text) as answer:
        if output is None:
            _write(answer, form, sys.stdout)
        else:
            _write_file(answer, form, output)


def _text_of(query: str | None, file: Path | None) -> str:
    if (query is None) == (file is None):
        raise MisuseError("Give the SQL, or the file it stands in with -f.")
    if file is None:
        return query or ""
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise MisuseError(f"{file} cannot be read as UTF-8 text: {error}") from None


def _require_sense(form: Format, output: Path | None) -> None:
    if form == "parquet" and output is None:
        raise MisuseError("Parquet is no text. Name a file for it: -o OUT.parquet.")
    if form == "table" and output is not None:
        raise MisuseError("A table is for the terminal. Give --format csv, json or parquet.")
    if output is not None and not output.parent.is_dir():
        raise MisuseError(f"There is no folder {output.parent}. Make it first.")


def _write_file(answer: "Answer", form: Format, output: Path) -> None:
    """Write a file in one step: it is the whole answer or not there."""
    beside = output.with_name(f".{output.name}.{os.getpid()}.part")
    try:
        if form == "parquet":
            _write_parquet(answer, beside)
        else:
            with beside.open("w", encoding="utf-8", newline="") as stream:
                _write(answer, form, stream)
        beside.replace(output)
    finally:
        beside.unlink(missing_ok=True)


def _write(answer: "Answer", form: Format, stream: "TextIO") -> None:
    if form == "csv":
        rows = csv.writer(stream, lineterminator="\n")
        rows.writerow(answer.columns.names)
        rows.writerows(answer.rows())
    elif form == "json":
        _write_json(answer, stream)
    else:
        _show(answer)


def _write_json(answer: "Answer", stream: "TextIO") -> None:
    names = answer.columns.names
    between = "["
    for row in answer.rows():
        one = dict(zip(names, row, strict=True))
        stream.write(f"{between}\n{json.dumps(one, ensure_ascii=False, default=str)}")
        between = ","
    stream.write("[]\n" if between == "[" else "\n]\n")


def _write_parquet(answer: "Answer", file: Path) -> None:
    from pyarrow import parquet  # noqa: PLC0415

    with parquet.ParquetWriter(file, answer.columns) as writer:
        for batch in answer.batches():
            writer.write_batch(batch)


def _show(answer: "Answer") -> None:
    from pyarrow import types  # noqa: PLC0415

    numeric = (types.is_integer, types.is_floating, types.is_decimal)
    table = Table(box=None)
    for column in answer.columns:
        is_number = any(is_one(column.type) for is_one in numeric)
        # Of a value nothing is cut off, however narrow the terminal.
        justify: Literal["left", "right"] = "right" if is_number else "left"
        table.add_column(escape(column.name), justify=justify, overflow="fold")
    rows = answer.rows()
    for row in islice(rows, _SHOWN):
        table.add_row(*("–" if value is None else escape(str(value)) for value in row))
    out.print(table)
    if left_out := sum(1 for _ in rows):
        out.print(f"{_SHOWN} of {_SHOWN + left_out} rows shown; --format csv gives all.")
