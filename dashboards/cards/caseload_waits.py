"""How long clients waited for the first attempt to reach them, and who still waits."""

from collections.abc import Mapping, Sequence

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
    total = sum(wait.client_count for wait in waits)
    return ChartCard(
        name="caseload_waits",
        metric_ids=("waiting_first_contact", "first_contact_on_time_share"),
        title=_title(waits, limit, frame),
        subtitle=texts.plural("caseload.waits.subtitle", total),
        summary=_summary(waits, frame) if total else texts.text("caseload.waits.nothing"),
        source=frame.source("waits"),
        figure=draw_waits(waits, limit, texts) if total else None,
        data=_table(waits, limit, frame) if total else None,
        note=_legend(waits, frame) if total else None,
    )


def _counts(waits: Sequence[Wait]) -> dict[str, int]:
    return {
        kind: sum(wait.client_count for wait in waits if kind_of(wait) == kind) for kind in KINDS
    }


def _decided(counts: Mapping[str, int]) -> int:
    """Return the cases that are in time or late, as the service level counts them."""
    return sum(counts.values()) - counts["waiting"]


def _title(waits: Sequence[Wait], limit: int, frame: Frame) -> str:
    texts, counts, days = frame.texts, _counts(waits), frame.texts.number(limit)
    if counts["waiting_late"]:
        return texts.plural("caseload.waits.title.late", counts["waiting_late"], d=days)
    decided = _decided(counts)
    if not decided:
        return texts.text("caseload.waits.title.none")
    if counts["in_time"] == decided:
        return texts.text("caseload.waits.title.all_in_time", d=days)
    share = texts.share(counts["in_time"] / decided)
    return texts.text("caseload.waits.title.share", share=share, d=days)


def _summary(waits: Sequence[Wait], frame: Frame) -> str:
    texts, counts = frame.texts, _counts(waits)
    words = {kind: texts.number(count) for kind, count in counts.items()}
    decided = texts.number(_decided(counts))
    return texts.text("caseload.waits.summary", decided=decided, **words)


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
