"""Who has how many clients, how that was week by week, and how long first contact took."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import floor

import duckdb

from dashboards.access import Audience
from dashboards.queries.rows import read_rows

WEEKS_SHOWN = 26
# More coordinators than this cannot be told apart in one figure.
ROWS_SHOWN = 24


@dataclass(frozen=True)
class Load:
    """One coordinator on the day of the data: clients against the number the hours allow.

    A shared client counts for each coordinator with an open period; in the other count once.
    """

    coordinator_id: str
    role: str
    active_client_count: int
    active_client_count_shared_once: int
    capacity_client_count: float
    days_over_capacity: int
    days_employed: int

    @property
    def is_over(self) -> bool:
        """Whether there are more clients than the hours allow; who has left has no hours."""
        return self.active_client_count > self.capacity_client_count > 0

    @property
    def room(self) -> int:
        """How many more clients the hours allow."""
        return max(0, floor(self.capacity_client_count - self.active_client_count))

    @property
    def load_share(self) -> float | None:
        """Clients as a share of capacity, None without capacity."""
        if not self.capacity_client_count:
            return None
        return self.active_client_count / self.capacity_client_count

    @property
    def over_share(self) -> float | None:
        """Share of employed days with more clients than capacity, None without such days."""
        return self.days_over_capacity / self.days_employed if self.days_employed else None


@dataclass(frozen=True)
class LoadWeek:
    """One coordinator at the end of one week; not employed: no counts."""

    coordinator_id: str
    role: str
    week_start_date: date
    counted_date: date | None
    active_client_count: int | None
    peak_client_count: int | None
    capacity_client_count: float | None
    load_share: float | None
    is_employed: bool

    @property
    def is_over(self) -> bool:
        """Whether there were more clients than the hours allow."""
        return (self.load_share or 0) > 1


@dataclass(frozen=True)
class ShownWeeks:
    """The weeks of the most loaded coordinators, and what is to be known of all.

    `over_count` coordinators had more clients than their hours allow at the end of the last week.
    """

    weeks: tuple[LoadWeek, ...] = ()
    coordinator_count: int = 0
    over_count: int = 0


@dataclass(frozen=True)
class WeekSpan:
    """The weeks there are, by their Mondays; None before the project has any."""

    first_week: date | None
    last_week: date | None


@dataclass(frozen=True)
class Wait:
    """Clients who waited, or still wait, as many working days for the first attempt.

    Who left without an attempt, after the due day, waited until then.
    """

    working_days: int
    is_open: bool
    has_left: bool
    is_late: bool
    client_count: int


@dataclass(frozen=True)
class OpenClients:
    """Clients in service on the day of the data, each once, and all who have registered."""

    open_count: int
    registered_count: int


@dataclass(frozen=True)
class _Coordinators:
    coordinator_count: int
    over_count: int


def read_loads(connection: duckdb.DuckDBPyConnection, _: Audience) -> tuple[Load, ...]:
    """Return the coordinators of the day of the data, by role and name."""
    sql = """
        select coordinator_id, role, active_client_count::integer as active_client_count,
            active_client_count_shared_once::integer as active_client_count_shared_once,
            coalesce(capacity_client_count, 0)::double as capacity_client_count,
            days_over_capacity::integer as days_over_capacity,
            days_employed::integer as days_employed
        from marts.rpt_caseload_current
        order by role desc, coordinator_id
    """
    return read_rows(connection, sql, {}, Load)


def read_week_span(connection: duckdb.DuckDBPyConnection, _: Audience) -> WeekSpan:
    """Return the first and the last week of the caseload."""
    sql = """
        select min(week_start_date) as first_week, max(week_start_date) as last_week
        from marts.rpt_caseload_weeks
    """
    return read_rows(connection, sql, {}, WeekSpan)[0]


def read_weeks(connection: duckdb.DuckDBPyConnection, _: Audience, last_week: date) -> ShownWeeks:
    """Return the weeks up to one of those with any employed week, the most loaded `ROWS_SHOWN`.

    Rows stand by role and name.
    """
    start = last_week - timedelta(weeks=WEEKS_SHOWN - 1)
    span = {"start": start, "end": last_week, "rows": ROWS_SHOWN}
    all_of_them = read_rows(connection, _COORDINATORS, span, _Coordinators)[0]
    return ShownWeeks(
        read_rows(connection, _WEEKS, span, LoadWeek),
        all_of_them.coordinator_count,
        all_of_them.over_count,
    )


def read_waits(connection: duckdb.DuckDBPyConnection, _: Audience) -> tuple[Wait, ...]:
    """Return how many clients waited how long for the first attempt, the shortest first."""
    sql = """
        select working_days::integer as working_days, is_open, has_left, is_late,
            count(*)::integer as client_count
        from marts.rpt_first_contact_waits
        group by all
        order by working_days, is_open, has_left, is_late
    """
    return read_rows(connection, sql, {}, Wait)


def read_open_clients(connection: duckdb.DuckDBPyConnection, _: Audience) -> OpenClients:
    """Return how many clients are in service, each once."""
    sql = """
        select count(*) filter (where status = 'open')::integer as open_count,
            count(*)::integer as registered_count
        from marts.rpt_funnel_clients
    """
    return read_rows(connection, sql, {}, OpenClients)[0]


_COORDINATORS = """
    select count(distinct coordinator_id)::integer as coordinator_count,
        count(*) filter (where week_start_date = $end and load_share > 1)::integer as over_count
    from marts.rpt_caseload_weeks
    where is_employed and week_start_date between $start and $end
"""
_WEEKS = """
    with most_loaded as (
        select coordinator_id
        from marts.rpt_caseload_weeks
        where is_employed and week_start_date between $start and $end
        group by coordinator_id
        order by max(load_share) desc nulls last, coordinator_id
        limit $rows
    )

    select coordinator_id, role, week_start_date, counted_date,
        active_client_count::integer as active_client_count,
        peak_client_count::integer as peak_client_count,
        capacity_client_count::double as capacity_client_count,
        load_share::double as load_share, is_employed
    from marts.rpt_caseload_weeks
    where week_start_date between $start and $end
        and coordinator_id in (select coordinator_id from most_loaded)
    order by role desc, coordinator_id, week_start_date
"""
