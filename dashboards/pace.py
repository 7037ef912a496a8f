"""Where a count stands against its target: one word that decides sentences, titles and chips."""

from datetime import date
from typing import Literal

from dashboards.queries.targets import Target

State = Literal["none", "exceeded", "reached", "missed", "behind", "ahead", "on_pace"]


def target_state(target: Target | None, as_of_date: date) -> State:
    """Return the state; pace and difference are compared as whole things, not fractions."""
    if target is None or target.actual_value is None:
        return "none"
    if target.actual_value >= target.target_value:
        return "exceeded" if target.actual_value > target.target_value else "reached"
    if as_of_date >= target.target_date:
        return "missed"
    difference = pace_difference(target)
    return "behind" if difference < 0 else "ahead" if difference > 0 else "on_pace"


def pace_on(target: Target, day: date) -> float:
    """Return where the straight line to the target is on a day."""
    start = target.pace_start_date or target.target_date
    whole = (target.target_date - start).days
    share = (day - start).days / whole if whole else 1
    return target.target_value * min(1.0, max(0.0, share))


def pace_difference(target: Target) -> int:
    """Return how many more there are than an even pace would have brought; negative: behind."""
    return round(target.actual_value or 0) - round(target.pace_value or 0)


def target_difference(target: Target) -> int:
    """Return how many more there are than the target asks; negative: missing."""
    return round((target.actual_value or 0) - target.target_value)
