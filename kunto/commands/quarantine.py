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
    from ingest.quarantined import Quarantined

_SHOWN_ROWS = 8


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
    chosen = [
        group
        for group in groups
        if (every or group.is_current)
        and rule in (None, group.rule)
        and (file is None or file in group.file)
    ]
    if not chosen:
        out.print("No row is in quarantine." if not (rule or file) else "No such row.")
        return
    _tell(chosen)
    _tell_remedies(chosen)


def _tell(groups: "list[Quarantined]") -> None:
    for place, found in groupby(groups, key=_place):
        of_file = list(found)
        out.print(f"{place}{_resolved(of_file)}", style="bold", markup=False)
        table = Table(
            *(Column("  Rule", min_width=15), Column("Column", min_width=24)),
            *(Column("Rows", justify="right", min_width=5), "Which", "Found"),
            box=None,
        )
        for group in of_file:
            table.add_row(
                *(f"  {group.rule}", _column(group), str(group.row_count), _which(group)),
                ", ".join(group.found),
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


def _resolved(groups: "list[Quarantined]") -> str:
    """Say of a file that a newer delivery replaced how many of its rows wait no more."""
    if groups[0].is_current:
        return ""
    rows = sum(group.row_count for group in groups)
    resolved = sum(group.resolved_count for group in groups)
    return f" – replaced by a newer delivery; {resolved} of {rows} rows are no longer quarantined"


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
