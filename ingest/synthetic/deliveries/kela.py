"""Kela's day counts, which a project may ask for: one row per client known to the project."""

from datetime import date

from ingest.synthetic.people import Person
from ingest.synthetic.streams import stream
from ingest.synthetic.tables import Cell, Row, Table, finnish_date
from ingest.synthetic.world import World

FILE = "kela_paivat.csv"
IDENTITY, COUNTED, PAID = "Henkilötunnus", "Laskentapäivä", "Maksetut päivät"
HEADERS = [IDENTITY, "Nimi", COUNTED, PAID]
_DAYS_A_MONTH = 21.5
_FREES = ("työllistyi", "koulutus")


def day_counts(world: World, day: date) -> Table:
    """Return the paid days of all who are in the client database, counted on the day."""
    rows = [Row(_counted(world, person, day)) for person in world.people if person.entered]
    return Table(FILE, list(HEADERS), rows)


def _counted(world: World, person: Person, day: date) -> list[Cell]:
    rng = stream(world.seed, f"paid days {person.number}")
    before = round(person.unemployment_months * _DAYS_A_MONTH * rng.uniform(0.6, 1.0))
    last = person.periods[-1] if person.periods else None
    until = last.ended if last and last.ended and last.outcome in _FREES else day
    since = round((until - person.registered).days * 5 / 7 * rng.uniform(0.7, 1.0))
    return [
        person.identity,
        f"Testi Henkilö {person.number}",
        finnish_date(day),
        str(before + since),
    ]
