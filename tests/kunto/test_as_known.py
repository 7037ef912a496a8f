"""`kunto build --as-known-on`: deliveries of then give the release of then and change nothing."""

import shutil
from pathlib import Path

import pytest

from kunto.releases import ReleaseStore, open_for_reading, sha256_of
from tests.conftest import run_kunto, settings_at

DAY = "2022-12-31"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, demo_data: Path) -> Path:
    """Give the demo, whose newest delivery is of 2023-05-31, without its inbox."""
    copy = tmp_path_factory.mktemp("known") / "data"
    shutil.copytree(demo_data, copy)
    shutil.rmtree(copy / "inbox")
    return copy


def _kept(data: Path) -> dict[str, str]:
    """Give what a look back must leave as it is."""
    paths = settings_at(data).paths
    files = [path for path in paths.landing.rglob("*") if path.is_file()]
    files += [paths.raw_store, paths.releases / "CURRENT"]
    return {path.relative_to(data).as_posix(): sha256_of(path) for path in files}


def _marts(file: Path) -> dict[str, list[tuple[object, ...]]]:
    with open_for_reading(file) as connection:
        names = connection.execute(
            "select table_name from duckdb_tables()"
            " where schema_name = 'marts' and table_name <> 'dim_release'"
        ).fetchall()
        return {
            name: sorted(connection.table(f"marts.{name}").fetchall(), key=repr)
            for (name,) in names
        }


def test_what_was_known_then_is_the_release_of_then(data: Path) -> None:
    store = ReleaseStore(settings_at(data).paths.releases)
    (then,) = (release for release in store.list() if release.as_of_date.isoformat() == DAY)
    before = _kept(data)
    told = run_kunto("build", "--as-known-on", DAY, data=data).stdout
    assert f"Release {then.id}-known-{DAY} kept; the one in use stays" in " ".join(told.split())
    known = store.get(f"{then.id}-known-{DAY}")
    assert known.is_looking_back
    assert known.manifest["metrics"] == then.manifest["metrics"]
    assert _marts(known.file) == _marts(then.file)
    assert _kept(data) == before
    assert not list(data.glob(".as_known*"))
    assert "was made before" in run_kunto("build", "--as-known-on", DAY, data=data).stdout
    assert known.id in run_kunto("releases", "list", data=data, COLUMNS="120").stdout


def test_before_the_first_delivery_nothing_was_known(data: Path) -> None:
    before = _kept(data)
    told = run_kunto("build", "--as-known-on", "2020-01-01", data=data, expected=1)
    assert "No delivery with an export day of 2020-01-01 or before is kept." in told.stderr
    assert _kept(data) == before
