"""The people of the world: journeys given coordinators, identities, backgrounds and forms."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from random import Random

from ingest.synthetic.encounters import Touch
from ingest.synthetic.fates import SERVED, draw_fates
from ingest.synthetic.forms import abilities, end_form, start_form
from ingest.synthetic.identity import IdentityRegister, birth_date
from ingest.synthetic.journeys import MEETING, Journey, plan_journey
from ingest.synthetic.people import Contact, Period, Person, Transfer
from ingest.synthetic.project import role_of
from ingest.synthetic.registrations import draw_registration_days
from ingest.synthetic.staffing import Roster, Share
from ingest.synthetic.streams import pick, stream

HANDED_OVER = "koordinaattori vaihtui"
FIRST_NUMBER = 1001
LARGEST_GAP = 4  # Access leaves numbers out where a record was begun and not kept
_REFERRERS = {"omavalmentaja": 70, "itse": 18, "muu": 12}
_LANGUAGES = {"suomi": 84, "ruotsi": 2, "muu": 14}
_EDUCATIONS = {"perusaste": 42, "toinen aste": 52, "korkea-aste": 6}
_WISHES = {
    "wac": {"työkykykoordinaattori": 70, "yrityskoordinaattori": 8, "en osaa sanoa": 22},
    "bc": {"työkykykoordinaattori": 10, "yrityskoordinaattori": 65, "en osaa sanoa": 25},
}


def simulate_people(  # noqa: PLR0913 – how many, of which chance, and what others have taken
    seed: int,
    clients: int,
    roster: Roster,
    identities: IdentityRegister,
    *,
    first_number: int,
    exact: bool,
) -> tuple[Person, ...]:
    """Simulate all people to the end of the project, in order of registration."""
    fates = draw_fates(stream(seed, "fates"), clients, exact=exact)
    days = draw_registration_days(stream(seed, "registrations"), clients)
    rng = stream(seed, "journeys")
    journeys = [plan_journey(rng, fate, day) for fate, day in zip(fates, days, strict=True)]
    shares = roster.assign(journeys)
    persons = _Persons(seed, roster, identities, first_number)
    return tuple(
        persons.person(team, journey, held)
        for team, (journey, held) in enumerate(zip(journeys, shares, strict=True))
    )


class _Persons:
    """Makes persons one by one, each with its own number and identity."""

    def __init__(
        self, seed: int, roster: Roster, identities: IdentityRegister, first_number: int
    ) -> None:
        self._rng = stream(seed, "backgrounds")
        self._identities = identities
        self._births = stream(seed, "births")
        self._roster = roster
        self._number = first_number - 1

    def person(self, team: int, journey: Journey, held: tuple[list[Share], ...]) -> Person:
        """Return the person who made the journey."""
        rng = self._rng
        self._number += 1 if rng.random() < 0.96 else rng.randint(2, LARGEST_GAP)
        contacts = tuple(
            contact
            for touch in journey.touches
            for contact in _contacts(touch, held[touch.leg], self._roster, team)
        )
        periods = tuple(_periods(journey, held))
        start = start_form(rng, periods, contacts)
        end = end_form(rng, periods, start) if start else None
        return Person(
            number=self._number,
            identity=self._identities.issue(birth_date(self._births, journey.registered)),
            registered=journey.registered,
            channel=journey.channel,
            entered=journey.entered,
            referrer="omavalmentaja" if journey.channel == MEETING else pick(rng, _REFERRERS),
            language=pick(rng, _LANGUAGES),
            education=pick(rng, _EDUCATIONS),
            unemployment_months=_unemployment_months(rng),
            wish=pick(rng, _WISHES[journey.legs[0].role]),
            periods=periods,
            contacts=contacts,
            transfers=tuple(_transfers(periods)),
            start_form=start,
            end_form=end,
            ability_answers=abilities(rng, periods, contacts),
        )


def _periods(journey: Journey, held: tuple[list[Share], ...]) -> Iterator[Period]:
    for leg, shares in zip(journey.legs, held, strict=True):
        for share in shares:
            reason = leg.end_reason if share is shares[-1] else HANDED_OVER
            outcome = journey.fate.outcome if reason == SERVED else ""
            yield Period(share.coordinator, share.started, share.ended, reason, outcome)


def _transfers(periods: tuple[Period, ...]) -> Iterator[Transfer]:
    for left, taken in pairwise(periods):
        yield Transfer(taken.started, left.coordinator, taken.coordinator)


def _contacts(touch: Touch, shares: list[Share], roster: Roster, team: int) -> Iterator[Contact]:
    coordinator = _holder(shares, touch.day)
    yield Contact(touch.day, coordinator, touch.kind, touch.medium, touch.is_reached)
    if touch.is_joint:
        other = roster.present("bc" if role_of(coordinator) == "wac" else "wac", team, touch.day)
        partner = other[touch.day.toordinal() % len(other)]
        yield Contact(touch.day, partner, touch.kind, touch.medium, touch.is_reached)


def _holder(shares: list[Share], day: date) -> str:
    return next((s.coordinator for s in shares if day <= s.ended), shares[-1].coordinator)


def _unemployment_months(rng: Random) -> int:
    return min(96, round(rng.lognormvariate(2.2, 0.7)))
