"""Plants what real exports are full of and no figure may suffer from."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from ingest.synthetic.deliveries import access, crm, esf, project, webropol
from ingest.synthetic.deliveries.project import euro_amount
from ingest.synthetic.identity import born_on
from ingest.synthetic.journeys import MEETING
from ingest.synthetic.spellings import NBSP, respell_cells
from ingest.synthetic.streams import stream
from ingest.synthetic.tables import Cell, Row, Table, finnish_date
from ingest.synthetic.world import World

SENT_TWICE = {access.CONTACTS_FILE: "access_kontaktit_uudelleen.csv"}
_MINUS = "\u2212"
_TOTAL = "Yhteensä"
_SAMPLE_NAME = "Synteettinen esimerkkiaineisto"
_NEW_LEDGER = date(2022, 6, 1)  # from then on the ledger exports UTF-8 with a true minus sign

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
_TITLED = (webropol.FILE, project.COSTS_FILE)


def plant_hazards(table: Table, world: World, day: date, rng: Random) -> None:
    """Plant the hazards of the file; the kinds blank, total and identical are noise rows."""
    if table.file in _OWN_HAZARDS:
        for plant in _OWN_HAZARDS[table.file]:
            plant(table, world, day)
    respell_cells(table, rng)
    if table.file in _NBSP_HEADERS:
        _put_nbsp_into_header(table, _NBSP_HEADERS[table.file])
    if table.file in _IDENTICAL_ROWS:
        _repeat_a_row(table, rng)
    if table.file in _BLANK_ROWS and table.rows:
        width = 0 if table.sheet else len(table.headers)
        table.rows.insert(len(table.rows) // 2, Row([""] * width, kinds=("blank",)))
    if table.file in _TITLED:
        title = f"{_SAMPLE_NAME}, tulostettu {finnish_date(day)}"
        table.preamble.append(Row([title], kinds=("metadata_line",)))
    if table.file in _TOTALS and table.rows:
        middle: list[Cell] = [""] * (len(table.headers) - 2)
        total = _TOTALS[table.file](world)
        table.rows.append(Row([_TOTAL, *middle, total], kinds=("total",)))


def _register_again(table: Table, world: World, day: date) -> None:
    """Let three people who came in the first weeks answer the form a second time."""
    known = {person.identity: person for person in world.people}
    number, identity = table.column(webropol.NUMBER), table.column(webropol.IDENTITY)
    true_rows = [row for row in table.rows if row.is_plain][:30]
    rng = stream(world.seed, "registered twice")
    for row in rng.sample(true_rows, min(3, len(true_rows))):
        person = known[str(row.cells[identity])]
        answered = person.registered + timedelta(days=rng.randint(9, 60))
        if answered <= day:
            again = Row(list(row.cells), kinds=("registered_twice",))
            again.cells[number] = str(int(str(row.cells[number])) + 20_000_000)
            again.cells[table.column(webropol.ANSWERED)] = answered
            table.rows.append(again)


def _leave_identities_out(table: Table, world: World, _day: date) -> None:
    """Let four people give name and birth date only; the client database knows them fully.

    Who has a start form and is not entered yet would be served without having registered.
    """
    known = {person.identity: person for person in world.people}
    identity, born = table.column(webropol.IDENTITY), table.column(webropol.BORN)
    people = [(row, known.get(str(row.cells[identity]))) for row in table.rows if row.is_plain]
    able = [row for row, person in people if person and (person.entered or not person.start_form)]
    for row in stream(world.seed, "identity left out").sample(able, min(4, len(able) // 10)):
        row.cells[born] = finnish_date(born_on(str(row.cells[identity])))
        row.cells[identity] = ""
        row.kinds = ("identity_left_out",)


def _mark_meetings(table: Table, _world: World, _day: date) -> None:
    column = table.column("Ilmoittautumistapa")
    for row in table.rows:
        if not row.rule and row.cells[column] == MEETING:
            row.kinds = ("registered_in_meeting",)


def _write_amounts_as_a_ledger(table: Table, _world: World, day: date) -> None:
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
            sign, row.kinds = _MINUS, ("true_minus_sign",)
        thousands = f"{int(whole.lstrip('-')):,}".replace(",", NBSP)
        if NBSP in thousands:
            row.kinds = (*row.kinds, "nbsp_in_amount")
        row.cells[column] = f"{sign}{thousands},{cents}"


def _add_column(table: Table, _world: World, _day: date) -> None:
    """Add a column that nobody asked for; rows of the wrong width stay wrong."""
    width = len(table.headers)
    table.headers.append("Muokattu")
    table.header_kinds = ("extra_column",)
    for row in table.rows:
        if len(row.cells) >= width:
            row.cells.append("kyllä")


def _move_first_column_last(table: Table, _world: World, _day: date) -> None:
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


def _cost_total(world: World) -> str:
    return euro_amount(sum((booking.amount for booking in world.bookings), Decimal(0)))


def _participant_total(world: World) -> str:
    return str(sum(event.participants for event in world.events))


_OWN_HAZARDS: dict[str, tuple[Callable[[Table, World, date], None], ...]] = {
    webropol.FILE: (_register_again, _leave_identities_out),
    access.CLIENTS_FILE: (_mark_meetings,),
    crm.TICKETS_FILE: (_add_column,),
    project.FEEDBACK_FILE: (_move_first_column_last,),
    project.COSTS_FILE: (_write_amounts_as_a_ledger,),
}
_TOTALS: dict[str, Callable[[World], str]] = {
    project.COSTS_FILE: _cost_total,
    project.EVENTS_FILE: _participant_total,
}
