"""How each simulated person's time in the project ends: the KUNTO figures, exact or as weights."""

from dataclasses import dataclass, replace
from random import Random
from typing import Literal

from ingest.synthetic.streams import deal

Before = Literal["contact", "meeting", "service"]

SERVED = "palvelu päättyi"
CANCELLED = "peruutti"
NOT_REACHED = "ei tavoitettu"
NO_END_FORM = "päättyi ilman lomaketta"
LOST_CONTACT = "lopetti yhteydenpidon"
OUTCOMES = (
    "työllistyi",
    "koulutus",
    "jatkaa työnhakua",
    "työkokeilu",
    "muu palvelu",
    "sairausloma",
    "kuntouttava työtoiminta",
)
# The margins are published; the cells are the feasible table of the project's domain notes.
_SERVED_COUNTS = {
    "wac": (8, 5, 21, 13, 13, 11, 9),
    "bc": (58, 20, 40, 1, 1, 2, 0),
    "shared": (9, 2, 13, 3, 2, 1, 0),
}
_DROPPED_COUNTS = {CANCELLED: 47, NOT_REACHED: 26, NO_END_FORM: 21, LOST_CONTACT: 14}
_SHARED_WAYS = {"wac_to_bc": 22, "bc_to_wac": 5, "joint": 3}
_DROPPED_WAYS = {"wac_to_bc": 8, "": 27}
_DROPPED_TEAMS = {"wac": 9, "bc": 11}
# Not published, and chosen so that no stage loses as many clients as another figure counts.
_CANCELLED_BEFORE: dict[Before, int] = {"contact": 18, "meeting": 19, "service": 10}


@dataclass(frozen=True, slots=True)
class Fate:
    """How it ends: reason of the last period, path or team, outcome, and the way to be shared.

    Who cancels does so before the first contact, the first meeting, or the service itself.
    """

    ending: str
    team: str
    outcome: str = ""
    way: str = ""
    cancelled_before: Before | None = None


def draw_fates(rng: Random, clients: int, *, exact: bool) -> list[Fate]:
    """Return one fate for each client in the order of chance."""
    fates = deal(rng, _fate_counts(), clients, exact=exact)
    shared = [i for i, fate in enumerate(fates) if fate.team == "shared"]
    for i, way in zip(shared, deal(rng, _SHARED_WAYS, len(shared), exact=exact), strict=True):
        fates[i] = replace(fates[i], way=way)
    dropped = [i for i, fate in enumerate(fates) if fate.ending != SERVED]
    for i, team in zip(dropped, deal(rng, _DROPPED_TEAMS, len(dropped), exact=False), strict=True):
        fates[i] = replace(fates[i], team=team)
    begun = [i for i in dropped if fates[i].ending in (NO_END_FORM, LOST_CONTACT)]
    for i, way in zip(begun, deal(rng, _DROPPED_WAYS, len(begun), exact=exact), strict=True):
        fates[i] = replace(fates[i], way=way, team="wac" if way else fates[i].team)
    cancelled = [i for i in dropped if fates[i].ending == CANCELLED]
    befores = deal(rng, _CANCELLED_BEFORE, len(cancelled), exact=exact)
    for i, before in zip(cancelled, befores, strict=True):
        fates[i] = replace(fates[i], cancelled_before=before)
    return fates


def _fate_counts() -> dict[Fate, int]:
    served = {
        Fate(SERVED, path, outcome): count
        for path, counts in _SERVED_COUNTS.items()
        for outcome, count in zip(OUTCOMES, counts, strict=True)
    }
    return served | {Fate(reason, ""): count for reason, count in _DROPPED_COUNTS.items()}
