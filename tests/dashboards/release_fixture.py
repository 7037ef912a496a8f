"""Small releases for the pages: the marts a page reads, filled with the final report's figures.

Each client is a line of invented days; the `rpt_` tables are counted from them by SQL, so that
they agree with each other on every day one looks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path

import duckdb

from kunto.metrics import metrics, write_registry
from kunto.releases import ReleaseStore
from tests.dashboards.caseload_fixture import CASELOAD_MARTS
from tests.dashboards.client_fixture import CLIENT_MARTS
from tests.dashboards.funnel_fixture import FUNNEL_MARTS

LAST_DAY = date(2023, 5, 31)
DAYS = (date(2022, 3, 31), date(2022, 12, 31), LAST_DAY)
START = date(2021, 9, 6)
OUTCOMES = [
    "employed",
    "education",
    "work_trial",
    "rehabilitative_work",
    "other_service",
    "job_search",
    "sick_leave",
]
# domain: group by outcome, every margin as published
SERVED = {
    "wac": (8, 5, 13, 9, 13, 21, 11),
    "bc": (58, 20, 1, 0, 1, 40, 2),
    "shared": (9, 2, 3, 0, 2, 13, 1),
}
DROPPED = {"cancelled": 47, "not_reached": 26, "no_end_form": 21, "lost_contact": 14}


@dataclass(frozen=True)
class Client:
    """One invented client with the days of the stages; `outcome` None: dropped."""

    number: int
    registered: date
    contacted: date | None
    met: date | None
    ended: date
    team: str
    outcome: str | None


def publish_releases(directory: Path, days: tuple[date, ...] = DAYS) -> ReleaseStore:
    """Publish one release per day, the last one in use."""
    store = ReleaseStore(directory)
    for day in days:
        release_id = f"{day.isoformat()}-0000000{days.index(day)}"
        build = store.build_file()
        build_release(build, release_id=release_id, as_of_date=day)
        store.publish(build, release_id=release_id, manifest={"as_of_date": day.isoformat()})
    return store


def build_release(
    file: Path,
    *,
    release_id: str,
    as_of_date: date,
    is_sample: bool = True,
    clients: tuple[Client, ...] | None = None,
) -> None:
    """Write one release file as of a day."""
    with duckdb.connect(str(file)) as connection:
        connection.execute("create schema marts")
        connection.execute(
            "create table marts.dim_release as select $id as release_id, $day::date as as_of_date,"
            " 'S22426' as project_code, 'KUNTO' as project_name,"
            " date '2021-06-01' as project_start, date '2023-05-31' as project_end,"
            " 'registered' as client_target_base, 14 as silence_days, 14 as due_upcoming_days,"
            " $is_sample as is_sample",
            {"id": release_id, "day": as_of_date, "is_sample": is_sample},
        )
        connection.execute(
            "create table marts.dim_service_levels as select * from (values"
            " ('first_contact', 5, 'working_days'), ('meeting_interval', 14, 'days'),"
            " ('duration', 3, 'months'), ('company_contact', 3, 'working_days'),"
            " ('company_followup', 28, 'days')) as levels (level_id, limit_value, limit_unit)"
        )
        write_registry(connection, metrics(), "marts.dim_metrics")
        _fill_people(connection, _clients() if clients is None else clients, as_of_date)
        _fill_companies(connection, as_of_date)
        _fill_costs(connection, as_of_date)
        for name, sql in _RPT.items():
            connection.execute(f"create table marts.{name} as {sql}", _used(sql, as_of_date))


def _used(sql: str, as_of_date: date) -> dict[str, date]:
    return {"day": as_of_date} if "$day" in sql else {}


def _fill_people(
    connection: duckdb.DuckDBPyConnection, clients: tuple[Client, ...], as_of_date: date
) -> None:
    connection.execute(
        "create temp table people (number integer, registered date, contacted date, met date,"
        " ended date, team varchar, outcome varchar)"
    )
    rows = [tuple(vars(client).values()) for client in clients if client.registered <= as_of_date]
    if rows:
        connection.executemany("insert into people values (?, ?, ?, ?, ?, ?, ?)", rows)
    connection.execute(
        "update people set contacted = nullif(contacted, case when contacted > $day"
        " then contacted end), met = nullif(met, case when met > $day then met end)",
        {"day": as_of_date},
    )
    connection.execute(_JOURNEYS, {"day": as_of_date})


def _clients() -> tuple[Client, ...]:
    fates: list[tuple[str, str | None, str | None]] = []
    for team, counts in SERVED.items():
        for outcome, count in zip(OUTCOMES, counts, strict=True):
            fates += [(team, outcome, None)] * count
    for reason, count in DROPPED.items():
        teams = cycle(("wac", "bc"))
        fates += [(next(teams), None, reason) for _ in range(count)]
    # A step that has no common factor with 340 mixes the fates over the months.
    mixed = [fates[(number * 127) % len(fates)] for number in range(len(fates))]
    return tuple(_client(number, fate) for number, fate in enumerate(mixed))


def _client(number: int, fate: tuple[str, str | None, str | None]) -> Client:
    team, outcome, reason = fate
    share = number / 339
    registered = START + timedelta(days=round(share * 585 - 30 * share * (1 - share)))
    wait = timedelta(days=1 + number * 7 % 9)
    contacted = None if reason == "not_reached" else registered + wait
    met = None if reason in ("not_reached", "cancelled") else registered + wait * 2
    latest = (LAST_DAY - registered).days
    stay = min(latest, 45 + number * 31 % 120)
    return Client(
        number, registered, contacted, met, registered + timedelta(days=stay), team, outcome
    )


def _fill_companies(connection: duckdb.DuckDBPyConnection, as_of_date: date) -> None:
    connection.execute(
        "create temp table companies (contacted date, cooperating date, need_met boolean)"
    )
    rows = [row for row in _companies() if row[0] <= as_of_date]
    if rows:
        connection.executemany("insert into companies values (?, ?, ?)", rows)
    connection.execute(
        "update companies set cooperating = null, need_met = false where cooperating > $day",
        {"day": as_of_date},
    )


def _companies() -> Iterator[tuple[date, date | None, bool]]:
    for number in range(172):
        contacted = START + timedelta(days=20 + round(number / 171 * 560))
        cooperates = number * 113 % 172 < 113
        yield (
            contacted,
            contacted + timedelta(days=14 + number % 30) if cooperates else None,
            cooperates and number % 3 != 0,
        )


def _fill_costs(connection: duckdb.DuckDBPyConnection, as_of_date: date) -> None:
    connection.execute("create temp table costs (month date, cost_type_id varchar, cost_eur int)")
    months = [date(2021 + (5 + step) // 12, (5 + step) % 12 + 1, 1) for step in range(24)]
    shares = {"staff": 24_600, "training": 900, "events": 640, "equipment": 1_160}
    rows = [
        (month, cost_type, amount + month.month * 13)
        for month in months
        for cost_type, amount in shares.items()
        if month <= as_of_date
    ]
    connection.executemany("insert into costs values (?, ?, ?)", rows)


_JOURNEYS = """
create temp table journeys as
select
    people.*, ended <= $day as is_ended,
    is_ended and outcome is not null as is_served,
    is_ended and outcome is null as is_dropped,
    is_served and outcome not in ('job_search', 'sick_leave') as is_activated,
    is_served and outcome in ('employed', 'education') as is_result,
    is_served and outcome = 'employed' as is_employed,
    date_trunc('month', registered)::date as registered_month,
    date_trunc('month', ended)::date as served_month
