"""A value that is not there says so in the words of its column, in the release itself."""

from pathlib import Path

import duckdb
import pytest

from kunto.releases import Release, ReleaseStore, open_for_reading
from tests.conftest import settings_at

COLUMNS = (
    "select schema_name, table_name, column_name, comment from duckdb_columns()"
    " where schema_name in ('marts', 'quality') and not internal"
)


@pytest.fixture(scope="module")
def releases(demo_data: Path) -> tuple[Release, ...]:
    return ReleaseStore(settings_at(demo_data).paths.releases).list()


def test_every_column_with_a_missing_value_says_when_it_is_missing(
    releases: tuple[Release, ...],
) -> None:
    assert len(releases) == 3
    silent = set()
    for release in releases:
        with open_for_reading(release.file) as connection:
            for schema, table, column, comment in connection.execute(COLUMNS).fetchall():
                if "missing" not in (comment or "").lower() and _has_nulls(
                    connection, f"{schema}.{table}", column
                ):
                    silent.add(f"{schema}.{table}.{column}")
    assert silent == set()


def test_every_column_that_analysts_read_is_described(releases: tuple[Release, ...]) -> None:
    with open_for_reading(releases[0].file) as connection:
        told = connection.execute(COLUMNS).fetchall()
    assert {schema for schema, *_ in told} == {"marts", "quality"}
    assert [column for *column, comment in told if not comment] == []


def _has_nulls(connection: duckdb.DuckDBPyConnection, table: str, column: str) -> bool:
    return bool(connection.table(table).filter(f'"{column}" is null').limit(1).fetchall())
