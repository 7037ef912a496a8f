"""Expectations of the ESF end forms."""

from great_expectations import ExpectationSuite

from expectations.conditions import mostly
from expectations.raw.dates import NotAfterExport, happened_by_export
from expectations.raw.references import RegisteredPersons
from expectations.raw.signatures import SignedWithin
from expectations.rules import Rule, critical, info, suite, warning


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


class StartsAsOnStartForm(Rule):
    """End form and start form of a participation tell the same start day."""

    unexpected_rows_query: str = mostly(
        0.95,
        """select
            batch._file || ' row ' || batch._row || ': ' || batch.aloituspvm as example,
            count(*) filter (where starts.aloituspvm = batch.aloituspvm) > 0 as is_good
        from batch
        inner join raw.esr_aloitusilmoitukset as starts
            on starts.hankekoodi = batch.hankekoodi and starts.person_key = batch.person_key
        group by batch._file, batch._row, batch.aloituspvm""",
    )
    description: str | None = (
        "The funder pairs the two forms by person and start day; a pair that does not agree is "
        "sent back, and the participation stays open in its register."
    )


class SameOutcomeAsClientList(Rule):
    """End form and client database agree on who left for work or education."""

    unexpected_rows_query: str = mostly(
        0.95,
        """select
            'client ' || clients.asiakasnumero || ': ' || batch.tilanne || ' / '
                || outcomes.lopputulos as example,
            statuses.is_employed = meanings.is_employed
                and statuses.is_in_education
                    = (meanings.is_esf_immediate_result and not meanings.is_employed)
                as is_good
        from batch
        inner join raw.access_asiakkaat as clients on clients.person_key = batch.person_key
        inner join (
            select asiakasnumero, arg_max(lopputulos, loppupvm) as lopputulos
            from raw.access_jaksot
            where lopputulos is not null and loppupvm is not null
            group by all
        ) as outcomes on outcomes.asiakasnumero = clients.asiakasnumero
        inner join seeds.esf_end_statuses as statuses on statuses.source_word = batch.tilanne
        inner join seeds.outcomes as meanings on meanings.source_word = outcomes.lopputulos""",
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
            paattyminen in (select source_word from seeds.esf_completions where is_completed)
                as is_good
        from batch""",
    )
    description: str | None = "More interrupted than completed services deserve an explanation."


def suites() -> list[ExpectationSuite]:
    """Build the suite of the end forms."""
    return [
        suite(
            "raw.esr_lopetusilmoitukset",
            [
                critical("person_key.registered", RegisteredPersons()),
                critical("person_key.has_start", EndedHaveStart()),
                *happened_by_export("lopetuspvm"),
                warning("aloituspvm.as_on_start_form", StartsAsOnStartForm()),
                warning(
                    "allekirjoituspvm.none_after_export", NotAfterExport.of("allekirjoituspvm")
                ),
                warning(
                    "allekirjoituspvm.in_time",
                    SignedWithin.of(
                        "lopetuspvm",
                        earliest=-7,
                        latest=62,
                        reason=(
                            "A served client is counted when the end form has come; forms that "
                            "come months later make earlier reports too low."
                        ),
                    ),
                ),
                warning("tilanne.as_in_client_list", SameOutcomeAsClientList()),
                info("paattyminen.mostly_complete", MostComplete()),
            ],
        )
    ]
