"""A path in time: a lane for each coordinator and each kind of thing that happened."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby
from typing import TypeVar

from dashboards.figures.base import (
    HIDDEN_AXIS,
    Figure,
    Trace,
    figure,
    label_above,
    label_at,
)
from dashboards.figures.days import day_ticks, iso
from dashboards.theme import LIGHT
from kunto.locale import Texts

_LANE = 44
_DAY_MS = 86_400_000
# A bar of one day would be a line too thin to see.
_SHORTEST_DAYS = 1


@dataclass(frozen=True)
class Mark:
    """Something that happened on a day; a hollow one is an attempt that reached no one."""

    day: date
    words: str
    colour: str = "ink"
    shape: str = "circle"
    is_hollow: bool = False


@dataclass(frozen=True)
class Span:
    """Something that lasted; a hatched one is waiting, not service."""

    start: date
    end: date
    words: str
    colour: str
    is_hatched: bool = False


@dataclass(frozen=True)
class Lane:
    """One row of the path with its name."""

    label: str
    marks: Sequence[Mark] = field(default=())
    spans: Sequence[Span] = field(default=())


Thing = TypeVar("Thing", Mark, Span)
_Style = tuple[str, str, bool]
Look = Callable[[Thing], _Style]
Groups = list[tuple[_Style, list[tuple[float, Thing]]]]


def draw_timeline(lanes: Sequence[Lane], data_end: date, texts: Texts) -> Figure:
    """Draw the lanes from the top down; a line shows where the data end, when that is near."""
    places = {number: float(len(lanes) - number) for number in range(len(lanes))}
    start, end = _extent(lanes)
    room = timedelta(days=max(3, round((end - start).days * 0.03)))
    spans = [(places[n], span) for n, lane in enumerate(lanes) for span in lane.spans]
    marks = [(places[n], mark) for n, lane in enumerate(lanes) for mark in lane.marks]
    drawn = figure(
        [*_span_traces(spans), *_mark_traces(marks)],
        texts,
        height=_LANE * len(lanes) + 44,
        barmode="overlay",
        margin={"l": 0, "r": 8, "t": 22, "b": 8},
        xaxis={
            "type": "date",
            "range": [iso(start - room), iso(end + room)],
            "showgrid": True,
            "showline": True,
            "linecolor": LIGHT["axis"],
            **day_ticks(start, end, texts),
        },
        yaxis={**HIDDEN_AXIS, "range": [0.5, len(lanes) + 0.62]},
        shapes=[_rule(place) for place in places.values()],
    )
    drawn["layout"]["annotations"] = [
        label_above(places[number], lane.label, shift=7) for number, lane in enumerate(lanes)
    ]
    if start <= data_end <= end:
        drawn["layout"]["shapes"].append(_end_line(data_end))
        drawn["layout"]["annotations"].append(_end_label(data_end, texts))
    return drawn


def _extent(lanes: Sequence[Lane]) -> tuple[date, date]:
    days = [mark.day for lane in lanes for mark in lane.marks]
    days += [day for lane in lanes for span in lane.spans for day in (span.start, span.end)]
    return min(days), max(days)


def _span_traces(spans: Iterable[tuple[float, Span]]) -> list[Trace]:
    """Return one trace per colour and pattern, as a list of colours would undo the pattern."""
    return [
        {
            "type": "bar",
            "orientation": "h",
            "base": [iso(span.start) for _, span in group],
            "x": [_length(span) for _, span in group],
            "y": [place for place, _ in group],
            "width": 0.26,
            "marker": _span_marker(colour, is_hatched=hatched),
            "text": [span.words for _, span in group],
            "textposition": "none",
            "hovertemplate": "%{text}<extra></extra>",
        }
        for (colour, _, hatched), group in _grouped(spans, lambda s: (s.colour, "", s.is_hatched))
    ]


def _span_marker(colour: str, *, is_hatched: bool) -> Trace:
    if not is_hatched:
        return {"color": LIGHT[colour]}
    pattern = {"shape": "/", "bgcolor": LIGHT["surface"], "size": 7, "solidity": 0.3}
    return {
        "color": LIGHT[colour],
        "pattern": pattern,
        "line": {"color": LIGHT[colour], "width": 1.5},
    }


def _mark_traces(marks: Iterable[tuple[float, Mark]]) -> list[Trace]:
    """Return one trace per colour, shape and filling."""
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [iso(mark.day) for _, mark in group],
            "y": [place for place, _ in group],
            "marker": _mark_style(colour, shape, is_hollow=hollow),
            "text": [mark.words for _, mark in group],
            "hovertemplate": "%{text}<extra></extra>",
            "cliponaxis": False,
        }
        for (colour, shape, hollow), group in _grouped(
            marks, lambda m: (m.colour, m.shape, m.is_hollow)
        )
    ]


def _mark_style(colour: str, shape: str, *, is_hollow: bool) -> Trace:
    inside, edge = ("surface", colour) if is_hollow else (colour, "surface")
    return {
        "symbol": shape,
        "size": 11,
        "color": LIGHT[inside],
        "line": {"color": LIGHT[edge], "width": 2 if is_hollow else 1.5},
    }


def _grouped(placed: Iterable[tuple[float, Thing]], look: Look[Thing]) -> Groups[Thing]:
    ordered = sorted(placed, key=lambda pair: look(pair[1]))
    return [(name, list(group)) for name, group in groupby(ordered, lambda pair: look(pair[1]))]


def _length(span: Span) -> int:
    return max(_SHORTEST_DAYS, (span.end - span.start).days) * _DAY_MS


def _rule(place: float) -> Trace:
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": place,
        "y1": place,
        "layer": "below",
        "line": {"color": LIGHT["grid"], "width": 1},
    }


def _end_line(day: date) -> Trace:
    return {
        "type": "line",
        "yref": "paper",
        "x0": iso(day),
        "x1": iso(day),
        "y0": 0,
        "y1": 1,
        "layer": "below",
        "line": {"color": LIGHT["axis"], "width": 1.5, "dash": "5px,4px"},
    }


def _end_label(day: date, texts: Texts) -> Trace:
    return label_at(
        iso(day),
        1,
        texts.text("client.data_end"),
        yref="paper",
        xanchor="right",
        yanchor="bottom",
        font={"color": LIGHT["muted"], "size": 13},
    )
