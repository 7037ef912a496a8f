"""Activation by team: a point with its 95 % interval; each team by colour, shape and name."""

from collections.abc import Sequence
from math import ceil, floor

from dashboards.figures.base import (
    HIDDEN_AXIS,
    NO_HOVER,
    Figure,
    Trace,
    figure,
    label_above,
    label_right,
)
from dashboards.queries.clients import ActivationRate
from dashboards.theme import LIGHT, TEAM_COLOUR, TEAM_SHAPE
from kunto.locale import Texts

# The axis goes on beyond the ticks, on a phone further: a point and a tick at 0 % are whole.
_ROOM = (0.03, 0.07)


def draw_activation(rates: Sequence[ActivationRate], texts: Texts) -> Figure:
    """Draw the rates from the top down; a dot axis may be cut, so it shows what is drawn."""
    y = list(range(len(rates), 0, -1))
    drawn_rates = [(rate, place) for rate, place in zip(rates, y, strict=True) if rate.served_count]
    ticks = _ticks([rate for rate, _ in drawn_rates])
    wide, narrow = ([ticks[0] - room, ticks[-1] + room] for room in _ROOM)
    drawn = figure(
        [trace for rate, place in drawn_rates for trace in _traces(rate, place, texts)],
        texts,
        height=372,
        margin={"l": 0, "r": 118, "t": 14, "b": 8},
        xaxis={"range": wide, **_written(ticks, texts)},
        yaxis={**HIDDEN_AXIS, "range": [0.5, len(rates) + 0.75]},
        meta={
            "narrow": {"xaxis.range": narrow, **_written(ticks[::2], texts, "xaxis.")},
            "wide": {"xaxis.range": wide, **_written(ticks, texts, "xaxis.")},
        },
    )
    drawn["layout"]["annotations"] = [
        label_above(place, texts.text(f"team.{rate.path}.long"), shift=14)
        for rate, place in zip(rates, y, strict=True)
    ] + [label_right(place, _value(rate, texts)) for rate, place in zip(rates, y, strict=True)]
    return drawn


def _traces(rate: ActivationRate, place: int, texts: Texts) -> list[Trace]:
    colour = LIGHT[TEAM_COLOUR[rate.path]]
    band = texts.share_range(rate.lower_share or 0, rate.upper_share or 0)
    hover = texts.text("activation.interval", range=band)
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [rate.lower_share, rate.upper_share],
            "y": [place, place],
            "line": {"color": colour, "width": 8},
            "opacity": 0.34,
            "cliponaxis": False,
            **NO_HOVER,
        },
        {
            "type": "scatter",
            "mode": "markers",
            "x": [rate.activation_share],
            "y": [place],
            "marker": {
                "color": colour,
                "symbol": TEAM_SHAPE[rate.path],
                "size": 14,
                "line": {"color": LIGHT["surface"], "width": 2},
            },
            "cliponaxis": False,
            "hovertemplate": f"{texts.share(rate.activation_share)}<br>{hover}<extra></extra>",
        },
    ]


def _value(rate: ActivationRate, texts: Texts) -> str:
    if not rate.served_count:
        return texts.text("activation.nobody")
    counts = f"{texts.number(rate.activated_count)}/{texts.number(rate.served_count)}"
    return f"<b>{texts.share(rate.activation_share)}</b>  {counts}"


def _written(ticks: Sequence[float], texts: Texts, axis: str = "") -> dict[str, object]:
    """Return the ticks of an axis; its name before them is for a change of the drawn figure."""
    words = [texts.share(tick, 0) for tick in ticks]
    return {f"{axis}tickvals": list(ticks), f"{axis}ticktext": words}


def _ticks(rates: Sequence[ActivationRate]) -> list[float]:
    """Return every ten or twenty per cent, from below the lowest interval to above the highest."""
    low = min((rate.lower_share or 0 for rate in rates), default=0)
    high = max((rate.upper_share or 0 for rate in rates), default=1)
    step = 1 if high - low <= 0.5 else 2
    first, last = floor(low * 10 / step), ceil(high * 10 / step)
    return [number * step / 10 for number in range(first, last + 1)]
