"""Plants what real exports are full of and no figure may suffer from."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from ingest.synthetic.deliveries import access, crm, esf, project, webropol
from ingest.synthetic.deliveries.project import euro_amount
from ingest.synthetic.journeys import MEETING
from ingest.synthetic.people import Person
from ingest.synthetic.streams import stream
from ingest.synthetic.tables import Cell, Row, Table, finnish_date
from ingest.synthetic.world import World

SENT_TWICE = {access.CONTACTS_FILE: "access_kontaktit_uudelleen.csv"}
NBSP, MINUS = "\u00a0", "\u2212"
TOTAL = "Yhteensä"
_SAMPLE_NAME = "Synteettinen esimerkkiaineisto"
_EXCEL_DAY_ZERO = date(1899, 12, 30)
_NEW_LEDGER = date(2022, 6, 1)  # from then on the ledger exports UTF-8 with a true minus sign

Edit = Callable[[str], str]

# Edits of single cells that change how a value is written and not what it says.
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
_NBSP_HEADERS = {
    webropol.FILE: webropol.REFERRER,
    esf.START_FILE: "Työttömyyden kesto kk",
    project.COSTS_FILE: project.AMOUNT,
}
_BLANK_ROWS = (webropol.FILE, access.CONTACTS_FILE, crm.COMPANIES_FILE, esf.START_FILE,
               project.ABILITY_FILE)  # fmt: skip
_IDENTICAL_ROWS = (
    webropol.FILE, access.CLIENTS_FILE, access.PERIODS_FILE, access.CONTACTS_FILE,
    crm.COMPANIES_FILE, esf.START_FILE, esf.END_FILE, project.ABILITY_FILE, project.COSTS_FILE,
)  # fmt: skip


def plant_hazards(table: Table, world: World, day: date, rng: Random) -> None:
    """Plant the hazards of the file; the kinds blank, total and identical are noise rows."""
    if table.file == webropol.FILE:
        _register_again(table, world, day)
    if table.file == access.CLIENTS_FILE:
        _mark_meetings(table)
    if table.file == project.COSTS_FILE:
        _write_amounts_as_a_ledger(table, day)
    for kind, header, count in _CELL_EDITS.get(table.file, ()):
        _edit_cells(table, rng, kind, header, count)
    if table.file == crm.TICKETS_FILE:
        _add_column(table)
    if table.file == project.FEEDBACK_FILE:
        _move_first_column_last(table)
    if table.file in _NBSP_HEADERS:
        _put_nbsp_into_header(table, _NBSP_HEADERS[table.file])
    if table.file in _IDENTICAL_ROWS:
        _repeat_a_row(table, rng)
    if table.file in _BLANK_ROWS and table.rows:
        width = 0 if table.sheet else len(table.headers)
        table.rows.insert(len(table.rows) // 2, Row([""] * width, kinds=("blank",)))
    if table.file in (webropol.FILE, project.COSTS_FILE):
        title = f"{_SAMPLE_NAME}, tulostettu {finnish_date(day)}"
        table.preamble.append(Row([title], kinds=("metadata_line",)))
    _add_total(table, world)


def _register_again(table: Table, world: World, day: date) -> None:
    """Let three people who came in the first weeks answer the form a second time."""
    known = {person.identity: person for person in world.people}
    number, identity = table.column(webropol.NUMBER), table.column(webropol.IDENTITY)
    true_rows = [row for row in table.rows if row.is_plain][:30]
    rng = stream(world.seed, "registered twice")
    for row in rng.sample(true_rows, min(3, len(true_rows))):
        person: Person = known[str(row.cells[identity])]
        answered = person.registered + timedelta(days=rng.randint(9, 60))
        if answered <= day:
            again = Row(list(row.cells), kinds=("registered_twice",))
            again.cells[number] = str(int(str(row.cells[number])) + 20_000_000)
            again.cells[table.column(webropol.ANSWERED)] = answered
            table.rows.append(again)


def _mark_meetings(table: Table) -> None:
    column = table.column("Ilmoittautumistapa")
    for row in table.rows:
        if not row.rule and row.cells[column] == MEETING:
            row.kinds = ("registered_in_meeting",)


def _write_amounts_as_a_ledger(table: Table, day: date) -> None:
    """Write thousands with a no-break space, and later a minus sign that cp1252 lacks."""
    if day >= _NEW_LEDGER:
        table.encoding = "utf-8-sig"
    column = table.column(project.AMOUNT)
    for row in table.rows:
        if row.rule:
            continue
        whole, cents = str(row.cells[column]).split(",")
        sign = whole[: -len(whole.lstrip("-"))]
        if sign and day >= _NEW_LEDGER:
            sign, row.kinds = MINUS, ("true_minus_sign",)
        thousands = f"{int(whole.lstrip('-')):,}".replace(",", NBSP)
        if NBSP in thousands:
            row.kinds = (*row.kinds, "nbsp_in_amount")
        row.cells[column] = f"{sign}{thousands},{cents}"


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
        return serial if kind == "date_as_serial_number" else finnish_date(cell)
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


def _add_column(table: Table) -> None:
    """Add a column that nobody asked for; rows of the wrong width stay wrong."""
    width = len(table.headers)
    table.headers.append("Muokattu")
    table.header_kinds = ("extra_column",)
    for row in table.rows:
        if len(row.cells) >= width:
            row.cells.append("kyllä")


def _move_first_column_last(table: Table) -> None:
    width = len(table.headers)
    table.headers.append(table.headers.pop(0))
    table.header_kinds = ("columns_reordered",)
    for row in table.rows:
        if len(row.cells) >= width:
            row.cells.insert(width - 1, row.cells.pop(0))


def _put_nbsp_into_header(table: Table, header: str) -> None:
    table.headers[table.column(header)] = header.replace(" ", NBSP, 1)
    table.header_kinds = (*table.header_kinds, "nbsp_in_header")


def _repeat_a_row(table: Table, rng: Random) -> None:
    plain = [place for place, row in enumerate(table.rows) if row.is_plain]
    if plain:
        place = rng.choice(plain)
        copy = Row(list(table.rows[place].cells), kinds=("identical",))
        table.rows.insert(rng.randint(place + 1, len(table.rows)), copy)


def _add_total(table: Table, world: World) -> None:
    if not table.rows or table.file not in (project.COSTS_FILE, project.EVENTS_FILE):
        return
    total = str(sum(event.participants for event in world.events))
    if table.file == project.COSTS_FILE:
        total = euro_amount(sum((booking.amount for booking in world.bookings), Decimal(0)))
    middle: list[Cell] = [""] * (len(table.headers) - 2)
    table.rows.append(Row([TOTAL, *middle, total], kinds=("total",)))
