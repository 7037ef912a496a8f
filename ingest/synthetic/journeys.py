"""One person's way through the service, by role: from registration to the last day of service."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from ingest.synthetic.encounters import Diary, Touch
from ingest.synthetic.fates import CANCELLED, LOST_CONTACT, NOT_REACHED, SERVED, Fate
from ingest.synthetic.project import Role
from ingest.synthetic.working_days import add_working_days, days_later, is_working_day

MEETING, FORM = "tapaaminen", "lomake"
LAST_SERVICE_DAY = date(2023, 5, 24)
_LAST_WEEKS = date(2023, 3, 1)  # who registers after this is met at once, as the project ends
_MEETING_SHARE = 0.155
_ON_TIME_SHARE = 0.87
# Weeks when coordinators were away: first contacts came late.
_SLOW_WEEKS = ((date(2022, 3, 14), date(2022, 3, 23)), (date(2022, 12, 12), date(2022, 12, 22)))
_SLOW_ON_TIME_SHARE = 0.3
_STAY = {"wac": (130, 0.5), "bc": (105, 0.55), "shared": (150, 0.45)}  # median days and spread
_DROPPED_STAY_SHARE = 0.6
_SHORTEST_STAY, _LONGEST_STAY = 14, 420


@dataclass(frozen=True, slots=True)
class Leg:
    """One stretch of service with one role, from assignment to its end."""

    role: Role
    started: date
    ended: date
    end_reason: str


@dataclass(frozen=True, slots=True)
class _Arrival:
    """How a person came to the first coordinator; `met` is the day of the first meeting."""

    role: Role
    entered: date
    reached: date
    met: date
    in_meeting: bool


@dataclass(frozen=True, slots=True)
class Journey:
    """One person's legs and touches; `touches` name their leg by position."""

    registered: date
    channel: str
    entered: date
    fate: Fate
    legs: tuple[Leg, ...]
    touches: tuple[Touch, ...]


def plan_journey(rng: Random, fate: Fate, registered: date) -> Journey:
    """Plan what happens to a person who registers on the day and ends as the fate says."""
    silent = fate.ending == NOT_REACHED or fate.cancelled_before == "contact"
    may_meet = not silent and fate.cancelled_before != "meeting"
    in_meeting = may_meet and is_working_day(registered) and rng.random() < _MEETING_SHARE
    delay = 0 if in_meeting else _working_days_to_attempt(rng, registered)
    attempted = add_working_days(registered, delay)
    entered = add_working_days(registered, min(delay, rng.choice((1, 1, 2, 3))))
    role = _first_role(rng, fate)
    diary = Diary(rng, hurried=registered >= _LAST_WEEKS, last_day=LAST_SERVICE_DAY)
    if silent:
        legs: tuple[Leg, ...] = (_silent_leg(diary, fate, role, entered, attempted),)
    else:
        reached = registered if in_meeting else diary.reach(attempted)
        met = registered if in_meeting else diary.first_meeting_day(reached)
        legs = _reached_legs(diary, fate, _Arrival(role, entered, reached, met, in_meeting))
    channel = MEETING if in_meeting else FORM
    return Journey(registered, channel, entered, fate, legs, diary.in_order())


def _first_role(rng: Random, fate: Fate) -> Role:
    if fate.way == "joint":
        return rng.choice(("wac", "bc"))
    return "bc" if fate.team == "bc" or fate.way == "bc_to_wac" else "wac"


def _working_days_to_attempt(rng: Random, registered: date) -> int:
    slow = any(first <= registered <= last for first, last in _SLOW_WEEKS)
    on_time = rng.random() < (_SLOW_ON_TIME_SHARE if slow else _ON_TIME_SHARE)
    if on_time or registered >= _LAST_WEEKS:
        return rng.choice((1, 1, 2, 2, 2, 3, 3, 4, 5))
    return rng.randint(8, 14) if slow else rng.randint(6, 12)


