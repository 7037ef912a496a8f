"""The Access client database: clients, service periods, contacts and transfers."""

from ingest.synthetic.deliveries.webropol import synthetic_phone
from ingest.synthetic.people import Contact, Period, Person
from ingest.synthetic.tables import Cell, Row, Table, access_date
from ingest.synthetic.world import World

CLIENTS_FILE, PERIODS_FILE = "access_asiakkaat.csv", "access_jaksot.csv"
CONTACTS_FILE, TRANSFERS_FILE = "access_kontaktit.csv", "access_siirrot.csv"
CLIENT_NUMBER, COORDINATOR, MEMO = "Asiakasnumero", "Koordinaattori", "Muistiinpano"
CLIENT_HEADERS = [
    CLIENT_NUMBER, "Henkilötunnus", "Nimi", "Puhelin", "Ilmoittautunut", "Ilmoittautumistapa",
    "Ohjaava taho", "Kotikunta", "Äidinkieli", "Koulutus", "Työttömyys kk", "Lisätiedot",
]  # fmt: skip
PERIOD_HEADERS = [
    "Jaksonumero", CLIENT_NUMBER, COORDINATOR, "Alkupvm", "Loppupvm", "Päättymissyy", "Lopputulos",
]  # fmt: skip
CONTACT_HEADERS = [
    "Kontaktinumero", CLIENT_NUMBER, COORDINATOR, "Pvm", "Laji", "Kanava", "Toteutui", MEMO,
]  # fmt: skip
TRANSFER_HEADERS = [
    "Siirtonumero", CLIENT_NUMBER, "Pvm",
    "Lähettävä koordinaattori", "Vastaanottava koordinaattori",
]  # fmt: skip


def clients(world: World) -> Table:
    """Return one row per client entered in the database; entry comes days after the form."""
    rows = [Row(_client(person)) for person in world.people if person.entered]
    return Table(CLIENTS_FILE, list(CLIENT_HEADERS), rows, encoding="cp1252")


def periods(world: World) -> Table:
    """Return one row per service period; an open one has neither end, reason nor outcome."""
    rows = [
        Row(_period(person, key, period))
        for person in world.people
        for key, period in enumerate(person.periods)
    ]
    return Table(PERIODS_FILE, list(PERIOD_HEADERS), rows, encoding="cp1252")


def contacts(world: World) -> Table:
    """Return one row per contact or attempt."""
    rows = [
        Row(_contact(person, key, contact))
        for person in world.people
        for key, contact in enumerate(person.contacts)
    ]
    return Table(CONTACTS_FILE, list(CONTACT_HEADERS), rows, encoding="cp1252")


def transfers(world: World) -> Table:
    """Return one row per transfer between coordinators."""
    rows = [
        Row([
            f"{person.number}{key:02d}", str(person.number), access_date(transfer.day),
            transfer.sender, transfer.receiver,
        ])
        for person in world.people
        for key, transfer in enumerate(person.transfers)
    ]  # fmt: skip
    return Table(TRANSFERS_FILE, list(TRANSFER_HEADERS), rows, encoding="cp1252")


def _client(person: Person) -> list[Cell]:
    number = person.number
    return [
        str(number),
        person.identity,
        f"Testi Henkilö {number}",
        synthetic_phone(number),
        access_date(person.registered),
        person.channel,
        person.referrer,
        "Lahti",
        person.language,
        person.education,
        str(person.unemployment_months),
        f"Synteettinen lisätieto henkilöstä {number}",
    ]


def _period(person: Person, key: int, period: Period) -> list[Cell]:
    return [
        f"{person.number}{key:02d}",
        str(person.number),
        period.coordinator,
        access_date(period.started),
        access_date(period.ended),
        period.end_reason,
        period.outcome,
    ]


def _contact(person: Person, key: int, contact: Contact) -> list[Cell]:
    return [
        f"{person.number}{key:03d}",
        str(person.number),
        contact.coordinator,
        access_date(contact.day),
        contact.kind,
        contact.medium,
        "-1" if contact.is_reached else "0",
        f"Synteettinen muistiinpano: Testi Henkilö {person.number}" if key % 3 == 0 else "",
    ]
