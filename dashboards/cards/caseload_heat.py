"""How many clients each coordinator had week by week, against what the hours allow."""

from collections.abc import Sequence
from datetime import date, timedelta

from dash import html
from dash.development.base_component import Component

from dashboards.cards.caseload_answer import most_over, over_words
from dashboards.cards.caseload_weeks import WeekLinks, week_steps
from dashboards.components.chart_cards import ChartCard, DataTable
from dashboards.components.legends import legend
from dashboards.figures.heat import (
    BINS,
    LIMITS,
    capacity_words,
    draw_heat,
    rows_of,
)
from dashboards.frame import Frame
from dashboards.queries.caseload import Load, LoadWeek, ShownWeeks
from kunto.locale import Texts


def heat_card(
    loads: Sequence[Load], shown: ShownWeeks, links: WeekLinks, frame: Frame
) -> ChartCard:
    """Return the caseload of the weeks shown; the table has the day of the data beside it."""
    texts = frame.texts
    rows = rows_of(shown.weeks)
    return ChartCard(
        name="caseload_heat",
        metric_ids=("active_client_count", "capacity_client_count"),
        title=_title(loads, shown, is_latest=not links.later, frame=frame),
        subtitle=_subtitle(shown.weeks, frame),
        summary=_summary(rows, frame) if rows else texts.text("caseload.heat.nothing"),
        source=frame.source("caseload"),
        figure=draw_heat(shown.weeks, texts) if rows else None,
        data=_table(loads, rows, frame) if rows else None,
        note=_note(links, texts, left_out=shown.coordinator_count - len(rows)) if rows else None,
    )


def _title(loads: Sequence[Load], shown: ShownWeeks, *, is_latest: bool, frame: Frame) -> str:
    texts = frame.texts
    if not shown.weeks:
        return texts.text("caseload.heat.title.nothing")
    if is_latest:
        if not any(load.active_client_count for load in loads):
            return texts.text("caseload.heat.title.closed")
        return over_words(most_over(loads), frame, "caseload.heat.title.over")
    last_week = max(week.week_start_date for week in shown.weeks)
    week = texts.number(last_week.isocalendar().week)
    if not shown.over_count:
        return texts.text("caseload.heat.title.earlier.none", week=week)
    return texts.plural("caseload.heat.title.earlier", shown.over_count, week=week)


def _subtitle(weeks: Sequence[LoadWeek], frame: Frame) -> str:
    texts = frame.texts
    if not weeks:
        return texts.text("caseload.heat.subtitle.nothing")
    mondays = [week.week_start_date for week in weeks]
    end = min(max(mondays) + timedelta(days=6), frame.facts.as_of_date)
    return texts.text("caseload.heat.subtitle", period=texts.date_range(min(mondays), end))


def _summary(rows: Sequence[Sequence[LoadWeek]], frame: Frame) -> str:
    texts = frame.texts
    parts = [
        f"{row[0].coordinator_id} {_of_capacity(row[-1], texts)}"
        for row in rows
        if row[-1].is_employed
    ]
    absent = texts.text("caseload.heat.not_employed")
    parts += [f"{row[0].coordinator_id} {absent}" for row in rows if not row[-1].is_employed]
    return texts.text("caseload.heat.summary", rows="; ".join(parts))


def _of_capacity(week: LoadWeek, texts: Texts) -> str:
    count = texts.number(week.active_client_count)
    return f"{count} / {capacity_words(week.capacity_client_count, texts)}"


def _table(loads: Sequence[Load], rows: Sequence[Sequence[LoadWeek]], frame: Frame) -> DataTable:
    texts = frame.texts
    by_id = {load.coordinator_id: load for load in loads}
    day = texts.day(frame.facts.as_of_date)
    columns = ("coordinator", "open_clients", "shared_once", "capacity", "load", "over_days")
    headers = [texts.text(f"caseload.table.{name}", date=day) for name in columns]
    mondays = [week.week_start_date for week in rows[0]][::-1]
    return DataTable(
        [*headers, *(_week_name(monday, texts) for monday in mondays)],
        [
            [
                row[0].coordinator_id,
                *_now(by_id.get(row[0].coordinator_id), texts),
                *(_week_cell(week, texts) for week in reversed(row)),
            ]
            for row in rows
        ],
    )


def _now(load: Load | None, texts: Texts) -> list[str]:
    if load is None:
        return ["–"] * 5
    days = f"{texts.number(load.days_over_capacity)} / {texts.number(load.days_employed)}"
    return [
        texts.number(load.active_client_count),
        texts.number(load.active_client_count_shared_once),
        capacity_words(load.capacity_client_count, texts),
        "–" if load.load_share is None else texts.share(load.load_share, 0),
        "–" if load.over_share is None else f"{texts.share(load.over_share, 0)} ({days})",
    ]


def _week_name(monday: date, texts: Texts) -> str:
    calendar = monday.isocalendar()
    week = texts.text("caseload.week", n=texts.number(calendar.week))
    return f"{week}/{calendar.year}"


def _week_cell(week: LoadWeek, texts: Texts) -> str:
    return _of_capacity(week, texts) if week.is_employed else "–"


def _note(links: WeekLinks, texts: Texts, *, left_out: int) -> Component:
    shares = [texts.share(limit, 0) for limit in LIMITS]
    bare = [texts.percentage(limit, 0) for limit in LIMITS]
    names = [
        texts.text("caseload.load.under", share=shares[0]),
        *(f"{low}–{high}" for low, high in zip(bare[:-1], shares[1:], strict=True)),
        texts.text("caseload.load.over", share=shares[-1]),
    ]
    items = [(f"load-{number}", name) for number, name in zip(BINS, names, strict=True)]
    more = texts.plural("caseload.heat.more", left_out) if left_out > 0 else None
    return html.Div(
        [
            legend(texts.text("caseload.load.label"), items),
            html.P(more) if more else None,
            week_steps(links, texts),
        ],
        className="heatnote",
    )