from people
"""
_WILSON = """
select
    path, period_id, served_count, activated_count, esf_result_count,
    activated_count / nullif(served_count, 0) as activation_share,
    (activation_share + 1.9208 / served_count - margin) / (1 + 3.8416 / served_count)
        as lower_share,
    (activation_share + 1.9208 / served_count + margin) / (1 + 3.8416 / served_count)
        as upper_share
from (
    select
        *,
        1.96 * sqrt(
            activated_count / served_count * (1 - activated_count / served_count) / served_count
            + 0.9604 / served_count / served_count
        ) as margin
    from (
        select
            coalesce(team, 'all') as path, coalesce(year(ended)::varchar, 'whole') as period_id,
            count(*)::double as served_count,
            count(*) filter (where is_activated)::double as activated_count,
            count(*) filter (where is_result)::double as esf_result_count
        from journeys
        where is_served
        group by cube (team, year(ended))
    )
)
"""
_FUNNEL = """
with reached as (
    select registered_month, team, 1 as stage_order, 'registered' as stage_id, true as here,
        0 as lost, 0 as open from journeys
    union all
    select registered_month, team, 2, 'first_contact', contacted is not null,
        (contacted is null and is_dropped)::int, (contacted is null and not is_ended)::int
    from journeys
    union all
    select registered_month, team, 3, 'first_meeting', met is not null,
        (contacted is not null and met is null and is_dropped)::int,
        (contacted is not null and met is null and not is_ended)::int
    from journeys
    union all
    select registered_month, team, 4, 'served', is_served,
        (met is not null and is_dropped)::int, (met is not null and not is_ended)::int
    from journeys
    union all
    select registered_month, team, 5, 'activated', is_activated,
        (is_served and not is_activated)::int, 0 from journeys
    union all
    select registered_month, team, 6, 'employed', is_employed,
        (is_activated and not is_employed)::int, 0 from journeys
)
select registered_month, team, stage_order, stage_id,
    count(*) filter (where here) as client_count, sum(lost) as lost_count, sum(open) as open_count
