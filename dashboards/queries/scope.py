"""The one place where chosen clients become SQL: every figure, list and file asks through here."""

from collections.abc import Iterator, Mapping
from typing import Any

import duckdb

from dashboards.access import Audience
from dashboards.queries.rows import Row, each_row
from dashboards.scope import CHOICE_FILTERS, Choices, ClientScope
from dashboards.selection import STAGES, Selection

_OPENING = "with chosen_clients as (select rowid, * from marts.rpt_funnel_clients where "
_CLOSING = ")"
_AND = " and "
_EVERYONE = "true"
_SCOPE_CONDITIONS: Mapping[str, str] = {
    "registered_from": "registered_date >= $registered_from",
    "registered_to": "registered_date <= $registered_to",
    "team": "team = $team",
    "referrer": "referrer_id = $referrer",
    "age": "age_band = $age",
    "sex": "sex = $sex",
    "education": "education_id = $education",
    "language": "language_id = $language",
    "unemployment": "unemployment_band = $unemployment",
    "coordinator": "coordinator_id = $coordinator",
}
_SELECTION_CONDITIONS: Mapping[str, str] = {
    "reached_order": "last_stage_order >= $reached_order",
    "lost": "next_stage_id = $lost and status <> 'open'",
    "reason": "loss_reason_id = $reason",
    "pending": "next_stage_id = $pending and status = 'open'",
    "quarter": "registered_quarter = $quarter",
    "month": "registered_month = $month",
}
# Choices stand in the order of the code lists; what is not known comes last.
_ORDER = {
    "team": ("wac", "bc", "shared", "none"),
    "referrer": ("own_coach", "self", "other"),
    "age": ("under_18", "18_24", "25_29", "30_plus"),
    "education": ("basic", "upper_secondary", "tertiary"),
    "language": ("finnish", "swedish", "other"),
    "unemployment": ("under_6", "6_11", "12_23", "24_plus"),
}


def chosen_rows(
    connection: duckdb.DuckDBPyConnection,
    sql: str,
    scope: ClientScope,
    selection: Selection,
    row_type: type[Row],
    **parameters: object,
) -> tuple[Row, ...]:
    """Return the rows of a query over `chosen_clients`, as each_chosen_row gives them."""
    return tuple(each_chosen_row(connection, sql, scope, selection, row_type, **parameters))


def each_chosen_row(
    connection: duckdb.DuckDBPyConnection,
    sql: str,
    scope: ClientScope,
    selection: Selection,
    row_type: type[Row],
    **parameters: object,
) -> Iterator[Row]:
    """Run a query over `chosen_clients`: the rows of rpt_funnel_clients in scope and selection.

    `sql` is constant text that begins with select, or with more parts after a comma; `parameters`
    are its own.
    """
    conditions, values = client_conditions(scope, selection)
    opening = _OPENING + (_AND.join(conditions) or _EVERYONE) + _CLOSING
    return each_row(connection, opening + sql, {**values, **parameters}, row_type)


def client_conditions(
    scope: ClientScope, selection: Selection
) -> tuple[tuple[str, ...], dict[str, Any]]:
    """Return the conditions on rpt_funnel_clients, each constant text, and their parameters."""
    of_scope, of_selection = scope.parameters, _selection_parameters(selection)
    conditions = [_SCOPE_CONDITIONS[name] for name in of_scope]
    conditions += [_SELECTION_CONDITIONS[name] for name in of_selection]
    return tuple(conditions), {**of_scope, **of_selection}


def read_client_choices(connection: duckdb.DuckDBPyConnection, _: Audience) -> Choices:
    """Return what each filter can be set to in the release, in the order of the code lists."""
    sql = """
        select
            list(distinct team) as team, list(distinct referrer_id) as referrer,
            list(distinct age_band) as age, list(distinct sex) as sex,
            list(distinct education_id) as education, list(distinct language_id) as language,
            list(distinct unemployment_band) as unemployment,
            list(distinct coordinator_id) as coordinator
        from marts.rpt_funnel_clients
    """
    found = connection.execute(sql).fetchone() or ()
    return {
        name: tuple(sorted(values or (), key=lambda value, name=name: _place(name, value)))
        for name, values in zip(CHOICE_FILTERS, found, strict=True)
    }


def _place(name: str, value: str) -> tuple[bool, int, str]:
    known = _ORDER.get(name, ())
    place = known.index(value) if value in known else len(known)
    return value in ("unknown", "none"), place, value


def _selection_parameters(selection: Selection) -> dict[str, Any]:
    reached = selection.reached
    values = {
        "reached_order": STAGES.index(reached) + 1 if reached else None,
        "lost": selection.lost,
        "reason": selection.reason,
        "pending": selection.pending,
        selection.grain: selection.cohort_start,
    }
    return {name: value for name, value in values.items() if value is not None}
