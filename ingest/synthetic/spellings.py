"""Other ways of writing the same value: cells that look different and say the same."""

from datetime import date
from random import Random

from ingest.synthetic.deliveries import access, crm, esf, project, webropol
from ingest.synthetic.tables import Cell, Row, Table, finnish_date

NBSP = "\u00a0"
_OF_WORKBOOKS = "date_as_serial_number"
_EXCEL_DAY_ZERO = date(1899, 12, 30)

# File -> kind of writing, column, and in how many rows.
_CELL_EDITS: dict[str, tuple[tuple[str, str, int], ...]] = {
    webropol.FILE: (
        ("code_in_capitals", webropol.WISH, 4),
        ("trailing_spaces", webropol.REFERRER, 4),
        ("nbsp_in_value", webropol.MUNICIPALITY, 4),
        ("identity_in_small_letters", webropol.IDENTITY, 3),
        ("code_in_capitals", webropol.CONSENT, 3),
        ("date_as_serial_number", webropol.ANSWERED, 5),
        ("date_as_text", webropol.ANSWERED, 4),
    ),
    access.CLIENTS_FILE: (
        ("code_in_capitals", "Ohjaava taho", 4),
        ("trailing_spaces", "Koulutus", 4),
        ("identity_in_small_letters", "Henkilötunnus", 3),
    ),
    access.PERIODS_FILE: (
        ("code_in_capitals", "Päättymissyy", 3),
        ("trailing_spaces", "Päättymissyy", 3),
        ("nbsp_in_value", "Lopputulos", 3),
    ),
    access.CONTACTS_FILE: (
        ("quoted_newline", access.MEMO, 6),
        ("quotes_and_semicolons", access.MEMO, 3),
        ("nbsp_in_value", access.COORDINATOR, 4),
        ("code_in_capitals", "Laji", 4),
    ),
    access.TRANSFERS_FILE: (("nbsp_in_value", "Vastaanottava koordinaattori", 2),),
    crm.COMPANIES_FILE: (
        ("code_in_capitals", "Toimiala", 3),
        ("trailing_spaces", crm.BUSINESS_ID, 3),
    ),
    crm.CONTACTS_FILE: (("quoted_newline", "Muistiinpano", 4),),
    crm.TICKETS_FILE: (("trailing_spaces", "Tarve", 3),),
    esf.START_FILE: (
        ("date_as_serial_number", esf.SIGNED, 5),
        ("date_as_text", esf.STARTED, 4),
        ("nbsp_in_value", "Koulutusaste", 4),
    ),
    esf.END_FILE: (
        ("date_as_serial_number", esf.ENDED, 5),
        ("nbsp_in_value", "Palvelun päättyminen", 3),
    ),
    project.FEEDBACK_FILE: (("quoted_newline", "Vapaa palaute", 2),),
    project.COORDINATORS_FILE: (
        ("percent_sign_left_out", "Asiakastyön osuus %", 2),
        ("nbsp_in_value", "Työaika %", 2),
    ),
    project.COSTS_FILE: (("account_in_apostrophes", project.ACCOUNT, 30),),
}


def respell_cells(table: Table, rng: Random) -> None:
    """Write some cells of the file in other ways and say so on their rows."""
    for kind, header, count in _CELL_EDITS.get(table.file, ()):
        if kind == _OF_WORKBOOKS and not table.sheet:
            continue
        _edit_cells(table, rng, kind, header, count)


def _edit_cells(table: Table, rng: Random, kind: str, header: str, count: int) -> None:
    column = table.column(header)
    able = [row for row in table.rows if _can_be_edited(row, column, kind)]
    for row in rng.sample(able, min(count, len(able))):
        row.cells[column] = _rewritten(kind, row.cells[column])
        row.kinds = (*row.kinds, kind)


def _can_be_edited(row: Row, column: int, kind: str) -> bool:
    if row.rule or row.cells[column] == "":
        return False
    return row.is_plain or kind == "account_in_apostrophes"


def _rewritten(kind: str, cell: Cell) -> Cell:  # noqa: PLR0911 - one way of writing per kind
    if isinstance(cell, date):
        serial = (cell - _EXCEL_DAY_ZERO).days
        return serial if kind == _OF_WORKBOOKS else finnish_date(cell)
    text = str(cell)
    match kind:
        case "code_in_capitals":
            return text.upper()
        case "identity_in_small_letters":
            return f" {text.lower()}"
        case "trailing_spaces":
            return f"{text}  "
        case "nbsp_in_value":
            return text.replace(" ", NBSP) if " " in text else text + NBSP
        case "quoted_newline":
            return f'{text}\r\ntoinen rivi; "sovittu"\r\nkolmas rivi'
        case "quotes_and_semicolons":
            return f'"{text}"; ;'
        case "percent_sign_left_out":
            return text.removesuffix(" %")
        case "account_in_apostrophes":
            return f"'{text}'"
        case _:
            raise ValueError(f"no such hazard: {kind}")
