"""The steering group: where do we stand against the targets, and what came of it?"""  # noqa: D400

from dataclasses import dataclass, replace
from typing import Any

from dash import ALL, Dash, Input, Output, State, ctx, html, no_update, set_props
from dash.development.base_component import Component

from dashboards.access import EVERYONE, Viewer, guarded
from dashboards.cards.activation import activation_card
from dashboards.cards.clients import cohorts_card, funnel_card, outcomes_card
from dashboards.cards.costs import costs_card
from dashboards.cards.progress import clients_card, companies_card
from dashboards.cards.service_levels import service_levels_card
from dashboards.cards.steering_answer import answer
from dashboards.cards.steering_filters import PAGE_NAME, filter_bar, filter_summary, nothing_found
from dashboards.cards.steering_tiles import steering_tiles
from dashboards.components.chart_cards import ChartCard, draw_chart_card
from dashboards.components.marks import emphasised
from dashboards.components.tiles import draw_tile
from dashboards.figures.base import recolour
from dashboards.frame import Frame
from dashboards.page import Page, Request, Services
from dashboards.queries.release import ReleaseFacts, read_release, read_years
from dashboards.queries.steering import SteeringFigures, read_steering
from dashboards.scope import Scope, parse_scope
from dashboards.url import Address, parse_address
from kunto.locale import Texts

NAME = PAGE_NAME


@dataclass(frozen=True)
class _Drawn:
    summary: list[Any]
    content: list[Component]


def layout(request: Request) -> Component:
    """Draw the page for an address."""
    texts = request.texts
    frame = _frame(request)
    whole = request.read(read_steering, Scope())
    drawn = draw_filtered(request)
    return html.Div(
        [
            html.Div(
                [
                    html.H1(texts.text("steering.title")),
                    html.P(emphasised(answer(whole, frame)), className="answer"),
                ],
                className="lead",
            ),
            filter_bar(request.read(read_years), drawn.summary, frame),
            html.Div(drawn.content, id="steering-content", className="grid"),
        ],
        className="steeringpage",
    )


def register(app: Dash, services: Services) -> None:
    """Register the callback that redraws the figures when a filter changes."""

    @guarded(
        app,
        Output("steering-summary", "children"),
        Output("steering-content", "children"),
        Input({"page": NAME, "filter": ALL}, "value"),
        State("address", "data"),
        State("drawn", "data"),
        State("screen", "data"),
        roles=EVERYONE,
        prevent_initial_call=True,
    )
    def redraw(
        viewer: Viewer,
        values: list[str],
        place: dict[str, str],
        shown: dict[str, str],
        screen: dict[str, str],
    ) -> tuple[Any, Any]:
        address = _filtered(place, values, services.settings.pages.languages)
        release = services.warehouse.release(address.release)
        if release.id != shown["release"]:
            # A newer release came: the whole page is drawn from it, not only what was filtered.
            set_props("address", {"data": {**place, "search": address.query()}})
            return no_update, no_update
        request = Request(
            viewer, address, release, services.warehouse, services.settings, screen["scheme"]
        )
        drawn = draw_filtered(request)
        return drawn.summary, drawn.content


def draw_filtered(request: Request) -> _Drawn:
    """Query the figures of a request's scope and draw what depends on the filters."""
    figures = request.read(read_steering, parse_scope(request.address))
    whole = request.read(read_steering, Scope())
    return _draw(figures, whole, _read_earlier(request), _frame(request), request.scheme)


def _frame(request: Request) -> Frame:
    facts = request.read(read_release)
    return Frame(request.texts, facts, parse_scope(request.address))


def _filtered(place: dict[str, str], values: list[str], languages: tuple[str, ...]) -> Address:
    names = [found["id"]["filter"] for found in ctx.inputs_list[0]]
    filters = "&".join(f"{name}={value}" for name, value in zip(names, values, strict=True))
    search = f"{place['search'].removeprefix('?')}&{filters}"
    address = parse_address(place["path"], search, languages=languages)
    return address.choosing(parse_scope(address).written)


def _read_earlier(request: Request) -> tuple[ReleaseFacts, SteeringFigures] | None:
    release = request.warehouse.before(request.release)
    if release is None:
        return None
    before = replace(request, release=release)
    return before.read(read_release), before.read(read_steering, parse_scope(request.address))


def _draw(
    figures: SteeringFigures,
    whole: SteeringFigures,
    earlier: tuple[ReleaseFacts, SteeringFigures] | None,
    frame: Frame,
    scheme: str,
) -> _Drawn:
    texts = frame.texts
    summary = filter_summary(figures, whole, frame)
    tiles = html.Div(
        [draw_tile(tile, texts) for tile in steering_tiles(figures, whole, earlier, frame)],
        className="tiles",
    )
    if figures.is_empty:
        return _Drawn(summary, [tiles, nothing_found(frame)])
    target = whole.client_target(frame.facts.client_target_base)
    pairs = [
        (clients_card(whole.registration_steps, target, frame),
         funnel_card(figures.stages, frame)),
        (outcomes_card(figures.outcomes, frame), activation_card(figures.activation, frame)),
        (cohorts_card(figures.cohorts, frame), service_levels_card(figures.levels, frame)),
        (companies_card(whole.company_steps, whole.company_target, figures.companies, frame),
         costs_card(figures.costs, figures.unit_costs, frame)),
    ]  # fmt: skip
    drawn = [html.Div([_card(c, texts, scheme) for c in pair], className="pair") for pair in pairs]
    return _Drawn(summary, [tiles, *drawn])


def _card(card: ChartCard, texts: Texts, scheme: str) -> Component:
    figure = recolour(card.figure, scheme) if card.figure else None
    return draw_chart_card(replace(card, figure=figure), texts)


PAGE = Page(
    name=NAME,
    path="/",
    group="leading",
    icon="target-arrow",
    roles=EVERYONE,
    layout=layout,
    register=register,
)
