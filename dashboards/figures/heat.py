"""Coordinator by week: clients at the end of the week, coloured by their share of capacity."""

from collections.abc import Sequence
from datetime import date

from dashboards.figures.base import Figure, Trace, figure, muted
from dashboards.queries.caseload import LoadWeek
from dashboards.theme import LIGHT
from kunto.locale import Texts

# Upper limits of all bins but the last, as shares of capacity; a limit belongs to its own bin.
LIMITS = (0.6, 0.85, 1.0, 1.15)
BINS = range(1, len(LIMITS) + 2)
WEEKS_NARROW = 6
# Many rows are lower, so that they are seen together.
_FEW_ROWS = 8
_ROW_HEIGHT, _LOW_ROW_HEIGHT = 52, 32
_MARGINS = 66


def load_bin(share: float | None) -> int | None:
    """Return the bin of a share of capacity, from 1; None where there is no capacity."""
    if share is None:
        return None
    return 1 + sum(share > limit for limit in LIMITS)


def rows_of(weeks: Sequence[LoadWeek]) -> list[list[LoadWeek]]:
    """Return the weeks of each coordinator, in the order given."""
    rows: dict[str, list[LoadWeek]] = {}
    for week in weeks:
        rows.setdefault(week.coordinator_id, []).append(week)
    return list(rows.values())


def draw_heat(weeks: Sequence[LoadWeek], texts: Texts) -> Figure:
    """Draw a row for each coordinator, the first on top; not employed is a dash."""
    rows = rows_of(weeks)
    mondays = sorted({week.week_start_date for week in weeks})
    last = len(mondays) - 0.5
    row_height = _ROW_HEIGHT if len(rows) <= _FEW_ROWS else _LOW_ROW_HEIGHT
    drawn = figure(
        [_cells(number, rows, mondays, texts) for number in BINS],
        texts,
        height=_MARGINS + len(rows) * row_height,
        margin={"l": 0, "r": 0, "t": 44, "b": 4},
        xaxis={
            "side": "top",
            "showgrid": False,
            "range": [-0.5, last],
            "tickvals": list(range(len(mondays))),
            "ticktext": week_names(mondays, texts),
        },
        yaxis={
            "showgrid": False,
            "range": [len(rows) - 0.5, -0.5],
            "tickvals": list(range(len(rows))),
            "ticktext": [_name(row, texts) for row in rows],
            "ticklabelstandoff": 8,
            "tickfont": {"size": 14, "color": LIGHT["ink"]},
        },
        meta=_narrow(mondays),
    )
    drawn["data"].append(_absent(rows, mondays))
    return drawn


def week_names(mondays: Sequence[date], texts: Texts) -> list[str]:
    """Return the numbers of the weeks, the month above the first of each month's.

    The first week shown has its month only where the next one leaves room for it.
    """
    firsts = [
        number
        for number, (day, before) in enumerate(zip(mondays, [None, *mondays], strict=False))
        if before is None or before.month != day.month
    ]
    if len(firsts) > 1 and firsts[1] == 1:
        firsts = firsts[1:]
    return [
        f"{texts.month(day) if number in firsts else ''}<br>{day.isocalendar().week}"
        for number, day in enumerate(mondays)
    ]


def _narrow(mondays: Sequence[date]) -> Trace:
    """Return what a narrow screen changes: the last weeks only, each of its own width."""
    last = len(mondays) - 0.5
    return {
        "narrow": {"xaxis.range": [max(-0.5, last - WEEKS_NARROW), last]},
        "wide": {"xaxis.range": [-0.5, last]},
    }


def _cells(
    number: int, rows: Sequence[Sequence[LoadWeek]], mondays: Sequence[date], texts: Texts
) -> Trace:
    """Return the cells of one bin, all in one colour; the others are left out."""
    places = {day: place for place, day in enumerate(mondays)}
    colour = LIGHT[f"load_{number}"]
    blank: list[list[None]] = [[None] * len(mondays) for _ in rows]
    z: list[list[int | None]] = [list(row) for row in blank]
    labels, hovers = ([[""] * len(mondays) for _ in rows] for _ in range(2))
    for place, row in enumerate(rows):
        for week in row:
            if week.is_employed and (load_bin(week.load_share) or 1) == number:
                column = places[week.week_start_date]
                count = texts.number(week.active_client_count)
                z[place][column] = number
                labels[place][column] = f"<b>{count}</b>" if week.is_over else count
                hovers[place][column] = _hover(week, texts)
    last = number == BINS[-1]
    return {
        "type": "heatmap",
        "z": z,
        "zmin": 0,
        "zmax": len(BINS) + 1,
        "colorscale": [[0, colour], [1, colour]],
        "showscale": False,
        "hoverongaps": False,
        "xgap": 2,
        "ygap": 3,
        "text": labels,
        "texttemplate": "%{text}",
        "textfont": {"size": 13, "color": LIGHT["load_text_last" if last else "load_text"]},
        "customdata": hovers,
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _absent(rows: Sequence[Sequence[LoadWeek]], mondays: Sequence[date]) -> Trace:
    places = {day: place for place, day in enumerate(mondays)}
    absent = [
        (places[week.week_start_date], place)
        for place, row in enumerate(rows)
        for week in row
        if not week.is_employed
    ]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [x for x, _ in absent],
        "y": [y for _, y in absent],
        "text": ["–"] * len(absent),
        "textfont": {"size": 13, "color": LIGHT["faint"]},
        "hoverinfo": "skip",
    }


def _name(row: Sequence[LoadWeek], texts: Texts) -> str:
    """Return the coordinator with the capacity of the last employed week shown."""
    capacities = [week.capacity_client_count for week in row if week.is_employed]
    return f"{row[0].coordinator_id} " + muted(f"/ {capacity_words(capacities[-1], texts)}")


def capacity_words(value: float | None, texts: Texts) -> str:
    """Write a capacity: whole where it is whole."""
    return texts.number(value, 0 if value is None or value == round(value) else 1)


def _hover(week: LoadWeek, texts: Texts) -> str:
    return texts.text(
        "caseload.heat.hover",
        name=week.coordinator_id,
        week=texts.number(week.week_start_date.isocalendar().week),
        day=texts.short_date(week.week_start_date),
        n=texts.number(week.active_client_count),
        capacity=capacity_words(week.capacity_client_count, texts),
        share="–" if week.load_share is None else texts.share(week.load_share, 0),
        peak=texts.number(week.peak_client_count),
    )
