"""Outcomes of served clients: sorted bars, the activated ones first."""

from collections.abc import Sequence

from dashboards.figures.base import (
    HIDDEN_AXIS,
    Figure,
    figure,
    horizontal_bars,
    label_above,
    label_right,
)
from dashboards.queries.clients import Outcome
from dashboards.theme import LIGHT
from kunto.locale import Texts

_GAP = 0.5


def draw_outcomes(outcomes: Sequence[Outcome], texts: Texts) -> Figure:
    """Draw the outcomes in two groups, each with its sum and share at the right."""
    total = sum(outcome.client_count for outcome in outcomes)
    groups = [[o for o in outcomes if o.is_activated], [o for o in outcomes if not o.is_activated]]
    places = _places(groups)
    # Equally thick bars whether there are three outcomes or seven.
    thickness = 0.056 * (len(outcomes) + _GAP)
    largest = max(outcome.client_count for outcome in outcomes)
    data = [
        horizontal_bars(
            [outcome.client_count for outcome in group],
            ys,
            LIGHT[colour],
            width=thickness,
            text=[
                f"<b>{texts.number(o.client_count)}</b>  {texts.share(o.client_count / total)}"
                for o in group
            ],
            textposition="outside",
            textfont={"size": 14, "color": LIGHT["ink"]},
        )
        for group, ys, colour in zip(groups, places, ("primary", "context"), strict=True)
    ]
    bottom = min(place for ys in places for place in ys)
    drawn = figure(
        data,
        texts,
        height=372,
        margin={"l": 0, "r": 104, "t": 22, "b": 0},
        xaxis={**HIDDEN_AXIS, "range": [0, largest * 1.42]},
        yaxis={**HIDDEN_AXIS, "range": [bottom - 0.3, len(outcomes) + _GAP + 0.3]},
        shapes=[_bracket(ys) for ys in places if ys],
    )
    drawn["layout"]["annotations"] = [
        label_above(place, texts.text(f"outcome.{outcome.outcome_id}"), shift=9)
        for group, ys in zip(groups, places, strict=True)
        for outcome, place in zip(group, ys, strict=True)
    ] + [
        _sum_label(group, ys, total, word, texts)
        for group, ys, word in zip(
            groups, places, ("outcomes.activated", "outcomes.not_activated"), strict=True
        )
        if ys
    ]
    return drawn


def _places(groups: list[list[Outcome]]) -> list[list[float]]:
    """Return the heights of the bars from the top down, with a gap between the two groups."""
    first, second = (len(group) for group in groups)
    top = first + second + (_GAP if first and second else 0)
    upper = [top - number for number in range(first)]
    return [upper, [float(second - number) for number in range(second)]]


def _bracket(ys: list[float]) -> dict[str, object]:
    return {
        "type": "line",
        "xref": "paper",
        "x0": 1,
        "x1": 1,
        "y0": min(ys) - 0.24,
        "y1": max(ys) + 0.52,
        "line": {"color": LIGHT["axis"], "width": 1.5},
    }


def _sum_label(
    group: list[Outcome], ys: list[float], total: int, text_id: str, texts: Texts
) -> dict[str, object]:
    count = sum(outcome.client_count for outcome in group)
    words = texts.text(text_id, n=f"<b>{texts.number(count)}</b>")
    middle = (min(ys) + max(ys)) / 2 + 0.14
    return label_right(middle, f"{words}<br>{texts.share(count / total)}")
