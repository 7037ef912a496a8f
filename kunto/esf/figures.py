"""What a release knows for the report to the ESF."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

import duckdb

from kunto.errors import ReleaseError
from kunto.releases import Release, open_for_reading


@dataclass(frozen=True)
class Heading:
    """Whose figures these are, up to when, and what they are counted by."""

    project_name: str
    project_code: str | None
    programme: str
    release_id: str
    as_of_date: date
    is_sample: bool
    result_days: int
    young_age_limit: int
    long_term_months_young: int
    long_term_months: int


@dataclass(frozen=True)
class Indicator:
    """One indicator of one sex (male, female, total) and year; counts are None if not collected."""

    indicator_code: str
    indicator_kind: str
    name_id: str
    sex_id: str
    period_year: int
    period_count: int | None
    cumulative_count: int | None
    not_told_count: int | None
    reported_count: int | None
    correction_count: int | None
    is_verified: bool


@dataclass(frozen=True)
class Validation:
    """One of the funder's rules: how many it looked at and how many break it."""

    rule_id: str
    severity: str
    checked_thing: str
    checked_count: int
    failed_count: int


@dataclass(frozen=True)
class Failure:
    """What breaks a rule: a client number, a business id or a figure, never a person."""

    rule_id: str
    checked_thing: str
    reference: str


@dataclass(frozen=True)
class EsfFigures:
    """All that the report says; indicators in the funder's order, then by year."""

    heading: Heading
    indicators: Sequence[Indicator]
    validations: Sequence[Validation]
    failures: Sequence[Failure]


_Row = TypeVar("_Row", Heading, Indicator, Validation, Failure)


def read_esf(release: Release, programme: str | None = None) -> EsfFigures:
    """Read the figures of a programme, the project's own when none is named.

    Raises ReleaseError when the release was made before these figures were counted.
    """
    with open_for_reading(release.file) as connection:
        try:
            return _read(connection, programme)
        except duckdb.CatalogException:
            raise ReleaseError(
                f"Release {release.id} has no ESF figures: it was made by an earlier version."
                " Run kunto refresh, or name a newer release."
            ) from None


def _read(connection: duckdb.DuckDBPyConnection, programme: str | None) -> EsfFigures:
    heading = _rows(
        connection,
        Heading,
        """select project_name, project_code, programme, release_id, as_of_date, is_sample,
            result_days, young_age_limit, long_term_months_young, long_term_months
        from marts.dim_release
        cross join marts.dim_esf_rules""",
    )[0]
    chosen = programme or heading.programme
    indicators = _rows(
        connection,
        Indicator,
        """select indicator_code, indicator_kind, name_id, sex_id, period_year, period_count,
            cumulative_count, not_told_count, reported_count, correction_count, is_verified
        from marts.rpt_esf_indicators
        where programme = $programme
        order by indicator_order, period_year, sex_id""",
        programme=chosen,
    )
    return EsfFigures(
        heading=replace(heading, programme=chosen),
        indicators=indicators,
        validations=_rows(
            connection,
            Validation,
            """select rule_id, severity, checked_thing, checked_count, failed_count
            from marts.rpt_esf_validations
            order by rule_order""",
        ),
        failures=_rows(
            connection,
            Failure,
            """select rule_id, checked_thing, reference
            from marts.rpt_esf_validation_failures
            order by rule_order, reference""",
        ),
    )


def _rows(
    connection: duckdb.DuckDBPyConnection, kind: type[_Row], sql: str, **parameters: str
) -> list[_Row]:
    found = connection.execute(sql, parameters or None)
    names = [column[0] for column in found.description or ()]
    return [kind(**dict(zip(names, row, strict=True))) for row in found.fetchall()]
