"""What has to be done, for whom and by when: the due list and its counts."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import product

import duckdb

from dashboards.access import Audience
from dashboards.due import NOBODY, DueScope
from dashboards.queries.rows import read_rows


@dataclass(frozen=True)
class DueItem:
    """One thing to do for a client or a company by a day; days late are negative before it.

    `working_days_late` is None where the promise is not in working days.
    """

    reason_id: str
    client_id: str | None
    client_reference: str | None
    company_id: str | None
    company_name: str | None
    coordinator_id: str
    started_date: date | None
    due_date: date
    days_late: int
    working_days_late: int | None
    state: str

    @property
    def subject(self) -> str | None:
        """Whom it is about: a client's running number or a company's name, without one its id."""
        return self.client_reference or self.company_name or self.company_id


@dataclass(frozen=True)
class DueCount:
    """How many things to do there are of a reason, a coordinator and a state."""

    reason_id: str
    coordinator_id: str
    state: str
    item_count: int
    first_due_date: date


class DueCounts:
    """How many things to do there are in each scope, counted once for all scopes."""

    def __init__(self, counts: Iterable[DueCount] = ()) -> None:
        self._counts: dict[_Group, int] = defaultdict(int)
        self._first_due: dict[_Group, date] = {}
        for count in counts:
            for group in _groups(count):
                self._add(group, count)

    def __bool__(self) -> bool:
        """Whether there is anything to do."""
        return bool(self._counts)

    @property
    def coordinators(self) -> list[str]:
        """Who has something to do; 'none' comes last."""
        found = {coordinator for _, _, coordinator in self._counts if coordinator is not None}
        return sorted(found, key=lambda coordinator: (coordinator == NOBODY, coordinator))

    def count(self, scope: DueScope) -> int:
        """Return how many things to do are in a scope."""
        return self._counts.get(_group(scope), 0)

    def first_due(self, scope: DueScope) -> date | None:
        """Return the day by which the first of a scope's things to do is due."""
        return self._first_due.get(_group(scope))

    def _add(self, group: "_Group", count: DueCount) -> None:
        self._counts[group] += count.item_count
        known = self._first_due.get(group, count.first_due_date)
        self._first_due[group] = min(known, count.first_due_date)


# State, reason and coordinator; None: all.
_Group = tuple[str | None, str | None, str | None]


def _group(scope: DueScope) -> _Group:
    return scope.state, scope.reason, scope.coordinator


def _groups(count: DueCount) -> Iterable[_Group]:
    return product((None, count.state), (None, count.reason_id), (None, count.coordinator_id))


def read_due_counts(connection: duckdb.DuckDBPyConnection, _: Audience) -> DueCounts:
    """Return the counts behind every filter of the list."""
    sql = """
        select reason_id, coordinator_id, state, count(*)::integer as item_count,
            min(due_date) as first_due_date
        from marts.rpt_due_list
        group by all
        order by coordinator_id, reason_id, state
    """
    return DueCounts(read_rows(connection, sql, {}, DueCount))


def read_due_page(
    connection: duckdb.DuckDBPyConnection, _: Audience, scope: DueScope
) -> tuple[DueItem, ...]:
    """Return one page of the list in the scope's order."""
    sql = _LIST + "limit $shown offset $skipped"
    return read_rows(connection, sql, scope.parameters, DueItem)


def read_due_items(
    connection: duckdb.DuckDBPyConnection, _: Audience, scope: DueScope
) -> tuple[DueItem, ...]:
    """Return the whole list in the scope's order."""
    return read_rows(connection, _LIST, scope.parameters, DueItem)


_LIST = """
    select reason_id, client_id, client_reference, company_id,
        nullif(company_name, '') as company_name, coordinator_id, started_date, due_date,
        days_late::integer as days_late, working_days_late::integer as working_days_late, state
    from (
        select
            *,
            case $column
                when 'subject' then coalesce(client_reference, company_name, company_id)
                when 'reason' then list_position($reasons, reason_id)::varchar
                when 'started_date' then started_date::varchar
                when 'coordinator' then coordinator_id
                else due_date::varchar
            end as sort_key
        from marts.rpt_due_list
    )
    where ($state is null or state = $state)
        and ($reason is null or reason_id = $reason)
        and ($coordinator is null or coordinator_id = $coordinator)
    order by case when $is_descending then sort_key end desc,
        case when not $is_descending then sort_key end,
        due_date, list_position($reasons, reason_id), due_id
"""