def _silent_leg(diary: Diary, fate: Fate, role: Role, entered: date, attempted: date) -> Leg:
    """Nobody is reached: many attempts in vain, or the client cancels before the first contact."""
    rng = diary.rng
    if fate.ending == CANCELLED:
        ended = add_working_days(entered, rng.randint(1, 9))
        diary.try_in_vain(attempted, rng.randint(0, 2), ended)
    else:
        last = diary.try_in_vain(attempted, rng.randint(3, 6), LAST_SERVICE_DAY)
        ended = min(add_working_days(last, rng.randint(4, 10)), LAST_SERVICE_DAY)
    return Leg(role, entered, ended, fate.ending)


def _reached_legs(diary: Diary, fate: Fate, arrival: _Arrival) -> tuple[Leg, ...]:
    if fate.ending == CANCELLED:
        return (_cancelled_leg(diary, fate, arrival),)
    rng, met = diary.rng, arrival.met
    ended = _last_day(rng, fate, arrival)
    only = Leg(arrival.role, arrival.entered, ended, fate.ending)
    if fate.way == "joint":
        diary.meet_jointly(met)
    if fate.way not in ("wac_to_bc", "bc_to_wac"):
        return (_see_out(diary, only, met, position=0),)
    turn = days_later(met, round((ended - met).days * rng.uniform(0.25, 0.6)))
    diary.see_through(arrival.role, met, turn, leg=0)
    first = replace(only, ended=turn, end_reason="siirto")
    last = replace(only, role="bc" if arrival.role == "wac" else "wac", started=turn)
    met_again = min(ended, add_working_days(turn, rng.randint(1, 6)))
    return (first, _see_out(diary, last, met_again, position=1))


def _cancelled_leg(diary: Diary, fate: Fate, arrival: _Arrival) -> Leg:
    """Reached, but cancelled before the service began; a few came to one meeting."""
    ended = add_working_days(arrival.reached, diary.rng.randint(1, 12))
    if fate.cancelled_before == "service":
        diary.meet(min(arrival.met, ended), leg=0)
    elif arrival.met <= ended:
        diary.miss(arrival.met, leg=0)
    return Leg(arrival.role, arrival.entered, ended, CANCELLED)


def _see_out(diary: Diary, leg: Leg, met: date, *, position: int) -> Leg:
    """Meet until the end of the leg, or until the client no longer answers."""
    rng = diary.rng
    if leg.end_reason != LOST_CONTACT:
        diary.see_through(leg.role, met, leg.ended, leg=position)
        if leg.end_reason == SERVED:
            diary.close(leg.ended, leg=position)
        return leg
    silent_from = min(leg.ended, add_working_days(met, rng.randint(2, 25)))
    diary.see_through(leg.role, met, silent_from, leg=position)
    first_try = add_working_days(silent_from, rng.randint(3, 10))
    last = diary.try_in_vain(first_try, rng.randint(2, 4), LAST_SERVICE_DAY, leg=position)
    given_up = add_working_days(max(last, silent_from), rng.randint(3, 10))
    return replace(leg, ended=min(given_up, LAST_SERVICE_DAY))


def _last_day(rng: Random, fate: Fate, arrival: _Arrival) -> date:
    """Draw the end: about three months later, for many much later, before the project ends."""
    median, spread = _STAY["shared" if fate.way else fate.team]
    days = round(median * rng.lognormvariate(0, spread))
    if fate.ending != SERVED:
        days = round(days * _DROPPED_STAY_SHARE)
    days = max(_SHORTEST_STAY, min(days, _LONGEST_STAY))
    latest = add_working_days(LAST_SERVICE_DAY - timedelta(days=rng.randint(0, 20)), 0)
    drawn = min(days_later(arrival.entered, days), latest)
    return min(max(drawn, add_working_days(arrival.met, 10)), LAST_SERVICE_DAY)
