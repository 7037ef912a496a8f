"""How long clients waited for the first contact, and who still waits."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboards.components.chart_cards import ChartCard, DataTable
from dashboards.components.legends import legend
from dashboards.figures.waiting import KINDS, by_column, draw_waits, kind_of, last_column
from dashboards.frame import Frame
from dashboards.queries.caseload import Wait


def waits_card(waits: Sequence[Wait], frame: Frame) -> ChartCard:
    """Return the working days from registration to the first attempt, of the whole project."""
    texts = frame.texts
    limit = frame.facts.limits["first_contact"]
    known = [wait for wait in waits if wait.working_days is not None]
    total = sum(wait.client_count for wait in known)
    return ChartCard(
        name="caseload_waits",
        title=_title(known, limit, frame),
        subtitle=texts.plural("caseload.waits.subtitle", total),
        summary=_summary(known, frame) if total else texts.text("caseload.waits.nothing"),
        source=frame.source("waits"),
        figure=draw_waits(known, limit, texts) if total else None,
        data=_table(known, limit, frame) if total else None,
        note=_legend(known, frame) if total else None,
    )


def _counts(waits: Sequence[Wait]) -> dict[str, int]:
    return {
        kind: sum(wait.client_count for wait in waits if kind_of(wait) == kind) for kind in KINDS
    }


def _title(waits: Sequence[Wait], limit: int, frame: Frame) -> str:
    texts, counts, days = frame.texts, _counts(waits), frame.texts.number(limit)
    if counts["waiting_late"]:
        return texts.plural("caseload.waits.title.late", counts["waiting_late"], d=days)
    decided = counts["in_time"] + counts["late"]
    if not decided:
        return texts.text("caseload.waits.title.none")
    if not counts["late"]:
        return texts.text("caseload.waits.title.all_in_time", d=days)
    share = texts.share(counts["in_time"] / decided, 0)
    return texts.text("caseload.waits.title.share", share=share, d=days)


def _summary(waits: Sequence[Wait], frame: Frame) -> str:
    texts, counts = frame.texts, _counts(waits)
    decided = counts["in_time"] + counts["late"] + counts["waiting_late"]
    return texts.text(
        "caseload.waits.summary",
        in_time=texts.number(counts["in_time"]),
        decided=texts.number(decided),
        late=texts.number(counts["late"]),
        waiting=texts.number(counts["waiting"]),
        waiting_late=texts.number(counts["waiting_late"]),
    )


def _table(waits: Sequence[Wait], limit: int, frame: Frame) -> DataTable:
    texts, last = frame.texts, last_column(limit)
    counts = by_column(waits, limit)
    total = sum(wait.client_count for wait in waits)
    columns = list(zip(*counts.values(), strict=True))
    headers = [texts.text("caseload.table.working_days")]
    headers += [texts.text(f"caseload.waits.{kind}") for kind in KINDS]
    return DataTable(
        [*headers, texts.text("table.share")],
        [
            [
                texts.number(day) + ("+" if day == last else ""),
                *(texts.number(count) for count in column),
                texts.share(sum(column) / total),
            ]
            for day, column in enumerate(columns)
        ],
    )


def _legend(waits: Sequence[Wait], frame: Frame) -> Component:
    counts = _counts(waits)
    items = [
        (kind.replace("_", "-"), f"{frame.texts.text(f'caseload.waits.{kind}')} {count}")
        for kind, count in counts.items()
        if count
    ]
    return legend("", items)
