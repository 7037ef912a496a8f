"""One person's way through the service, by role: from registration to the last day of service."""

from dataclasses import dataclass
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
_SHORTEST_STAY, _LONGEST_STAY = 14, 420


@dataclass(frozen=True, slots=True)
class Leg:
    """One stretch of service with one role, from assignment to its end."""

    role: Role
    started: date
    ended: date
    end_reason: str


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
    silent = fate.ending == NOT_REACHED or (fate.ending == CANCELLED and rng.random() < 0.45)
    in_meeting = not silent and is_working_day(registered) and rng.random() < _MEETING_SHARE
    delay = 0 if in_meeting else _working_days_to_attempt(rng, registered)
    attempted = add_working_days(registered, delay)
    entered = add_working_days(registered, min(delay, rng.choice((1, 1, 2, 3))))
    first_role: Role = "bc" if fate.team == "bc" or fate.way == "bc_to_wac" else "wac"
    if fate.way == "joint":
        first_role = rng.choice(("wac", "bc"))
    diary = Diary(rng, hurried=registered >= _LAST_WEEKS, last_day=LAST_SERVICE_DAY)
    if silent:
        legs: tuple[Leg, ...] = (_silent_leg(diary, fate, first_role, entered, attempted),)
    else:
        met = registered if in_meeting else diary.reach(attempted)
        legs = _reached_legs(diary, fate, first_role, entered, met, in_meeting=in_meeting)
    channel = MEETING if in_meeting else FORM
    return Journey(registered, channel, entered, fate, legs, diary.in_order())


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


def _reached_legs(
    diary: Diary, fate: Fate, role: Role, entered: date, reached: date, *, in_meeting: bool
) -> tuple[Leg, ...]:
    rng = diary.rng
    met = reached if in_meeting else diary.first_meeting_day(reached)
    if fate.ending == CANCELLED:
        ended = add_working_days(reached, rng.randint(1, 12))
        if in_meeting or rng.random() < 0.2:
            diary.meet(min(met, ended), leg=0)
        elif met <= ended:
            diary.miss(met, leg=0)
        return (Leg(role, entered, ended, fate.ending),)
    ended = _last_day(rng, fate, entered, met)
    if fate.way == "joint":
        diary.meet_jointly(met, leg=0)
    turn = _transfer_day(rng, met, ended) if fate.way in ("wac_to_bc", "bc_to_wac") else None
    if turn:
        diary.see_through(role, met, turn, leg=0)
        first = Leg(role, entered, turn, "siirto")
        role, entered = ("bc" if role == "wac" else "wac"), turn
        met = min(ended, add_working_days(turn, rng.randint(1, 6)))
    ended = _see_out(diary, fate, role, met, ended, leg=1 if turn else 0)
    last = Leg(role, entered, ended, fate.ending)
    return (first, last) if turn else (last,)


def _see_out(diary: Diary, fate: Fate, role: Role, met: date, ended: date, *, leg: int) -> date:
    """Meet until the end, or until the client no longer answers; return the last day."""
    rng = diary.rng
    if fate.ending != LOST_CONTACT:
        diary.see_through(role, met, ended, leg=leg)
        if fate.ending == SERVED:
            diary.close(ended, leg=leg)
        return ended
    silent_from = min(ended, add_working_days(met, rng.randint(2, 25)))
    diary.see_through(role, met, silent_from, leg=leg)
    first_try = add_working_days(silent_from, rng.randint(3, 10))
    last = diary.try_in_vain(first_try, rng.randint(2, 4), LAST_SERVICE_DAY, leg=leg)
    return min(add_working_days(max(last, silent_from), rng.randint(3, 10)), LAST_SERVICE_DAY)


def _last_day(rng: Random, fate: Fate, entered: date, met: date) -> date:
    median, spread = _STAY["shared" if fate.way else fate.team]
    stay = round(median * rng.lognormvariate(0, spread))
    if fate.ending != SERVED:
        stay = round(stay * 0.6)
    stay = max(_SHORTEST_STAY, min(stay, _LONGEST_STAY))
    latest = LAST_SERVICE_DAY - timedelta(days=rng.randint(0, 20))
    earliest = add_working_days(met, 10)
    return min(max(min(days_later(entered, stay), add_working_days(latest, 0)), earliest),
               LAST_SERVICE_DAY)  # fmt: skip


def _transfer_day(rng: Random, met: date, ended: date) -> date:
    days = (ended - met).days
    return add_working_days(met, 0) if days < 2 else min(
        days_later(met, max(1, round(days * rng.uniform(0.25, 0.6)))), add_working_days(ended, -1)
    )  # fmt: skip
