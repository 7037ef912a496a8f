"""The clients behind a figure: as many rows as the figure says, ordered as one likes."""

from collections.abc import Mapping, Sequence
from datetime import date
from math import ceil

from dash import html
from dash.development.base_component import Component

from dashboards.cards.client_columns import (
    COLUMNS,
    REFERENCE,
    ClientColumn,
    Content,
    ListState,
    column_label,
    last_stage_date,
    parse_list_state,
    reference_words,
    result_words,
)
from dashboards.components.attributes import attributes
from dashboards.components.downloads import download_links
from dashboards.components.marks import Verdict, chip, emphasised, icon
from dashboards.components.record_table import (
    Cell,
    Direction,
    Header,
    follow,
    missing,
    pager,
    record_table,
)
from dashboards.page import Request
from dashboards.queries.client_list import (
    EVERY_STATUS,
    STATUSES,
    ListedClient,
    Piece,
    read_clients,
    read_status_counts,
)
from dashboards.scope import ClientScope
from dashboards.scope_words import choice_words, crumbs, scope_words
from dashboards.selection import Selection
from kunto.locale import Texts

PAGE_LENGTH = 100
EXPORT_PATH = "/export/clients"
CLIENT_PATH = "/client"
_STATUS_LOOKS: Mapping[str, tuple[Verdict, str]] = {
    "open": ("unknown", "clock"),
    "served": ("good", "circle-check"),
    "dropped": ("neutral", "circle-x"),
}


def client_list_section(request: Request, scope: ClientScope, selection: Selection) -> Component:
    """Return the list of the clients in scope and selection, as the address wants to see it."""
    counts = request.read(read_status_counts, scope, selection)
    state = parse_list_state(request.address)
    shown = counts.get(state.status, 0) if state.status in STATUSES else sum(counts.values())
    texts = request.texts
    return html.Section(
        [
            _head(request, scope, selection, state, shown),
            _statuses(request, state, counts),
            *(
                _rows(request, scope, selection, state, shown)
                if shown
                else [html.P(texts.text("clients.list.nothing"), className="nothing")]
            ),
        ],
        id="clients",
        tabIndex=-1,
        className="card clients",
        **attributes(aria_labelledby="clients-title"),
    )


def client_href(request: Request, client_id: str) -> str:
    """Return the link to a client's path, which knows the way back to this page."""
    place = request.address.elsewhere(CLIENT_PATH)
    return place.choosing({"id": client_id, "back": request.address.href()}).href()


