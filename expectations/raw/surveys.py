"""Expectations of what clients answer: Kykyviisari, feedback and events' attendance."""

from great_expectations import ExpectationSuite

from expectations.conditions import faults, mostly
from expectations.raw.dates import InProjectPeriod, NotAfterExport
from expectations.raw.references import KnownClients
from expectations.rules import Rule, between, critical, info, suite, warning


class AnsweredTwice(Rule):
    """Part of those who answered at the start answer at the end as well."""

    unexpected_rows_query: str = mostly(
        0.3,
        """select
            'client ' || asiakasnumero as example,
            asiakasnumero in (
                select asiakasnumero
                from batch
                inner join seeds.ability_stages on source_word = vaihe and not is_start
            ) as is_good
        from batch
        where vaihe in (select source_word from seeds.ability_stages where is_start)
            and asiakasnumero in (
                select asiakasnumero
                from raw.access_jaksot
                where paattymissyy in (
                    select source_word from seeds.exit_reasons where is_service_end
                )
            )""",
    )
    description: str | None = (
        "Change can be told only of those who answered twice; with few of them the result says "
        "little of the whole group."
    )


class CoverageOfWorkAbility(Rule):
    """Clients of the work-ability coordinators fill in Kykyviisari."""

    unexpected_rows_query: str = mostly(
        0.3,
        """select
            'client ' || asiakasnumero as example,
            asiakasnumero in (select asiakasnumero from batch) as is_good
        from (
            select distinct periods.asiakasnumero
            from raw.access_jaksot as periods
            inner join raw.koordinaattorit as coordinators using (koordinaattori)
            where coordinators.rooli in (select source_word from seeds.roles where role_id = 'wac')
                and periods.paattymissyy in (
                    select source_word from seeds.exit_reasons where is_service_end
                )
        )""",
    )
    description: str | None = (
        "Kykyviisari belongs to the work-ability path; when few have filled it in, its figures "
        "are of a chosen few."
    )


class PlausibleGrade(Rule):
    """The mean grade is one that a scale from 4 to 10 gives."""

    unexpected_rows_query: str = faults(
        """select 'mean ' || round(mean_grade, 1) || ' of ' || reply_count as example
        from (select avg(arvosana) as mean_grade, count(arvosana) as reply_count from batch)
        where reply_count >= 10 and mean_grade not between 6 and 10"""
    )
    description: str | None = (
        "Grades are from 4 to 10. A mean under 6 means that another scale was exported, such as "
        "1 to 5; the grade shown to the steering group would be wrong."
    )


def suites() -> list[ExpectationSuite]:
    """Build the suites of Kykyviisari, feedback and events."""
    return [_abilities(), _feedback(), _events()]


def _abilities() -> ExpectationSuite:
    return suite(
        "raw.kykyviisari",
        [
            warning("asiakasnumero.in_client_list", KnownClients()),
            warning("vastauspvm.none_after_export", NotAfterExport.of("vastauspvm")),
            warning(
                "tyokyky.used_scale",
                between(
                    "tyokyky",
                    1,
                    10,
                    share=0.9,
                    reason="Many zeros for work ability are usually empty answers.",
                ),
            ),
            info("vaihe.answered_twice", AnsweredTwice()),
            info("asiakasnumero.coverage", CoverageOfWorkAbility()),
        ],
    )


def _feedback() -> ExpectationSuite:
    return suite(
        "raw.palaute",
        [
            critical("arvosana.plausible_mean", PlausibleGrade()),
            warning("pvm.none_after_export", NotAfterExport.of("pvm")),
            info("pvm.in_project", InProjectPeriod.of("pvm", 0.95)),
        ],
    )


def _events() -> ExpectationSuite:
    return suite(
        "raw.tapahtumat",
        [
            warning("pvm.none_after_export", NotAfterExport.of("pvm")),
            warning("pvm.in_project", InProjectPeriod.of("pvm", 0.95)),
            warning(
                "osallistujia.plausible",
                between(
                    "osallistujia",
                    1,
                    1000,
                    share=0.9,
                    reason=(
                        "An event has at least one and hardly over a thousand participants; "
                        "other counts are typing errors or events that were not held."
                    ),
                ),
            ),
        ],
    )
