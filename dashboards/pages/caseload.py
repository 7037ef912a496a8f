"""Caseload: who waits too long, and who has more clients than the hours allow?"""  # noqa: D400

from dataclasses import replace
from datetime import date

from dash import Dash, html
from dash.development.base_component import Component

from dashboards.access import EVERYONE
from dashboards.cards.caseload_answer import CaseloadFigures, answer
from dashboards.cards.caseload_heat import heat_card
from dashboards.cards.caseload_tiles import TILE_SCOPES, caseload_tiles
from dashboards.cards.caseload_waits import waits_card
from dashboards.cards.caseload_weeks import last_week_of, week_links
from dashboards.cards.due_export import due_table
from dashboards.cards.due_list import EXPORT_PATH, due_card
from dashboards.cards.due_view import DueView, page_count
from dashboards.components.chart_cards import ChartCard, draw_chart_card
from dashboards.components.marks import emphasised
from dashboards.components.tiles import draw_tile
from dashboards.due import parse_due_scope
from dashboards.export import Table
from dashboards.export_route import export_route
from dashboards.figures.base import recolour
from dashboards.frame import Frame
from dashboards.page import Page, Request, Services
from dashboards.queries.caseload import (
    ShownWeeks,
    read_loads,
    read_open_clients,
    read_waits,
    read_week_span,
    read_weeks,
)
from dashboards.queries.due import read_due_counts, read_due_items, read_due_page
from dashboards.queries.release import read_release

NAME = "caseload"


def layout(request: Request) -> Component:
    """Draw the page for an address: its weeks, and its part of the due list."""
    frame = _frame(request)
    texts = frame.texts
    figures = _read_figures(request)
    view = _read_due(request, figures)
    hrefs = {scope: f"{view.href(scope)}#due" for scope in TILE_SCOPES}
    tiles = [draw_tile(tile, texts) for tile in caseload_tiles(figures, hrefs, frame)]
    return html.Div(
        [
            html.Div(
                [
                    html.H1(texts.text("caseload.title")),
                    html.P(emphasised(answer(figures, frame)), className="answer"),
                    html.P(texts.text("caseload.personnel"), className="personnel"),
                ],
                className="lead",
            ),
            html.Div(
                [
                    html.Div(tiles, className="tiles"),
                    html.Div(
                        [
                            _card(_heat(request, figures, frame), request),
                            _card(waits_card(figures.waits, frame), request),
                        ],
                        className="pair heatpair",
                    ),
                    due_card(view, frame),
                ],
                className="grid",
            ),
        ]
    )


def register(app: Dash, services: Services) -> None:
    """Register the files of the due list; all else on the page is links."""
    export_route(app, services, EXPORT_PATH, export_due)


def export_due(request: Request) -> Table:
    """Return the due list of an address as a file, from the query of the page."""
    scope = parse_due_scope(request.address)
    return due_table(request.read(read_due_items, scope), scope, _frame(request))


def _frame(request: Request) -> Frame:
    return Frame(request.texts, request.read(read_release))


def _read_figures(request: Request) -> CaseloadFigures:
    return CaseloadFigures(
        loads=request.read(read_loads),
        clients=request.read(read_open_clients),
        waits=request.read(read_waits),
        due=request.read(read_due_counts),
    )


def _read_due(request: Request, figures: CaseloadFigures) -> DueView:
    scope = parse_due_scope(request.address)
    # A page that is not there is the last one: lists get shorter from release to release.
    scope = scope.at(min(scope.page, page_count(figures.due.count(scope))))
    return DueView(request, figures.due, scope, request.read(read_due_page, scope))


def _heat(request: Request, figures: CaseloadFigures, frame: Frame) -> ChartCard:
    span = request.read(read_week_span)
    last_week = last_week_of(request.address.given("weeks"), span)

    def href_of(week: date | None) -> str:
        weeks = week.isoformat() if week else None
        return request.address.choosing({"weeks": weeks}).href()

    weeks = request.read(read_weeks, last_week) if last_week else ShownWeeks()
    return heat_card(figures.loads, weeks, week_links(span, last_week, href_of), frame)


def _card(card: ChartCard, request: Request) -> Component:
    figure = recolour(card.figure, request.scheme) if card.figure else None
    return draw_chart_card(replace(card, figure=figure), request.texts)


PAGE = Page(
    name=NAME,
    path="/caseload",
    group="following",
    icon="users-group",
    roles=EVERYONE,
    layout=layout,
    register=register,
)
