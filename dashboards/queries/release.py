"""The release itself: whose data, up to which day, and which years there are to choose from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

import duckdb

from dashboards.access import Audience
from dashboards.queries.rows import read_rows


class MetricMeaning(TypedDict):
    """What a metric of the registry means, in words by language, and who decided so.

    `rule` is report, funder, law or assumption; `assumption` what is taken as given, None where
    nothing is; `sources` the systems it is counted from.
    """

    rule: str
    sources: Sequence[str]
    name: Mapping[str, str]
    definition: Mapping[str, str]
    assumption: Mapping[str, str | None]


@dataclass(frozen=True)
class ReleaseFacts:
    """What a release says of itself: whose it is, up to when, and what was promised then.

    `limits` are the limits of the service levels, in the unit of each, by level; `metrics` what its
    metrics mean.
    """

    release_id: str
    as_of_date: date
    project_code: str
    project_name: str
    project_start: date
    project_end: date
    client_target_base: str
    silence_days: int
    due_upcoming_days: int
    is_sample: bool
    limits: Mapping[str, int]
    metrics: Mapping[str, MetricMeaning]

    @property
    def has_ended(self) -> bool:
        """Whether the data reach the last day of the project."""
        return self.as_of_date >= self.project_end


@dataclass(frozen=True)
class _Year:
    year: int


def read_release(connection: duckdb.DuckDBPyConnection, _: Audience) -> ReleaseFacts:
    """Return what the release says of itself."""
    sql = """
        select release_id, as_of_date, project_code, project_name, project_start, project_end,
            client_target_base, silence_days, due_upcoming_days, is_sample,
            (select map_from_entries(list((level_id, limit_value))) from marts.dim_service_levels)
                as limits,
            (select map_from_entries(list((metric_id, {
                'rule': rule, 'sources': sources,
                'name': {'fi': name_fi, 'sv': name_sv, 'en': name_en},
                'definition': {'fi': definition_fi, 'sv': definition_sv, 'en': definition_en},
                'assumption': {'fi': assumption_fi, 'sv': assumption_sv, 'en': assumption_en}
            }))) from marts.dim_metrics) as metrics
        from marts.dim_release
    """
    return read_rows(connection, sql, {}, ReleaseFacts)[0]


def read_years(connection: duckdb.DuckDBPyConnection, _: Audience) -> tuple[int, ...]:
    """Return the calendar years in which someone registered or was served."""
    sql = """
        select distinct year(month) as year
        from (
            select registered_month as month from marts.rpt_funnel
            union all
            select served_month from marts.rpt_activation
        )
        order by year
    """
    return tuple(row.year for row in read_rows(connection, sql, {}, _Year))
