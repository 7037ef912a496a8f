"""Outcomes of served clients: sorted bars, the activated ones first."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboards.figures.base import (
    HIDDEN_AXIS,
    Figure,
    Trace,
    figure,
    horizontal_bars,
    label_above,
    label_right,
)
from dashboards.queries.clients import Outcome
from dashboards.theme import LIGHT
from kunto.locale import Texts

_GAP = 0.5
# How much longer than the longest bar its axis is, with room for the label beside it.
_WIDE, _NARROW = 1.42, 1.8


@dataclass(frozen=True)
class _Group:
    """The outcomes that are activation, or those that are not, with the heights of their bars."""

    outcomes: Sequence[Outcome]
    places: Sequence[float]
    colour: str
    sum_text: str

    @property
    def names(self) -> list[str]:
        return [outcome.outcome_id for outcome in self.outcomes]

    @property
    def client_count(self) -> int:
        return sum(outcome.client_count for outcome in self.outcomes)


def draw_outcomes(outcomes: Sequence[Outcome], texts: Texts) -> Figure:
    """Draw the outcomes in two groups, each with its sum and share at the right."""
    total = sum(outcome.client_count for outcome in outcomes)
    groups = _groups(outcomes)
    # Equally thick bars whether there are five outcomes or seven; fewer stand at the top.
    room = max(len(outcomes), 5) + _GAP
    top = len(outcomes) + _GAP + 0.3
    largest = max(outcome.client_count for outcome in outcomes)
    drawn = figure(
        [_bars(group, total, 0.056 * room, texts) for group in groups],
        texts,
        height=372,
        margin={"l": 0, "r": 134, "t": 22, "b": 0},
        xaxis={**HIDDEN_AXIS, "range": [0, largest * _WIDE]},
        yaxis={**HIDDEN_AXIS, "range": [top - room + 0.4, top]},
        meta={
            "narrow": {"xaxis.range": [0, largest * _NARROW]},
            "wide": {"xaxis.range": [0, largest * _WIDE]},
        },
        shapes=[_bracket(group) for group in groups if group.outcomes],
    )
    drawn["layout"]["annotations"] = [
        label_above(place, texts.text_or(f"outcome.{name}", name), shift=9)
        for group in groups
        for name, place in zip(group.names, group.places, strict=True)
    ] + [_sum_label(group, total, texts) for group in groups if group.outcomes]
    return drawn


def _groups(outcomes: Sequence[Outcome]) -> tuple[_Group, _Group]:
    """Return the two groups from the top down, with a gap between them."""
    activated = [outcome for outcome in outcomes if outcome.is_activated]
    rest = [outcome for outcome in outcomes if not outcome.is_activated]
    top = len(outcomes) + (_GAP if activated and rest else 0)
    upper = [top - number for number in range(len(activated))]
    lower = [float(len(rest) - number) for number in range(len(rest))]
    return (
        _Group(activated, upper, "primary", "outcomes.activated"),
        _Group(rest, lower, "context", "outcomes.not_activated"),
    )


def _bars(group: _Group, total: int, thickness: float, texts: Texts) -> Trace:
    counts = [outcome.client_count for outcome in group.outcomes]
    return horizontal_bars(
        counts,
        group.places,
        LIGHT[group.colour],
        width=thickness,
        text=[f"<b>{texts.number(count)}</b>  {texts.share(count / total)}" for count in counts],
        textposition="outside",
        textfont={"size": 14, "color": LIGHT["ink"]},
    )


def _bracket(group: _Group) -> Trace:
    return {
        "type": "line",
        "xref": "paper",
        "x0": 1,
        "x1": 1,
        "y0": min(group.places) - 0.24,
        "y1": max(group.places) + 0.52,
        "line": {"color": LIGHT["axis"], "width": 1.5},
    }


def _sum_label(group: _Group, total: int, texts: Texts) -> Trace:
    words = texts.text(group.sum_text, n=f"<b>{texts.number(group.client_count)}</b>")
    middle = (min(group.places) + max(group.places)) / 2 + 0.14
    return label_right(middle, f"{words}<br>{texts.share(group.client_count / total)}")
