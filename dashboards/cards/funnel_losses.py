"""Why clients were lost, at the stage where it happened; every reason leads to its clients."""

from dash import html
from dash.development.base_component import Component

from dashboards.cards.funnel_view import FunnelSegment, FunnelView
from dashboards.components.attributes import attributes
from dashboards.components.record_table import follow
from dashboards.queries.clients import Stage
from dashboards.queries.funnel import Loss
from dashboards.scope_words import lost_words, reason_words
from dashboards.selection import STAGES, Selection

_HEADING = "losses-title"


def losses_card(view: FunnelView) -> Component:
    """Return the reasons of loss by stage, of each segment."""
    texts = view.frame.texts
    largest = max((_largest(segment) for segment in view.segments), default=1)
    stages = [part for stage_id in STAGES[1:] if (part := _stage(view, stage_id, largest))]
    return html.Section(
        [
            html.H2(texts.text("losses.title"), id=_HEADING),
            html.P(texts.text("losses.subtitle"), className="subtitle"),
            *(stages or [html.P(texts.text("losses.nothing"), className="nothing")]),
            html.Div(html.P(view.frame.source("funnel"), className="source"), className="cardfoot"),
        ],
        className="card chart losses",
        **attributes(aria_labelledby=_HEADING),
    )


def _stage(view: FunnelView, stage_id: str, largest: int) -> Component | None:
    rows = []
    for segment in view.segments:
        stage = segment.funnel.stages[STAGES.index(stage_id)]
        if stage.lost_count:
            rows.append(_whole(view, segment, stage))
            rows.append(
                html.Ul(
                    [
                        html.Li(_reason(view, segment, loss, largest))
                        for loss in segment.funnel.losses_at(stage_id)
                    ],
                    className="reasons",
                )
            )
    return html.Div(rows, className="loss") if rows else None


def _whole(view: FunnelView, segment: FunnelSegment, stage: Stage) -> Component:
    texts = view.frame.texts
    selection = view.part(segment, "lost", stage.stage_id)
    words = lost_words(stage.stage_id, texts)
    return html.H3(
        _link(
            view,
            selection,
            [
                *_letter(view, segment),
                html.Span(words, className="reason"),
                html.Span(texts.number(stage.lost_count), className="count"),
            ],
        )
    )


def _reason(view: FunnelView, segment: FunnelSegment, loss: Loss, largest: int) -> Component:
    texts = view.frame.texts
    width = {"width": f"{100 * loss.client_count / largest:.2f}%"}
    return _link(
        view,
        view.reason(segment, loss.stage_id, loss.reason_id),
        [
            html.Span(reason_words(loss.reason_id, texts), className="reason"),
            html.Span(texts.number(loss.client_count), className="count"),
            html.Span(
                html.Span(className=f"fill {segment.letter}", style=width),
                className="track",
                **attributes(aria_hidden="true"),
            ),
        ],
    )


def _link(view: FunnelView, selection: Selection, children: list[Component]) -> Component:
    current = {"aria_current": "true"} if selection == view.selection else {}
    key = f"loss-{selection.segment}{selection.lost}-{selection.reason or ''}"
    return follow(children, view.selecting(selection), data_key=key, **current)


def _letter(view: FunnelView, segment: FunnelSegment) -> list[Component]:
    if not view.is_compared:
        return []
    return [html.Span(segment.letter, className=f"letter {segment.letter}")]


def _largest(segment: FunnelSegment) -> int:
    return max((loss.client_count for loss in segment.funnel.losses), default=1)
