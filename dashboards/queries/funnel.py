"""How far chosen clients came, where they were lost and why, and how long it took."""

from collections.abc import Iterable
from dataclasses import dataclass

import duckdb

from dashboards.access import Audience
from dashboards.queries.clients import Cohort, Stage
from dashboards.queries.rows import read_rows
from dashboards.queries.scope import chosen_rows
from dashboards.scope import ALL_TEAMS, ClientScope
from dashboards.selection import STAGES, Grain, Selection

EVERY_CLIENT = Selection()


@dataclass(frozen=True)
class Loss:
    """Clients who went no further than the stage before `stage_id`, for one reason."""

    stage_id: str
    reason_id: str
    client_count: int


@dataclass(frozen=True)
class Funnel:
    """The stages of chosen clients and the reasons of their losses.

    At every stage: those of the stage before = reached + lost + open.
    """

    stages: tuple[Stage, ...]
    losses: tuple[Loss, ...]

    @property
    def registered_count(self) -> int:
        """Clients who registered: all that are chosen."""
        return self.stages[0].client_count

    def losses_at(self, stage_id: str) -> tuple[Loss, ...]:
        """Return the losses of a stage, the commonest reason first."""
        return tuple(loss for loss in self.losses if loss.stage_id == stage_id)


@dataclass(frozen=True)
class StageMedian:
    """Days until half had moved on, by Kaplan–Meier with its 95 % interval; None: not reached."""

    transition_id: str
    median_days: int | None
    lower_days: int | None
    upper_days: int | None
    event_count: int
    censored_count: int


@dataclass(frozen=True)
class SurvivalStep:
    """A day after a stage and the share still waiting for the next one, with its 95 % interval."""

    day_count: int
    at_risk_count: int
    survival_share: float
    lower_share: float | None
    upper_share: float | None


@dataclass(frozen=True)
class _Ending:
    last_stage_order: int
    next_stage_id: str | None
    is_open: bool
    reason_id: str
    client_count: int


@dataclass(frozen=True)
class _Count:
    client_count: int


def read_chosen_funnel(
    connection: duckdb.DuckDBPyConnection, _: Audience, scope: ClientScope
) -> Funnel:
    """Return the funnel of the clients in scope."""
    sql = """
        select last_stage_order::integer as last_stage_order, next_stage_id,
            status = 'open' as is_open, coalesce(loss_reason_id, 'unknown') as reason_id,
            count(*)::integer as client_count
        from chosen_clients
        group by all
    """
    endings = chosen_rows(connection, sql, scope, EVERY_CLIENT, _Ending)
    lost = [e for e in endings if not e.is_open and e.next_stage_id]
    losses = [Loss(e.next_stage_id or "", e.reason_id, e.client_count) for e in lost]
    return Funnel(
        tuple(_stage(order, endings) for order in range(1, len(STAGES) + 1)),
        tuple(sorted(losses, key=lambda loss: (-loss.client_count, loss.reason_id))),
    )


def read_chosen_cohorts(
    connection: duckdb.DuckDBPyConnection, _: Audience, scope: ClientScope, grain: Grain
) -> tuple[Cohort, ...]:
    """Return the quarters or months in which clients in scope registered, in order."""
    sql = """
        select if($grain = 'month', registered_month, registered_quarter) as start_date,
            count(*)::integer as registered_count,
            count(*) filter (where status = 'served')::integer as served_count,
            count(*) filter (where is_activated)::integer as activated_count,
            count(*) filter (where status = 'open')::integer as open_count
        from chosen_clients
        group by start_date
        order by start_date
    """
    return chosen_rows(connection, sql, scope, EVERY_CLIENT, Cohort, grain=grain)


def read_selected_count(
    connection: duckdb.DuckDBPyConnection, _: Audience, scope: ClientScope, selection: Selection
) -> int:
    """Return how many clients are in scope and selection."""
    sql = "select count(*)::integer as client_count from chosen_clients"
    return chosen_rows(connection, sql, scope, selection, _Count)[0].client_count


def read_stage_medians(
    connection: duckdb.DuckDBPyConnection, _: Audience, team: str | None
) -> dict[str, StageMedian]:
    """Return the days between stages of a team, without one of all clients, by transition."""
    sql = """
        select transition_id, median_days::integer as median_days,
            lower_days::integer as lower_days, upper_days::integer as upper_days,
            event_count::integer as event_count, censored_count::integer as censored_count
        from marts.rpt_stage_medians
        where team = $team
    """
    rows = read_rows(connection, sql, {"team": team or ALL_TEAMS}, StageMedian)
    return {row.transition_id: row for row in rows}


def read_stage_survival(
    connection: duckdb.DuckDBPyConnection, _: Audience, team: str | None, transition_id: str
) -> tuple[SurvivalStep, ...]:
    """Return the Kaplan–Meier curve of a team and transition, day by day."""
    sql = """
        select day_count::integer as day_count, at_risk_count::integer as at_risk_count,
            survival_share::double as survival_share, lower_share::double as lower_share,
            upper_share::double as upper_share
        from marts.rpt_stage_survival
        where team = $team and transition_id = $transition
        order by day_count
    """
    parameters = {"team": team or ALL_TEAMS, "transition": transition_id}
    return read_rows(connection, sql, parameters, SurvivalStep)


def _stage(order: int, endings: Iterable[_Ending]) -> Stage:
    stage_id = STAGES[order - 1]
    came = sum(e.client_count for e in endings if e.last_stage_order >= order)
    missed = [e for e in endings if e.next_stage_id == stage_id]
    return Stage(
        stage_id,
        came,
        sum(e.client_count for e in missed if not e.is_open),
        sum(e.client_count for e in missed if e.is_open),
    )
