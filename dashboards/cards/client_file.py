"""The list of clients as a file: the same clients in the same order as on the page, all of them."""

from collections.abc import Iterator, Sequence

from dashboards.cards.client_columns import (
    COLUMNS,
    ClientColumn,
    ListState,
    column_label,
    parse_list_state,
)
from dashboards.export import Column, Kind, Table, Value, about_list
from dashboards.page import Request
from dashboards.queries.client_list import Piece, each_client, read_status_counts
from dashboards.queries.release import read_release
from dashboards.queries.scope import read_client_choices
from dashboards.scope import ClientScope, parse_client_scope
from dashboards.scope_words import scope_words, selection_words
from dashboards.selection import Selection, parse_selection

_KINDS: dict[str, Kind] = {"text": "text", "number": "integer", "date": "date"}


def client_file(request: Request) -> Table:
    """Return the list that the address asks for, whatever piece of it the page shows.

    Its rows are read while the file is written: a whole list may be long.
    """
    texts = request.texts
    selection = parse_selection(request.address)
    choices = request.read(read_client_choices)
    scope = parse_client_scope(request.address, choices, selection.segment)
    state = parse_list_state(request.address)
    counts = request.read(read_status_counts, scope, selection)
    columns = [column for column in COLUMNS if column.name in state.columns]
    facts = request.read(read_release)
    return Table(
        title=texts.text("clients.file.title"),
        name="kunto-clients",
        about=about_list(
            facts,
            texts,
            definition=texts.text("clients.file.definition"),
            filters=_filters(request, scope, selection, state),
            count=state.listed(counts),
        ),
        columns=[Column(column_label(c.name, texts), _KINDS[c.kind]) for c in columns],
        rows=_rows(request, scope, selection, state, columns),
        made_of=facts.as_of_date,
    )


def _filters(request: Request, scope: ClientScope, selection: Selection, state: ListState) -> str:
    texts = request.texts
    filters = [selection_words(selection, texts)]
    if not scope.is_everyone:
        filters.append(scope_words(scope, texts))
    if not state.is_every_status:
        filters.append(texts.text(f"status.{state.status}"))
    return "; ".join(filters)


def _rows(
    request: Request,
    scope: ClientScope,
    selection: Selection,
    state: ListState,
    columns: Sequence[ClientColumn],
) -> Iterator[Sequence[Value]]:
    piece, texts = Piece(state.sort, state.status), request.texts
    with request.warehouse.reading(request.release) as cursor:
        for client in each_client(cursor, request.viewer.audience, scope, selection, piece):
            yield [column.content(client, texts) for column in columns]
