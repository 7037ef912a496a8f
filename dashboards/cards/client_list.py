"""The clients behind a figure: as many rows as the figure says, ordered as one likes."""

from collections.abc import Mapping
from math import ceil

from dash import html
from dash.development.base_component import Component

from dashboards.cards.client_columns import ListState, parse_list_state
from dashboards.cards.client_list_head import list_head
from dashboards.cards.client_rows import client_rows
from dashboards.components.attributes import attributes
from dashboards.components.record_table import follow, pager
from dashboards.page import Request
from dashboards.queries.client_list import (
    EVERY_STATUS,
    STATUSES,
    Piece,
    read_clients,
    read_status_counts,
)
from dashboards.scope import ClientScope
from dashboards.selection import Selection

# As many as one reads before choosing another order or filter.
PAGE_LENGTH = 25


def client_list_section(request: Request, scope: ClientScope, selection: Selection) -> Component:
    """Return the list of the clients in scope and selection, as the address wants to see it."""
    counts = request.read(read_status_counts, scope, selection)
    state = parse_list_state(request.address)
    shown = state.listed(counts)
    nothing = html.P(request.texts.text("clients.list.nothing"), className="nothing")
    return html.Section(
        [
            list_head(request, scope, selection, state, shown),
            _statuses(request, state, counts),
            *(_piece(request, scope, selection, state, shown) if shown else [nothing]),
        ],
        id="clients",
        tabIndex=-1,
        className="card clients",
        **attributes(aria_labelledby="clients-title"),
    )


def _statuses(request: Request, state: ListState, counts: Mapping[str, int]) -> Component | None:
    """Return the choice of a status; nothing when all clients have the same one."""
    found = [(status, counts[status]) for status in STATUSES if counts.get(status)]
    if len(found) < 2 and state.is_every_status:
        return None
    choices = [(EVERY_STATUS, sum(counts.values())), *found]
    links = [_status(request, status, count, state) for status, count in choices]
    label = request.texts.text("clients.column.status")
    return html.Nav(links, className="choices", **attributes(aria_label=label))


def _status(request: Request, status: str, count: int, state: ListState) -> Component:
    texts, is_every = request.texts, status == EVERY_STATUS
    words = texts.text("list.everyone") if is_every else texts.text(f"status.{status}")
    place = request.address.choosing({"status": None if is_every else status, "page": None})
    return follow(
        [words, html.Span(texts.number(count), className="count")],
        place.href(),
        data_key=f"status-{status}",
        **({"aria_current": "true"} if status == state.status else {}),
    )


def _piece(
    request: Request, scope: ClientScope, selection: Selection, state: ListState, shown: int
) -> list[Component | None]:
    texts = request.texts
    page_count = ceil(shown / PAGE_LENGTH)
    page = min(state.page, page_count)
    offset = (page - 1) * PAGE_LENGTH
    piece = Piece(state.sort, state.status, PAGE_LENGTH, offset)
    clients = request.read(read_clients, scope, selection, piece)
    words = texts.text(
        "list.piece",
        first=texts.number(offset + 1),
        last=texts.number(offset + len(clients)),
        total=texts.number(shown),
    )
    return [
        client_rows(request, state, clients),
        pager(page, page_count, lambda n: _page_href(request, n), words, texts),
    ]


def _page_href(request: Request, page: int) -> str:
    return request.address.choosing({"page": str(page) if page > 1 else None}).href()
