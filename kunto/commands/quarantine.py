"""The quarantine: which rows wait for a person, why, and what a later delivery has mended."""

from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Column, Table

from kunto.commands.terminal import out
from kunto.errors import KuntoError
from kunto.locale import texts
from kunto.settings import load_settings

if TYPE_CHECKING:
    from ingest.quarantined import Fate, Quarantined

_SHOWN_ROWS = 8
_TOLD: "dict[Fate, str]" = {
    "waiting": "waits",
    "repeated": "waits in a newer delivery",
    "mended": "mended by a newer delivery",
    "gone": "no longer delivered",
}


def quarantine(
    *,
    every: Annotated[
        bool, typer.Option("--all", help="Earlier deliveries too, and what became of their rows.")
    ] = False,
    rule: Annotated[str | None, typer.Option(help="Only the rows that broke this rule.")] = None,
    file: Annotated[str | None, typer.Option(help="Only files whose path has this in it.")] = None,
) -> None:
    """Show the quarantined rows by file and rule, and what a person must fix."""
    from ingest.quarantined import list_quarantined  # noqa: PLC0415 – Polars only when needed
    from kunto.releases import open_for_reading  # noqa: PLC0415

    raw_store = load_settings().paths.raw_store
    if not raw_store.exists():
        raise KuntoError("Nothing was loaded yet. Run kunto load.")
    with open_for_reading(raw_store) as connection:
        groups = list_quarantined(connection)
    asked = [
        group
        for group in groups
        if rule in (None, group.rule) and (file is None or file in group.file)
    ]
    chosen = asked if every else [group for group in asked if group.fate == "waiting"]
    if not chosen:
        _tell_none(asked, of_all=not (rule or file))
        return
    _tell(chosen, with_fate=every)
    _tell_remedies(chosen)


def _tell_none(asked: "list[Quarantined]", *, of_all: bool) -> None:
    """Say that no row waits, and where those are that no longer do."""
    out.print("No row is in quarantine." if of_all else "No such row waits.")
    if asked:
        rows = sum(group.row_count for group in asked)
        out.print(f"Rows that no longer wait here: {rows}. What became of them: add --all.")


def _tell(groups: "list[Quarantined]", *, with_fate: bool) -> None:
    for place, found in groupby(groups, key=_place):
        of_file = list(found)
        out.print(place, style="bold", markup=False)
        table = Table(
            *(Column("  Rule", min_width=15), Column("Column", min_width=24)),
            *(Column("Rows", justify="right", min_width=5), "Which", "Found"),
            *(["Now"] if with_fate else []),
            box=None,
        )
        for group in of_file:
            table.add_row(
                *(f"  {group.rule}", _column(group), str(group.row_count), _which(group)),
                ", ".join(group.found),
                *([_TOLD[group.fate]] if with_fate else []),
            )
        out.print(table)


def _tell_remedies(groups: "list[Quarantined]") -> None:
    words = texts("en")
    out.print()
    for rule in sorted({group.rule for group in groups}):
        told = f"{words.text(f'rule.{rule}')} {words.text(f'remedy.{rule}')}"
        out.print(f"{rule}: {told}", markup=False)


def _place(group: "Quarantined") -> str:
    return f"{group.file} [{group.sheet}]" if group.sheet else group.file


def _column(group: "Quarantined") -> str:
    """Name the column by the header that its system gives it."""
    from ingest.sources import contract_of  # noqa: PLC0415

    contract = contract_of(group.table)
    headers = {column.name: column.header for column in contract.columns}
    names = (group.column or "").split(", ")
    return ", ".join(headers.get(name, name) for name in names)


def _which(group: "Quarantined") -> str:
    shown = ", ".join(map(str, group.first_rows[:_SHOWN_ROWS]))
    more = group.row_count - _SHOWN_ROWS
    return f"{shown} and {more} more" if more > 0 else shown
