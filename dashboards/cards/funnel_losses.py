"""Why clients were lost, at the stage where it happened; every reason leads to its clients."""

from collections import Counter

from dash import html
from dash.development.base_component import Component

from dashboards.cards.funnel_view import FunnelSegment, FunnelView
from dashboards.components.attributes import attributes
from dashboards.components.marks import unseen
from dashboards.components.record_table import follow
from dashboards.scope_words import lost_words, reason_words
from dashboards.selection import SERVICE_STAGES, STAGES, Selection

_HEADING = "losses-title"


def losses_card(view: FunnelView) -> Component:
    """Return the reasons of loss by stage; of two segments beside each other, as shares."""
    texts = view.frame.texts
    stages = [part for stage_id in STAGES[1:] if (part := _stage(view, stage_id))]
    subtitle = "losses.subtitle.two" if view.is_compared else "losses.subtitle"
    return html.Section(
        [
            html.H2(_title(view), id=_HEADING),
            html.P(texts.text(subtitle), className="subtitle"),
            *(stages or [html.P(texts.text("losses.nothing"), className="nothing")]),
            html.Div(html.P(view.frame.source("funnel"), className="source"), className="cardfoot"),
        ],
        className="card chart losses two" if view.is_compared else "card chart losses",
        **attributes(aria_labelledby=_HEADING),
    )


def _title(view: FunnelView) -> str:
    """Return the commonest reason of dropping out, when there is one and one group to speak of."""
    texts, counts = view.frame.texts, Counter[str]()
    for loss in view.first.funnel.losses:
        if loss.stage_id in SERVICE_STAGES:
            counts[loss.reason_id] += loss.client_count
    ranked = counts.most_common(2)
    is_tie = len({count for _, count in ranked}) < len(ranked)
    if view.is_compared or not ranked or is_tie:
        return texts.text("losses.title")
    reason, count = ranked[0]
    values = {"reason": reason_words(reason, texts), "n": texts.number(count)}
    return texts.text("losses.title.commonest", **values)


def _stage(view: FunnelView, stage_id: str) -> Component | None:
    counts = [segment.funnel.stages[STAGES.index(stage_id)].lost_count for segment in view.segments]
    if not any(counts):
        return None
    words = lost_words(stage_id, view.frame.texts)
    return html.Div(
        [
            html.H3(_row(view, stage_id, None, words)),
            html.Ul(
                [
                    html.Li(
                        _row(view, stage_id, reason, reason_words(reason, view.frame.texts)),
                    )
                    for reason in _reasons(view, stage_id)
                ],
                className="reasons",
            ),
        ],
        className="loss",
    )


def _reasons(view: FunnelView, stage_id: str) -> list[str]:
    """Return the reasons of a stage, those of the first segment first, the commonest before."""
    losses = [loss for segment in view.segments for loss in segment.funnel.losses_at(stage_id)]
    return list(dict.fromkeys(loss.reason_id for loss in losses))


def _row(view: FunnelView, stage_id: str, reason: str | None, words: str) -> list[Component]:
    """Return the name of a loss with its number, a link; of two segments one link each."""
    if not view.is_compared:
        return [_link(view, view.first, stage_id, reason, words)]
    links = [_link(view, segment, stage_id, reason, words) for segment in view.segments]
    return [html.Span(words, className="reason"), *links]


def _link(
    view: FunnelView, segment: FunnelSegment, stage_id: str, reason: str | None, words: str
) -> Component:
    texts = view.frame.texts
    count = _count(segment, stage_id, reason)
    registered = segment.funnel.registered_count
    name = html.Span(words, className="reason")
    number = texts.number(count)
    if view.is_compared:
        letter = html.Span(segment.letter, className=f"letter {segment.letter}")
        name = html.Span([letter, unseen(words)], className="who")
        number = f"{number} ({texts.share(count / registered)})"
    selection = _selection(view, segment, stage_id, reason)
    current = {"aria_current": "true"} if selection == view.selection else {}
    return follow(
        [
            name,
            html.Span(number, className="count"),
            _bar(view, segment, count) if reason else None,
        ],
        view.selecting(selection),
        data_key=f"loss-{segment.letter}-{stage_id}-{reason}",
        **current,
    )


def _selection(
    view: FunnelView, segment: FunnelSegment, stage_id: str, reason: str | None
) -> Selection:
    if reason:
        return view.reason(segment, stage_id, reason)
    return view.part(segment, "lost", stage_id)


def _count(segment: FunnelSegment, stage_id: str, reason: str | None) -> int:
    losses = segment.funnel.losses_at(stage_id)
    return sum(loss.client_count for loss in losses if reason in (None, loss.reason_id))


def _bar(view: FunnelView, segment: FunnelSegment, count: int) -> Component:
    """Return a bar as long as the loss is beside the largest one, of two segments by shares."""
    largest = max(
        loss.client_count / _scale(view, found)
        for found in view.segments
        for loss in found.funnel.losses
    )
    width = {"width": f"{100 * count / _scale(view, segment) / largest:.2f}%"}
    return html.Span(
        html.Span(className=f"fill {segment.letter}", style=width),
        className="track",
        **attributes(aria_hidden="true"),
    )


def _scale(view: FunnelView, segment: FunnelSegment) -> int:
    return segment.funnel.registered_count if view.is_compared else 1
