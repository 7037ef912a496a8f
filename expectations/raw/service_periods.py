"""Expectations of the service periods and transfers in the client database."""

from great_expectations import ExpectationSuite

from expectations.conditions import faults, filled, mostly, plausible_duration
from expectations.raw.completeness import KnownWhen
from expectations.raw.dates import (
    PLANNED_END,
    AfterRegistration,
    InProjectPeriod,
    NotAfterExport,
    happened_by_export,
)
from expectations.raw.references import KnownClients, KnownCoordinators
from expectations.rules import Rule, critical, suite, warning

_SERVICE_ENDED = "paattymissyy in (select source_word from seeds.exit_reasons where is_service_end)"


class PeriodsOnceClients(Rule):
    """Once clients have been registered for a month, some are in service."""

    unexpected_rows_query: str = faults(
        """select client_count || ' clients registered over a month ago' as example
        from (
            select count(*) as client_count
            from raw.access_asiakkaat
            where ilmoittautumispvm < getvariable('as_of_date') - 31
        )
        where client_count >= 10 and not exists (from batch)"""
    )
    description: str | None = (
        "Clients without a single row here mean that this table was exported empty; every "
        "figure of the service would be zero."
    )


class OutcomeOnlyAtEnd(Rule):
    """Only the period that ended the service has an outcome."""

    unexpected_rows_query: str = faults(
        """select 'period ' || jaksonumero || ': ' || lopputulos as example
        from batch
        where lopputulos is not null
            and (
                paattymissyy is null
                or paattymissyy not in (
                    select source_word from seeds.exit_reasons where is_service_end
                )
            )
        order by jaksonumero"""
    )
    description: str | None = (
        "An outcome on a period that was not the last of the service may be an earlier guess; "
        "check which outcome holds."
    )


class PlausibleDurations(Rule):
    """Half of the services that ended lasted about as long as planned."""

    unexpected_rows_query: str = plausible_duration(
        filled("select loppupvm - alkupvm as days from batch where $ended", ended=_SERVICE_ENDED)
    )
    description: str | None = (
        "A median far from the planned duration means that start or end dates are entered by "
        "routine and not as they happened."
    )


class NoForgottenPeriods(Rule):
    """Hardly any period has been open for over a year."""

    unexpected_rows_query: str = mostly(
        0.9,
        """select
            'period ' || jaksonumero || ': open since ' || alkupvm as example,
            getvariable('as_of_date') - alkupvm <= 365 as is_good
        from batch
        where loppupvm is null""",
    )
    description: str | None = (
        "Periods that nobody closed fill the caseload of their coordinator on paper only."
    )


class BetweenTwoCoordinators(Rule):
    """A transfer goes from one coordinator to another."""

    unexpected_rows_query: str = faults(
        """select 'transfer ' || siirtonumero || ': ' || lahettava as example
        from batch
        where lahettava = vastaanottava
        order by siirtonumero"""
    )
    description: str | None = "A transfer to oneself is a typing error and moves no client."


def suites() -> list[ExpectationSuite]:
    """Build the suites of service periods and transfers."""
    return [_periods(), _transfers()]


def _periods() -> ExpectationSuite:
    return suite(
        "raw.access_jaksot",
        [
            critical("has_rows", PeriodsOnceClients()),
            critical("asiakasnumero.in_client_list", KnownClients()),
            critical("koordinaattori.in_list", KnownCoordinators.of("koordinaattori")),
            *happened_by_export("alkupvm"),
            critical("paattymissyy.known_share", _reason_of_closed()),
            critical("lopputulos.known_share", _outcome_of_ended()),
            warning(
                "alkupvm.after_registration",
                AfterRegistration.of(
                    "alkupvm",
                    reason="A service that starts before the registration gives negative waits.",
                ),
            ),
            warning("loppupvm.none_planned", NotAfterExport.of("loppupvm", reason=PLANNED_END)),
            warning("loppupvm.plausible_duration", PlausibleDurations()),
            warning("loppupvm.not_forgotten", NoForgottenPeriods()),
            warning("lopputulos.only_at_end", OutcomeOnlyAtEnd()),
        ],
    )


def _transfers() -> ExpectationSuite:
    return suite(
        "raw.access_siirrot",
        [
            warning("asiakasnumero.in_client_list", KnownClients()),
            warning("lahettava.in_list", KnownCoordinators.of("lahettava")),
            warning("vastaanottava.in_list", KnownCoordinators.of("vastaanottava")),
            warning("vastaanottava.another", BetweenTwoCoordinators()),
            warning("pvm.in_project", InProjectPeriod.of("pvm", 0.99)),
            warning("pvm.none_after_export", NotAfterExport.of("pvm")),
        ],
    )


def _reason_of_closed() -> KnownWhen:
    return KnownWhen.of(
        "paattymissyy",
        when="loppupvm is not null",
        reason=(
            "Without the reason it cannot be told who dropped out and who went on to another "
            "coordinator, so drop-outs would be too few."
        ),
    )


def _outcome_of_ended() -> KnownWhen:
    return KnownWhen.of(
        "lopputulos",
        when=_SERVICE_ENDED,
        reason=(
            "Outcomes and activation are read from ended service periods; where the outcome is "
            "missing the client counts as served without a result."
        ),
    )
