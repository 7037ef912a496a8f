"""Expectations of the figures that the steering group reads."""

from typing import Self

from great_expectations import ExpectationSuite

from expectations.conditions import faults, filled
from expectations.rules import Rule, critical, suite

ENOUGH_CLIENTS = 30


class MetricBetween(Rule):
    """One metric is within plausible bounds once there are enough clients."""

    @classmethod
    def of(cls, metric_id: str, lowest: float, highest: float, *, enough: str, reason: str) -> Self:
        """Expect it once the metric `enough` has reached 30."""
        return cls(
            unexpected_rows_query=faults(
                filled(
                    """select metric_id || ': ' || round(value, 3) as example
                    from batch
                    where metric_id = '$metric_id'
                        and value not between $lowest and $highest
                        and (select value from batch where metric_id = '$enough') >= $count""",
                    metric_id=metric_id,
                    lowest=lowest,
                    highest=highest,
                    enough=enough,
                    count=ENOUGH_CLIENTS,
                )
            ),
            description=reason,
        )


class UnitWithin(Rule):
    """Every metric of a unit is within the bounds of that unit."""

    @classmethod
    def of(cls, unit: str, bounds: str, *, reason: str) -> Self:
        """Expect it of every metric that has a value."""
        return cls(
            unexpected_rows_query=faults(
                filled(
                    """select metric_id || ': ' || value as example
                    from batch
                    where unit = '$unit' and not (value $bounds)
                    order by metric_id""",
                    unit=unit,
                    bounds=bounds,
                )
            ),
            description=reason,
        )


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


def suites() -> list[ExpectationSuite]:
    """Build the suite of the metrics."""
    return [
        suite(
            "marts.rpt_metrics",
            [
                critical("value.shares", _shares()),
                critical("value.grades", _grades()),
                critical("value.counts", _counts()),
                critical("value.someone_registered", SomeRegistered()),
                critical("value.served_among_registered", ServedAmongRegistered()),
                critical("value.drop_share", _plausible_drops()),
                critical("value.activation_share", _plausible_activation()),
                critical("value.cost_per_served", _plausible_cost()),
            ],
        )
    ]


def _shares() -> UnitWithin:
    return UnitWithin.of(
        "share",
        "between 0 and 1",
        reason=(
            "A share below 0 or above 1 counts people in the numerator who are not in the "
            "denominator."
        ),
    )


def _grades() -> UnitWithin:
    return UnitWithin.of(
        "grade",
        "between 4 and 10",
        reason="The feedback form gives grades from 4 to 10; no mean can lie outside.",
    )


def _counts() -> UnitWithin:
    return UnitWithin.of(
        "count", ">= 0", reason="People, companies and events can be none but not fewer."
    )


def _plausible_drops() -> MetricBetween:
    return MetricBetween.of(
        "dropped_share",
        0,
        0.7,
        enough="registered_clients",
        reason=(
            "When nearly everybody seems to drop out, a reason for closing a period is read as "
            "dropping out that is none."
        ),
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
