"""Expectations of the CRM: companies, their contacts, tickets and Ratko workshops."""

from great_expectations import ExpectationSuite

from expectations.conditions import faults, mostly, prompt_contact
from expectations.raw.completeness import KnownWhen
from expectations.raw.dates import (
    PLANNED_END,
    InProjectPeriod,
    NotAfterExport,
    OnWorkingWeekdays,
    happened_by_export,
)
from expectations.raw.references import KnownCompanies, KnownCoordinators
from expectations.rules import Rule, complete, critical, has_rows, info, suite, warning


class EvidenceOfCompanies(Rule):
    """Most companies in the list have a contact, a ticket or a workshop."""

    unexpected_rows_query: str = mostly(
        0.5,
        """select
            y_tunnus as example,
            y_tunnus in (
                select y_tunnus from raw.crm_kontaktit
                union all
                select y_tunnus from raw.crm_tiketit
                union all
                select y_tunnus from raw.crm_ratko
            ) as is_good
        from batch""",
    )
    description: str | None = (
        "The funder accepts a company only with evidence of work done with it; a long list "
        "without contacts is a list of leads."
    )


class PromptCompanyContact(Rule):
    """Half of the companies are contacted about as soon after the lead as promised."""

    unexpected_rows_query: str = prompt_contact(
        "company_contact_working_days",
        """select first_date - liidi_pvm as days
        from (select y_tunnus, min(pvm) as first_date from batch group by all)
        inner join raw.crm_yritykset using (y_tunnus)""",
    )
    description: str | None = (
        "A median far beyond the promise, or before the lead, means that dates are entered late "
        "or that contacts are missing."
    )


class HeldWorkshopsHavePassed(Rule):
    """A workshop that was held is not in the future."""

    unexpected_rows_query: str = faults(
        """select 'workshop ' || batch.tyopajanumero || ': ' || batch.pvm as example
        from batch
        inner join quality.loads as loads
            on loads.load_id = batch._load_id
            and loads.file = batch._file
            and loads.sheet is not distinct from batch._sheet
            and loads.status = 'current'
        where batch.tila in (select source_word from seeds.workshop_states where is_held)
            and batch.pvm > loads.export_date
        order by batch.tyopajanumero"""
    )
    description: str | None = (
        "Workshops held are a reported result; one marked held before its day has come would "
        "be reported too early."
    )


def suites() -> list[ExpectationSuite]:
    """Build the suites of the CRM, one a table."""
    return [_companies(), _contacts(), _tickets(), _workshops()]


def _companies() -> ExpectationSuite:
    return suite(
        "raw.crm_yritykset",
        [
            warning(
                "has_rows",
                has_rows(
                    "Company figures are all zero: the CRM export is empty or missing.",
                ),
            ),
            *happened_by_export("liidi_pvm"),
            warning("liidi_pvm.in_project", InProjectPeriod.of("liidi_pvm", 0.95)),
            warning(
                "toimiala.complete",
                complete(
                    "toimiala",
                    0.9,
                    "Companies by sector leave out those whose sector is missing.",
                ),
            ),
            info("y_tunnus.has_evidence", EvidenceOfCompanies()),
        ],
    )


def _contacts() -> ExpectationSuite:
    return suite(
        "raw.crm_kontaktit",
        [
            critical("y_tunnus.in_company_list", KnownCompanies()),
            *happened_by_export("pvm"),
            warning("koordinaattori.in_list", KnownCoordinators.of("koordinaattori")),
            warning("pvm.prompt_first_contact", PromptCompanyContact()),
            info("pvm.weekdays", OnWorkingWeekdays.of("pvm", 0.95)),
        ],
    )


def _tickets() -> ExpectationSuite:
    return suite(
        "raw.crm_tiketit",
        [
            critical("y_tunnus.in_company_list", KnownCompanies()),
            warning("avattu.none_after_export", NotAfterExport.of("avattu")),
            warning("suljettu.none_planned", NotAfterExport.of("suljettu", reason=PLANNED_END)),
            warning("koordinaattori.in_list", KnownCoordinators.of("koordinaattori")),
            warning(
                "tulos.known_share",
                KnownWhen.of(
                    "tulos",
                    when="suljettu is not null",
                    reason=(
                        "A need counts as met only when the closed ticket says so; missing results "
                        "make the work with companies look worse than it is."
                    ),
                ),
            ),
        ],
    )


def _workshops() -> ExpectationSuite:
    return suite(
        "raw.crm_ratko",
        [
            critical("pvm.held_in_the_past", HeldWorkshopsHavePassed()),
            warning("y_tunnus.in_company_list", KnownCompanies()),
        ],
    )
