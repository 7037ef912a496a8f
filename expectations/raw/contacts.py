"""Expectations of the contacts in the client database."""

from great_expectations import ExpectationSuite

from expectations.conditions import faults, gaps, mostly, prompt_contact
from expectations.raw.dates import AfterRegistration, OnWorkingWeekdays, happened_by_export
from expectations.raw.references import KnownClients, KnownCoordinators
from expectations.raw.service_periods import PeriodsOnceClients
from expectations.rules import Rule, critical, info, suite, warning


class PromptFirstContact(Rule):
    """Half of the clients are reached about as soon after registering as promised."""

    unexpected_rows_query: str = prompt_contact(
        "first_contact_working_days",
        """select first_date - ilmoittautumispvm as days
        from (
            select asiakasnumero, min(pvm) as first_date
            from batch
            where toteutui
            group by all
        )
        inner join raw.access_asiakkaat using (asiakasnumero)""",
    )
    description: str | None = (
        "A median far beyond the promise means that contacts are not entered or that a part of "
        "the table is missing."
    )


class ContactsEveryMonth(Rule):
    """Contacts are entered in every month of service."""

    unexpected_rows_query: str = gaps("pvm", "month", until="select max(pvm) from batch")
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
            where paattymissyy in (
                select source_word from seeds.exit_reasons where is_service_end
            )
        )
        where asiakasnumero not in (select asiakasnumero from batch where toteutui)
        order by asiakasnumero"""
    )
    description: str | None = (
        "A service without a single contact is not visible in waiting times and paths; the "
        "contacts were not entered."
    )


def suites() -> list[ExpectationSuite]:
    """Build the suite of the contacts."""
    return [
        suite(
            "raw.access_kontaktit",
            [
                critical("has_rows", PeriodsOnceClients()),
                critical("asiakasnumero.in_client_list", KnownClients()),
                critical("koordinaattori.in_list", KnownCoordinators.of("koordinaattori")),
                *happened_by_export("pvm"),
                warning("pvm.prompt_first_contact", PromptFirstContact()),
                warning(
                    "pvm.after_registration",
                    AfterRegistration.of(
                        "pvm",
                        reason="A contact before the registration gives a negative waiting time.",
                    ),
                ),
                warning("pvm.every_month", ContactsEveryMonth()),
                warning("toteutui.reached_share", SomeReachedSomeNot()),
                warning("asiakasnumero.served_were_met", ServedWereMet()),
                info("pvm.weekdays", OnWorkingWeekdays.of("pvm", 0.95)),
            ],
        )
    ]
