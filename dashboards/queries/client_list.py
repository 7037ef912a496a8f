"""The clients behind a figure, one row each, in the order and piece that the page asks for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import duckdb

from dashboards.access import Audience
from dashboards.queries.client_facts import ClientFacts
from dashboards.queries.scope import chosen_rows, each_chosen_row
from dashboards.scope import ClientScope
from dashboards.selection import Selection

EVERY_STATUS = "all"
STATUSES = ("open", "served", "dropped")


@dataclass(frozen=True, slots=True)
class ListedClient(ClientFacts):
    """A client of a list; days between stages are calendar days, None where not both reached."""

    days_to_first_contact: int | None
    days_to_first_meeting: int | None
    days_to_served: int | None
    days_registered_to_served: int | None


@dataclass(frozen=True)
class Piece:
    """Which of the chosen clients, and in which order; without a limit all of them.

    `sort` is a column of the list, with a hyphen before it for the other way round.
    """

    sort: str
    status: str = EVERY_STATUS
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True)
class _StatusCount:
    status: str
    client_count: int


def read_status_counts(
    connection: duckdb.DuckDBPyConnection, _: Audience, scope: ClientScope, selection: Selection
) -> dict[str, int]:
    """Return how many of the chosen clients have each status; their sum is the list's length."""
    sql = """
        select status, count(*)::integer as client_count
        from chosen_clients
        group by status
    """
    rows = chosen_rows(connection, sql, scope, selection, _StatusCount)
    return {row.status: row.client_count for row in rows}


def read_clients(
    connection: duckdb.DuckDBPyConnection,
    audience: Audience,
    scope: ClientScope,
    selection: Selection,
    piece: Piece,
) -> tuple[ListedClient, ...]:
    """Return a piece of the chosen clients."""
    return tuple(each_client(connection, audience, scope, selection, piece))


def each_client(
    connection: duckdb.DuckDBPyConnection,
    _: Audience,
    scope: ClientScope,
    selection: Selection,
    piece: Piece,
) -> Iterator[ListedClient]:
    """Give a piece of the chosen clients one by one; the connection is busy until the last.

    Clients alike in what they are sorted by stand as in the mart, by day of registering and id:
    two pieces never overlap.
    """
    way = _DESCENDING if piece.sort.startswith("-") else _ASCENDING
    order = ", ".join(key + way for key in _SORTS[piece.sort.removeprefix("-")])
    return each_chosen_row(
        connection,
        _PLACES + order + _PIECE + _CLIENTS + order + _IN_PLACE,
        scope,
        selection,
        ListedClient,
        status=piece.status,
        limit=piece.limit,
        offset=piece.offset,
    )


# The order is found from the keys alone, and only the piece's own rows are read: sorting whole
# rows takes five times as long at the end of 100,000 clients.
_PLACES = """,
    places as (
        select rowid as place
        from chosen_clients
        where $status = 'all' or status = $status
        order by """
_PIECE = """, rowid
        limit $limit offset $offset
    )
"""
_CLIENTS = """
    select client_id, client_reference, team, coordinator_id, referrer_id, age_band, sex,
        education_id, language_id, unemployment_band, registered_date, first_attempt_date,
        first_contact_date, first_meeting_date, served_date, dropped_date, status,
        last_stage_id, next_stage_id, loss_reason_id, outcome_id,
        waiting_days::integer as waiting_days,
        days_to_first_contact::integer as days_to_first_contact,
        days_to_first_meeting::integer as days_to_first_meeting,
        days_to_served::integer as days_to_served,
        days_registered_to_served::integer as days_registered_to_served
    from marts.rpt_funnel_clients
    where rowid in (select place from places)
    order by """
_IN_PLACE = ", rowid"
_ASCENDING = " asc nulls last"
_DESCENDING = " desc nulls last"
# Running numbers are texts, but 9 comes before 10. Code lists keep their order.
_SORTS: Mapping[str, tuple[str, ...]] = {
    "reference": ("try_cast(client_reference as bigint)", "client_reference"),
    "team": ("list_position(['wac', 'bc', 'shared'], team)",),
    "coordinator": ("nullif(coordinator_id, 'none')",),
    "referrer": ("list_position(['own_coach', 'self', 'other'], referrer_id)",),
    "age": ("list_position(['under_18', '18_24', '25_29', '30_plus'], age_band)",),
    "sex": ("nullif(sex, 'unknown')",),
    "education": ("list_position(['basic', 'upper_secondary', 'tertiary'], education_id)",),
    "language": ("list_position(['finnish', 'swedish', 'other'], language_id)",),
    "unemployment": ("list_position(['under_6', '6_11', '12_23', '24_plus'], unemployment_band)",),
    "registered_date": ("registered_date",),
    "first_attempt_date": ("first_attempt_date",),
    "first_contact_date": ("first_contact_date",),
    "first_meeting_date": ("first_meeting_date",),
    "served_date": ("served_date",),
    "dropped_date": ("dropped_date",),
    "waiting_days": ("waiting_days",),
    "days_to_first_contact": ("days_to_first_contact",),
    "days_to_first_meeting": ("days_to_first_meeting",),
    "days_to_served": ("days_to_served",),
    "days_registered_to_served": ("days_registered_to_served",),
    "status": ("list_position(['open', 'served', 'dropped'], status)",),
    "result": ("coalesce(outcome_id, loss_reason_id)",),
}
SORTS = tuple(_SORTS)
