"""Expectations of the client database: clients, service periods, contacts, transfers."""

from great_expectations import ExpectationSuite

from expectations.raw.dates import InProjectPeriod, NotAfterExport, OnWorkingWeekdays
from expectations.raw.persons import (
    BothSexes,
    FromMunicipality,
    InAgeGroup,
    PlausibleUnemployment,
)
from expectations.raw.references import KnownClients, KnownCoordinators
from expectations.rules import (
    Rule,
    complete,
    critical,
    faults,
    has_rows,
    info,
    mostly,
    suite,
    warning,
)


class FormOfFormClients(Rule):
    """Clients who are said to have registered on the form are found among its answers."""

    unexpected_rows_query: str = mostly(
        0.95,
        """select
            'client ' || asiakasnumero as example,
            person_key in (select person_key from raw.webropol_ilmoittautumiset) as is_good
        from batch
        where ilmoittautumistapa = 'lomake'""",
    )
    description: str | None = (
        "A client marked as registered on the form but without an answer is not counted as "
        "registered: the form's export is incomplete or the client came through a meeting."
    )


class SameRegistrationDate(Rule):
    """Form and client database agree on when a person registered."""

    unexpected_rows_query: str = mostly(
        0.95,
        """select
            'client ' || batch.asiakasnumero || ': ' || forms.first_date || ' on the form, '
                || batch.ilmoittautumispvm || ' in the client list' as example,
            abs(forms.first_date - batch.ilmoittautumispvm) <= 7 as is_good
        from batch
        inner join (
            select person_key, min(vastauspvm) as first_date
            from raw.webropol_ilmoittautumiset
            group by all
        ) as forms on forms.person_key = batch.person_key
        where batch.ilmoittautumistapa = 'lomake'""",
    )
    description: str | None = (
        "Waiting times are counted from the registration; two different days for one person "
        "make them doubtful."
    )


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


class OutcomeOfEndedPeriods(Rule):
    """Service that ended has an outcome."""

    unexpected_rows_query: str = mostly(
        0.95,
        """select 'period ' || jaksonumero as example, lopputulos is not null as is_good
        from batch
        where paattymissyy = 'palvelu päättyi'""",
    )
    description: str | None = (
        "Outcomes and activation are read from ended service periods; where the outcome is "
        "missing the client counts as served without a result."
    )


class ReasonOfClosedPeriods(Rule):
    """A period with an end date says why it ended."""

    unexpected_rows_query: str = mostly(
        0.95,
        """select 'period ' || jaksonumero as example, paattymissyy is not null as is_good
        from batch
        where loppupvm is not null""",
    )
    description: str | None = (
        "Without the reason it cannot be told who dropped out and who went on to another "
        "coordinator, so drop-outs would be too few."
    )


class OutcomeOnlyAtEnd(Rule):
    """Only the period that ended the service has an outcome."""

    unexpected_rows_query: str = faults(
        """select 'period ' || jaksonumero || ': ' || lopputulos as example
        from batch
        where lopputulos is not null and paattymissyy is distinct from 'palvelu päättyi'
        order by jaksonumero"""
    )
    description: str | None = (
        "An outcome on a period that was not the last of the service may be an earlier guess; "
        "check which outcome holds."
    )


class PeriodsAfterRegistration(Rule):
    """Service starts after the registration."""

    unexpected_rows_query: str = mostly(
        0.95,
        """select
            'period ' || batch.jaksonumero || ': ' || batch.alkupvm as example,
            batch.alkupvm >= clients.ilmoittautumispvm as is_good
        from batch
        inner join raw.access_asiakkaat as clients
            on clients.asiakasnumero = batch.asiakasnumero""",
    )
    description: str | None = "A service that starts before the registration gives negative waits."


