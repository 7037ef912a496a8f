"""Meetings, calls and attempts of one person's service, day by day."""

from dataclasses import dataclass
from datetime import date
from random import Random

from ingest.synthetic.project import Role
from ingest.synthetic.working_days import add_working_days, days_later

_RHYTHM: dict[Role, tuple[int, int]] = {"wac": (6, 14), "bc": (7, 16)}  # days between meetings
_LONG_GAP = (20, 40)
_LONG_GAP_SHARE = 0.08
_ATTENDED_SHARE = 0.9
_REACHED_SHARE = 0.7
_MEETING_MEDIA = ("toimisto", "toimisto", "toimisto", "verkko", "kenttä")


@dataclass(frozen=True, slots=True)
class Touch:
    """One contact or attempt on a leg; a joint one is held with the other role's coordinator."""

    day: date
    leg: int
    kind: str
    medium: str
    is_reached: bool
    is_joint: bool = False


class Diary:
    """Writes down the touches of one person; every day written is a working day."""

    def __init__(self, rng: Random, *, hurried: bool, last_day: date) -> None:
        self.rng = rng
        self._hurried = hurried
        self._last_day = last_day
        self._touches: list[Touch] = []

    def in_order(self) -> tuple[Touch, ...]:
        """Return the touches in order of time."""
        return tuple(sorted(self._touches, key=lambda touch: (touch.day, touch.leg)))

    def reach(self, attempted: date) -> date:
        """Try until the client answers and return that day."""
        most = 1 if self._hurried else 3
        while most and self.rng.random() > _REACHED_SHARE:
            self._write(attempted, 0, "puhelu", "puhelin", is_reached=False)
            attempted = add_working_days(attempted, self.rng.randint(1, 2 if self._hurried else 4))
            most -= 1
        self._call(attempted, 0)
        return attempted

    def first_meeting_day(self, reached: date) -> date:
        """Return the day agreed for the first meeting."""
        return add_working_days(reached, self.rng.randint(2, 5 if self._hurried else 11))

    def try_in_vain(self, first: date, attempts: int, until: date, leg: int = 0) -> date:
        """Call and write without an answer; return the day of the last attempt, or `first`."""
        last = day = min(first, until)
        for _ in range(attempts):
            if day > until:
                break
            self._call(day, leg, is_reached=False)
            last = day
            day = add_working_days(day, self.rng.randint(3, 8))
        return last

    def meet(self, day: date, *, leg: int, kind: str = "tapaaminen") -> None:
        """Write down a meeting that was attended."""
        self._write(day, leg, kind, self.rng.choice(_MEETING_MEDIA), is_reached=True)

    def miss(self, day: date, *, leg: int) -> None:
        """Write down a meeting to which the client did not come."""
        self._write(day, leg, "tapaaminen", "toimisto", is_reached=False)

    def meet_jointly(self, day: date) -> None:
        """Write down a meeting with coordinators of both roles on the first leg."""
        self._touches.append(Touch(day, 0, "yhteistapaaminen", "toimisto", True, True))

    def see_through(self, role: Role, met: date, until: date, *, leg: int) -> None:
        """Meet from the first meeting to the day, with calls between and some meetings missed."""
        if not any(touch.day == met and touch.is_joint for touch in self._touches):
            self.meet(met, leg=leg)
        day, visits = self._next_day(role, met), 1
        while day < until:
            visits += 1
            self._visit(role, day, visits, leg)
            day = self._next_day(role, day)

    def close(self, day: date, *, leg: int) -> None:
        """Write down the last meeting, where the end form is filled in."""
        if not any(touch.day == day and touch.is_reached for touch in self._touches):
            self.meet(day, leg=leg)

    def _next_day(self, role: Role, day: date) -> date:
        is_long = self.rng.random() < _LONG_GAP_SHARE
        return days_later(day, self.rng.randint(*(_LONG_GAP if is_long else _RHYTHM[role])))

    def _visit(self, role: Role, day: date, visits: int, leg: int) -> None:
        chance = self.rng.random()
        if chance > _ATTENDED_SHARE:
            self.miss(day, leg=leg)
        elif role == "wac" and visits == 2 and chance < 0.6:
            self.meet(day, leg=leg, kind="suunnitelma")
        elif role == "wac" and chance < 0.08:
            self.meet(day, leg=leg, kind="terveystarkastus")
        elif chance < 0.14:
            self._write(day, leg, "ryhmävalmennus", "toimisto", is_reached=True)
        elif chance < 0.18:
            self._write(day, leg, "työkokeilu", "kenttä", is_reached=True)
        elif chance < 0.36:
            self._call(day, leg)
        else:
            self.meet(day, leg=leg)

    def _call(self, day: date, leg: int, *, is_reached: bool = True) -> None:
        by_phone = self.rng.random() < 0.75
        medium = "puhelin" if by_phone else self.rng.choice(("puhelin", "sähköposti"))
        self._write(day, leg, "puhelu" if by_phone else "viesti", medium, is_reached=is_reached)

    def _write(self, day: date, leg: int, kind: str, medium: str, *, is_reached: bool) -> None:
        if day <= self._last_day:
            self._touches.append(Touch(day, leg, kind, medium, is_reached))
