"""The small world and the empty one, each built once by dbt."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kunto.metrics import metric_parts, metrics
from tests.dbt_project.small_world import AS_OF_DATE, write_small_world

PROJECT = Path(__file__).parents[2] / "dbt_project"


@dataclass(frozen=True)
class Built:
    """A warehouse after `dbt build`, and what dbt says of it."""

    warehouse: Path
    manifest: dict[str, Any]
    results: list[dict[str, Any]]

    def statuses(self, kind: str) -> dict[str, str]:
        """Give the status of each node of a kind: model, seed, test, unit_test."""
        return {
            result["unique_id"]: result["status"]
            for result in self.results
            if result["unique_id"].startswith(f"{kind}.")
        }


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the small world, unit tests included."""
    return _build(tmp_path_factory.mktemp("small"), is_empty=False)


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a project that has delivered nothing but empty files."""
    return _build(
        tmp_path_factory.mktemp("empty"), "--exclude-resource-type", "unit_test", is_empty=True
    )


def _build(working: Path, *arguments: str, is_empty: bool) -> Built:
    warehouse = working / "warehouse.duckdb"
    write_small_world(warehouse, is_empty=is_empty)
    variables = {"as_of_date": AS_OF_DATE, "release_id": f"{AS_OF_DATE}-small"}
    variables |= {"metric_parts": metric_parts(metrics())}
    run_dbt(warehouse, "build", *arguments, "--vars", json.dumps(variables))
    manifest = json.loads((working / "target" / "manifest.json").read_text())
    results = json.loads((working / "target" / "run_results.json").read_text())["results"]
    return Built(warehouse, manifest, results)


def run_dbt(warehouse: Path, *arguments: str) -> None:
    """Run dbt over a warehouse as a person would; it must succeed and writes beside the file."""
    working = warehouse.parent
    command = [
        *(sys.executable, "-c", "from dbt.cli.main import cli; cli()", "--no-use-colors"),
        *(*arguments, "--project-dir", str(PROJECT), "--profiles-dir", str(PROJECT)),
        *("--target-path", str(working / "target"), "--log-path", str(working / "logs")),
    ]
    done = subprocess.run(
        command,
        env={**os.environ, "KUNTO_WAREHOUSE": str(warehouse)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr
