"""The head of a list of clients: how many whom, the columns to choose, the files."""

from dash import html
from dash.development.base_component import Component

from dashboards.cards.client_columns import (
    COLUMNS,
    REFERENCE,
    ClientColumn,
    ListState,
    column_label,
)
from dashboards.components.attributes import attributes
from dashboards.components.downloads import download_links
from dashboards.components.marks import emphasised, icon
from dashboards.page import Request
from dashboards.scope import ClientScope
from dashboards.scope_words import crumbs, scope_words
from dashboards.selection import Selection

EXPORT_PATH = "/export/clients"


def list_head(
    request: Request, scope: ClientScope, selection: Selection, state: ListState, shown: int
) -> Component:
    """Return the title with the number of rows, the filters in words, columns and files."""
    texts = request.texts
    heading: list[Component] = [
        html.H2(emphasised(_title(request, selection, state, shown)), id="clients-title")
    ]
    # No filters are "all clients": not said of some of them.
    if not scope.is_everyone or (selection.is_everyone and state.is_every_status):
        heading.append(html.P(scope_words(scope, texts), className="subtitle"))
    return html.Div(
        [
            html.Div(heading),
            html.Div(
                [
                    _column_menu(request, state),
                    *download_links(request.address, EXPORT_PATH, texts),
                ],
                className="listactions",
            ),
        ],
        className="listhead",
    )


def _title(request: Request, selection: Selection, state: ListState, shown: int) -> str:
    texts = request.texts
    steps = [words for words, _ in crumbs(selection, texts)[1:]]
    if not state.is_every_status:
        steps.append(texts.text(f"status.{state.status}"))
    title = texts.plural("clients.list.title", shown)
    return f"{title} · {', '.join(steps)}" if steps else title


def _column_menu(request: Request, state: ListState) -> Component:
    """Return the list of columns; each is a link that shows or hides it."""
    label = request.texts.text("list.columns")
    choices = [
        html.Li(_column_choice(request, state, column))
        for column in COLUMNS
        if column.name != REFERENCE
    ]
    return html.Details(
        [
            html.Summary([icon("columns-3", 18), label], className="button"),
            html.Ul(choices, className="panel columnpanel", **attributes(aria_label=label)),
        ],
        className="columnmenu",
    )


def _column_choice(request: Request, state: ListState, column: ClientColumn) -> Component:
    place = request.address.choosing({"columns": state.toggled(column.name)})
    is_shown = column.name in state.columns
    return html.A(
        [html.Span(className="box"), column_label(column.name, request.texts)],
        href=place.href(),
        role="checkbox",
        **attributes(
            aria_checked="true" if is_shown else "false",
            data_follow="true",
            data_key=f"column-{column.name}",
        ),
    )
