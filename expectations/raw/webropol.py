"""Expectations of the Webropol registration form."""

from great_expectations import ExpectationSuite

from expectations.conditions import faults, mostly
from expectations.raw.dates import InProjectPeriod, happened_by_export
from expectations.raw.persons import (
    UNIDENTIFIED,
    FromMunicipality,
    InAgeGroup,
    PlausibleUnemployment,
)
from expectations.rules import Rule, complete, critical, info, suite, warning

_MISSING = "Figures by background leave out those whose answer is missing."


class SomeoneRegistered(Rule):
    """There are registrations, on the form or in a meeting."""

    unexpected_rows_query: str = faults(
        """select 'no registration on the form or in a meeting' as example
        where not exists (from batch)
            and not exists (
                from raw.access_asiakkaat
                where ilmoittautumistapa in (
                    select source_word from seeds.registration_channels
                    where is_registered_without_form
                )
            )"""
    )
    description: str | None = (
        "Without registrations every share has nothing to be a share of: the form's export is "
        "empty or was not delivered."
    )


class RespondentsInClientList(Rule):
    """Those who filled the form are in the client list."""

    unexpected_rows_query: str = mostly(
        0.9,
        """select
            _file || ' row ' || _row as example,
            person_key in (select person_key from raw.access_asiakkaat)
                or match_key in (select match_key from raw.access_asiakkaat) as is_good
        from batch""",
    )
    description: str | None = (
        "People who registered but are not in the client database stay 'not yet contacted' for "
        "ever: the client list is older than the form, or registrations wait to be entered."
    )


class FewOtherReferrers(Rule):
    """Most people come through a referrer that the form names."""

    unexpected_rows_query: str = mostly(
        0.5,
        """select
            ohjaava_taho as example,
            ohjaava_taho not in (
                select source_word from seeds.referrers where referrer_id = 'other'
            ) as is_good
        from batch
        where ohjaava_taho is not null""",
    )
    description: str | None = (
        "When most answer 'other', the form lacks the referrer that people really come from."
    )


def suites() -> list[ExpectationSuite]:
    """Build the suite of the registration form."""
    return [
        suite(
            "raw.webropol_ilmoittautumiset",
            [
                critical("has_registrations", SomeoneRegistered()),
                critical("vastauspvm.in_project", InProjectPeriod.of("vastauspvm", 0.99)),
                *happened_by_export("vastauspvm"),
                critical("ika.in_target_group", InAgeGroup()),
                critical("kotikunta.municipality_share", FromMunicipality()),
                warning("person_key.in_client_list", RespondentsInClientList()),
                warning("person_key.known", complete("person_key", 0.9, UNIDENTIFIED)),
                warning("tyottomyys_kk.plausible", PlausibleUnemployment()),
                warning("kotikunta.complete", complete("kotikunta", 0.9, _MISSING)),
                warning("koulutus.complete", complete("koulutus", 0.8, _MISSING)),
                info("tyottomyys_kk.complete", complete("tyottomyys_kk", 0.8, _MISSING)),
                info("ohjaava_taho.few_others", FewOtherReferrers()),
            ],
        )
    ]
