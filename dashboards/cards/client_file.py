"""The list of clients as a file: the same clients in the same order as on the page, all of them."""

from dashboards.cards.client_columns import COLUMNS, column_label, parse_list_state
from dashboards.export import Column, Kind, Table, about_list
from dashboards.page import Request
from dashboards.queries.client_list import EVERY_STATUS, Piece, read_clients
from dashboards.queries.release import read_release
from dashboards.queries.scope import read_client_choices
from dashboards.scope import parse_client_scope
from dashboards.scope_words import scope_words, selection_words
from dashboards.selection import parse_selection

_KINDS: dict[str, Kind] = {"text": "text", "number": "integer", "date": "date"}


def client_file(request: Request) -> Table:
    """Return the list that the address asks for, whatever piece of it the page shows."""
    texts = request.texts
    selection = parse_selection(request.address)
    choices = request.read(read_client_choices)
    scope = parse_client_scope(request.address, choices, selection.segment)
    state = parse_list_state(request.address)
    # Read apart from the answers that are kept: a whole list is asked for once and may be long.
    with request.warehouse.reading(request.release) as cursor:
        piece = Piece(state.sort, state.status)
        clients = read_clients(cursor, request.viewer.audience, scope, selection, piece)
    columns = [column for column in COLUMNS if column.name in state.columns]
    filters = [selection_words(selection, texts), scope_words(scope, texts)]
    if state.status != EVERY_STATUS:
        filters.append(texts.text(f"status.{state.status}"))
    facts = request.read(read_release)
    return Table(
        title=texts.text("clients.file.title"),
        name="kunto-clients",
        about=about_list(
            facts,
            texts,
            definition=texts.text("clients.file.definition"),
            filters="; ".join(filters),
            count=len(clients),
        ),
        columns=[Column(column_label(c.name, texts), _KINDS[c.kind]) for c in columns],
        rows=[[column.content(client, texts) for column in columns] for client in clients],
        made_of=facts.as_of_date,
    )
