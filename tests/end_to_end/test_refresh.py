"""What a refresh does with change, repetition and trouble."""

import dataclasses
import json
import shutil
from pathlib import Path

import duckdb
import pytest

from ingest.synthetic import simulate, write_deliveries
from ingest.synthetic.people import Person
from ingest.synthetic.world import World
from kunto import pipeline, transform
from kunto.checks import CheckResult
from kunto.errors import BuildError, ChecksFailedError
from kunto.progress import Silent
from kunto.releases import ReleaseStore
from tests.conftest import run_kunto, settings_at

LAST_DAY = "2023-05-31"
JOB_SEARCH, EMPLOYED = "jatkaa työnhakua", "työllistyi"


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


def test_a_stopped_file_is_named_even_when_nothing_else_was_delivered(tmp_path: Path) -> None:
    delivery = settings_at(tmp_path).paths.inbox / LAST_DAY
    delivery.mkdir(parents=True)
    (delivery / "palaute.csv").write_text("Vastausnumero;Pvm\n1;1.5.2023\n", encoding="utf-8")
    told = run_kunto("refresh", data=tmp_path, expected=1).stderr
    assert "palaute.csv" in told
    assert "Arvosana" in told


def test_a_build_that_fails_leaves_its_report_and_nothing_else(
    last_delivery: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = settings_at(last_delivery)

    def fail(*_: object, **__: object) -> list[CheckResult]:
        raise BuildError("dbt could not build 1 of its models:\n  dim_clients: out of memory")

    monkeypatch.setattr(transform, "run_dbt", fail)
    with pytest.raises(BuildError, match=r"dim_clients(.|\n)*All results are in") as refused:
        pipeline.refresh(settings, settings.paths.inbox, Silent())
    assert "stays in use" not in str(refused.value), "there is none before the first"
    assert [path.name for path in settings.paths.releases.iterdir()] == ["checks"]
    report = next(settings.paths.check_reports.glob("*.parquet"))
    kept = duckdb.read_parquet(str(report)).aggregate("count(*), min(stage)").fetchall()
    assert kept[0][0] > 50
    assert kept[0][1] == "raw"


def test_build_publishes_nothing_and_check_reads_the_candidate(last_delivery: Path) -> None:
    run_kunto("load", data=last_delivery)
    run_kunto("build", data=last_delivery)
    settings = settings_at(last_delivery)
    assert ReleaseStore(settings.paths.releases).current() is None
    assert _metrics(settings.paths.candidate)["registered_clients"] == 340
    assert "checks passed" in run_kunto("check", data=last_delivery).stdout


def test_one_changed_person_moves_truth_and_warehouse_by_one(tmp_path: Path) -> None:
    world = simulate(clients=60, seed=5)
    place, person = next(
        (i, p) for i, p in enumerate(world.people) if p.end_form and _outcome(p) == JOB_SEARCH
    )
    last = dataclasses.replace(person.periods[-1], outcome=EMPLOYED)
    employed = dataclasses.replace(person, periods=(*person.periods[:-1], last))
    people = (*world.people[:place], employed, *world.people[place + 1 :])
    before_truth, before = _figures(world, tmp_path / "before")
    after_truth, after = _figures(dataclasses.replace(world, people=people), tmp_path / "after")
    moved = {"outcome_job_search": -1, "outcome_employed": 1}
    for old, new in ((before_truth, after_truth), (before, after)):
        assert {name: new[name] - old[name] for name in moved} == moved
        unmoved = [name for name in old if name.startswith(("registered", "served", "dropped"))]
        assert [new[name] for name in unmoved] == [old[name] for name in unmoved]


def _outcome(person: Person) -> str:
    return person.periods[-1].outcome


def _figures(world: World, data: Path) -> tuple[dict[str, float], dict[str, float]]:
    """Give what a world knows of its last day, and what the warehouse makes of its files."""
    settings = settings_at(data)
    written = data / "written"
    write_deliveries(world, written)
    shutil.copytree(written / LAST_DAY, settings.paths.inbox / LAST_DAY)
    truth = json.loads((written / LAST_DAY / "truth.json").read_text(encoding="utf-8"))
    release = pipeline.refresh(settings, settings.paths.inbox, Silent()).release
    return truth["metrics"], _metrics(release.file)