def _head(
    request: Request, scope: ClientScope, selection: Selection, state: ListState, shown: int
) -> Component:
    texts = request.texts
    title = texts.plural("clients.list.title", shown)
    steps = [words for words, _ in crumbs(selection, texts)[1:]]
    if state.status != EVERY_STATUS:
        steps.append(texts.text(f"status.{state.status}"))
    if steps:
        title += f" · {', '.join(steps)}"
    return html.Div(
        [
            html.Div(
                [
                    html.H2(emphasised(title), id="clients-title"),
                    html.P(scope_words(scope, texts), className="subtitle"),
                ]
            ),
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


def _column_menu(request: Request, state: ListState) -> Component:
    """Return the list of columns; each is a link that shows or hides it."""
    texts = request.texts
    return html.Details(
        [
            html.Summary([icon("columns-3", 18), texts.text("list.columns")], className="button"),
            html.Ul(
                [
                    html.Li(_column_choice(request, state, column))
                    for column in COLUMNS
                    if column.name != REFERENCE
                ],
                className="panel columnpanel",
                **attributes(aria_label=texts.text("list.columns")),
            ),
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


def _statuses(request: Request, state: ListState, counts: Mapping[str, int]) -> Component | None:
    """Return the choice of a status; nothing when all clients have the same one."""
    found = [status for status in STATUSES if counts.get(status)]
    if len(found) < 2 and state.status == EVERY_STATUS:
        return None
    texts = request.texts
    links = [
        follow(
            [
                texts.text("list.everyone")
                if status == EVERY_STATUS
                else texts.text(f"status.{status}"),
                html.Span(texts.number(count), className="count"),
            ],
            request.address.choosing(
                {"status": None if status == EVERY_STATUS else status, "page": None}
            ).href(),
            data_key=f"status-{status}",
            **({"aria_current": "true"} if status == state.status else {}),
        )
        for status, count in [(EVERY_STATUS, sum(counts.values())), *counts_in_order(counts)]
    ]
    return html.Nav(
        links, className="choices", **attributes(aria_label=texts.text("clients.column.status"))
    )


def counts_in_order(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return the statuses that occur, with their counts, in their order."""
    return [(status, counts[status]) for status in STATUSES if counts.get(status)]


def _rows(
    request: Request, scope: ClientScope, selection: Selection, state: ListState, shown: int
) -> list[Component | None]:
    texts = request.texts
    page_count = ceil(shown / PAGE_LENGTH)
    page = min(state.page, page_count)
    offset = (page - 1) * PAGE_LENGTH
    piece = Piece(state.sort, state.status, PAGE_LENGTH, offset)
    clients = request.read(read_clients, scope, selection, piece)
    caption = texts.text("clients.list.caption")
    words = texts.text(
        "list.piece",
        first=texts.number(offset + 1),
        last=texts.number(offset + len(clients)),
        total=texts.number(shown),
    )
    return [
        _wide_table(request, state, clients, caption),
        _narrow_table(request, clients, caption),
        pager(page, page_count, lambda n: _page_href(request, n), words, texts),
    ]


def _page_href(request: Request, page: int) -> str:
    return request.address.choosing({"page": str(page) if page > 1 else None}).href()


def _wide_table(
    request: Request, state: ListState, clients: Sequence[ListedClient], caption: str
) -> Component:
    columns = [column for column in COLUMNS if column.name in state.columns]
    headers = [_header(request, state, column) for column in columns]
    rows = [[_cell(request, client, column) for column in columns] for client in clients]
    return record_table(headers, rows, caption=caption, name="onwide")


def _header(request: Request, state: ListState, column: ClientColumn) -> Header:
    place = request.address.choosing({"sort": state.sorted_by(column.name), "page": None})
    direction: Direction | None = None
    if column.name == state.column:
        direction = "descending" if state.is_descending else "ascending"
    label = column_label(column.name, request.texts)
    return Header(label, column.kind, place.href(), direction, key=f"sort-{column.name}")


def _cell(request: Request, client: ListedClient, column: ClientColumn) -> Cell:
    texts = request.texts
    content = column.content(client, texts)
    if column.name == REFERENCE:
        return follow(str(content), client_href(request, client.client_id))
    if column.name == "status":
        verdict, mark = _STATUS_LOOKS[client.status]
        return chip(verdict, str(content), mark=mark)
    return written(content, texts)


def written(content: Content, texts: Texts) -> Cell:
    """Return a day or number as the language writes it, and a dash for what is not there."""
    if content is None:
        return missing()
    if isinstance(content, date):
        return texts.short_date(content)
    return texts.number(content) if isinstance(content, int) else str(content)


def _narrow_table(request: Request, clients: Sequence[ListedClient], caption: str) -> Component:
    """Return the list for a phone: three columns, two lines a cell."""
    texts = request.texts
    names = ("clients.narrow.client", "clients.narrow.stage", "clients.column.status")
    headers = [Header(texts.text(name)) for name in names]
    rows = [
        [
            _two_lines(
                follow(
                    reference_words(client.client_reference, texts),
                    client_href(request, client.client_id),
                ),
                choice_words("coordinator", client.coordinator_id, texts),
            ),
            _two_lines(
                texts.text(f"stage.{client.last_stage_id}"), written(last_stage_date(client), texts)
            ),
            _two_lines(texts.text(f"status.{client.status}"), _fate(client, texts)),
        ]
        for client in clients
    ]
    return record_table(headers, rows, caption=caption, name="onnarrow")


def _fate(client: ListedClient, texts: Texts) -> Cell:
    """Return what is to be known of the status: the wait, the reason or the outcome."""
    if client.status == "open":
        return texts.plural("clients.days", client.waiting_days or 0)
    return written(result_words(client, texts), texts)


def _two_lines(first: Cell, second: Cell) -> Component:
    return html.Div([html.Div(first), html.Div(second, className="second")])
