"""A release opens with the oldest DuckDB that is promised, in an environment of its own."""

import os
import subprocess
import venv
from pathlib import Path

import pytest

from kunto.releases import ReleaseStore
from tests.conftest import settings_at

OLDEST = "duckdb==1.5.*"
READ = """
import sys, duckdb
assert duckdb.__version__.startswith("1.5."), duckdb.__version__
with duckdb.connect(sys.argv[1], read_only=True) as connection:
    tables = connection.execute(
        "select schema_name || '.' || table_name, estimated_size from duckdb_tables()"
    ).fetchall()
    views = connection.execute(
        "select schema_name || '.' || view_name from duckdb_views() where not internal"
    ).fetchall()
    for table, size in tables:
        assert len(connection.execute(f"select * from {table}").fetchall()) == size, table
    assert {"marts.rpt_metrics", "quality.check_results"} <= {table for table, _ in tables}
    unread = []
    for (view,) in views:
        try:
            connection.execute(f"select * from {view}").fetchall()
        except duckdb.Error as error:
            unread.append(f"{view}: {str(error).splitlines()[0]}")
    assert views and not unread, "; ".join(unread)
"""


@pytest.fixture(scope="module")
def older_python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a Python that has DuckDB 1.5; without a way to it skip, on CI fail."""
    folder = tmp_path_factory.mktemp("older")
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    done = subprocess.run(
        [str(python), "-m", "pip", "install", "--quiet", "--no-deps", OLDEST],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    if done.returncode != 0:
        reason = f"{OLDEST} could not be installed: {done.stderr.strip()[-200:]}"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return python


@pytest.mark.slow
def test_every_table_and_view_of_every_release_is_read_by_the_oldest(
    older_python: Path, demo_data: Path
) -> None:
    releases = ReleaseStore(settings_at(demo_data).paths.releases).list()
    assert releases
    for release in releases:
        done = subprocess.run(
            [str(older_python), "-c", READ, str(release.file)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
