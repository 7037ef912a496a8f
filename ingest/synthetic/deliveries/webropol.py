"""The Webropol registration form: one row per respondent."""

from ingest.synthetic.journeys import FORM
from ingest.synthetic.people import Person
from ingest.synthetic.tables import Cell, Row, Table
from ingest.synthetic.world import World

FILE = "webropol_ilmoittautumiset.xlsx"
NUMBER, ANSWERED = "Vastaajanumero", "Vastausaika"
REFERRER = "Kuka ohjasi sinut hankkeeseen?"
NAME, PHONE, EMAIL = "Etunimi ja sukunimi", "Puhelinnumero", "Sähköposti"
IDENTITY, BORN = "Henkilötunnus", "Syntymäaika"
MUNICIPALITY, LANGUAGE = "Kotikunta", "Äidinkieli"
EDUCATION = "Mikä on korkein suorittamasi koulutus?"
MONTHS = "Kuinka monta kuukautta olet ollut työttömänä?"
WISH = "Kumman koordinaattorin tukea toivot?"
CONSENT = "Annan suostumuksen tietojeni käsittelyyn"
HEADERS = [
    NUMBER, ANSWERED, REFERRER, "Muu, mikä?", NAME, PHONE, EMAIL, IDENTITY, BORN, MUNICIPALITY,
    LANGUAGE, EDUCATION, MONTHS, WISH, CONSENT,
]  # fmt: skip


def registrations(world: World) -> Table:
    """Return the answers of all who registered on the form, in order of time."""
    people = (person for person in world.people if person.channel == FORM)
    return Table(FILE, list(HEADERS), [Row(_answer(p)) for p in people], sheet="Vastaukset")


def _answer(person: Person) -> list[Cell]:
    number = person.number
    return [
        str(number + 500_000),
        person.registered,
        person.referrer,
        "ystävä kertoi (synteettinen)" if person.referrer == "muu" else "",
        f"Testi Henkilö {number}",
        synthetic_phone(number),
        f"testi{number}@example.invalid",
        person.identity,
        "",
        "Lahti",
        person.language,
        person.education,
        person.unemployment_months,
        person.wish,
        "kyllä",
    ]


def synthetic_phone(number: int) -> str:
    """Return a phone number that cannot be called."""
    return f"+358 40 {number // 10_000 % 100:03d} {number % 10_000:04d}"
