"""Where do clients drop out, how long does each stage take, and who are they?"""  # noqa: D400

from dataclasses import replace

from dash import Dash, html
from dash.development.base_component import Component

from dashboards.access import EVERYONE
from dashboards.cards.client_list import client_list_section
from dashboards.cards.funnel_answer import answer
from dashboards.cards.funnel_cohorts import chosen_cohorts_card
from dashboards.cards.funnel_compare import compare_card
from dashboards.cards.funnel_filters import COMPARE, filter_bar, nothing_chosen
from dashboards.cards.funnel_losses import losses_card
from dashboards.cards.funnel_steps import steps_card
from dashboards.cards.funnel_view import LIST_ID, FunnelSegment, FunnelView
from dashboards.cards.funnel_waits import parse_transition, waits_card
from dashboards.components.attributes import attributes
from dashboards.components.chart_cards import ChartCard, draw_chart_card
from dashboards.components.marks import emphasised
from dashboards.components.record_table import follow
from dashboards.figures.base import recolour
from dashboards.frame import Frame
from dashboards.page import Page, Request, Services
from dashboards.queries.client_list import read_status_counts
from dashboards.queries.funnel import (
    EVERY_CLIENT,
    read_chosen_cohorts,
    read_chosen_funnel,
    read_selected_count,
    read_stage_medians,
    read_stage_survival,
)
from dashboards.queries.release import read_release
from dashboards.queries.scope import read_client_choices
from dashboards.scope import SECOND, Choices, ClientScope, parse_client_scope
from dashboards.scope_words import crumbs
from dashboards.selection import Segment, parse_selection
from kunto.locale import Texts

NAME = "funnel"
PATH = "/funnel"


def layout(request: Request) -> Component:
    """Draw the page for an address."""
    texts = request.texts
    choices = request.read(read_client_choices)
    view = _view(request, choices)
    total = request.read(read_selected_count, ClientScope(), EVERY_CLIENT)
    return html.Div(
        [
            html.Div(
                [
                    html.H1(texts.text("funnel.page.title")),
                    html.P(emphasised(_answer(view, texts)), className="answer"),
                ],
                className="lead",
            ),
            filter_bar(view, choices, total),
            html.Div(_content(request, view), className="grid"),
        ],
        className="funnelpage",
    )


def register(app: Dash, services: Services) -> None:
    """Register nothing: the page is drawn anew from each address."""


def _answer(view: FunnelView, texts: Texts) -> str:
    words = answer(view.first.funnel.stages, texts)
    return f"{view.first.letter}: {words}" if view.is_compared else words


def _view(request: Request, choices: Choices) -> FunnelView:
    address = request.address
    first = parse_client_scope(address, choices)
    second = parse_client_scope(address, choices, SECOND)
    segments = [_segment(request, "", first)]
    if address.given(COMPARE) or not second.is_everyone:
        segments.append(_segment(request, SECOND, second))
    selection = parse_selection(address)
    if len(segments) == 1:
        selection = replace(selection, segment="")
    frame = Frame(request.texts, request.read(read_release))
    return FunnelView(frame, address, selection, tuple(segments))


def _segment(request: Request, prefix: Segment, scope: ClientScope) -> FunnelSegment:
    return FunnelSegment(prefix, scope, request.read(read_chosen_funnel, scope))


def _content(request: Request, view: FunnelView) -> list[Component | None]:
    empty = next((s for s in view.segments if not s.funnel.registered_count), None)
    if empty:
        return [_nothing(request, view, empty)]
    cohorts = request.read(read_chosen_cohorts, view.first.scope, view.selection.grain)
    return [
        html.Div(
            [
                html.Div([_card(request, steps_card(view)), compare_card(view)], className="stack"),
                losses_card(view),
            ],
            className="wideleft",
        ),
        html.Div(
            [
                _card(request, chosen_cohorts_card(view, cohorts)),
                _card(request, _waits(request, view)),
            ],
            className="pair",
        ),
        _clients(request, view),
    ]


def _nothing(request: Request, view: FunnelView, empty: FunnelSegment) -> Component:
    texts = request.texts
    if empty.scope.is_everyone:
        return html.Div(html.P(texts.text("release.nothing")), className="card nothing")
    names = dict(zip(empty.scope.parameters, _names(empty.scope), strict=True))
    without = {
        name: request.read(read_selected_count, replace(empty.scope, **{field: None}), EVERY_CLIENT)
        for field, name in names.items()
    }
    return nothing_chosen(view, without, empty.scope, empty.prefix)


def _names(scope: ClientScope) -> list[str]:
    return [name for name, value in scope.written().items() if value]


def _waits(request: Request, view: FunnelView) -> ChartCard:
    transition = parse_transition(request.address)
    teams = {segment.scope.team: None for segment in view.segments}
    curves = {team: request.read(read_stage_survival, team, transition) for team in (*teams, None)}
    medians = request.read(read_stage_medians, view.first.scope.team)
    return waits_card(view, transition, medians, curves)


def _clients(request: Request, view: FunnelView) -> Component:
    """Return the way to the selected clients and their list."""
    segment = next(s for s in view.segments if s.prefix == view.selection.segment)
    count = sum(request.read(read_status_counts, segment.scope, view.selection).values())
    return html.Div(
        [
            _crumbs(request, view, segment, count),
            client_list_section(request, segment.scope, view.selection),
        ],
        id=LIST_ID,
        className="selected",
        tabIndex=-1,
    )


def _crumbs(request: Request, view: FunnelView, segment: FunnelSegment, count: int) -> Component:
    texts = request.texts
    steps = crumbs(view.selection, texts)
    items = [
        html.Li(follow(words, view.selecting(there), data_key=f"crumb-{number}"))
        for number, (words, there) in enumerate(steps[:-1])
    ]
    last = f"{steps[-1][0]} ({texts.number(count)})"
    items.append(html.Li(html.Span(last, **attributes(aria_current="page"))))
    letter = html.Span(segment.letter, className=f"letter {segment.letter}")
    return html.Nav(
        [letter if view.is_compared else None, html.Ol(items)],
        className="crumbs",
        **attributes(aria_label=texts.text("funnel.crumbs")),
    )


def _card(request: Request, card: ChartCard) -> Component:
    figure = recolour(card.figure, request.scheme) if card.figure else None
    return draw_chart_card(replace(card, figure=figure), request.texts)


PAGE = Page(
    name=NAME,
    path=PATH,
    group="following",
    icon="filter",
    roles=EVERYONE,
    layout=layout,
    register=register,
)
