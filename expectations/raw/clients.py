"""Expectations of the clients in the client database."""

from great_expectations import ExpectationSuite

from expectations.conditions import mostly
from expectations.raw.dates import InProjectPeriod, happened_by_export
from expectations.raw.persons import (
    UNIDENTIFIED,
    BothSexes,
    FromMunicipality,
    InAgeGroup,
    PlausibleUnemployment,
)
from expectations.rules import Rule, complete, critical, has_rows, info, suite, warning


class FormOfFormClients(Rule):
    """Clients who are said to have registered on the form are found among its answers."""

    unexpected_rows_query: str = mostly(
        0.95,
        """select
            'client ' || asiakasnumero as example,
            person_key in (select person_key from raw.webropol_ilmoittautumiset)
                or match_key in (select match_key from raw.webropol_ilmoittautumiset) as is_good
        from batch
        where ilmoittautumistapa in (
            select source_word from seeds.registration_channels
            where not is_registered_without_form
        )""",
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
        where batch.ilmoittautumistapa in (
            select source_word from seeds.registration_channels
            where not is_registered_without_form
        )""",
    )
    description: str | None = (
        "Waiting times are counted from the registration; two different days for one person "
        "make them doubtful."
    )


def suites() -> list[ExpectationSuite]:
    """Build the suite of the clients."""
    return [
        suite(
            "raw.access_asiakkaat",
            [
                critical(
                    "has_rows",
                    has_rows(
                        "Without clients there is nothing to report: the export is empty.",
                    ),
                ),
                critical(
                    "ilmoittautumispvm.in_project", InProjectPeriod.of("ilmoittautumispvm", 0.99)
                ),
                *happened_by_export("ilmoittautumispvm"),
                critical("ika.in_target_group", InAgeGroup()),
                critical("kotikunta.municipality_share", FromMunicipality()),
                warning("person_key.form_found", FormOfFormClients()),
                warning("person_key.known", complete("person_key", 0.98, UNIDENTIFIED)),
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
    ]