from reached
group by all
"""
_RPT = {
    "rpt_funnel": _FUNNEL,
    **FUNNEL_MARTS,
    **CASELOAD_MARTS,
    **CLIENT_MARTS,
    "rpt_outcomes": """
        select served_month, team as path, outcome as outcome_id,
            case outcome when 'employed' then 1 when 'education' then 2 when 'work_trial' then 3
                when 'rehabilitative_work' then 4 when 'other_service' then 5
                when 'job_search' then 6 else 7 end as outcome_order,
            is_activated, count(*) as client_count
        from journeys where is_served group by all""",
    "rpt_activation": """
        select served_month, team as path, count(*) as served_count,
            count(*) filter (where is_activated) as activated_count,
            count(*) filter (where is_result) as esf_result_count
        from journeys where is_served group by all""",
    "rpt_activation_rates": _WILSON,
    "rpt_cohorts": """
        select date_trunc('quarter', registered)::date as registered_quarter, team,
            count(*) as registered_count, count(*) filter (where is_served) as served_count,
            count(*) filter (where is_activated) as activated_count,
            count(*) filter (where not is_ended) as open_count,
            count(*) filter (where is_dropped) as dropped_count
        from journeys group by all""",
    "rpt_registrations": """
        select registered as registered_date, count(*) as registered_count,
            (sum(count(*)) over (order by registered))::integer as cumulative_count
        from people group by registered""",
    "rpt_company_progress": """
        select cooperating as cooperation_date, count(*) as company_count,
            (sum(count(*)) over (order by cooperating))::integer as cumulative_count
        from companies where cooperating is not null group by cooperating""",
    "rpt_service_levels": """
        select date_trunc('month', registered)::date as start_month, level_id, team,
            count(*) filter (where is_ended) as case_count,
            count(*) filter (where is_ended and number * 17 % 100 < kept) as on_time_count,
            count(*) filter (where is_ended and number * 17 % 100 >= kept) as late_count,
            count(*) filter (where not is_ended) as pending_count
        from journeys, (values ('first_contact', 84), ('meeting_interval', 71), ('duration', 46),
            ('company_contact', 93), ('company_followup', 78)) as levels (level_id, kept)
        where level_id not like 'company%' or team = 'bc'
        group by all""",
    "rpt_companies": """
        select date_trunc('month', contacted)::date as first_contact_month, 'Kauppa' as sector,
            'oma' as lead_source, count(*) as contacted_count,
            count(cooperating) as cooperating_count,
            count(*) filter (where need_met) as need_met_count
        from companies group by all""",
    "rpt_cost_effectiveness": """
        select month, cost_type_id, cost_eur::decimal(14, 2) as cost_eur from costs""",
    "rpt_unit_costs": """
        with periods as (
            select coalesce(year(month)::varchar, 'whole') as period_id, sum(cost_eur) as cost_eur
            from costs group by rollup (year(month))
        ), counts as (
            select 'registered' as unit_id, year(registered)::varchar as period_id from people
            union all select 'served', year(ended)::varchar from journeys where is_served
            union all select 'activated', year(ended)::varchar from journeys where is_activated
            union all select 'employed', year(ended)::varchar from journeys where is_employed
        )
        select if(periods.period_id = 'whole', 'whole', 'year') as period,
            periods.period_id, 'all' as team, 'all' as cost_type_id, units.unit_id,
            cost_eur::decimal(14, 2) as cost_eur,
            count(counts.unit_id) as unit_count,
            (cost_eur / nullif(count(counts.unit_id), 0))::decimal(14, 2) as cost_per_unit_eur
        from periods
        cross join (values ('registered'), ('served'), ('activated'), ('employed'))
            as units (unit_id)
        left join counts on counts.unit_id = units.unit_id
            and (periods.period_id = 'whole' or counts.period_id = periods.period_id)
        group by periods.period_id, units.unit_id, cost_eur""",
    "rpt_targets": """
        select metric_id, target_value, base, null::date as set_on,
            'Hankkeen tavoite (loppuraportti)' as set_by, pace_start_date,
            date '2023-05-31' as target_date, actual_value,
            round(target_value * least(1, date_diff('day', pace_start_date, $day::date)
                / date_diff('day', pace_start_date, date '2023-05-31'))) as pace_value,
            actual_value / target_value as target_share, null::double as projected_value
        from (
            select 'registered_clients' as metric_id, 450 as target_value, 'registered' as base,
                (select coalesce(min(registered), date '2021-06-01') from people)
                    as pace_start_date,
                (select count(*) from people)::double as actual_value
            union all
            select 'companies_cooperating', 108, 'cooperating',
                (select coalesce(min(contacted), date '2021-06-01') from companies),
                (select count(cooperating) from companies)::double
        )""",
    "rpt_metrics": """
        select metric_id, value::double as value, numerator::double as numerator,
            denominator::double as denominator, unit, $day::date as as_of_date
        from (
            select 'registered_clients' as metric_id, count(*) as value, count(*) as numerator,
                null as denominator, 'count' as unit from people
            union all
            select 'served_clients', count(*), count(*), null, 'count' from journeys
            where is_served
            union all
            select 'companies_cooperating', count(cooperating), count(cooperating), null, 'count'
            from companies
            union all
            select 'activation_share_all', count(*) filter (where is_activated)
                / nullif(count(*), 0), count(*) filter (where is_activated), count(*), 'share'
            from journeys where is_served
            union all
            select 'cost_per_activated_eur', (select sum(cost_eur) from costs)
                / nullif(count(*) filter (where is_activated), 0),
                (select sum(cost_eur) from costs), count(*) filter (where is_activated), 'eur'
            from journeys
        )""",
}
