"""The four tiles of the caseload page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dash.development.base_component import Component

from dashboards.cards.caseload_answer import LATE_CONTACT, CaseloadFigures
from dashboards.cards.tile_words import why_lines
from dashboards.components.marks import chip
from dashboards.components.tiles import Tile, bullet
from dashboards.due import DueScope
from dashboards.figures.heat import capacity_words
from dashboards.frame import Frame
from dashboards.queries.caseload import ROWS_SHOWN, Load
from kunto.locale import Texts

CONTACT = DueScope(reason="due_contact")
SILENCE = DueScope(reason="due_silence")
END_FORM = DueScope(reason="due_end_form")
TILE_SCOPES = (CONTACT, SILENCE, END_FORM)


def caseload_tiles(
    figures: CaseloadFigures, hrefs: Mapping[DueScope, str], frame: Frame
) -> list[Tile]:
    """Return the tiles; `hrefs` are the lists behind the counts."""
    return [
        _open_tile(figures, frame),
        _contact_tile(figures, hrefs, frame),
        _silence_tile(figures, hrefs, frame),
        _end_form_tile(figures, hrefs, frame),
    ]


def _open_tile(figures: CaseloadFigures, frame: Frame) -> Tile:
    texts = frame.texts
    count, capacity = figures.client_count, figures.capacity
    written = capacity_words(capacity, texts)
    once = texts.number(figures.client_count_once)
    lines = [
        (
            "numerator",
            texts.plural(
                "caseload.why.clients",
                count,
                once=once,
                open=texts.number(figures.clients.open_count),
            ),
        ),
        ("denominator", _capacity_sum(figures.loads, frame)),
    ]
    return Tile(
        metric_id="active_client_count",
        label=frame.metric_name("active_client_count"),
        value=texts.number(count),
        unit="",
        goal=f"/ {written}" if capacity else "",
        raw=count,
        verdict=_open_verdict(figures, texts),
        basis=texts.plural(
            "caseload.basis.open",
            len(figures.loads),
            once=once,
            date=texts.day(frame.facts.as_of_date),
        ),
        why=_why("active_client_count", lines, frame),
        bar=bullet(count, max(count, capacity) * 1.04, target=capacity) if capacity else None,
    )


def _open_verdict(figures: CaseloadFigures, texts: Texts) -> Component:
    if not figures.capacity:
        return chip("neutral", texts.text("caseload.verdict.no_capacity"))
    if figures.is_closed:
        return chip("neutral", texts.text("caseload.verdict.closed"))
    if figures.over:
        return chip("warn", texts.plural("caseload.verdict.over", len(figures.over)))
    return chip("good", texts.text("caseload.verdict.within"))


def _capacity_sum(loads: Sequence[Load], frame: Frame) -> str:
    texts = frame.texts
    total = capacity_words(sum(load.capacity_client_count for load in loads), texts)
    if not 0 < len(loads) <= ROWS_SHOWN:
        return total
    parts = [
        f"{load.coordinator_id}: {capacity_words(load.capacity_client_count, texts)}"
        for load in loads
    ]
    return texts.text("caseload.why.capacity", n=total, parts="; ".join(parts))


def _contact_tile(figures: CaseloadFigures, hrefs: Mapping[DueScope, str], frame: Frame) -> Tile:
    texts = frame.texts
    waiting = sum(wait.client_count for wait in figures.waits if wait.is_open)
    late = figures.due.count(LATE_CONTACT)
    days = texts.number(frame.facts.limits["first_contact"])
    verdict = chip("good", texts.text("caseload.verdict.nobody_waits"))
    if late:
        verdict = chip("bad", texts.text("caseload.verdict.late", n=texts.number(late), d=days))
    elif waiting:
        verdict = chip("good", texts.text("caseload.verdict.in_time"))
    return _counted_tile(
        _Counted("waiting_first_contact", waiting, "clients", hrefs[CONTACT]),
        verdict,
        texts.plural("caseload.why.waiting", waiting, late=texts.number(late)),
        figures.clients.open_count,
        frame,
    )


def _silence_tile(figures: CaseloadFigures, hrefs: Mapping[DueScope, str], frame: Frame) -> Tile:
    texts = frame.texts
    count = figures.due.count(SILENCE)
    days = texts.number(frame.facts.silence_days)
    verdict = chip("good", texts.text("caseload.verdict.in_touch"))
    if not figures.clients.open_count:
        verdict = chip("neutral", texts.text("caseload.verdict.nobody_left"))
    elif count:
        verdict = chip("warn", texts.text("caseload.verdict.silent", d=days))
    return _counted_tile(
        _Counted("silent_clients", count, "clients", hrefs[SILENCE]),
        verdict,
        texts.plural("caseload.why.silent", count, d=days),
        figures.clients.open_count,
        frame,
    )


def _end_form_tile(figures: CaseloadFigures, hrefs: Mapping[DueScope, str], frame: Frame) -> Tile:
    texts = frame.texts
    count = figures.due.count(END_FORM)
    first_due = figures.due.first_due(END_FORM)
    verdict = chip("good", texts.text("caseload.verdict.no_forms_missing"))
    if first_due:
        days = (frame.facts.as_of_date - first_due).days
        verdict = chip("warn", texts.text("caseload.verdict.none_late"))
        if days > 0:
            verdict = chip("bad", texts.plural("caseload.verdict.oldest", days))
    return _counted_tile(
        _Counted("end_forms_missing", count, "forms", hrefs[END_FORM]),
        verdict,
        texts.plural("caseload.why.end_forms", count),
        figures.clients.open_count,
        frame,
    )


@dataclass(frozen=True)
class _Counted:
    """A count of things to do: its metric, the list behind it and what is counted."""

    metric_id: str
    count: int
    unit: str
    href: str


def _counted_tile(
    counted: _Counted, verdict: Component, numerator: str, open_count: int, frame: Frame
) -> Tile:
    texts, metric = frame.texts, counted.metric_id
    day = texts.day(frame.facts.as_of_date)
    lines = [
        ("numerator", numerator),
        ("denominator", texts.plural("caseload.why.open", open_count)),
    ]
    show = texts.plural(f"caseload.show.{counted.unit}", counted.count)
    return Tile(
        metric_id=metric,
        label=frame.metric_name(metric),
        value=texts.number(counted.count),
        unit=texts.plural(f"caseload.unit.{counted.unit}", counted.count),
        raw=counted.count,
        verdict=verdict,
        basis=texts.plural(f"caseload.basis.{counted.unit}", open_count, date=day),
        why=_why(metric, lines, frame),
        link=(show, counted.href) if counted.count else None,
    )


def _why(metric_id: str, lines: list[tuple[str, str]], frame: Frame) -> list[tuple[str, str]]:
    day = frame.texts.day(frame.facts.as_of_date)
    return why_lines(metric_id, lines, frame.texts.text("caseload.why.day", date=day), frame)
