"""The simulated world: everything that happened in one project, and its state on a day."""

from dataclasses import dataclass, replace
from datetime import date

from ingest.synthetic.activities import simulate_events, simulate_feedback, simulate_ledger
from ingest.synthetic.companies import simulate_companies
from ingest.synthetic.outputs import Output, list_outputs
from ingest.synthetic.people import Person
from ingest.synthetic.population import simulate_people
from ingest.synthetic.project import Booking, Company, Event, Feedback, Spell
from ingest.synthetic.staffing import CLIENTS_PER_TEAM, Roster, employ_coordinators, team_count

DEFAULT_CLIENTS = 340
DEFAULT_SEED = 22426


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
    is_kunto = (clients, seed) == (DEFAULT_CLIENTS, DEFAULT_SEED)
    scale = clients / CLIENTS_PER_TEAM
    teams = team_count(clients)
    spells = employ_coordinators(teams)
    roster = Roster(spells)
    people = simulate_people(seed, clients, roster, exact=is_kunto)
    events = simulate_events(seed, scale, exact=is_kunto)
    return World(
        project_code=f"S{seed}" if is_kunto else f"X{seed}N{clients}",
        seed=seed,
        people=people,
        companies=simulate_companies(seed, scale, roster, exact=is_kunto),
        coordinators=spells,
        events=events,
        bookings=simulate_ledger(seed, teams, spells, events),
        feedback=simulate_feedback(seed, scale, people, exact=is_kunto),
        outputs=list_outputs(),
    )
