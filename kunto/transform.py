"""One run of dbt over a build file: seeds, models and data tests, each test as a check result."""

import json
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from kunto.candidates import Candidate
from kunto.checks import CheckResult, Status
from kunto.errors import BuildError
from kunto.progress import Advance
from kunto.settings import DBT_PROJECT

if TYPE_CHECKING:
    from dbt.artifacts.schemas.results import RunResult

_EXAMPLES = 5
_OF_SOMEONE = re.compile(r"(^|_)name$|^client_id$|^partners$")
_PERSON_KEY = re.compile(r"[0-9a-f]{32}")
_REASONS = {
    "unique_combination": "Two rows stand for the same thing, or a key is missing.",
    "relationships": "A row refers to something that its own list does not have.",
    "accepted_values": "A code is not among those that the code lists in seeds/ know.",
    "expression_is_true": "The rule in the name of the check does not hold for these rows.",
}
"""Why a test without a description of its own matters, by kind."""
_REMEDY = (
    "Run the command again; when it fails again, undo the last change in dbt_project/ or tell"
    " its developer."
)

_STATUS: dict[str, Status] = {
    "pass": "passed",
    "fail": "failed",
    "warn": "failed",
    "skipped": "skipped",
}


def run_dbt(
    candidate: Candidate, variables: dict[str, Any], *, working: Path, advance: Advance
) -> list[CheckResult]:
    """Build seeds, models and data tests in the candidate; return the result of each test.

    Raises BuildError naming the model when one cannot be built. `working` takes dbt's own files.
    """
    results = _invoke(candidate, variables, working=working, advance=advance)
    failed = [r for r in results if not _is_test(r) and r.status == "error"]
    if failed:
        told = "\n".join(f"  {r.node.name}: {r.message}" for r in failed)
        raise BuildError(f"dbt could not build {len(failed)} of its models:\n{told}\n{_REMEDY}")
    return [_check_result(r, candidate.file) for r in results if _is_test(r)]


def find_examples(query: str, build: Path) -> tuple[str, ...]:
    """Return the first rows of a query for a person to find: no names, no person keys."""
    with duckdb.connect(str(build), read_only=True) as connection:
        found = connection.execute(query)
        names = [column[0] for column in found.description or ()]
        rows = found.fetchmany(_EXAMPLES)
    told = [place for place, name in enumerate(names) if not _OF_SOMEONE.search(name)]
    return tuple(" · ".join(_shown(row[place]) for place in told) for row in rows if told)


def _shown(value: object) -> str:
    return "–" if value is None else _PERSON_KEY.sub("…", str(value))


def _invoke(
    candidate: Candidate, variables: dict[str, Any], *, working: Path, advance: Advance
) -> Sequence["RunResult"]:
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager  # noqa: PLC0415
    from dbt.cli.main import dbtRunner  # noqa: PLC0415

    done = 0

    def watch(event: Any) -> None:  # noqa: ANN401
        nonlocal done
        if event.info.name == "LogStartLine":
            advance(event.data.node_info.node_name, done, event.data.total)
        elif event.info.name == "NodeFinished":
            done += 1

    os.environ["KUNTO_WAREHOUSE"] = str(candidate.file)
    os.environ["KUNTO_RELEASE_ID"] = candidate.release_id
    os.environ["KUNTO_AS_OF_DATE"] = candidate.as_of_date.isoformat()
    outcome = dbtRunner(callbacks=[watch]).invoke(
        [
            *("--log-level", "none", "--no-send-anonymous-usage-stats"),
            *("--no-write-json", "--log-level-file", "none", "--log-path", str(working / "logs")),
            *("build", "--exclude-resource-type", "unit_test"),
            *("--project-dir", str(DBT_PROJECT), "--profiles-dir", str(DBT_PROJECT)),
            *("--target-path", str(working / "target"), "--vars", json.dumps(variables)),
        ]
    )
    # The adapter keeps the file open for the life of the process; checks and readers need it.
    if DuckDBConnectionManager._ENV is not None:  # noqa: SLF001 – env() raises before a connection
        DuckDBConnectionManager.env().close()
    DuckDBConnectionManager.close_all_connections()
    if isinstance(outcome.exception, KeyboardInterrupt):
        raise outcome.exception
    if outcome.exception is not None:
        raise BuildError(f"dbt could not run: {outcome.exception}\n{_REMEDY}")
    results: Sequence[RunResult] = outcome.result.results
    return results


def _check_result(result: "RunResult", build: Path) -> CheckResult:
    node: Any = result.node
    tested = next(iter(node.depends_on.nodes), node.unique_id)
    attached = getattr(node, "attached_node", None) or tested
    failing = str(result.status) in ("fail", "warn")
    return CheckResult(
        check_id=node.name,
        kind="dbt_test",
        stage="marts",
        table_name=attached.rsplit(".", 1)[-1],
        column_name=getattr(node, "column_name", None),
        severity="critical" if node.config.severity.lower() == "error" else "warning",
        status=_STATUS.get(str(result.status), "error"),
        failed_count=result.failures or 0,
        examples=find_examples(node.compiled_code, build) if failing else (),
        reason=node.description or _REASONS.get(_kind_of(node)) or str(result.message or ""),
    )


def _kind_of(node: Any) -> str:  # noqa: ANN401 – dbt's nodes have no common type
    metadata = getattr(node, "test_metadata", None)
    return metadata.name if metadata else ""


def _is_test(result: "RunResult") -> bool:
    return str(result.node.resource_type) == "test"
