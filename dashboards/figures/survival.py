"""How long clients wait for the next stage: Kaplan–Meier steps with their 95 % band."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboards.figures.base import NO_HOVER, Figure, Trace, figure, label_at, nice_ticks
from dashboards.queries.funnel import SurvivalStep
from dashboards.theme import LIGHT
from kunto.locale import Texts

# `#RRGGBBAA` in a figure follows the colour scheme, rgba() would not.
_BAND = "29"
# Beyond the day on which fewer are still followed than this a curve says little.
_ENOUGH_AT_RISK = 5


@dataclass(frozen=True)
class Curve:
    """One curve: whose it is in words, in which colour, and whether it is the one spoken of."""

    name: str
    steps: Sequence[SurvivalStep]
    colour: str
    is_main: bool = True


def draw_survival(curves: Sequence[Curve], limit: tuple[int, str] | None, texts: Texts) -> Figure:
    """Draw the share still waiting by days; `limit` is a promise in days and in words."""
    end = max((_last_day(curve.steps) for curve in curves), default=1)
    end = max(end, limit[0] if limit else 1)
    days = nice_ticks(end)
    drawn = figure(
        [trace for curve in curves for trace in _traces(curve, end, texts)],
        texts,
        height=300,
        margin={"l": 0, "r": 12, "t": 20, "b": 8},
        xaxis={
            "range": [0, end],
            "showgrid": False,
            "showline": True,
            "linecolor": LIGHT["axis"],
            "tickvals": days,
            "ticktext": _day_names(days, texts),
        },
        yaxis={
            "range": [0, 1.04],
            "tickvals": [0, 0.25, 0.5, 0.75, 1],
            "ticktext": [texts.share(tick, 0) for tick in (0, 0.25, 0.5, 0.75, 1)],
        },
        shapes=_limit(limit),
    )
    drawn["layout"]["annotations"] = _limit_name(limit, end)
    return drawn


def _day_names(days: Sequence[float], texts: Texts) -> list[str]:
    """Return the numbers of the axis, the last one with its unit."""
    names = [texts.number(day) for day in days]
    return [*names[:-1], texts.text("survival.days", n=names[-1])]


def _last_day(steps: Sequence[SurvivalStep]) -> int:
    followed = [step.day_count for step in steps if step.at_risk_count >= _ENOUGH_AT_RISK]
    return max(followed, default=steps[-1].day_count if steps else 1)


def _traces(curve: Curve, end: int, texts: Texts) -> list[Trace]:
    steps = [step for step in curve.steps if step.day_count <= end]
    colour = LIGHT[curve.colour]
    line: Trace = {
        "type": "scatter",
        "mode": "lines",
        "x": [0, *(step.day_count for step in steps)],
        "y": [1, *(step.survival_share for step in steps)],
        "line": {
            "color": colour,
            "width": 3 if curve.is_main else 2,
            "shape": "hv",
            "dash": "solid" if curve.is_main else "6px,4px",
        },
        "text": [
            _hover(0, 1, texts),
            *(_hover(s.day_count, s.survival_share, texts) for s in steps),
        ],
        "hovertemplate": f"%{{text}}<extra>{curve.name}</extra>",
    }
    return [*_band(steps, colour), line] if curve.is_main else [line]


def _hover(day: int, share: float, texts: Texts) -> str:
    return texts.text("survival.hover", n=texts.number(day), share=texts.share(share, 0))


def _band(steps: Sequence[SurvivalStep], colour: str) -> list[Trace]:
    known = [step for step in steps if step.lower_share is not None]
    if not known:
        return []
    edge: Trace = {"type": "scatter", "mode": "lines", "x": [s.day_count for s in known]}
    shape = {"width": 0, "shape": "hv", "color": colour}
    return [
        {**edge, "y": [s.lower_share for s in known], "line": shape, **NO_HOVER},
        {
            **edge,
            "y": [s.upper_share for s in known],
            "line": shape,
            "fill": "tonexty",
            "fillcolor": colour + _BAND,
            **NO_HOVER,
        },
    ]


def _limit(limit: tuple[int, str] | None) -> list[Trace]:
    if limit is None:
        return []
    line = {"color": LIGHT["ink"], "width": 1.5, "dash": "2px,3px"}
    ends = {"x0": limit[0], "x1": limit[0], "y0": 0, "y1": 1, "yref": "paper"}
    return [{"type": "line", **ends, "line": line}]


def _limit_name(limit: tuple[int, str] | None, end: int) -> list[Trace]:
    if limit is None:
        return []
    day, words = limit
    right = day < end * 0.6
    return [
        label_at(
            day,
            1,
            words,
            yref="paper",
            yanchor="bottom",
            xanchor="left" if right else "right",
            xshift=4 if right else -4,
            yshift=1,
            font={"size": 13, "color": LIGHT["muted"]},
        )
    ]
