"""All the steering group's page asks of a release, in one value."""

from collections.abc import Mapping
from dataclasses import dataclass

import duckdb

from dashboards.access import Audience
from dashboards.queries.clients import (
    ActivationRate,
    Cohort,
    Outcome,
    Stage,
    read_activation,
    read_cohorts,
    read_funnel,
    read_outcomes,
)
from dashboards.queries.companies import CompanyCounts, read_company_counts
from dashboards.queries.costs import TypeCost, UnitCost, read_costs_by_type, read_unit_costs
from dashboards.queries.service_levels import ServiceLevel, read_service_levels
from dashboards.queries.targets import (
    Step,
    Target,
    read_company_steps,
    read_registration_steps,
    read_targets,
)
from dashboards.scope import Scope


@dataclass(frozen=True)
class SteeringFigures:
    """The figures of one scope; targets and steps are of the whole project in every scope."""

    targets: Mapping[str, Target]
    registration_steps: tuple[Step, ...]
    company_steps: tuple[Step, ...]
    stages: tuple[Stage, ...]
    cohorts: tuple[Cohort, ...]
    outcomes: tuple[Outcome, ...]
    activation: Mapping[str, ActivationRate]
    levels: tuple[ServiceLevel, ...]
    companies: CompanyCounts
    costs: tuple[TypeCost, ...]
    unit_costs: Mapping[str, UnitCost]

    @property
    def registered_count(self) -> int:
        """Clients who registered."""
        return self.stages[0].client_count if self.stages else 0

    @property
    def served_count(self) -> int:
        """Clients who went through the service."""
        return sum(outcome.client_count for outcome in self.outcomes)

    @property
    def is_empty(self) -> bool:
        """Whether no client is in the scope, neither registered nor served."""
        return not self.registered_count and not self.served_count

    @property
    def company_target(self) -> Target | None:
        """The target of companies, measured on cooperating ones."""
        return self.targets.get("companies_cooperating")

    @property
    def open_count(self) -> int:
        """Clients still on the way to some stage."""
        return sum(stage.open_count for stage in self.stages)

    def client_target(self, base: str) -> Target | None:
        """Return the target of clients on the base that their release names."""
        return self.targets.get(f"{base}_clients")


def read_steering(
    connection: duckdb.DuckDBPyConnection, audience: Audience, scope: Scope
) -> SteeringFigures:
    """Read the figures of a scope."""
    return SteeringFigures(
        targets=read_targets(connection, audience),
        registration_steps=read_registration_steps(connection, audience),
        company_steps=read_company_steps(connection, audience),
        stages=read_funnel(connection, audience, scope),
        cohorts=read_cohorts(connection, audience, scope),
        outcomes=read_outcomes(connection, audience, scope),
        activation=read_activation(connection, audience, scope),
        levels=read_service_levels(connection, audience, scope),
        companies=read_company_counts(connection, audience, scope),
        costs=read_costs_by_type(connection, audience, scope),
        unit_costs=read_unit_costs(connection, audience, scope),
    )
