"""The stages of chosen clients, each part of a bar leading to the clients behind it."""

from dash.development.base_component import Component

from dashboards.cards.funnel_view import FunnelSegment, FunnelView
from dashboards.components.chart_cards import ChartCard, DataTable
from dashboards.components.legends import legend
from dashboards.components.record_table import follow
from dashboards.components.tables import Cell
from dashboards.figures.stepped import (
    PARTS,
    Part,
    SteppedSegment,
    draw_stepped,
    part_count,
)
from dashboards.figures.stepped_words import share_of_previous
from dashboards.metric_groups import STAGE_METRICS
from dashboards.selection import Selection

_COLUMNS = ("stage", "clients", "of_previous", "lost", "open")


def steps_card(view: FunnelView) -> ChartCard:
    """Return the card of stages; its table has a link for every number."""
    texts = view.frame.texts
    rows = [row for segment in view.segments for row in _rows(view, segment)]
    subtitle = "stepped.subtitle.two" if view.is_compared else "stepped.subtitle"
    return ChartCard(
        name="stepped",
        metric_ids=(*STAGE_METRICS, "dropped_clients"),
        title=_title(view),
        subtitle=texts.text(subtitle),
        summary="; ".join(_spoken(view, segment) for segment in view.segments) + ".",
        source=view.frame.source("funnel"),
        figure=draw_stepped([_segment(view, segment) for segment in view.segments], texts),
        data=DataTable([texts.text(f"table.{name}") for name in _COLUMNS], rows),
        note=_legend(view),
        leads_on=True,
    )


def count_link(view: FunnelView, selection: Selection, count: int, key: str) -> Cell:
    """Return a number that leads to its clients; zero leads nowhere."""
    words = view.frame.texts.number(count)
    if not count:
        return words
    current = {"aria_current": "true"} if selection == view.selection else {}
    return follow(words, view.selecting(selection), data_key=key, **current)


def _segment(view: FunnelView, segment: FunnelSegment) -> SteppedSegment:
    def link(part: Part, stage_id: str) -> str:
        return view.selecting(view.part(segment, part, stage_id))

    return SteppedSegment(
        segment.funnel.stages, link, _selected(view, segment), 1 if segment.prefix else 0
    )


def _selected(view: FunnelView, segment: FunnelSegment) -> tuple[Part, str] | None:
    selection = view.selection
    if selection.segment != segment.prefix:
        return None
    if selection.lost:
        return "lost", selection.lost
    if selection.pending:
        return "open", selection.pending
    return ("reached", selection.reached) if selection.reached else None


def _title(view: FunnelView) -> str:
    texts = view.frame.texts
    if view.is_compared:
        return texts.text("stepped.title.two")
    stages = {stage.stage_id: stage for stage in view.first.funnel.stages}
    registered = view.first.funnel.registered_count
    served = stages["served"].client_count
    return texts.plural(
        "stepped.title",
        served,
        share=texts.share(served / registered) if registered else "–",
        total=texts.number(registered),
    )


def _rows(view: FunnelView, segment: FunnelSegment) -> list[list[Cell]]:
    texts = view.frame.texts
    stages = segment.funnel.stages
    rows = []
    for number, stage in enumerate(stages):
        share = share_of_previous(stages, number)
        name = texts.text(f"stage.{stage.stage_id}")
        parts: dict[Part, Cell] = {
            part: count_link(
                view,
                view.part(segment, part, stage.stage_id),
                part_count(stage, part),
                f"{segment.letter}-{part}-{stage.stage_id}",
            )
            for part in PARTS
        }
        rows.append(
            [
                f"{segment.letter}: {name}" if view.is_compared else name,
                parts["reached"],
                "–" if share is None else texts.share(share),
                parts["lost"],
                parts["open"],
            ]
        )
    return rows


def _spoken(view: FunnelView, segment: FunnelSegment) -> str:
    texts = view.frame.texts
    parts = [
        f"{texts.text(f'stage.{stage.stage_id}')} {texts.number(stage.client_count)}"
        for stage in segment.funnel.stages
    ]
    return (f"{segment.letter}: " if view.is_compared else "") + ", ".join(parts)


def _legend(view: FunnelView) -> Component:
    texts = view.frame.texts
    stages = [stage for segment in view.segments for stage in segment.funnel.stages]
    drawn = {"lost": any(s.lost_count for s in stages), "open": any(s.open_count for s in stages)}
    marks = [(name, texts.text(f"stepped.legend.{name}")) for name, here in drawn.items() if here]
    if view.is_compared:
        shapes = ("first", "second")
        named = zip(shapes, view.segments, strict=True)
        marks = [(shape, view.words(segment)) for shape, segment in named] + marks
    return legend("", marks)
