"""Rules on who may be a client: the project's target group."""

from expectations.conditions import faults, mostly
from expectations.rules import Rule

UNIDENTIFIED = (
    "Who has no identity code is found by name and birth date only, and never among the funder's "
    "forms unless the client database has the code: the same person may count twice."
)


class InAgeGroup(Rule):
    """Persons are old enough to be jobseekers and under the project's age limit."""

    unexpected_rows_query: str = mostly(
        0.98,
        """select
            _file || ' row ' || _row || ': ' || ika || ' years' as example,
            ika between 15 and getvariable('age_limit') - 1 as is_good
        from batch
        where ika is not null""",
    )
    description: str | None = (
        "The funder pays only for the target group. Many ages outside it mean that the file "
        "belongs to another service or that birth dates are read in the wrong century."
    )


class FromMunicipality(Rule):
    """Persons live in the project's municipality."""

    unexpected_rows_query: str = mostly(
        0.95,
        """select
            _file || ' row ' || _row || ': ' || kotikunta as example,
            lower(trim(kotikunta)) = lower(getvariable('municipality')) as is_good
        from batch
        where kotikunta is not null""",
    )
    description: str | None = (
        "The project serves the residents of its municipality. Many others mean that the file "
        "is from another project or that the municipality's name is written in a new way."
    )


class PlausibleUnemployment(Rule):
    """Nobody has been unemployed for longer than since the age of fifteen."""

    unexpected_rows_query: str = mostly(
        0.95,
        """select
            _file || ' row ' || _row || ': ' || tyottomyys_kk || ' months' as example,
            tyottomyys_kk <= (ika - 14) * 12 as is_good
        from batch
        where tyottomyys_kk is not null and ika is not null""",
    )
    description: str | None = (
        "Months of unemployment beyond a person's adult years are usually days or weeks "
        "entered as months."
    )


class BothSexes(Rule):
    """Both sexes are found among the persons."""

    unexpected_rows_query: str = faults(
        """select 'men ' || men_count || ' of ' || person_count as example
        from (
            select
                count(*) filter (
                    where sukupuoli in (select source_word from seeds.sexes where sex_id = 'male')
                ) as men_count,
                count(sukupuoli) as person_count
            from batch
        )
        where person_count >= 50 and men_count / person_count not between 0.05 and 0.95"""
    )
    description: str | None = (
        "Almost only one sex among many clients is unusual for the target group: sex is read "
        "from the identity code, so the codes may have been changed in the export."
    )
