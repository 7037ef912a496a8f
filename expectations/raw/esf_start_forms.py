"""Expectations of the ESF start forms."""

from great_expectations import ExpectationSuite

from expectations.conditions import faults, mostly
from expectations.raw.dates import InProjectPeriod, happened_by_export
from expectations.raw.persons import InAgeGroup
from expectations.raw.references import RegisteredPersons
from expectations.raw.signatures import SignedWithin
from expectations.rules import Rule, critical, suite, warning


class FormsOnceClients(Rule):
    """Once clients have been in service for two months, there are start forms."""

    unexpected_rows_query: str = faults(
        """select client_count || ' clients in service for two months' as example
        from (
            select count(distinct asiakasnumero) as client_count
            from raw.access_jaksot
            where alkupvm < getvariable('as_of_date') - 62
        )
        where client_count >= 10 and not exists (from batch)"""
    )
    description: str | None = (
        "Clients in service without a single start form mean that the funder's forms were not "
        "delivered; nobody would count as served."
    )


class OneProjectCode(Rule):
    """All forms belong to one project."""

    unexpected_rows_query: str = faults(
        """select hankekoodi || ': ' || form_count || ' forms' as example
        from (
            select hankekoodi, count(*) as form_count
            from (
                select hankekoodi from batch
                union all
                select hankekoodi from raw.esr_lopetusilmoitukset
            )
            group by all
        )
        qualify count(*) over () > 1
        order by form_count, hankekoodi"""
    )
    description: str | None = (
        "Forms of two projects in one warehouse would be reported to the funder as one: take "
        "the other project's forms out of the export."
    )


class StartedHaveEndOrReason(Rule):
    """Every start form has an end form, an open period, or a reason for leaving."""

    unexpected_rows_query: str = mostly(
        0.95,
        """select
            'client ' || coalesce(clients.asiakasnumero, 'unknown') as example,
            batch.person_key in (select person_key from raw.esr_lopetusilmoitukset)
                or periods.is_service_end is distinct from true as is_good
        from batch
        left join raw.access_asiakkaat as clients on clients.person_key = batch.person_key
        left join (
            select
                asiakasnumero,
                arg_max(coalesce(is_service_end, false), alkupvm) as is_service_end
            from raw.access_jaksot
            left join seeds.exit_reasons on source_word = paattymissyy
            group by all
        ) as periods on periods.asiakasnumero = clients.asiakasnumero""",
    )
    description: str | None = (
        "A client whose service ended counts as served only when the end form has come: these "
        "end forms are missing."
    )


class ParticipantsWereMet(Rule):
    """Nobody is a participant without personal service."""

    unexpected_rows_query: str = mostly(
        0.95,
        """select
            'client ' || clients.asiakasnumero as example,
            clients.asiakasnumero in (
                select asiakasnumero from raw.access_kontaktit where toteutui
            ) as is_good
        from batch
        inner join raw.access_asiakkaat as clients on clients.person_key = batch.person_key""",
    )
    description: str | None = (
        "The funder does not accept participants who were only at an event; these have a start "
        "form but no contact."
    )


def suites() -> list[ExpectationSuite]:
    """Build the suite of the start forms."""
    return [
        suite(
            "raw.esr_aloitusilmoitukset",
            [
                critical("has_rows", FormsOnceClients()),
                critical("hankekoodi.single", OneProjectCode()),
                critical("person_key.registered", RegisteredPersons()),
                critical("ika.in_target_group", InAgeGroup()),
                *happened_by_export("aloituspvm"),
                warning("aloituspvm.in_project", InProjectPeriod.of("aloituspvm", 0.99)),
                warning(
                    "allekirjoituspvm.in_time",
                    SignedWithin.of(
                        "aloituspvm",
                        earliest=-31,
                        latest=31,
                        reason=(
                            "The funder wants the form when the service starts; late signatures "
                            "are asked about in an audit."
                        ),
                    ),
                ),
                warning("person_key.has_end_or_reason", StartedHaveEndOrReason()),
                warning("person_key.was_met", ParticipantsWereMet()),
            ],
        )
    ]
