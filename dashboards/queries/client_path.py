"""One client: who it is without a name, and everything dated that the sources say of the path."""

from dataclasses import dataclass
from datetime import date

import duckdb

from dashboards.access import Audience
from dashboards.queries.client_facts import ClientFacts
from dashboards.queries.rows import read_rows


@dataclass(frozen=True)
class Client(ClientFacts):
    """The client whose path is shown; `identified_by` is what told whose the registration is."""

    is_activated: bool
    identified_by: str


@dataclass(frozen=True)
class Event:
    """Something that happened on a day, and the row of a delivered file that says so."""

    event_date: date
    event_type_id: str
    coordinator_id: str | None
    role: str | None
    detail_id: str | None
    other_coordinator_id: str | None
    source_file: str | None
    source_sheet: str | None
    source_row: int | None
    source_load_id: str | None
    source_row_hash: str | None


@dataclass(frozen=True)
class Period:
    """A service period with one coordinator; no end date while it is open."""

    coordinator_id: str
    role: str | None
    started_date: date
    ended_date: date | None
    end_reason_id: str | None


@dataclass(frozen=True)
class ServiceCase:
    """One case of a promised service level; `days_late` are calendar days, None when not late."""

    level_id: str
    started_date: date
    due_date: date
    stopped_date: date | None
    case_status: str
    days_late: int | None


@dataclass(frozen=True)
class ClientPath:
    """A client with everything that is known of the path in time."""

    client: Client
    events: tuple[Event, ...]
    periods: tuple[Period, ...]
    cases: tuple[ServiceCase, ...]


def is_in_service(client: Client) -> bool:
    """Return whether the client is met and helped now, not waiting to be."""
    return client.status == "open" and client.first_meeting_date is not None


def ended_without_form(path: ClientPath) -> date | None:
    """Return the day on which the service ended of a client whose end form has not come."""
    is_ended = path.client.status == "open" and all(period.ended_date for period in path.periods)
    ends = [p.ended_date for p in path.periods if p.end_reason_id == "service_ended"]
    return max((day for day in ends if day), default=None) if is_ended else None


def read_client_path(
    connection: duckdb.DuckDBPyConnection, _: Audience, client_id: str
) -> ClientPath | None:
    """Return the path of a client, or None when the release has no such client."""
    parameters = {"client_id": client_id}
    clients = read_rows(connection, _CLIENT, parameters, Client)
    if not clients:
        return None
    return ClientPath(
        clients[0],
        read_rows(connection, _EVENTS, parameters, Event),
        read_rows(connection, _PERIODS, parameters, Period),
        read_rows(connection, _CASES, parameters, ServiceCase),
    )


_CLIENT = """
    select client_id, funnel.client_reference, team, coordinator_id, funnel.referrer_id, age_band,
        funnel.sex, funnel.education_id, funnel.language_id, unemployment_band,
        funnel.registered_date, first_attempt_date, first_contact_date, first_meeting_date,
        served_date, dropped_date, status, last_stage_id, next_stage_id, loss_reason_id,
        outcome_id, is_activated, waiting_days::integer as waiting_days, clients.identified_by
    from marts.rpt_funnel_clients as funnel
    inner join marts.dim_clients as clients using (client_id)
    where client_id = $client_id
"""
_EVENTS = """
    select events.event_date, events.event_type_id, events.coordinator_id, coordinators.role,
        events.detail_id, events.other_coordinator_id, events.source_file, events.source_sheet,
        events.source_row::integer as source_row, events.source_load_id, events.source_row_hash
    from marts.rpt_client_events as events
    left join marts.dim_coordinators as coordinators
        on events.coordinator_id = coordinators.coordinator_id
    where events.client_id = $client_id
    order by events.event_date, events.event_type_order, events.coordinator_id, events.event_id
"""
_PERIODS = """
    select periods.coordinator_id, coordinators.role, periods.started_date, periods.ended_date,
        periods.end_reason_id
    from marts.fct_service_periods as periods
    left join marts.dim_coordinators as coordinators
        on periods.coordinator_id = coordinators.coordinator_id
    where periods.client_id = $client_id
    order by periods.started_date, periods.coordinator_id
"""
_CASES = """
    select level_id, started_date, due_date, stopped_date, case_status,
        days_late::integer as days_late
    from marts.rpt_client_service_cases
    where client_id = $client_id
    order by list_position(['first_contact', 'meeting_interval', 'duration'], level_id),
        started_date, due_date
"""
