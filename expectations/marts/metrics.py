"""Expectations of the figures that the steering group reads."""

from string import Template
from typing import Self

from great_expectations import ExpectationSuite
from great_expectations.expectations.expectation import Expectation

from expectations.rules import Rule, between, critical, faults, suite, warning

ENOUGH_CLIENTS = 30


class MetricBetween(Rule):
    """One metric is within plausible bounds once there are enough clients."""

    @classmethod
    def of(cls, metric_id: str, lowest: float, highest: float, *, enough: str, reason: str) -> Self:
        """Expect it once the metric `enough` has reached 30."""
        return cls(
            unexpected_rows_query=faults(
                Template(
                    """select metric_id || ': ' || round(value, 3) as example
                    from batch
                    where metric_id = '$metric_id'
                        and value not between $lowest and $highest
                        and (select value from batch where metric_id = '$enough') >= $count"""
                ).substitute(
                    metric_id=metric_id,
                    lowest=lowest,
                    highest=highest,
                    enough=enough,
                    count=ENOUGH_CLIENTS,
                )
            ),
            description=reason,
        )


class SharesFromZeroToOne(Rule):
    """Every share is from 0 to 1."""

    unexpected_rows_query: str = faults(
        """select metric_id || ': ' || value as example
        from batch
        where unit = 'share' and value not between 0 and 1
        order by metric_id"""
    )
    description: str | None = (
        "A share below 0 or above 1 counts people in the numerator who are not in the denominator."
    )


class GradesOfTheScale(Rule):
    """Every mean grade is from 4 to 10."""

    unexpected_rows_query: str = faults(
        """select metric_id || ': ' || value as example
        from batch
        where unit = 'grade' and value not between 4 and 10
        order by metric_id"""
    )
    description: str | None = (
        "The feedback form gives grades from 4 to 10; no mean can lie outside."
    )


class NoNegativeCounts(Rule):
    """No count is negative."""

    unexpected_rows_query: str = faults(
        """select metric_id || ': ' || value as example
        from batch
        where unit = 'count' and value < 0
        order by metric_id"""
    )
    description: str | None = "People, companies and events can be none but not fewer."


class SomeRegistered(Rule):
    """There are registered clients."""

    unexpected_rows_query: str = faults(
        """select 'registered_clients: ' || coalesce(max(value), 0) as example
        from batch
        where metric_id = 'registered_clients'
        having coalesce(max(value), 0) <= 0"""
    )
    description: str | None = (
        "Registrations were delivered but none is counted: they were lost on the way to the "
        "figures."
    )


class ServedAmongRegistered(Rule):
    """At most as many are served as have registered."""

    unexpected_rows_query: str = faults(
        """select 'served ' || served.value || ', registered ' || registered.value as example
        from batch as served
        inner join batch as registered on registered.metric_id = 'registered_clients'
        where served.metric_id = 'served_clients' and registered.value > 0
            and served.value > registered.value"""
    )
    description: str | None = (
        "More served than registered clients means that the two lists name people differently, "
        "so no share of them is right."
    )


class FewDropOut(Rule):
    """At most seven in ten registered clients drop out."""

    unexpected_rows_query: str = faults(
        """select 'dropped ' || dropped_count || ' of ' || registered_count as example
        from (
            select
                sum(value) filter (where starts_with(metric_id, 'dropped_')) as dropped_count,
                max(value) filter (where metric_id = 'registered_clients') as registered_count
            from batch
        )
        where registered_count >= 30 and dropped_count > 0.7 * registered_count"""
    )
    description: str | None = (
        "When nearly everybody seems to drop out, a reason for closing a period is read as "
        "dropping out that is none."
    )


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
        where years.period = 'year' and years.unit_id = 'served' and years.unit_count >= 30
            and years.cost_per_unit_eur not between 0.2 * whole.cost_per_unit_eur
                and 5 * whole.cost_per_unit_eur
        order by years.period_id"""
    )
    description: str | None = (
        "A year that is far cheaper or dearer than the others lacks bookings or end forms."
    )


def suites() -> list[ExpectationSuite]:
    """Build the suites of the metrics and of what is drawn beside them."""
    return [
        _metrics(),
        suite("marts.rpt_activation_rates", [critical("activation_share.bounds", SharesOfRates())]),
        suite("marts.rpt_service_levels", [warning("on_time_count.half", OnTimeShare())]),
        suite("marts.rpt_unit_costs", [warning("cost_per_unit_eur.years", SimilarYearlyCosts())]),
        suite("marts.rpt_targets", [warning("target_share.within_reach", _within_reach())]),
    ]


def _metrics() -> ExpectationSuite:
    return suite(
        "marts.rpt_metrics",
        [
            critical("value.shares", SharesFromZeroToOne()),
            critical("value.grades", GradesOfTheScale()),
            critical("value.counts", NoNegativeCounts()),
            critical("value.someone_registered", SomeRegistered()),
            critical("value.served_among_registered", ServedAmongRegistered()),
            critical("value.drop_share", FewDropOut()),
            critical("value.activation_share", _plausible_activation()),
            critical("value.cost_per_served", _plausible_cost()),
        ],
    )


def _plausible_activation() -> MetricBetween:
    return MetricBetween.of(
        "activation_share_all",
        0.05,
        0.95,
        enough="served_clients",
        reason=(
            "Among thirty served clients some find work, education or a service and some do "
            "not; nearly none or nearly all means that outcomes are read wrongly."
        ),
    )


def _plausible_cost() -> MetricBetween:
    return MetricBetween.of(
        "cost_per_served_eur",
        100,
        50_000,
        enough="served_clients",
        reason=(
            "A served client costs the project hundreds to thousands of euros; less than 100 or "
            "more than 50 000 means cents for euros, a lost comma or a part of the ledger."
        ),
    )


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
