"""How a count has grown towards its target, beside an even pace."""

from collections.abc import Sequence
from datetime import date, timedelta

from dashboards.figures.base import NO_HOVER, Figure, Trace, figure, label_at, nice_ticks
from dashboards.queries.targets import Step, Target
from dashboards.theme import LIGHT
from kunto.locale import Texts


def draw_progress(
    steps: Sequence[Step],
    target: Target | None,
    as_of_date: date,
    texts: Texts,
    *,
    height: int,
) -> Figure:
    """Draw the cumulative count up to the day of the data, and the straight line to the target."""
    start = steps[0].day if target is None else target.pace_start_date
    end = as_of_date if target is None else max(target.target_date, as_of_date)
    actual = steps[-1].cumulative_count
    top = max(actual, target.target_value if target else 0)
    data = [*_pace(start, target), *_count(steps, start, as_of_date, texts)]
    drawn = figure(
        data,
        texts,
        height=height,
        margin={"l": 0, "r": 96, "t": 24, "b": 8},
        xaxis={
            "range": [_iso(start - timedelta(days=6)), _iso(end + timedelta(days=4))],
            "showgrid": False,
            "showline": True,
            "linecolor": LIGHT["axis"],
            **_month_ticks(start, end, texts),
        },
        yaxis={"range": [0, top * 1.07], **_count_ticks(top, texts)},
    )
    drawn["layout"]["annotations"] = [
        *_actual_label(actual, target, as_of_date, texts),
        *_target_labels(actual, start, target, texts),
    ]
    return drawn


def _pace(start: date, target: Target | None) -> list[Trace]:
    if target is None:
        return []
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [_iso(start), _iso(target.target_date)],
            "y": [0, target.target_value],
            "line": {"color": LIGHT["axis"], "width": 1.5, "dash": "5px,4px"},
            **NO_HOVER,
        }
    ]


def _count(steps: Sequence[Step], start: date, as_of_date: date, texts: Texts) -> list[Trace]:
    days = [start, *(step.day for step in steps), as_of_date]
    counts = [0, *(step.cumulative_count for step in steps), steps[-1].cumulative_count]
    pairs = zip(days, counts, strict=True)
    line = {
        "type": "scatter",
        "mode": "lines",
        "x": [_iso(day) for day in days],
        "y": counts,
        "line": {"color": LIGHT["primary"], "width": 3, "shape": "hv"},
        "text": [f"{texts.day(day)}: <b>{texts.number(count)}</b>" for day, count in pairs],
        "hovertemplate": "%{text}<extra></extra>",
    }
    end = {
        "type": "scatter",
        "mode": "markers",
        "x": [_iso(as_of_date)],
        "y": [steps[-1].cumulative_count],
        "marker": {
            "color": LIGHT["primary"],
            "size": 9,
            "line": {"color": LIGHT["surface"], "width": 2},
        },
        "cliponaxis": False,
        **NO_HOVER,
    }
    return [line, end]


def _actual_label(
    actual: int, target: Target | None, as_of_date: date, texts: Texts
) -> list[Trace]:
    ahead = target is not None and actual >= target.pace_value
    at_end = target is None or as_of_date >= target.target_date
    left = ahead and not at_end
    return [
        label_at(
            _iso(as_of_date),
            actual,
            texts.text("chart.actual", n=f"<b>{texts.number(actual)}</b>"),
            xanchor="right" if left else "left",
            yanchor="bottom" if ahead else "top",
            xshift=-8 if left else 10,
            yshift=2 if ahead else 4,
        )
    ]


def _target_labels(actual: int, start: date, target: Target | None, texts: Texts) -> list[Trace]:
    if target is None:
        return []
    ahead = actual >= target.pace_value
    # On the side of the line where the count is not, with room for the words on a phone.
    along = 0.42 if ahead else 0.85
    reached = actual >= target.target_value
    goal = texts.text("chart.target", n=f"<b>{texts.number(target.target_value)}</b>")
    shared = {"font": {"color": LIGHT["muted"], "size": 14}}
    return [
        label_at(
            _iso(target.target_date),
            target.target_value,
            f"{goal}<br>{texts.short_date(target.target_date)}",
            xanchor="left",
            align="left",
            xshift=10,
            yanchor="top" if reached else "middle",
            yshift=-2 if reached else 0,
            **shared,
        ),
        label_at(
            _iso(start + (target.target_date - start) * along),
            target.target_value * along,
            texts.text("chart.pace"),
            xanchor="left" if ahead else "right",
            yanchor="top" if ahead else "bottom",
            xshift=8 if ahead else -6,
            yshift=-4 if ahead else 2,
            font={"color": LIGHT["muted"], "size": 13},
        ),
    ]


def _count_ticks(top: float, texts: Texts) -> dict[str, object]:
    values = nice_ticks(top)
    return {"tickvals": values, "ticktext": [texts.number(value) for value in values]}


def _month_ticks(start: date, end: date, texts: Texts) -> dict[str, object]:
    months = [date(year, month, 1) for year in range(start.year, end.year + 1) for month in (1, 7)]
    shown = [day for day in months if start <= day <= end]
    return {
        "tickvals": [_iso(day) for day in shown],
        "ticktext": [texts.month(day) for day in shown],
    }


def _iso(day: date) -> str:
    return day.isoformat()
