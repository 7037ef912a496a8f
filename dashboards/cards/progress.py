"""Clients and companies against their targets over time."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from dash import html

from dashboards.components.chart_cards import ChartCard, DataTable
from dashboards.components.marks import emphasised
from dashboards.figures.progress import draw_progress
from dashboards.frame import Frame
from dashboards.pace import pace_difference, pace_on, target_difference, target_state
from dashboards.queries.companies import CompanyCounts
from dashboards.queries.targets import Step, Target

# As tall as the card beside it.
_HEIGHT = {"clients": 372, "companies": 348}
_METRICS = {"clients": "registered_clients", "companies": "companies_cooperating"}


def clients_card(steps: Sequence[Step], target: Target | None, frame: Frame) -> ChartCard:
    """Return the card of registered clients; a target on another base has no line here."""
    measured = target if target and target.metric_id == "registered_clients" else None
    return _progress_card("clients", steps, measured, frame.whole)


def companies_card(
    steps: Sequence[Step], target: Target | None, counts: CompanyCounts, frame: Frame
) -> ChartCard:
    """Return the card of cooperating companies, with the companies of the period in words."""
    card = _progress_card("companies", steps, target, frame.whole)
    texts = frame.texts
    period = frame.period_by("contacted")
    words = texts.text(
        "companies.counts",
        period=period[:1].upper() + period[1:],
        contacted=texts.number(counts.contacted_count),
        cooperating=texts.number(counts.cooperating_count),
        met=texts.number(counts.need_met_count),
    )
    return replace(card, note=html.P(emphasised(words), className="note"))


def _progress_card(
    subject: str, steps: Sequence[Step], target: Target | None, frame: Frame
) -> ChartCard:
    texts = frame.texts
    return ChartCard(
        name=subject,
        metric_ids=(_METRICS[subject],),
        title=_title(subject, target, frame),
        subtitle=texts.text(f"{subject}.subtitle", period=frame.period_dates),
        summary=_summary(steps, target, frame) if steps else texts.text(f"{subject}.nothing"),
        source=frame.source(subject),
        figure=draw_progress(steps, target, frame.facts.as_of_date, texts, height=_HEIGHT[subject])
        if steps
        else None,
        data=_table(subject, steps, target, frame) if steps else None,
    )


def _title(subject: str, target: Target | None, frame: Frame) -> str:
    state = target_state(target, frame.facts.as_of_date)
    if target is None or state in ("none", "reached", "on_pace"):
        return frame.texts.text(f"{subject}.title.{state}")
    in_pace = state in ("behind", "ahead")
    difference = pace_difference(target) if in_pace else target_difference(target)
    return frame.texts.plural(f"{subject}.title.{state}", abs(difference))


def _summary(steps: Sequence[Step], target: Target | None, frame: Frame) -> str:
    texts = frame.texts
    count = texts.number(steps[-1].cumulative_count)
    day = texts.day(frame.facts.as_of_date)
    if target is None:
        return texts.text("progress.summary.no_target", n=count, date=day)
    if frame.facts.has_ended:
        goal = texts.number(target.target_value)
        return texts.text("progress.summary.ended", n=count, date=day, target=goal)
    return texts.text(
        "progress.summary",
        n=count,
        date=day,
        pace=texts.number(target.pace_value),
        target=texts.number(target.target_value),
        target_date=texts.day(target.target_date),
    )


def _table(subject: str, steps: Sequence[Step], target: Target | None, frame: Frame) -> DataTable:
    """Return the count and the pace at the end of each quarter and on the day of the data."""
    texts = frame.texts
    ends = {(step.day.year, (step.day.month - 1) // 3): step for step in steps}
    rows = [
        [f"Q{quarter + 1}\u00a0{year}", texts.number(step.cumulative_count)]
        for (year, quarter), step in ends.items()
    ]
    rows[-1][0] = texts.day(frame.facts.as_of_date)
    headers = [texts.text("table.until"), texts.text(f"{subject}.column")]
    if target is not None:
        headers.append(texts.text("table.pace"))
        headers.append(texts.text("table.target"))
        goal = texts.number(target.target_value)
        paces = [pace_on(target, _quarter_end(*quarter)) for quarter in ends]
        rows = [[*row, texts.number(pace), goal] for row, pace in zip(rows, paces, strict=True)]
        rows[-1][2] = texts.number(target.pace_value)
    return DataTable(headers, rows)


def _quarter_end(year: int, quarter: int) -> date:
    following = date(year + (quarter == 3), 1 if quarter == 3 else quarter * 3 + 4, 1)
    return following - timedelta(days=1)
