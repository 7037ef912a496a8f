"""How many clients each coordinator had week by week, against what the hours allow."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dash import html
from dash.development.base_component import Component

from dashboards.cards.caseload_tiles import over_words
from dashboards.components.attributes import attributes
from dashboards.components.chart_cards import ChartCard, DataTable
from dashboards.components.legends import legend
from dashboards.components.marks import icon
from dashboards.components.record_table import follow
from dashboards.figures.heat import (
    BINS,
    LIMITS,
    WEEKS_NARROW,
    capacity_words,
    draw_heat,
    rows_of,
)
from dashboards.frame import Frame
from dashboards.queries.caseload import WEEKS_SHOWN, Load, LoadWeek, WeekSpan
from kunto.locale import Texts

# More rows than this cannot be told apart; the table has them all.
ROWS_SHOWN = 24


@dataclass(frozen=True)
class WeekLinks:
    """Addresses of the weeks before and after those shown, by how many weeks they move."""

    earlier: dict[int, str]
    later: dict[int, str]


def heat_card(
    loads: Sequence[Load], weeks: Sequence[LoadWeek], links: WeekLinks, frame: Frame
) -> ChartCard:
    """Return the caseload of the weeks shown; the table has the day of the data beside it."""
    texts = frame.texts
    rows = rows_of(weeks)
    shown = _most_loaded(rows)
    return ChartCard(
        name="caseload_heat",
        title=_title(loads, rows, is_latest=not links.later, frame=frame),
        subtitle=_subtitle(weeks, frame),
        summary=_summary(rows, frame) if rows else texts.text("caseload.heat.nothing"),
        source=frame.source("caseload"),
        figure=draw_heat([week for row in shown for week in row], texts) if shown else None,
        data=_table(loads, rows, frame) if rows else None,
        note=_note(links, texts, dropped=len(rows) - len(shown)) if rows else None,
    )


def last_week_of(written: str, span: WeekSpan) -> date | None:
    """Return the Monday of the last week to show, by an address; else the last there is."""
    if span.first_week is None or span.last_week is None:
        return None
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return span.last_week
    return min(max(day - timedelta(days=day.weekday()), span.first_week), span.last_week)


def week_links(
    span: WeekSpan, last_week: date | None, href_of: Callable[[date | None], str]
) -> WeekLinks:
    """Return the steps to other weeks: one as long as a wide screen shows, one as a narrow."""
    earlier: dict[int, str] = {}
    later: dict[int, str] = {}
    if span.first_week is None or span.last_week is None or last_week is None:
        return WeekLinks(earlier, later)
    for count in (WEEKS_SHOWN, WEEKS_NARROW):
        step = timedelta(weeks=count)
        # The first weeks are shown whole, not with an empty place before them.
        before = max(last_week - step, span.first_week + step - timedelta(weeks=1))
        if before < last_week:
            earlier[count] = href_of(before)
        if last_week < span.last_week:
            after = last_week + step
            later[count] = href_of(after if after < span.last_week else None)
    return WeekLinks(earlier, later)


def _most_loaded(rows: Sequence[Sequence[LoadWeek]]) -> list[Sequence[LoadWeek]]:
    ranked = sorted(rows, key=lambda row: -max(week.load_share or 0 for week in row))
    kept = {row[0].coordinator_id for row in ranked[:ROWS_SHOWN]}
    return [row for row in rows if row[0].coordinator_id in kept]


def _title(
    loads: Sequence[Load], rows: Sequence[Sequence[LoadWeek]], *, is_latest: bool, frame: Frame
) -> str:
    texts = frame.texts
    if not rows:
        return texts.text("caseload.heat.title.nothing")
    last = [row[-1] for row in rows]
    if is_latest:
        if not any(load.active_client_count for load in loads):
            return texts.text("caseload.heat.title.closed")
        over = sorted(
            (load for load in loads if load.is_over), key=lambda load: -(load.load_share or 0)
        )
        return over_words(over, frame, "caseload.heat.title.over")
    count = sum(week.is_over for week in last if week.is_employed)
    week = texts.number(last[0].week_start_date.isocalendar().week)
    if not count:
        return texts.text("caseload.heat.title.earlier.none", week=week)
    return texts.plural("caseload.heat.title.earlier", count, week=week)


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


def _note(links: WeekLinks, texts: Texts, *, dropped: int) -> Component:
    shares = [texts.share(limit, 0) for limit in LIMITS]
    bare = [texts.percentage(limit, 0) for limit in LIMITS]
    names = [
        texts.text("caseload.load.under", share=shares[0]),
        *(f"{low}–{high}" for low, high in zip(bare[:-1], shares[1:], strict=True)),
        texts.text("caseload.load.over", share=shares[-1]),
    ]
    items = [(f"load-{number}", name) for number, name in zip(BINS, names, strict=True)]
    more = texts.plural("caseload.heat.more", dropped) if dropped > 0 else None
    return html.Div(
        [
            legend(texts.text("caseload.load.label"), items),
            html.P(more) if more else None,
            _steps(links, texts),
        ],
        className="heatnote",
    )


def _steps(links: WeekLinks, texts: Texts) -> Component | None:
    steps = [
        _step(direction, weeks, href, texts)
        for direction, hrefs in (("earlier", links.earlier), ("later", links.later))
        for weeks, href in hrefs.items()
    ]
    if not steps:
        return None
    label = texts.text("caseload.weeks")
    return html.Nav(steps, className="weeks", **attributes(aria_label=label))


def _step(direction: str, weeks: int, href: str, texts: Texts) -> Component:
    words = texts.text(f"caseload.weeks.{direction}", n=texts.number(weeks))
    mark = icon("chevron-left" if direction == "earlier" else "chevron-right", 18)
    wide = "wide" if weeks == WEEKS_SHOWN else "narrow"
    return follow(
        [mark, words] if direction == "earlier" else [words, mark],
        href,
        data_key=f"weeks-{direction}-{weeks}",
        look=f"button {wide}",
    )
