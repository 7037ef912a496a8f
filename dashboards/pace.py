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
    """Return where the straight line to the target is on a day.

    marts.rpt_targets gives the ends of the line and its value on the day of the release; a chart
    and its table need the days between. A test holds the two together.
    """
    if day >= target.target_date:
        return target.target_value
    if day <= target.pace_start_date:
        return 0
    share = (day - target.pace_start_date) / (target.target_date - target.pace_start_date)
    return target.target_value * share


def pace_difference(target: Target) -> int:
    """Return how many more there are than an even pace would have brought; negative: behind."""
    return round(target.actual_value or 0) - round(target.pace_value)


def target_difference(target: Target) -> int:
    """Return how many more there are than the target asks; negative: missing."""
    return round((target.actual_value or 0) - target.target_value)
