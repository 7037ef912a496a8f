"""The rows of a list of clients: the chosen columns, on a phone three of two lines each."""

from collections.abc import Sequence
from datetime import date

from dash.development.base_component import Component

from dashboards.cards.client_columns import (
    COLUMNS,
    REFERENCE,
    ClientColumn,
    Content,
    ListState,
    column_label,
    last_stage_date,
    result_words,
)
from dashboards.components.marks import Verdict, chip
from dashboards.components.record_table import (
    Cell,
    Direction,
    Header,
    follow,
    missing,
    record_table,
    two_lines,
)
from dashboards.page import Request
from dashboards.queries.client_list import ListedClient
from dashboards.scope_words import choice_words
from kunto.locale import Texts

CLIENT_PATH = "/client"
_STATUS_LOOKS: dict[str, tuple[Verdict, str]] = {
    "open": ("unknown", "clock"),
    "served": ("good", "circle-check"),
    "dropped": ("neutral", "circle-x"),
}
_NARROW = ("clients.narrow.stage", "clients.column.status")


def client_rows(request: Request, state: ListState, clients: Sequence[ListedClient]) -> Component:
    """Return the table; on a narrow screen cells of two lines take the columns' place."""
    texts = request.texts
    columns = [column for column in COLUMNS if column.name in state.columns]
    headers = [
        *(_header(request, state, column) for column in columns),
        *(Header(texts.text(name), look="onnarrow") for name in _NARROW),
    ]
    rows = [
        [*(_cell(request, client, column) for column in columns), *_narrow_cells(client, texts)]
        for client in clients
    ]
    return record_table(headers, rows, caption=texts.text("clients.list.caption"))


def client_href(request: Request, client_id: str) -> str:
    """Return the link to a client's path, which knows the way back to this page."""
    place = request.address.elsewhere(CLIENT_PATH)
    return place.choosing({"id": client_id, "back": request.address.href()}).href()


def _header(request: Request, state: ListState, column: ClientColumn) -> Header:
    place = request.address.choosing({"sort": state.sorted_by(column.name), "page": None})
    direction: Direction | None = None
    if column.name == state.column:
        direction = "descending" if state.is_descending else "ascending"
    return Header(
        column_label(column.name, request.texts),
        column.kind,
        place.href(),
        direction,
        key=f"sort-{column.name}",
        look="" if column.name == REFERENCE else "onwide",
    )


def _cell(request: Request, client: ListedClient, column: ClientColumn) -> Cell:
    texts = request.texts
    content = column.content(client, texts)
    if column.name == REFERENCE:
        link = follow(str(content), client_href(request, client.client_id))
        return two_lines(link, choice_words("coordinator", client.coordinator_id, texts))
    if column.name == "status":
        verdict, mark = _STATUS_LOOKS[client.status]
        return chip(verdict, str(content), mark=mark)
    return _written(content, texts)


def _written(content: Content, texts: Texts) -> Cell:
    """Return a day or number as the language writes it, and a dash for what is not there."""
    if content is None:
        return missing()
    if isinstance(content, date):
        return texts.short_date(content)
    return texts.number(content) if isinstance(content, int) else str(content)


def _narrow_cells(client: ListedClient, texts: Texts) -> tuple[Cell, Cell]:
    """Return how far the client came and when, and the status with what is to be known of it."""
    stage = texts.text(f"stage.{client.last_stage_id}")
    status = texts.text(f"status.{client.status}")
    return (
        two_lines(stage, _written(last_stage_date(client), texts)),
        two_lines(status, _fate(client, texts)),
    )


def _fate(client: ListedClient, texts: Texts) -> Cell:
    if client.status == "open":
        return texts.plural("clients.days", client.waiting_days or 0)
    return _written(result_words(client, texts), texts)
