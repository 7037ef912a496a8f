"""Expectations of the rates, service levels, unit costs and targets beside the metrics."""

from great_expectations import ExpectationSuite
from great_expectations.expectations.expectation import Expectation

from expectations.conditions import faults
from expectations.rules import Rule, between, critical, suite, warning


class SharesOfRates(Rule):
    """Every activation share with its interval is from 0 to 1."""

    unexpected_rows_query: str = faults(
        """select path || ' ' || period_id || ': ' || activation_share as example
        from batch
        where least(activation_share, lower_share, upper_share) < 0
            or greatest(activation_share, lower_share, upper_share) > 1
        order by path, period_id"""
    )
    description: str | None = (
        "A share or its interval below 0 or above 1 cannot be drawn or believed."
    )


class OnTimeShare(Rule):
    """At least half of the decided cases of a contact's service level are on time."""

    unexpected_rows_query: str = faults(
        """select level_id || ': ' || on_time_count || ' of ' || case_count as example
        from (
            select
                level_id,
                sum(on_time_count) as on_time_count,
                sum(case_count) as case_count
            from batch
            where level_id != 'duration'
            group by all
        )
        where case_count >= 30 and on_time_count < 0.5 * case_count
        order by level_id"""
    )
    description: str | None = (
        "When most cases are late, first look whether contacts are entered at all or under "
        "another type, before it is taken for slow service."
    )


class SimilarYearlyCosts(Rule):
    """What a served client costs differs between years at most fivefold from the whole."""

    unexpected_rows_query: str = faults(
        """select years.period_id || ': ' || years.cost_per_unit_eur || ' euros' as example
        from batch as years
        inner join batch as whole
            on whole.period = 'whole' and whole.unit_id = years.unit_id
            and whole.team = 'all' and whole.cost_type_id = 'all'
        where years.period = 'year' and years.team = 'all' and years.cost_type_id = 'all'
            and years.unit_id = 'served' and years.unit_count >= 30
            and years.cost_per_unit_eur not between 0.2 * whole.cost_per_unit_eur
                and 5 * whole.cost_per_unit_eur
        order by years.period_id"""
    )
    description: str | None = (
        "A year that is far cheaper or dearer than the others lacks bookings or end forms."
    )


def suites() -> list[ExpectationSuite]:
    """Build the suites of what is drawn beside the metrics."""
    return [
        suite("marts.rpt_activation_rates", [critical("activation_share.bounds", SharesOfRates())]),
        suite("marts.rpt_service_levels", [warning("on_time_count.half", OnTimeShare())]),
        suite("marts.rpt_unit_costs", [warning("cost_per_unit_eur.years", SimilarYearlyCosts())]),
        suite("marts.rpt_targets", [warning("target_share.within_reach", _within_reach())]),
    ]


def _within_reach() -> Expectation:
    return between(
        "target_share",
        0,
        3,
        share=1,
        reason=(
            "More than three times the target means that the target belongs to another figure "
            "than the one that it is compared with."
        ),
    )
