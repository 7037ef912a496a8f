"""The CRM: companies, contacts with them, their tickets and Ratko workshops."""

from ingest.synthetic.project import Company
from ingest.synthetic.tables import Cell, Row, Table, finnish_date
from ingest.synthetic.world import World

COMPANIES_FILE, CONTACTS_FILE = "crm_yritykset.csv", "crm_kontaktit.csv"
TICKETS_FILE, WORKSHOPS_FILE = "crm_tiketit.csv", "crm_ratko.csv"
BUSINESS_ID, COORDINATOR = "Y-tunnus", "Koordinaattori"
COMPANY_HEADERS = [
    BUSINESS_ID, "Yrityksen nimi", "Yritysmuoto", "Toimiala", "Kokoluokka", "Kunta",
    "Liidi saatu", "Liidin lähde", "Yhteyshenkilö", "Puhelin",
]  # fmt: skip
CONTACT_HEADERS = [
    "Kontaktitunnus", BUSINESS_ID, "Pvm", "Kanava", COORDINATOR, "Vaihe", "Muistiinpano",
]  # fmt: skip
TICKET_HEADERS = [
    "Tikettinumero", BUSINESS_ID, COORDINATOR, "Avattu", "Tarve", "Suljettu", "Tulos",
]  # fmt: skip
WORKSHOP_HEADERS = ["Työpajanumero", BUSINESS_ID, "Pvm", "Tila"]
SOLE_TRADER = "toiminimi"


def companies(world: World) -> Table:
    """Return one row per company lead."""
    rows = [Row(_company(company)) for company in world.companies]
    return Table(COMPANIES_FILE, list(COMPANY_HEADERS), rows)


def company_contacts(world: World) -> Table:
    """Return one row per contact with a company."""
    rows = [
        Row([
            f"K{_digits(company)}-{key}", company.business_id, finnish_date(contact.day),
            contact.medium, contact.coordinator, contact.stage,
            "Synteettinen muistiinpano: keskustelu Testi Yhteyshenkilön kanssa",
        ])
        for company in world.companies
        for key, contact in enumerate(company.contacts, start=1)
    ]  # fmt: skip
    return Table(CONTACTS_FILE, list(CONTACT_HEADERS), rows)


def company_tickets(world: World) -> Table:
    """Return one row per ticket; an open one has neither closing day nor result."""
    rows = [
        Row([
            f"T{_digits(company)}-{key}", company.business_id, ticket.coordinator,
            finnish_date(ticket.opened), ticket.need, finnish_date(ticket.closed), ticket.result,
        ])
        for company in world.companies
        for key, ticket in enumerate(company.tickets, start=1)
    ]  # fmt: skip
    return Table(TICKETS_FILE, list(TICKET_HEADERS), rows)


def ratko_workshops(world: World) -> Table:
    """Return one row per Ratko workshop with its state."""
    rows = [
        Row([
            f"R{_digits(company)}-{key}", company.business_id, finnish_date(workshop.day),
            workshop.state,
        ])
        for company in world.companies
        for key, workshop in enumerate(company.workshops, start=1)
    ]  # fmt: skip
    return Table(WORKSHOPS_FILE, list(WORKSHOP_HEADERS), rows)


def _company(company: Company) -> list[Cell]:
    digits = _digits(company)
    is_sole_trader = company.form == SOLE_TRADER
    return [
        company.business_id,
        f"Tmi Testi Yrittäjä {digits}" if is_sole_trader else company.name,
        company.form,
        company.sector,
        company.size,
        company.municipality,
        finnish_date(company.lead),
        company.source,
        f"Testi Yhteyshenkilö {digits}",
        f"+358 50 {digits[:3]} {digits[3:]}",
    ]


def _digits(company: Company) -> str:
    return company.business_id.split("-")[0]
