"""What is not a person: companies, coordinators, events, bookings and feedback of the project."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

Role = Literal["wac", "bc"]

EXPORT_DAYS = (date(2022, 3, 31), date(2022, 12, 31), date(2023, 5, 31))
PROJECT_START = date(2021, 6, 1)
PROJECT_END = EXPORT_DAYS[-1]
ROLE_NAMES: dict[Role, str] = {"wac": "Työkyky", "bc": "Yritys"}


@dataclass(frozen=True, slots=True)
class Spell:
    """One employment spell of a coordinator with its shares (0-1) of work and client work."""

    coordinator: str
    started: date
    ended: date | None
    work_share: float
    client_share: float


@dataclass(frozen=True, slots=True)
class CompanyContact:
    """One contact with a company."""

    day: date
    coordinator: str
    medium: str
    stage: str


@dataclass(frozen=True, slots=True)
class Ticket:
    """One need of a company, from opening to closing."""

    opened: date
    coordinator: str
    need: str
    closed: date | None
    result: str


@dataclass(frozen=True, slots=True)
class Workshop:
    """One Ratko workshop: planned, then held on its day or cancelled before it."""

    planned: date
    day: date
    cancelled: date | None
    state: str = ""

    def as_of(self, day: date) -> "Workshop":
        """Return the workshop with the state it had at the end of the day."""
        if self.cancelled and self.cancelled <= day:
            return replace(self, state="peruttu")
        return replace(self, state="pidetty" if self.day <= day else "suunniteltu")


@dataclass(frozen=True, slots=True)
class Company:
    """One company lead and what came of it."""

    business_id: str
    name: str
    form: str
    sector: str
    size: str
    municipality: str
    lead: date
    source: str
    contacts: tuple[CompanyContact, ...] = ()
    tickets: tuple[Ticket, ...] = ()
    workshops: tuple[Workshop, ...] = ()

    def as_of(self, day: date) -> "Company":
        """Return the company as known at the end of the day."""
        tickets = (ticket for ticket in self.tickets if ticket.opened <= day)
        return replace(
            self,
            contacts=tuple(contact for contact in self.contacts if contact.day <= day),
            tickets=tuple(
                replace(ticket, closed=None, result="")
                if ticket.closed and ticket.closed > day
                else ticket
                for ticket in tickets
            ),
            workshops=tuple(w.as_of(day) for w in self.workshops if w.planned <= day),
        )


@dataclass(frozen=True, slots=True)
class Event:
    """One event held, with a count of participants and no persons."""

    day: date
    name: str
    organiser: str
    partners: str
    participants: int


@dataclass(frozen=True, slots=True)
class Booking:
    """One booking of the ledger in euros; a negative amount corrects an earlier one."""

    day: date
    account: str
    cost_type: str
    allocation: str
    text: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Feedback:
    """One anonymous reply with a grade 4-10."""

    day: date
    team: str
    grade: int
    text: str


def role_of(coordinator: str) -> Role:
    """Return the role of a coordinator, told by the name."""
    return "wac" if coordinator.startswith(ROLE_NAMES["wac"]) else "bc"
