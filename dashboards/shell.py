"""The frame around every page: header, navigation, footer, and the states without a page."""

from collections.abc import Sequence
from itertools import groupby

from dash import html
from dash.development.base_component import Component

from dashboards.components.attributes import attributes
from dashboards.components.marks import icon
from dashboards.header import draw_header
from dashboards.page import Page, Request
from dashboards.queries.release import ReleaseFacts, read_release
from kunto.locale import Texts, texts


def draw_page(page: Page, pages: Sequence[Page], request: Request) -> list[Component | None]:
    """Return a page within the frame."""
    facts = request.read(read_release)
    words = request.texts
    return [
        html.A(words.text("shell.skip"), href="#main", className="skip"),
        draw_header(facts, request),
        _older_release(request),
        html.Div(
            [
                _navigation(page, pages, request),
                html.Main(
                    [
                        _print_head(facts, words),
                        page.layout(request),
                        _footer(facts, words),
                    ],
                    id="main",
                    tabIndex=-1,
                ),
            ],
            className="columns",
        ),
    ]


def draw_problem(text_id: str, language: str, **values: str) -> list[Component | None]:
    """Return a page that says what is missing and what to do."""
    words = texts(language)
    return [
        html.Main(
            html.Div(
                [
                    icon("alert-triangle", 28),
                    html.H1(words.text(f"{text_id}.title")),
                    html.P(words.text(f"{text_id}.what", **values)),
                    html.P(html.A(words.text("problem.front_page"), href=f"/?lang={language}")),
                ],
                className="card problem",
                role="alert",
            ),
            id="main",
            className="alone",
        )
    ]


def draw_waiting() -> list[Component]:
    """Return the outline of a page while its figures are on the way."""
    tiles = [html.Div(className="card tile waiting") for _ in range(4)]
    cards = [html.Div(className="card chart waiting") for _ in range(4)]
    return [
        html.Header(className="header"),
        html.Main(
            [html.Div(tiles, className="tiles"), html.Div(cards, className="pair")],
            className="alone",
            **attributes(aria_busy="true"),
        ),
    ]


def draw_failure(language: str, error_id: str) -> Component:
    """Return the notice of a failure that only the server's log explains."""
    words = texts(language)
    return html.Div(
        [icon("alert-triangle", 20), html.P(words.text("problem.server", id=error_id))],
        className="failure",
        role="alert",
    )


def _older_release(request: Request) -> Component | None:
    """Return the line that says that a newer release than the shown one is in use."""
    current = request.warehouse.release()
    if request.release.id == current.id:
        return None
    words = request.texts
    day = words.day(request.release.as_of_date)
    link = words.text("release.to_current", date=words.day(current.as_of_date))
    return html.Aside(
        [
            html.Span(words.text("release.older", date=day)),
            html.A(
                link, href=request.address.href(release=None), **attributes(data_current="true")
            ),
        ],
        className="older",
        **attributes(aria_label=words.text("release.picker")),
    )


def _navigation(page: Page, pages: Sequence[Page], request: Request) -> Component:
    words = request.texts
    shown = [found for found in pages if found.group and request.viewer.role in found.roles]
    groups: list[Component] = []
    for group, members in groupby(shown, key=lambda found: found.group):
        heading = f"navigation-{group}"
        groups.append(html.P(words.text(f"navigation.{group}"), id=heading, className="group"))
        groups.append(
            html.Ul(
                [html.Li(_link(found, page, request)) for found in members],
                **attributes(aria_labelledby=heading),
            )
        )
    label = words.text("shell.navigation")
    return html.Nav(groups, id="navigation", className="navigation", **attributes(aria_label=label))


def _link(found: Page, page: Page, request: Request) -> Component:
    current = {"aria_current": "page"} if found.name == page.name else {}
    return html.A(
        [icon(found.icon), html.Span(request.texts.text(f"{found.name}.name"))],
        href=request.address.elsewhere(found.path).href(),
        **attributes(data_page=found.path, **current),
    )


def _print_head(facts: ReleaseFacts, words: Texts) -> Component:
    name = facts.project_name
    day = words.text("release.data_until", date=words.day(facts.as_of_date))
    return html.Div([html.Span(name), html.Span(day)], className="printhead")


def _footer(facts: ReleaseFacts, words: Texts) -> Component:
    day = words.day(facts.as_of_date)
    parts = [html.P(words.text("release.footer", date=day, release=facts.release_id))]
    if facts.is_sample:
        parts.insert(0, html.P(words.text("sample.notice")))
    return html.Footer(parts, className="footer")
