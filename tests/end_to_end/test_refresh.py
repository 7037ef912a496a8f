"""What a refresh does with change, repetition and trouble."""

import dataclasses
import json
import shutil
from pathlib import Path

import duckdb
import pytest

from ingest.synthetic import simulate, write_deliveries
from kunto import pipeline
from kunto.errors import ChecksFailedError
from kunto.progress import Silent
from kunto.releases import ReleaseStore
from tests.conftest import run_kunto, settings_at

LAST_DAY = "2023-05-31"


def _metrics(file: Path) -> dict[str, float]:
    with duckdb.connect(str(file), read_only=True) as connection:
        return dict(connection.execute("select metric_id, value from marts.rpt_metrics").fetchall())


def _contents(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """Give every row of every table, in an order of its own."""
    with duckdb.connect(str(file), read_only=True) as connection:
        names = connection.execute(
            "select schema_name || '.' || table_name from duckdb_tables() order by all"
        ).fetchall()
        return {name: connection.table(name).order("all").fetchall() for (name,) in names}


@pytest.fixture
def last_delivery(demo_data: Path, tmp_path: Path) -> Path:
    """Give a data directory that holds only the sample's last delivery, not loaded yet."""
    data = tmp_path / "data"
    inbox = settings_at(data).paths.inbox
    shutil.copytree(settings_at(demo_data).paths.inbox / LAST_DAY, inbox / LAST_DAY)
    return data


def test_the_same_delivery_loaded_twice_leaves_the_same_warehouse(last_delivery: Path) -> None:
    settings = settings_at(last_delivery)
    first = pipeline.refresh(settings, settings.paths.inbox, Silent())
    raw_before = _contents(settings.paths.raw_store)
    second = pipeline.refresh(settings, settings.paths.inbox, Silent())
    assert (first.is_new, second.is_new) == (True, False)
    assert second.release.id == first.release.id
    assert _contents(settings.paths.raw_store) == raw_before


def test_one_changed_source_row_breaks_the_tie_out(last_delivery: Path) -> None:
    settings = settings_at(last_delivery)
    file = settings.paths.inbox / LAST_DAY / "access_jaksot.csv"
    text = file.read_bytes()
    assert "työllistyi".encode("cp1252") in text
    file.write_bytes(text.replace("työllistyi".encode("cp1252"), "koulutus".encode("cp1252"), 1))
    with pytest.raises(ChecksFailedError, match="tie_out"):
        pipeline.refresh(settings, settings.paths.inbox, Silent())
    store = ReleaseStore(settings.paths.releases)
    assert store.current() is None
    assert not list(store.directory.glob("*.duckdb"))
    assert list(settings.paths.check_reports.glob("*.parquet"))


def test_a_stopped_file_is_told_and_the_rest_goes_on(last_delivery: Path) -> None:
    broken = settings_at(last_delivery).paths.inbox / LAST_DAY / "palaute.csv"
    broken.write_bytes(broken.read_bytes().replace(b"Arvosana", b"Numero", 1))
    told = run_kunto("load", data=last_delivery, expected=1)
    assert "palaute.csv" in told.stderr
    assert "Arvosana" in told.stderr
    with duckdb.connect(str(settings_at(last_delivery).paths.raw_store)) as connection:
        status = dict(connection.execute("select file, status from quality.loads").fetchall())
    assert status[f"{LAST_DAY}/palaute.csv"] == "stopped"
    assert status[f"{LAST_DAY}/access_jaksot.csv"] == "current"


def test_build_publishes_nothing_and_check_reads_the_candidate(last_delivery: Path) -> None:
    run_kunto("load", data=last_delivery)
    run_kunto("build", data=last_delivery)
    settings = settings_at(last_delivery)
    assert ReleaseStore(settings.paths.releases).current() is None
    assert _metrics(settings.paths.candidate)["registered_clients"] == 340
    assert "checks passed" in run_kunto("check", data=last_delivery).stdout


def test_one_changed_person_moves_truth_and_warehouse_by_one(tmp_path: Path) -> None:
    world = simulate(clients=60, seed=5)
    settings = settings_at(tmp_path / "data")
    inbox = settings.paths.inbox
    place, person = next((i, p) for i, p in enumerate(world.people) if p.outcome == "job_search")
    changed = dataclasses.replace(
        world,
        people=(
            *world.people[:place],
            dataclasses.replace(person, outcome="employed"),
            *world.people[place + 1 :],
        ),
    )
    figures = []
    for number, each in enumerate((world, changed)):
        shutil.rmtree(inbox, ignore_errors=True)
        write_deliveries(each, inbox)
        data = settings_at(tmp_path / f"data{number}")
        shutil.copytree(inbox / LAST_DAY, data.paths.inbox / LAST_DAY)
        release = pipeline.refresh(data, data.paths.inbox, Silent()).release
        truth = json.loads((inbox / LAST_DAY / "truth.json").read_text(encoding="utf-8"))
        figures.append((truth["metrics"], _metrics(release.file)))
    for before, after in zip(*figures, strict=True):
        assert after["outcome_employed"] - before["outcome_employed"] == 1
        assert after["outcome_job_search"] - before["outcome_job_search"] == -1
        assert after["registered_clients"] == before["registered_clients"]
