"""The simulated companies: leads, contacts, needs and follow-ups."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from ingest.synthetic.project import PROJECT_END, Company, CompanyContact, Ticket, Workshop
from ingest.synthetic.staffing import Roster
from ingest.synthetic.streams import about, deal, pick, stream
from ingest.synthetic.working_days import add_working_days

_STATES = {"cooperating": 113, "contacted": 59, "lead": 9}
_STATE_COUNT = sum(_STATES.values())
_SECTORS = {
    "Kauppa": 22, "Kiinteistöpalvelut": 12, "MaRa": 14, "Palvelut": 16, "Rakennus": 18,
    "Ravintola": 17, "Siivous": 15, "Taksi": 5, "Teollisuus": 24, "Terveyspalvelut": 13,
    "Vuokrafirmat": 14, "Yrityspalvelut": 11,
}  # fmt: skip
_FORMS = {"osakeyhtiö": 80, "kommandiittiyhtiö": 8, "toiminimi": 9, "muu": 3}
_SIZES = {"1–9": 38, "10–49": 34, "50–249": 20, "250+": 8}
_MUNICIPALITIES = {"Lahti": 78, "Hollola": 10, "Orimattila": 5, "Heinola": 4, "Asikkala": 3}
_SOURCES = {"Rekrypiste": 55, "LADEC": 20, "oma": 25}
_MEDIA = {"puhelin": 55, "sähköposti": 20, "käynti": 20, "verkko": 5}
_RESULTS = {
    "rekrytointi": ("rekrytoitu", "rekrytoitu", "ei tulosta"),
    "työkokeilu": ("työkokeilu", "työkokeilu", "ei tulosta"),
    "täsmätyö": ("rekrytoitu", "neuvonta", "ei tulosta"),
    "neuvonta": ("neuvonta",),
    "tapahtuma": ("tapahtuma",),
}
_NEEDS = {"rekrytointi": 45, "työkokeilu": 20, "täsmätyö": 8, "neuvonta": 17, "tapahtuma": 10}
_FIRST_LEAD, _LAST_LEAD = date(2021, 9, 15), date(2023, 3, 31)
_LAST_CLOSING = date(2023, 5, 26)
_HELD = Workshop(date(2022, 8, 29), date(2022, 10, 12), None)
_CANCELLED = Workshop(date(2022, 3, 7), date(2022, 4, 27), date(2022, 4, 19))


@dataclass(frozen=True, slots=True)
class _Lead:
    """One company as it came to the project, and how far it will get."""

    number: int
    business_id: str
    state: str
    day: date
    workshops: tuple[Workshop, ...]


def simulate_companies(
    seed: int, scale: float, roster: Roster, ids: Iterator[str], *, exact: bool
) -> tuple[Company, ...]:
    """Simulate the companies of the whole project in order of their leads."""
    rng = stream(seed, "companies")
    states = deal(rng, _STATES, about(rng, _STATE_COUNT * scale, exact=exact), exact=exact)
    span = (_LAST_LEAD - _FIRST_LEAD).days
    days = sorted(_FIRST_LEAD + timedelta(days=rng.randint(0, span)) for _ in states)
    hosts = _workshop_hosts(rng, states, days, about(rng, scale, exact=exact))
    leads = (
        _Lead(number, business_id, state, day, hosts.get(number, ()))
        for number, (state, day, business_id) in enumerate(zip(states, days, ids, strict=False))
    )
    return tuple(_company(rng, lead, roster) for lead in leads)


def _workshop_hosts(
    rng: Random, states: list[str], leads: list[date], pairs: int
) -> dict[int, tuple[Workshop, ...]]:
    """Choose companies that plan a workshop: of each pair one is held and one cancelled."""
    hosts: dict[int, tuple[Workshop, ...]] = {}
    for workshop in (_HELD, _CANCELLED):
        able = [
            number
            for number, (state, lead) in enumerate(zip(states, leads, strict=True))
            if state == "cooperating" and lead < workshop.planned and number not in hosts
        ]
        hosts |= dict.fromkeys(rng.sample(able, min(pairs, len(able))), (workshop,))
    return hosts


def _company(rng: Random, lead: _Lead, roster: Roster) -> Company:
    first = add_working_days(lead.day, _days_to_first_contact(rng))
    coordinator = rng.choice(roster.present("bc", lead.number, first))
    contacts = list(_first_contacts(rng, coordinator, first, lead.state))
    tickets: tuple[Ticket, ...] = ()
    if lead.state == "cooperating":
        later, tickets = _cooperate(rng, coordinator, contacts[-1].day)
        contacts += later
    return Company(
        business_id=lead.business_id,
        name=f"Esimerkkiyritys {lead.number + 1} (synteettinen)",
        form=pick(rng, _FORMS),
        sector=pick(rng, _SECTORS),
        size=pick(rng, _SIZES),
        municipality=pick(rng, _MUNICIPALITIES),
        lead=lead.day,
        source=pick(rng, _SOURCES),
        contacts=tuple(contacts),
        tickets=tickets,
        workshops=lead.workshops,
    )


def _days_to_first_contact(rng: Random) -> int:
    return rng.choice((1, 1, 2, 2, 3)) if rng.random() < 0.86 else rng.randint(4, 11)


def _first_contacts(
    rng: Random, coordinator: str, day: date, state: str
) -> Iterator[CompanyContact]:
    if state == "lead":
        return
    for _ in range(rng.choice((1, 1, 2))):
        yield CompanyContact(day, coordinator, pick(rng, _MEDIA), "ensikontakti")
        day = add_working_days(day, rng.randint(2, 6))


def _cooperate(
    rng: Random, coordinator: str, contacted: date
) -> tuple[list[CompanyContact], tuple[Ticket, ...]]:
    """Meet, find the need, open and close a ticket, and follow it up; some stay at meetings."""
    met = add_working_days(contacted, rng.randint(2, 10))
    stage = rng.choice(("tapaaminen", "tarvekartoitus"))
    contacts = [CompanyContact(met, coordinator, pick(rng, _MEDIA), stage)]
    if rng.random() < 0.15:
        return contacts, ()
    need = pick(rng, _NEEDS)
    opened = add_working_days(met, rng.randint(0, 3))
    closed = min(add_working_days(opened, rng.randint(5, 45)), _LAST_CLOSING)
    ticket = Ticket(opened, coordinator, need, closed, rng.choice(_RESULTS[need]))
    followed = _follow_up(rng, closed)
    if followed:
        contacts.append(CompanyContact(followed, coordinator, "puhelin", "jatkokontakti"))
    return contacts, (ticket,)


def _follow_up(rng: Random, closed: date) -> date | None:
    """Return the follow-up after three weeks; some are late, a few never happen."""
    chance = rng.random()
    days = rng.randint(21, 27) if chance < 0.78 else rng.randint(29, 45)
    day = add_working_days(closed + timedelta(days=days), 0)
    if (day - closed).days < 21:
        day = add_working_days(day, 1)
    return day if chance < 0.92 and day <= PROJECT_END else None