class PlausibleDurations(Rule):
    """Half of the closed periods last between a week and a year."""

    unexpected_rows_query: str = faults(
        """select 'median ' || round(median_days) || ' days' as example
        from (
            select median(loppupvm - alkupvm) as median_days, count(*) as period_count
            from batch
            where paattymissyy = 'palvelu päättyi' and loppupvm is not null
        )
        where period_count >= 20 and median_days not between 7 and 365"""
    )
    description: str | None = (
        "The service is planned for three months; a median of days or years means that start "
        "or end dates are entered by routine and not as they happened."
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


class PromptFirstContact(Rule):
    """Half of the clients are reached within fifteen days of registering."""

    unexpected_rows_query: str = faults(
        """select 'median ' || round(median_days) || ' days' as example
        from (
            select median(first_date - ilmoittautumispvm) as median_days, count(*) as client_count
            from (
                select asiakasnumero, min(pvm) as first_date
                from batch
                where toteutui
                group by all
            ) as contacts
            inner join raw.access_asiakkaat using (asiakasnumero)
        )
        where client_count >= 20 and median_days not between 0 and 15"""
    )
    description: str | None = (
        "The promise is a contact in five working days. A median of over fifteen days means "
        "that contacts are not entered or that a part of the table is missing."
    )


class ContactsAfterRegistration(Rule):
    """Clients are contacted after they registered."""

    unexpected_rows_query: str = mostly(
        0.95,
        """select
            'contact ' || batch.kontaktinumero || ': ' || batch.pvm as example,
            batch.pvm >= clients.ilmoittautumispvm as is_good
        from batch
        inner join raw.access_asiakkaat as clients
            on clients.asiakasnumero = batch.asiakasnumero""",
    )
    description: str | None = "A contact before the registration gives a negative waiting time."


class ContactsEveryMonth(Rule):
    """Contacts are entered in every month of service."""

    unexpected_rows_query: str = faults(
        """select strftime(month_start, '%Y-%m') as example
        from (
            select unnest(generate_series(
                date_trunc('month', (select min(pvm) from batch))::timestamp,
                (select max(pvm) from batch)::timestamp,
                interval 1 month
            )) as month_start
        )
        where month_start not in (select date_trunc('month', pvm)::timestamp from batch)
        order by month_start"""
    )
    description: str | None = (
        "A month without a single contact between busy months is usually a month that was lost "
        "in the export."
    )


class SomeReachedSomeNot(Rule):
    """At least three contacts in ten reach the client."""

    unexpected_rows_query: str = mostly(
        0.3, "select 'contact ' || kontaktinumero as example, toteutui as is_good from batch"
    )
    description: str | None = (
        "When hardly any contact succeeds, the yes/no column was probably read the wrong way round."
    )


class ServedWereMet(Rule):
    """Clients whose service ended were contacted during it."""

    unexpected_rows_query: str = faults(
        """select 'client ' || asiakasnumero as example
        from (
            select distinct asiakasnumero
            from raw.access_jaksot
            where paattymissyy = 'palvelu päättyi'
        )
        where asiakasnumero not in (select asiakasnumero from batch where toteutui)
        order by asiakasnumero"""
    )
    description: str | None = (
        "A service without a single contact is not visible in waiting times and paths; the "
        "contacts were not entered."
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
    """Build the suites of the client database, one a table."""
    return [_clients(), _periods(), _contacts(), _transfers()]


def _clients() -> ExpectationSuite:
    return suite(
        "raw.access_asiakkaat",
        [
            critical(
                "has_rows",
                has_rows(
                    "Without clients there is nothing to report: the export is empty.",
                ),
            ),
            critical("ilmoittautumispvm.in_project", InProjectPeriod.of("ilmoittautumispvm", 0.99)),
            critical("ilmoittautumispvm.not_after_export", NotAfterExport.of("ilmoittautumispvm")),
            critical("ika.in_target_group", InAgeGroup()),
            critical("kotikunta.municipality_share", FromMunicipality()),
            warning("person_key.form_found", FormOfFormClients()),
            warning("ilmoittautumispvm.as_on_form", SameRegistrationDate()),
            warning("tyottomyys_kk.plausible", PlausibleUnemployment()),
            warning(
                "koulutus.complete",
                complete(
                    "koulutus",
                    0.8,
                    "Figures by education leave out those whose answer is missing.",
                ),
            ),
            info("sukupuoli.both", BothSexes()),
        ],
    )


def _periods() -> ExpectationSuite:
    return suite(
        "raw.access_jaksot",
        [
            critical("has_rows", PeriodsOnceClients()),
            critical("asiakasnumero.in_client_list", KnownClients()),
            critical("koordinaattori.in_list", KnownCoordinators.of("koordinaattori")),
            critical("alkupvm.not_after_export", NotAfterExport.of("alkupvm")),
            critical("loppupvm.not_after_export", NotAfterExport.of("loppupvm")),
            critical("paattymissyy.known_share", ReasonOfClosedPeriods()),
            critical("lopputulos.known_share", OutcomeOfEndedPeriods()),
            warning("alkupvm.after_registration", PeriodsAfterRegistration()),
            warning("loppupvm.plausible_duration", PlausibleDurations()),
            warning("loppupvm.not_forgotten", NoForgottenPeriods()),
            warning("lopputulos.only_at_end", OutcomeOnlyAtEnd()),
        ],
    )


def _contacts() -> ExpectationSuite:
    return suite(
        "raw.access_kontaktit",
        [
            critical("has_rows", PeriodsOnceClients()),
            critical("asiakasnumero.in_client_list", KnownClients()),
            critical("koordinaattori.in_list", KnownCoordinators.of("koordinaattori")),
            critical("pvm.not_after_export", NotAfterExport.of("pvm")),
            warning("pvm.prompt_first_contact", PromptFirstContact()),
            warning("pvm.after_registration", ContactsAfterRegistration()),
            warning("pvm.every_month", ContactsEveryMonth()),
            warning("toteutui.reached_share", SomeReachedSomeNot()),
            warning("asiakasnumero.served_were_met", ServedWereMet()),
            info("pvm.weekdays", OnWorkingWeekdays.of("pvm", 0.95)),
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
            warning("pvm.not_after_export", NotAfterExport.of("pvm")),
        ],
    )
