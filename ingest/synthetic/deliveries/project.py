"""The project's own files: Kykyviisari, feedback, events, costs, coordinators and outputs."""

from decimal import Decimal

from ingest.synthetic.project import Spell, role_of
from ingest.synthetic.tables import Cell, Row, Table, decimal_comma, finnish_date
from ingest.synthetic.world import World

ABILITY_FILE, FEEDBACK_FILE, EVENTS_FILE = "kykyviisari.csv", "palaute.csv", "tapahtumat.csv"
COSTS_FILE, COORDINATORS_FILE = "kustannukset.csv", "koordinaattorit.csv"
OUTPUTS_FILE = "tuotokset.csv"
AMOUNT, ACCOUNT, PARTICIPANTS = "Määrä €", "Tili", "Osallistujia"
ABILITY_HEADERS = [
    "Vastausnumero", "Asiakasnumero", "Vastauspäivä", "Vaihe", "Osallisuus", "Mieli", "Arki",
    "Taidot", "Keho", "Työkyky",
]  # fmt: skip
FEEDBACK_HEADERS = ["Vastausnumero", "Pvm", "Koordinaattorityyppi", "Arvosana", "Vapaa palaute"]
EVENT_HEADERS = [
    "Tapahtumanumero", "Nimi", "Pvm", "Järjestäjä", "Kumppanit", PARTICIPANTS,
]  # fmt: skip
COST_HEADERS = [
    "Tositenumero", "Kirjauspäivä", ACCOUNT, "Kustannuslaji", "Kohdennus", "Selite", AMOUNT,
]  # fmt: skip
COORDINATOR_HEADERS = [
    "Koordinaattori", "Rooli", "Alkaen", "Päättyen", "Työaika %", "Asiakastyön osuus %",
]  # fmt: skip
OUTPUT_HEADERS = ["Tuotosnumero", "Tuotos", "Laji", "Tila", "Omistaja hankkeen jälkeen", "Kuvaus"]
_ROLES = {"wac": "työkykykoordinaattori", "bc": "yrityskoordinaattori"}


def ability_answers(world: World) -> Table:
    """Return one row per Kykyviisari answer."""
    rows = [
        Row([
            f"{person.number}{key:02d}", str(person.number), finnish_date(answer.day),
            answer.stage, *map(decimal_comma, answer.scales), str(answer.work_ability),
        ])
        for person in world.people
        for key, answer in enumerate(person.ability_answers)
    ]  # fmt: skip
    return Table(ABILITY_FILE, list(ABILITY_HEADERS), rows)


def feedback(world: World) -> Table:
    """Return one row per anonymous reply."""
    rows = [
        Row([str(key), finnish_date(reply.day), reply.team, str(reply.grade), reply.text])
        for key, reply in enumerate(world.feedback, start=world.first_key)
    ]
    return Table(FEEDBACK_FILE, list(FEEDBACK_HEADERS), rows)


def events(world: World) -> Table:
    """Return one row per event held."""
    rows = [
        Row([
            str(key), event.name, finnish_date(event.day), event.organiser, event.partners,
            str(event.participants),
        ])
        for key, event in enumerate(world.events, start=world.first_key)
    ]  # fmt: skip
    return Table(EVENTS_FILE, list(EVENT_HEADERS), rows)


def costs(world: World) -> Table:
    """Return one row per booking of the ledger."""
    rows = [
        Row([
            f"{booking.day.year}-{key:04d}", finnish_date(booking.day), booking.account,
            booking.cost_type, booking.allocation, f"{booking.text} (synteettinen)",
            euro_amount(booking.amount),
        ])
        for key, booking in enumerate(world.bookings, start=world.first_key)
    ]  # fmt: skip
    return Table(COSTS_FILE, list(COST_HEADERS), rows, encoding="cp1252")


def coordinators(world: World) -> Table:
    """Return one row per coordinator and employment spell."""
    rows = [Row(_spell(spell)) for spell in world.coordinators]
    return Table(COORDINATORS_FILE, list(COORDINATOR_HEADERS), rows)


def outputs(world: World) -> Table:
    """Return one row per output; it has neither status nor owner while under way."""
    rows = [
        Row([
            f"T{key}", output.name, output.kind, output.status, output.owner,
            "Synteettinen kuvaus",
        ])
        for key, output in enumerate(world.outputs, start=1)
    ]  # fmt: skip
    return Table(OUTPUTS_FILE, list(OUTPUT_HEADERS), rows)


def euro_amount(amount: Decimal) -> str:
    """Return euros with a decimal comma."""
    return f"{amount:.2f}".replace(".", ",")


def _spell(spell: Spell) -> list[Cell]:
    return [
        spell.coordinator,
        _ROLES[role_of(spell.coordinator)],
        finnish_date(spell.started),
        finnish_date(spell.ended),
        f"{spell.work_share * 100:.0f} %",
        f"{spell.client_share * 100:.0f} %",
    ]
