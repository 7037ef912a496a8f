"""One client: what has happened, what is still to come, and which rows say so?"""  # noqa: D400

from dataclasses import replace

from dash import Dash, html
from dash.development.base_component import Component

from dashboards.access import EVERYONE
from dashboards.cards.client_columns import title_words
from dashboards.cards.client_facts import answer, facts_card, levels_card
from dashboards.cards.client_file import client_file
from dashboards.cards.client_list_head import EXPORT_PATH
from dashboards.cards.client_rows import CLIENT_PATH
from dashboards.cards.client_sources import sources_card
from dashboards.cards.client_timeline import timeline_card
from dashboards.components.chart_cards import draw_chart_card
from dashboards.components.marks import emphasised, icon
from dashboards.components.record_table import follow
from dashboards.export_route import export_route
from dashboards.figures.base import recolour
from dashboards.frame import Frame
from dashboards.page import Page, Request, Services
from dashboards.queries.client_path import ClientPath, read_client_path
from dashboards.queries.release import read_release
from dashboards.url import Address, parse_address

NAME = "client"
# Where a list of clients can be, and with it the way back, and what the list is called there.
_LISTS = {"/funnel": "clients", "/caseload": "due"}
_LONGEST_WAY_BACK = 2000


def layout(request: Request) -> Component:
    """Draw the page for an address."""
    path = request.read(read_client_path, request.address.given("id"))
    if path is None:
        return _nobody(request)
    return _draw(path, request)


def register(app: Dash, services: Services) -> None:
    """Register the list of clients as files."""
    export_route(app, services, EXPORT_PATH, client_file)


def way_back(address: Address, languages: tuple[str, ...]) -> Address:
    """Return the list that the page was opened from, in this language and release.

    Only a page of ours that has a list is believed; else it is the funnel with nothing chosen.
    """
    written = address.given("back")
    path, _, query = written.partition("?")
    if path not in _LISTS or len(written) > _LONGEST_WAY_BACK:
        return address.elsewhere("/funnel")
    found = parse_address(path, query, languages=languages)
    return replace(found, language=address.language, release=address.release)


def _draw(path: ClientPath, request: Request) -> Component:
    texts = request.texts
    lead = [
        html.H1(title_words(path.client.client_reference, texts)),
        html.P(emphasised(answer(path, texts)), className="answer"),
    ]
    cards = [
        html.Div([_path(path, request), facts_card(path.client, texts)], className="path"),
        sources_card(path.events, texts),
    ]
    return html.Div(
        [
            _back(request),
            html.Div(lead, className="lead"),
            html.Div(cards, className="grid"),
        ]
    )


def _path(path: ClientPath, request: Request) -> Component:
    """Return the path in time and under it what was promised."""
    frame = Frame(request.texts, request.read(read_release))
    card = timeline_card(path, frame)
    figure = recolour(card.figure, request.scheme) if card.figure else None
    drawn = draw_chart_card(replace(card, figure=figure), request.texts)
    return html.Div([drawn, levels_card(path.cases, frame)], className="grid")


def _back(request: Request) -> Component:
    texts = request.texts
    place = way_back(request.address, request.settings.pages.languages)
    text_id = "client.back.caseload" if place.path == "/caseload" else "client.back.funnel"
    href = f"{place.href()}#{_LISTS[place.path]}"
    link = follow([icon("arrow-left", 18), texts.text(text_id)], href)
    return html.P(link, className="wayback")


def _nobody(request: Request) -> Component:
    texts = request.texts
    return html.Div(
        [
            _back(request),
            html.Div(
                [
                    icon("user", 28),
                    html.H1(texts.text("client.nobody.title")),
                    html.P(texts.text("client.nobody.what")),
                ],
                className="card problem",
            ),
        ]
    )


PAGE = Page(
    name=NAME,
    path=CLIENT_PATH,
    group=None,
    icon="user",
    roles=EVERYONE,
    layout=layout,
    register=register,
)
