"""What a build begins with: the raw rows, the holidays, the metrics and the settings."""

from pathlib import Path
from typing import Any

import duckdb
import holidays

from kunto.metrics import metric_parts, metrics, write_registry
from kunto.settings import Settings

STORAGE_VERSION = "v1.5.0"
"""File format of a release: analysts with DuckDB 1.5 and later can open it."""

HOLIDAY_YEARS = range(2015, 2036)
"""The years of the calendar: the models count working days in these and no others."""


def copy_raw(raw_store: Path, build: Path) -> None:
    """Begin a build with a compact copy of the raw store, the holidays and the metric registry.

    Copying table by table leaves behind the free blocks in which deleted rows would live on. The
    keys of earlier exports, which only the loader needs, stay behind as well.
    """
    days = holidays.country_holidays("FI", years=HOLIDAY_YEARS, language="fi")
    with duckdb.connect() as connection:
        connection.execute(f"attach '{_quoted(raw_store)}' as raw_store (read_only)")
        connection.execute(
            f"attach '{_quoted(build)}' as build (storage_version '{STORAGE_VERSION}')"
        )
        connection.execute("copy from database raw_store to build (schema)")
        connection.execute("drop schema if exists build.keys cascade")
        tables = connection.execute(
            "select schema_name || '.' || table_name from duckdb_tables()"
            " where database_name = 'build' order by all"
        ).fetchall()
        for (table,) in tables:
            connection.execute(f"insert into build.{table} from raw_store.{table}")
        connection.execute("create schema build.reference")
        connection.execute(
            "create table build.reference.public_holidays (date date primary key, name varchar)"
        )
        connection.executemany(
            "insert into build.reference.public_holidays values (?, ?)", sorted(days.items())
        )
        write_registry(connection, metrics(), "build.reference.metrics")


def dbt_variables(settings: Settings) -> dict[str, Any]:
    """Name every setting that the models use, as dbt variables."""
    levels, due, capacity = settings.service_levels, settings.due_list, settings.capacity
    project, esf = settings.project, settings.esf
    return {
        "project_name": project.name,
        "project_start": project.start.isoformat(),
        "project_end": project.end.isoformat(),
        "municipality": project.municipality,
        "age_limit": project.age_limit,
        "is_sample": settings.is_sample,
        "first_contact_working_days": levels.first_contact_working_days,
        "company_contact_working_days": levels.company_contact_working_days,
        "company_followup_days": levels.company_followup_days,
        "company_followup_late_days": levels.company_followup_late_days,
        "silence_days": levels.silence_days,
        "meeting_interval_days": levels.meeting_interval_days,
        "planned_duration_months": levels.planned_duration_months,
        "saturday_is_working_day": levels.saturday_is_working_day,
        "start_form_days": due.start_form_days,
        "end_form_days": due.end_form_days,
        "esf_followup_days": due.esf_followup_days,
        "esf_followup_months": due.esf_followup_months,
        "esf_followup_shown_days": due.esf_followup_shown_days,
        "due_upcoming_days": due.upcoming_days,
        "esf_programme": esf.programme,
        "esf_young_age_limit": esf.young_age_limit,
        "esf_long_term_months_young": esf.long_term_months_young,
        "esf_long_term_months": esf.long_term_months,
        "capacity_wac": capacity.clients_wac,
        "capacity_bc": capacity.clients_bc,
        "client_work_share_wac": capacity.client_work_share_wac,
        "client_work_share_bc": capacity.client_work_share_bc,
        "client_target_base": settings.targets.clients_base,
        "metric_parts": metric_parts(metrics()),
    }


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
