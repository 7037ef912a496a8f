"""The next release before it is one: its identity, and what a finished build holds."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from kunto.errors import KuntoError, ReleaseError
from kunto.metrics import metrics
from kunto.releases import open_for_reading
from kunto.settings import DBT_PROJECT, ROOT, Settings

_NOT_IN_ID = ("paths", "pages", "releases", "loading")
"""Settings that change no figure and therefore make no new release."""
_FIGURES_IN_PYTHON = (ROOT / "kunto" / "scenarios.py", ROOT / "kunto" / "scenario_tables.py")
"""What makes figures beside the models; a change of it makes a new release as theirs does."""


@dataclass(frozen=True)
class Candidate:
    """What the next release would be: its id, its data date and the file it is built in."""

    release_id: str
    as_of_date: date
    file: Path


def identify(settings: Settings) -> tuple[str, date]:
    """Return the id and the data date of a release of what the raw store holds now.

    The id changes with the loaded content and how it was read, the settings that change
    figures, the metric registry and the models.
    The data date is the newest day that an export in use tells of itself; when none tells one, the
    newest day of receipt.
    """
    if not settings.paths.raw_store.exists():
        raise KuntoError(
            f"There is no raw store yet. Put deliveries into {settings.paths.inbox}"
            " and run kunto refresh."
        )
    with open_for_reading(settings.paths.raw_store) as connection:
        loads = connection.execute(
            "select table_name, load_id, contract_fingerprint, replaced_count, export_date,"
            " export_date_basis = 'receipt' as is_of_receipt from quality.loads"
            " where status = 'current' order by all"
        ).fetchall()
    if not loads:
        raise KuntoError(
            f"No file was accepted yet, so there is nothing to build from. Put deliveries into"
            f" {settings.paths.inbox} and run kunto refresh."
        )
    own_days = [export_date for *_, export_date, is_of_receipt in loads if not is_of_receipt]
    as_of_date: date = max(own_days or [export_date for *_, export_date, _ in loads])
    figures = {k: v for k, v in asdict(settings).items() if k not in _NOT_IN_ID}
    parts = (repr(loads), json.dumps(figures, default=str, sort_keys=True), _models_hash())
    digest = hashlib.sha256("|".join(parts).encode()).hexdigest()
    return f"{as_of_date.isoformat()}-{digest[:8]}", as_of_date


def verified_manifest(candidate: Candidate) -> dict[str, Any]:
    """Read the finished build as a reader will, and count what is in it.

    Raises ReleaseError when the build does not carry the id it is to be published under.
    """
    with open_for_reading(candidate.file) as connection:
        found = connection.execute("select release_id, project_code from marts.dim_release")
        release_id, project_code = found.fetchone() or (None, None)
        if release_id != candidate.release_id:
            raise ReleaseError(
                f"The build says it is {release_id}, not {candidate.release_id}. Run kunto refresh"
                " again; when it says so again, undo the last change to dim_release."
            )
        return {
            "as_of_date": candidate.as_of_date.isoformat(),
            "project_code": project_code,
            "tables": dict(_count_rows(connection)),
            "metrics": dict(
                connection.execute("select metric_id, value from marts.rpt_metrics").fetchall()
            ),
            "sources": connection.execute(
                "select file, sha256 from quality.loads where status = 'current' order by file"
            ).fetchall(),
        }


def built_as(build: Path) -> str | None:
    """Return the id that a build was made under, None when it was never finished."""
    with open_for_reading(build) as connection:
        try:
            found = connection.execute("select release_id from marts.dim_release").fetchone()
        except duckdb.CatalogException:
            return None
    return found[0] if found else None


def _count_rows(connection: duckdb.DuckDBPyConnection) -> Iterable[tuple[str, int]]:
    tables = connection.execute(
        "select schema_name, table_name from duckdb_tables()"
        " where schema_name in ('raw', 'quality', 'marts') order by all"
    ).fetchall()
    for schema, table in tables:
        name = f"{schema}.{table}"
        yield name, connection.table(name).aggregate("count(*)").fetchall()[0][0]


def _models_hash() -> str:
    digest = hashlib.sha256()
    for path in sorted(DBT_PROJECT.rglob("*")):
        if path.suffix in (".sql", ".csv", ".yml"):
            digest.update(path.relative_to(DBT_PROJECT).as_posix().encode())
            digest.update(path.read_bytes())
    for module in _FIGURES_IN_PYTHON:
        digest.update(module.read_bytes())
    digest.update(repr(metrics()).encode())
    return digest.hexdigest()
