"""Working days to the first attempt: in time, late, and those who still wait or left."""

from collections.abc import Callable, Sequence

from dashboards.figures.base import HATCH, HIDDEN_AXIS, NO_HOVER, Figure, Trace, figure, label_at
from dashboards.queries.caseload import Wait
from dashboards.theme import LIGHT
from kunto.locale import Texts

KINDS = ("in_time", "late", "left", "waiting", "waiting_late")
_LINE = {"color": LIGHT["ink"], "width": 1.5, "dash": "4px,3px"}


def kind_of(wait: Wait) -> str:
    """Return how a wait is drawn: whether it is over, and whether it was too long."""
    if wait.is_open:
        return "waiting_late" if wait.is_late else "waiting"
    if wait.has_left:
        return "left"
    return "late" if wait.is_late else "in_time"


def last_column(limit: int) -> int:
    """Return the working day from which on longer waits share a column."""
    return 2 * limit + 1


def by_column(waits: Sequence[Wait], limit: int) -> dict[str, list[int]]:
    """Return the clients of each kind by working day; the last column is that day or later."""
    last = last_column(limit)
    counts = {kind: [0] * (last + 1) for kind in KINDS}
    for wait in waits:
        counts[kind_of(wait)][min(wait.working_days, last)] += wait.client_count
    return counts


def draw_waits(waits: Sequence[Wait], limit: int, texts: Texts) -> Figure:
    """Draw columns by working day with a line at the promised limit."""
    counts = by_column(waits, limit)
    totals = [sum(column) for column in zip(*counts.values(), strict=True)]
    top = max(*totals, 1) * 1.2
    last = last_column(limit)
    drawn = figure(
        [_bars(kind, counts[kind]) for kind in KINDS],
        texts,
        height=300,
        barmode="stack",
        bargap=0.18,
        margin={"l": 0, "r": 0, "t": 8, "b": 8},
        xaxis=_days(last, texts),
        yaxis={**HIDDEN_AXIS, "range": [0, top]},
        shapes=[_limit_line(limit, top)],
    )
    drawn["layout"]["annotations"] = [
        *_labels(totals, texts.number),
        label_at(
            limit + 0.5,
            top,
            texts.text("caseload.waits.limit", n=texts.number(limit)),
            xanchor="left",
            xshift=6,
            yanchor="top",
            font={"size": 13, "color": LIGHT["muted"]},
        ),
    ]
    return drawn


def _limit_line(limit: int, top: float) -> Trace:
    """Return the line after the last day of the promise."""
    ends = {"x0": limit + 0.5, "x1": limit + 0.5, "y0": 0, "y1": top}
    return {"type": "line", **ends, "line": _LINE}


def _days(last: int, texts: Texts) -> Trace:
    """Return the axis of working days; the last one stands for it and all later."""
    return {
        "showgrid": False,
        "showline": True,
        "linecolor": LIGHT["axis"],
        "range": [-0.6, last + 0.6],
        "tickvals": list(range(last + 1)),
        "ticktext": [texts.number(day) for day in range(last)] + [f"{texts.number(last)}+"],
        "title": {
            "text": texts.text("caseload.waits.axis"),
            "font": {"size": 13, "color": LIGHT["muted"]},
            "standoff": 6,
        },
    }


def _bars(kind: str, counts: Sequence[int]) -> Trace:
    return {
        "type": "bar",
        "name": kind,
        "x": [day for day, count in enumerate(counts) if count],
        "y": [count for count in counts if count],
        "marker": _MARKERS[kind],
        **NO_HOVER,
    }


def _labels(totals: Sequence[int], written: Callable[[float], str]) -> list[Trace]:
    return [
        label_at(day, total, written(total), yanchor="bottom", yshift=1, font={"size": 14})
        for day, total in enumerate(totals)
        if total
    ]


# Late is hatched, left dotted, still waiting hollow: each is told by more than its colour.
_MARKERS: dict[str, Trace] = {
    "in_time": {"color": LIGHT["primary"]},
    "late": {
        "color": LIGHT["bad_mark"],
        "pattern": {**HATCH, "size": 6, "solidity": 0.5},
        "line": {"color": LIGHT["bad_mark"], "width": 1},
    },
    "left": {
        "color": LIGHT["bad_mark"],
        "pattern": {**HATCH, "shape": ".", "size": 6, "solidity": 0.4},
        "line": {"color": LIGHT["bad_mark"], "width": 1},
    },
    "waiting": {
        "color": LIGHT["surface"],
        "line": {"color": LIGHT["primary"], "width": 2},
    },
    "waiting_late": {
        "color": LIGHT["bad_bg"],
        "line": {"color": LIGHT["bad_mark"], "width": 2},
    },
}
