"""The simulated world: everything that happened in one project, and its state on a day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from math import ceil

from ingest.synthetic.activities import simulate_events, simulate_feedback, simulate_ledger
from ingest.synthetic.companies import simulate_companies
from ingest.synthetic.identity import IdentityRegister, business_ids
from ingest.synthetic.outputs import Output, list_outputs
from ingest.synthetic.people import Person
from ingest.synthetic.population import FIRST_NUMBER, LARGEST_GAP, simulate_people
from ingest.synthetic.project import Booking, Company, Event, Feedback, Spell
from ingest.synthetic.staffing import CLIENTS_PER_TEAM, Roster, employ_coordinators, team_count
from ingest.synthetic.streams import stream

DEFAULT_CLIENTS = 340
DEFAULT_SEED = 22426
PART_CLIENTS = 30 * CLIENTS_PER_TEAM
_SEED_STRIDE = 1_000_003
_KEY_STRIDE = 1_000_000


@dataclass(frozen=True)
class World:
    """A project's people and doings; change one with `dataclasses.replace` to test a figure."""

    project_code: str
    seed: int
    people: tuple[Person, ...]
    companies: tuple[Company, ...]
    coordinators: tuple[Spell, ...]
    events: tuple[Event, ...]
    bookings: tuple[Booking, ...]
    feedback: tuple[Feedback, ...]
    outputs: tuple[Output, ...]
    first_key: int = 1  # of the keys that count up within one export

    def as_of(self, day: date) -> "World":
        """Return the world as known at the end of the day: nothing later, ends still open."""
        return replace(
            self,
            people=tuple(p.as_of(day) for p in self.people if p.registered <= day),
            companies=tuple(c.as_of(day) for c in self.companies if c.lead <= day),
            coordinators=tuple(
                spell if spell.ended and spell.ended <= day else replace(spell, ended=None)
                for spell in self.coordinators
                if spell.started <= day
            ),
            events=tuple(event for event in self.events if event.day <= day),
            bookings=tuple(booking for booking in self.bookings if booking.day <= day),
            feedback=tuple(reply for reply in self.feedback if reply.day <= day),
            outputs=tuple(o.as_of(day) for o in self.outputs if o.started <= day),
        )


def simulate(clients: int = DEFAULT_CLIENTS, seed: int = DEFAULT_SEED) -> World:
    """Simulate a whole project; the default one meets KUNTO's published figures exactly.

    Any other size or seed is another project with figures of its own.
    Raises ValueError for fewer than one client.
    """
    if clients < 1:
        raise ValueError("a project needs at least one client")
    return _simulate_part(clients, seed, _Whole(seed, clients))


def simulate_parts(clients: int, seed: int) -> Iterator[World]:
    """Simulate a project part by part, so that memory does not grow with it.

    A project that fits into one part is the same as `simulate` gives. In a larger one each part
    has teams, clients and companies of its own.
    """
    if part_count(clients) <= 1:
        yield simulate(clients, seed)
        return
    whole = _Whole(seed, clients)
    for number, first in enumerate(range(0, clients, PART_CLIENTS)):
        yield _simulate_part(min(PART_CLIENTS, clients - first), seed, whole, number=number)


def part_count(clients: int) -> int:
    """Return how many parts a project of so many clients has."""
    return ceil(clients / PART_CLIENTS)


class _Whole:
    """What all parts of a project share: identities and business ids, each dealt out once."""

    def __init__(self, seed: int, clients: int) -> None:
        self.is_kunto = (clients, seed) == (DEFAULT_CLIENTS, DEFAULT_SEED)
        self.project_code = f"S{seed}" if self.is_kunto else f"X{seed}N{clients}"
        self.identities = IdentityRegister(stream(seed, "identities"))
        self.business_ids = business_ids(stream(seed, "business ids"))


def _simulate_part(clients: int, seed: int, whole: _Whole, *, number: int = 0) -> World:
    seed += number * _SEED_STRIDE
    exact = whole.is_kunto
    scale, teams = clients / CLIENTS_PER_TEAM, team_count(clients)
    spells = employ_coordinators(teams, first=number * team_count(PART_CLIENTS))
    roster = Roster(spells)
    first_number = FIRST_NUMBER + number * LARGEST_GAP * PART_CLIENTS
    people = simulate_people(
        seed, clients, roster, whole.identities, first_number=first_number, exact=exact
    )
    events = simulate_events(seed, scale, exact=exact)
    return World(
        project_code=whole.project_code,
        seed=seed,
        people=people,
        companies=simulate_companies(seed, scale, roster, whole.business_ids, exact=exact),
        coordinators=spells,
        events=events,
        bookings=simulate_ledger(seed, teams, spells, events),
        feedback=simulate_feedback(seed, scale, people, exact=exact),
        outputs=list_outputs() if number == 0 else (),
        first_key=1 + number * _KEY_STRIDE,
    )
