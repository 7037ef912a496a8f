"""Expectations of the clients' way through the service."""

from typing import Self

from great_expectations import ExpectationSuite

from expectations.conditions import filled, gaps, mostly, plausible_duration
from expectations.marts.stages import StagesAfterRegistration, days_that_have_been
from expectations.rules import Rule, critical, info, suite, warning


class MostClients(Rule):
    """Most clients of a kind meet a condition."""

    @classmethod
    def of(cls, condition: str, *, among: str, share: float, reason: str) -> Self:
        """Expect it of a share of those clients who meet the condition `among`."""
        return cls(
            unexpected_rows_query=mostly(
                share,
                filled(
                    """select
                        'client ' || coalesce(client_reference, 'without reference')
                            || ', registered ' || registered_date as example,
                        $condition as is_good
                    from batch
                    where $among""",
                    condition=condition,
                    among=among,
                ),
            ),
            description=reason,
        )

    @classmethod
    def served(cls, condition: str, *, reason: str) -> Self:
        """Expect it of 95 % of the served clients."""
        return cls.of(condition, among="status = 'served'", share=0.95, reason=reason)


class PlausibleDuration(Rule):
    """Half of the served clients take about as long as planned, from registration to end."""

    unexpected_rows_query: str = plausible_duration(
        "select served_date - registered_date as days from batch where status = 'served'"
    )
    description: str | None = (
        "A median far from the planned duration means that registration or end dates are wrong "
        "for most clients."
    )


class RegistrationsEveryQuarter(Rule):
    """People register in every quarter between the first and the last registration."""

    unexpected_rows_query: str = gaps(
        "registered_quarter", "quarter", until="select max(registered_quarter) from batch"
    )
    description: str | None = (
        "A quarter without a registration between others is usually a part of the form's "
        "export that is missing."
    )


def suites() -> list[ExpectationSuite]:
    """Build the suites of the client journeys and cohorts."""
    return [
        _journeys(),
        suite(
            "marts.rpt_cohorts",
            [warning("registered_quarter.every_quarter", RegistrationsEveryQuarter())],
        ),
    ]


def _journeys() -> ExpectationSuite:
    return suite(
        "marts.fct_client_journeys",
        [
            critical("registered_date.before_stages", StagesAfterRegistration()),
            *days_that_have_been(),
            critical("served_date.plausible_duration", PlausibleDuration()),
            critical("outcome_id.known_share", _served_have_outcome()),
            warning("path.known_share", _served_have_path()),
            warning("served_date.after_contact", _served_were_contacted()),
            warning("status.not_forgotten", _open_for_a_year_at_most()),
            info("team.within_two_months", _team_within_two_months()),
        ],
    )


def _served_have_outcome() -> MostClients:
    return MostClients.served(
        "outcome_id is not null",
        reason=(
            "A served client without an outcome counts as not activated: end forms and client "
            "database do not fit together, and the activation rate is too low."
        ),
    )


def _served_have_path() -> MostClients:
    return MostClients.served(
        "path is not null",
        reason="A served client whom no coordinator met is in neither team's activation rate.",
    )


def _served_were_contacted() -> MostClients:
    return MostClients.served(
        "first_contact_date <= served_date",
        reason="A service that ended before the first contact is out of order.",
    )


def _open_for_a_year_at_most() -> MostClients:
    return MostClients.of(
        "getvariable('as_of_date') - registered_date <= 365",
        among="status = 'open'",
        share=0.9,
        reason=(
            "Clients open for over a year have usually left without anyone closing their case; "
            "drop-outs are too few by them."
        ),
    )


def _team_within_two_months() -> MostClients:
    return MostClients.of(
        "team is not null",
        among="registered_date < getvariable('as_of_date') - 62",
        share=0.9,
        reason=(
            "Registered clients without a coordinator wait, or their service period was not "
            "entered."
        ),
    )
