"""Expectations of the ESF start and end forms."""

from great_expectations import ExpectationSuite

from expectations.raw.dates import InProjectPeriod, NotAfterExport
from expectations.raw.persons import InAgeGroup
from expectations.raw.references import RegisteredPersons
from expectations.rules import Rule, critical, faults, info, mostly, suite, warning


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


class SignedInTime(Rule):
    """Forms are signed within a month of the start."""

    unexpected_rows_query: str = mostly(
        0.9,
        """select
            _file || ' row ' || _row || ': ' || allekirjoituspvm as example,
            allekirjoituspvm - aloituspvm between -31 and 31 as is_good
        from batch""",
    )
    description: str | None = (
        "The funder wants the form when the service starts; late signatures are asked about "
        "in an audit."
    )


class StartedHaveEndOrReason(Rule):
    """Every start form has an end form, an open period, or a reason for leaving."""

    unexpected_rows_query: str = mostly(
        0.95,
        """select
            'client ' || coalesce(clients.asiakasnumero, 'unknown') as example,
            batch.person_key in (select person_key from raw.esr_lopetusilmoitukset)
                or coalesce(periods.paattymissyy, 'open') != 'palvelu päättyi' as is_good
        from batch
        left join raw.access_asiakkaat as clients on clients.person_key = batch.person_key
        left join (
            select asiakasnumero, arg_max(coalesce(paattymissyy, 'open'), alkupvm) as paattymissyy
            from raw.access_jaksot
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


class EndedHaveStart(Rule):
    """Every end form has a start form."""

    unexpected_rows_query: str = mostly(
        0.98,
        """select
            _file || ' row ' || _row as example,
            person_key in (select person_key from raw.esr_aloitusilmoitukset) as is_good
        from batch
        where exists (from raw.esr_aloitusilmoitukset)""",
    )
    description: str | None = (
        "The funder counts only participants who also have a start form; served clients "
        "without one would be taken back in an audit."
    )


class SignedAfterEnd(Rule):
    """End forms arrive within two months of the end."""

    unexpected_rows_query: str = mostly(
        0.9,
        """select
            _file || ' row ' || _row || ': ' || allekirjoituspvm as example,
            allekirjoituspvm - lopetuspvm between -7 and 62 as is_good
        from batch""",
    )
    description: str | None = (
        "A served client is counted when the end form has come; forms that come months later "
        "make earlier reports too low."
    )


class SameOutcomeAsClientList(Rule):
    """End form and client database agree on who left for work or education."""

    unexpected_rows_query: str = mostly(
        0.95,
        """select
            'client ' || clients.asiakasnumero || ': ' || batch.tilanne || ' / '
                || outcomes.lopputulos as example,
            (batch.tilanne = 'työssä') = (outcomes.lopputulos = 'työllistyi')
                and (batch.tilanne = 'koulutuksessa') = (outcomes.lopputulos = 'koulutus')
                as is_good
        from batch
        inner join raw.access_asiakkaat as clients on clients.person_key = batch.person_key
        inner join (
            select asiakasnumero, arg_max(lopputulos, loppupvm) as lopputulos
            from raw.access_jaksot
            where lopputulos is not null and loppupvm is not null
            group by all
        ) as outcomes on outcomes.asiakasnumero = clients.asiakasnumero""",
    )
    description: str | None = (
        "Outcomes are read from the client database and the funder reads the end form: where "
        "they differ, two reports of the same people will not agree."
    )


class MostComplete(Rule):
    """At least half of those who end have completed the service."""

    unexpected_rows_query: str = mostly(
        0.5,
        """select
            _file || ' row ' || _row as example,
            paattyminen = 'suoritti loppuun' as is_good
        from batch""",
    )
    description: str | None = "More interrupted than completed services deserve an explanation."


def suites() -> list[ExpectationSuite]:
    """Build the suites of the funder's forms, one a form."""
    return [_start_forms(), _end_forms()]


def _start_forms() -> ExpectationSuite:
    return suite(
        "raw.esr_aloitusilmoitukset",
        [
            critical("has_rows", FormsOnceClients()),
            critical("hankekoodi.single", OneProjectCode()),
            critical("person_key.registered", RegisteredPersons()),
            critical("ika.in_target_group", InAgeGroup()),
            critical("aloituspvm.not_after_export", NotAfterExport.of("aloituspvm")),
            warning("aloituspvm.in_project", InProjectPeriod.of("aloituspvm", 0.99)),
            warning("allekirjoituspvm.in_time", SignedInTime()),
            warning("person_key.has_end_or_reason", StartedHaveEndOrReason()),
            warning("person_key.was_met", ParticipantsWereMet()),
        ],
    )


def _end_forms() -> ExpectationSuite:
    return suite(
        "raw.esr_lopetusilmoitukset",
        [
            critical("person_key.registered", RegisteredPersons()),
            critical("person_key.has_start", EndedHaveStart()),
            critical("lopetuspvm.not_after_export", NotAfterExport.of("lopetuspvm")),
            warning("allekirjoituspvm.not_after_export", NotAfterExport.of("allekirjoituspvm")),
            warning("allekirjoituspvm.in_time", SignedAfterEnd()),
            warning("tilanne.as_in_client_list", SameOutcomeAsClientList()),
            info("paattyminen.mostly_complete", MostComplete()),
        ],
    )
