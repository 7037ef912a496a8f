"""The project's own doings: events, feedback and the ledger."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from ingest.synthetic.people import Person
from ingest.synthetic.project import (
    PROJECT_END,
    PROJECT_START,
    Booking,
    Event,
    Feedback,
    Spell,
    role_of,
)
from ingest.synthetic.streams import about, deal, stream
from ingest.synthetic.working_days import add_working_days, next_working_day

_EVENTS = 25
_FIRST_EVENT, _LAST_EVENT = date(2021, 10, 5), date(2023, 5, 17)
_EVENT_NAMES = ("Rekrytointitapahtuma", "Työnhakupaja", "Yrittäjäaamu", "Kykyklinikka", "Messut")
_PARTNERS = ("Rekrypiste", "LADEC", "Ohjaamo", "TE-toimisto")
_GRADES = {10: 20, 9: 21, 8: 11, 7: 3, 6: 1}  # 56 replies, mean exactly 9
_GRADE_COUNT = sum(_GRADES.values())
_REMARKS = ("Synteettinen palaute: hyvä palvelu", "Synteettinen palaute; kiitos!", "", "")
_MONTHLY_SALARY = Decimal(3980)  # one full-time coordinator with employer's costs, euros a month
_MANAGER_SALARY = Decimal(4850)
_PREMISES = Decimal(1780)
_EVENT_COST = Decimal(520)
_TRAINING = Decimal(1450)


def simulate_events(seed: int, scale: float, *, exact: bool) -> tuple[Event, ...]:
    """Simulate the events held, in order of time."""
    rng = stream(seed, "events")
    span = (_LAST_EVENT - _FIRST_EVENT).days
    count = about(rng, _EVENTS * scale, exact=exact)
    days = sorted(
        next_working_day(_FIRST_EVENT + timedelta(days=rng.randint(0, span))) for _ in range(count)
    )
    return tuple(_event(rng, number, day) for number, day in enumerate(days, start=1))


def simulate_feedback(
    seed: int, scale: float, people: Sequence[Person], *, exact: bool
) -> tuple[Feedback, ...]:
    """Simulate anonymous replies in the fortnight after a client's service ended."""
    rng = stream(seed, "feedback")
    endings = [(person.end_form.ended, person.periods[-1].coordinator)
               for person in people if person.end_form]  # fmt: skip
    count = min(about(rng, _GRADE_COUNT * scale, exact=exact), len(endings))
    exact = exact and count == _GRADE_COUNT
    grades = deal(rng, _GRADES, count, exact=exact)
    replies = (
        Feedback(
            day=min(ended + timedelta(days=rng.randint(0, 14)), PROJECT_END),
            team="työkyky" if role_of(coordinator) == "wac" else "yritys",
            grade=grade,
            text=rng.choice(_REMARKS),
        )
        for (ended, coordinator), grade in zip(rng.sample(endings, count), grades, strict=True)
    )
    return tuple(sorted(replies, key=lambda reply: reply.day))


def simulate_ledger(
    seed: int, teams: int, spells: Sequence[Spell], events: Sequence[Event]
) -> tuple[Booking, ...]:
    """Simulate the bookings of all months; corrections follow some months later."""
    rng = stream(seed, "ledger")
    months = list(_month_ends())
    bookings = [b for day in months for b in _monthly(rng, day, teams, spells)]
    bookings += [
        Booking(event.day, "4550", "tapahtumat", "yhteinen", event.name, _near(rng, _EVENT_COST))
        for event in events
    ]
    wrong = rng.sample(bookings, 2 + 4 * teams)
    bookings += [
        Booking(
            min(add_working_days(booking.day, rng.randint(10, 60)), PROJECT_END),
            booking.account, booking.cost_type, booking.allocation,
            "oikaisu: " + booking.text, -_near(rng, booking.amount / 12),
        )
        for booking in wrong
    ]  # fmt: skip
    return tuple(sorted(bookings, key=lambda booking: booking.day))


def _event(rng: Random, number: int, day: date) -> Event:
    is_joint = rng.random() < 0.56
    partners = ", ".join(rng.sample(_PARTNERS, rng.randint(1, 2))) if is_joint else ""
    name = f"{rng.choice(_EVENT_NAMES)} {number} (synteettinen)"
    return Event(day, name, "yhteinen" if is_joint else "oma", partners, rng.randint(6, 140))


def _monthly(rng: Random, day: date, teams: int, spells: Sequence[Spell]) -> Iterator[Booking]:
    for role, allocation in (("wac", "työkyky"), ("bc", "yritys")):
        work = sum(
            Decimal(str(spell.work_share))
            for spell in spells
            if role_of(spell.coordinator) == role and spell.started <= day
            and spell.ended and day <= spell.ended
        )  # fmt: skip
        if work:
            salary = _near(rng, work * _MONTHLY_SALARY)
            yield Booking(day, "0410", "henkilöstö", allocation, "palkat sivukuluineen", salary)
    size = Decimal(teams)
    manager, premises = _near(rng, size * _MANAGER_SALARY), _near(rng, size * _PREMISES)
    yield Booking(day, "0410", "henkilöstö", "hallinto", "projektipäällikön palkka", manager)
    yield Booking(day, "0470", "työvälineet ja tilat", "yhteinen", "tilat ja laitteet", premises)
    if day.month in (2, 9, 11):
        cost = _near(rng, size * _TRAINING)
        yield Booking(day, "0445", "koulutus ja perehdytys", "yhteinen", "perehdytys", cost)


def _month_ends() -> Iterator[date]:
    day = PROJECT_START
    while day <= PROJECT_END:
        after = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
        yield add_working_days(after - timedelta(days=1), 0)
        day = after


def _near(rng: Random, amount: Decimal) -> Decimal:
    return (amount * rng.randint(960, 1040) / 1000).quantize(Decimal("0.01"))
