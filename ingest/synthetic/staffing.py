"""Coordinators, their employment, and who takes which client when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import heapify, heappop, heappush

from ingest.synthetic.journeys import Journey, Leg
from ingest.synthetic.project import PROJECT_END, ROLE_NAMES, Role, Spell, role_of

CLIENTS_PER_TEAM = 340
CAPACITY: dict[Role, float] = {"wac": 25.0, "bc": 20.0}  # clients of one full-time coordinator
_PER_ROLE = 3
_CLIENT_SHARE: dict[Role, float] = {"wac": 1.0, "bc": 0.5}
# Uneven load: how full each of the three is kept, compared with the others of the role.
_PREFERENCES: dict[Role, tuple[float, ...]] = {"wac": (0.72, 1.15, 0.8), "bc": (1.0, 0.8, 0.75)}
_SPELLS: dict[Role, tuple[tuple[tuple[date, date, float], ...], ...]] = {
    "wac": (
        ((date(2021, 8, 16), PROJECT_END, 1.0),),
        # part time from August 2022
        ((date(2021, 8, 16), date(2022, 7, 31), 1.0), (date(2022, 8, 1), PROJECT_END, 0.6)),
        # left in October 2022; the post stood vacant until January
        ((date(2021, 9, 1), date(2022, 10, 31), 1.0), (date(2023, 1, 9), PROJECT_END, 1.0)),
    ),
    "bc": (
        ((date(2021, 8, 16), PROJECT_END, 1.0),),
        ((date(2021, 9, 1), PROJECT_END, 1.0),),
        ((date(2021, 11, 1), PROJECT_END, 0.8),),
    ),
}
_NOTICE = timedelta(days=21)  # a coordinator about to leave takes no new clients


@dataclass(frozen=True, slots=True)
class Share:
    """The part of a leg that one coordinator held."""

    coordinator: str
    started: date
    ended: date


@dataclass(slots=True)
class _Desk:
    """One coordinator at work: employment and the last days of the clients at hand."""

    coordinator: str
    role: Role
    preference: float
    spells: tuple[Spell, ...]
    ends: list[date]

    def leaves(self, day: date) -> date | None:
        """Return the last day of the employment that covers the day."""
        last = None
        for spell in self.spells:
            starts = day if last is None else last + timedelta(days=1)
            if spell.ended and spell.started <= starts <= spell.ended:
                last = spell.ended
        return last

    def fullness(self, day: date) -> float:
        """Return clients at hand, one more counted, per preferred capacity."""
        while self.ends and self.ends[0] <= day:
            heappop(self.ends)
        work = [spell.work_share for spell in self.spells if spell.started <= day][-1]
        return (len(self.ends) + 1) / (CAPACITY[self.role] * work * self.preference)


def team_count(clients: int) -> int:
    """Return how many teams of three and three a project of this size has."""
    return max(1, round(clients / CLIENTS_PER_TEAM))


def employ_coordinators(teams: int, *, first: int = 0) -> tuple[Spell, ...]:
    """Return the employment spells of all coordinators; each team repeats the same pattern."""
    return tuple(
        Spell(f"{ROLE_NAMES[role]} {team * _PER_ROLE + seat + 1}", started, ended, share,
              _CLIENT_SHARE[role])
        for team in range(first, first + teams)
        for role in ROLE_NAMES
        for seat, spells in enumerate(_SPELLS[role])
        for started, ended, share in spells
    )  # fmt: skip


class Roster:
    """Who works when, and who holds which clients; a leaver's clients go to the others."""

    def __init__(self, spells: Sequence[Spell]) -> None:
        self._desks = _desks(spells)
        self._first = min(team for team, _ in self._desks)
        self._teams = len(self._desks) // len(ROLE_NAMES)

    def present(self, role: Role, team: int, day: date) -> list[str]:
        """Return the coordinators of a team's role who are employed on the day."""
        desks = self._desks[self._first + team % self._teams, role]
        return [desk.coordinator for desk in desks if desk.leaves(day)]

    def assign(self, journeys: Sequence[Journey]) -> list[tuple[list[Share], ...]]:
        """Return for each journey and each of its legs who held it, in order of time."""
        shares: list[tuple[list[Share], ...]] = [
            tuple([] for _ in journey.legs) for journey in journeys
        ]
        queue = [
            (leg.started, number, position)
            for number, journey in enumerate(journeys)
            for position, leg in enumerate(journey.legs)
        ]
        heapify(queue)
        while queue:
            day, number, position = heappop(queue)
            leg, held = journeys[number].legs[position], shares[number][position]
            desks = self._desks[self._first + number % self._teams, leg.role]
            share = _take_over(desks, leg, day) if held else _take(desks, leg, day)
            held.append(share)
            if share.ended < leg.ended:
                heappush(queue, (share.ended, number, position))
        return shares


def _take(desks: list[_Desk], leg: Leg, day: date) -> Share:
    present = [desk for desk in desks if desk.leaves(day)]
    staying = [desk for desk in present if (desk.leaves(day) or day) >= day + _NOTICE]
    return _hold(staying or present, leg, day, employed=day)


def _take_over(desks: list[_Desk], leg: Leg, day: date) -> Share:
    after = day + timedelta(days=1)
    return _hold([desk for desk in desks if desk.leaves(after)], leg, day, employed=after)


def _hold(desks: list[_Desk], leg: Leg, day: date, *, employed: date) -> Share:
    desk = min(desks, key=lambda desk: desk.fullness(day))
    ended = min(leg.ended, desk.leaves(employed) or leg.ended)
    heappush(desk.ends, ended)
    return Share(desk.coordinator, day, ended)


def _desks(spells: Sequence[Spell]) -> dict[tuple[int, Role], list[_Desk]]:
    by_coordinator: dict[str, list[Spell]] = {}
    for spell in spells:
        by_coordinator.setdefault(spell.coordinator, []).append(spell)
    desks: dict[tuple[int, Role], list[_Desk]] = {}
    for coordinator, own in by_coordinator.items():
        team, seat = divmod(int(coordinator.split()[1]) - 1, _PER_ROLE)
        role = role_of(coordinator)
        desk = _Desk(coordinator, role, _PREFERENCES[role][seat], tuple(own), [])
        desks.setdefault((team, role), []).append(desk)
    return desks
