"""Plants rows that must be quarantined: bad copies of true rows, each under a key of its own."""

from collections.abc import Sequence
from datetime import date
from math import ceil
from random import Random

from ingest.synthetic.deliveries import access, crm, esf, kela, project, webropol
from ingest.synthetic.fault_catalogue import FAULTS, SHORT, Fault
from ingest.synthetic.identity import (
    IdentityRegister,
    birth_date,
    with_check_digit,
    with_wrong_check,
    with_wrong_check_digit,
)
from ingest.synthetic.tables import Row, Table

_FIRST_FREE_BUSINESS = 9_950_000
_FIRST_FREE_CLIENT = 9_950_000_000
_FIRST_FREE_COORDINATOR = 900_000
_KEYED_BY_PERSON = (esf.START_FILE, esf.END_FILE, kela.FILE)
_PERSONAL = (webropol.FILE, access.CLIENTS_FILE, *_KEYED_BY_PERSON)


def plant_faults(table: Table, rng: Random, *, share: float) -> None:
    """Insert a share (0-1) of the faults of the file after the true rows they copy.

    A file with rows gets at least one, an empty file none.
    """
    true_rows = list(table.rows)
    strangers = IdentityRegister(rng, strangers=True)
    for number, fault in enumerate(_drawn(FAULTS[table.file], share, rng) if true_rows else ()):
        template = rng.choice(_templates(true_rows, table, fault))
        row = Row(list(template.cells), fault.rule)
        if fault.rule != "duplicate":
            _make_own(row, table, number, strangers, rng)
        _break(row, table, fault)
        earliest = table.rows.index(template) + 1
        table.rows.insert(rng.randint(earliest, len(table.rows)), row)


def _drawn(faults: Sequence[Fault], share: float, rng: Random) -> Sequence[Fault]:
    """Draw so many faults as the share gives, rounded up, in the order of the catalogue."""
    places = rng.sample(range(len(faults)), ceil(len(faults) * share))
    return [faults[place] for place in sorted(places)]


def _templates(rows: Sequence[Row], table: Table, fault: Fault) -> Sequence[Row]:
    """Prefer rows in which the cell to be broken is filled."""
    if not fault.header:
        return rows
    column = table.column(fault.header)
    return [row for row in rows if row.cells[column] != ""] or rows


def _make_own(
    row: Row, table: Table, number: int, strangers: IdentityRegister, rng: Random
) -> None:
    """Give the row a key, and a person, that no true row has."""
    key = f"virhe-{number + 1}"
    if table.file == crm.COMPANIES_FILE:
        row.cells[0] = _free_business_id(number)
    elif table.file == project.COORDINATORS_FILE:
        row.cells[0] = f"Työkyky {_FIRST_FREE_COORDINATOR + number}"
    elif table.file == access.CLIENTS_FILE:
        row.cells[0] = str(_FIRST_FREE_CLIENT + number)
    elif table.file not in _KEYED_BY_PERSON:
        row.cells[0] = key
    if table.file in _PERSONAL:
        born = birth_date(rng, date(2022, 1, 1))
        row.cells[table.column("Henkilötunnus")] = strangers.issue(born)
    for column, cell in enumerate(row.cells):
        if str(cell).startswith("Testi Henkilö"):
            row.cells[column] = f"Testi Henkilö {key}"


def _break(row: Row, table: Table, fault: Fault) -> None:
    if fault.rule == "row_width":
        row.cells = row.cells[:-1] if fault == SHORT else [*row.cells, "ylimääräinen"]
        return
    column = table.column(fault.header)
    cell = row.cells[column]
    if fault.rule == "identity":
        row.cells[column] = with_wrong_check(str(cell))
    elif fault.rule == "business_id":
        row.cells[column] = with_wrong_check_digit(str(cell))
    else:
        row.cells[column] = next(value for value in fault.values if value != cell)


def _free_business_id(number: int) -> str:
    """Return a valid business id that the simulated companies never have."""
    first = _FIRST_FREE_BUSINESS + 2 * number
    return with_check_digit(first) or with_check_digit(first + 1)
