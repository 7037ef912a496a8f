"""The demo as a person runs it: three releases, and nothing changes when run again."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb

from kunto.releases import ReleaseStore
from kunto.settings import ROOT
from tests.conftest import run_kunto, settings_at


def _hashes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_demo_publishes_each_delivery_day(demo_data: Path) -> None:
    releases = ReleaseStore(settings_at(demo_data).paths.releases)
    assert [str(release.as_of_date) for release in releases.list()] == [
        "2023-05-31",
        "2022-12-31",
        "2022-03-31",
    ]
    current = releases.current()
    assert current is not None
    assert str(current.as_of_date) == "2023-05-31"


def test_demo_run_again_changes_nothing(demo_data: Path) -> None:
    paths = settings_at(demo_data).paths
    before = {**_hashes(paths.releases), **_hashes(paths.inbox)}
    told = run_kunto("demo", "--no-serve", data=demo_data)
    assert "published" not in told.stdout
    assert told.stdout.count("up to date") == 1
    assert {**_hashes(paths.releases), **_hashes(paths.inbox)} == before


def test_an_analyst_opens_what_path_prints(demo_data: Path) -> None:
    file = run_kunto("path", data=demo_data).stdout.strip()
    with duckdb.connect(file, read_only=True) as connection:
        served = connection.execute(
            "select value from marts.rpt_metrics where metric_id = 'served_clients'"
        ).fetchone()
    assert served == (232,)


def test_releases_are_listed_and_shown(demo_data: Path) -> None:
    listed = run_kunto("releases", "list", data=demo_data).stdout
    assert listed.count("S22426") == 3
    shown = json.loads(run_kunto("releases", "show", data=demo_data).stdout)
    assert shown["metrics"]["registered_clients"] == 340
    unknown = "2020-01-01-aaaa"
    for command in (["releases", "show", unknown], ["sql", "select 1", "--release", unknown]):
        told = run_kunto(*command, data=demo_data, expected=2).stderr
        assert f"no release {unknown}" in told


def test_the_quarantine_is_listed_with_what_to_do(demo_data: Path) -> None:
    told = run_kunto(
        "quarantine", "--file", "koordinaattorit", data=demo_data, COLUMNS="120"
    ).stdout
    assert told.startswith("2023-05-31/koordinaattorit.csv\n")
    assert "140 %" in told
    assert "range: The value is outside its limits. Check it in the source system." in told
    assert "Now" not in told
    every = run_kunto(
        "quarantine", "--all", "--file", "koordinaattorit", data=demo_data, COLUMNS="160"
    ).stdout
    assert "2022-03-31/koordinaattorit.csv\n" in every
    assert "waits in a newer delivery" in every
    assert "No such row" in run_kunto("quarantine", "--rule", "nothing", data=demo_data).stdout


def test_misuse_is_exit_code_2(demo_data: Path, tmp_path: Path) -> None:
    run_kunto("serve", "--host", "0.0.0.0", data=demo_data, expected=2)  # noqa: S104
    run_kunto("load", str(tmp_path), data=demo_data, expected=2)
    run_kunto("sample", data=demo_data, expected=2)


def test_a_data_directory_that_cannot_be_one_is_told_without_a_traceback(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    for command in (["path"], ["refresh"], ["releases", "list"], ["demo", "--no-serve"]):
        told = run_kunto(*command, data=file, expected=1).stderr
        assert str(file) in told
        assert "Traceback" not in told


def test_a_damaged_pointer_is_told_with_what_to_do(tmp_path: Path) -> None:
    releases = settings_at(tmp_path).paths.releases
    releases.mkdir()
    (releases / "CURRENT").write_text("{half", encoding="utf-8")
    told = run_kunto("path", data=tmp_path, expected=1).stderr
    assert "CURRENT is damaged. Remove it and run kunto refresh" in told


def test_the_sample_is_never_written_over_other_files(tmp_path: Path) -> None:
    inbox = settings_at(tmp_path).paths.inbox
    inbox.mkdir()
    (inbox / "own.csv").write_text("a;b", encoding="utf-8")
    told = run_kunto("demo", "--no-serve", data=tmp_path, expected=1).stderr
    assert "holds other deliveries" in told
    run_kunto("sample", str(inbox), data=tmp_path, expected=2)
    assert [path.name for path in inbox.iterdir()] == ["own.csv"]


def test_an_interrupted_demo_says_so_and_ends_well_when_run_again(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "kunto", "demo", "--no-serve"],
        cwd=ROOT,
        env={**os.environ, "KUNTO_DATA": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    paths = settings_at(tmp_path).paths
    parsed = paths.dbt / "target" / "partial_parse.msgpack"
    deadline = time.monotonic() + 120
    while not parsed.exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    told = "".join(process.communicate(timeout=120))
    assert process.returncode == 130, told
    assert "Interrupted" in told
    assert "Traceback" not in told
    assert paths.releases.joinpath(".build.duckdb").exists(), "it was to be interrupted at work"
    assert ReleaseStore(settings_at(tmp_path).paths.releases).current() is None
    run_kunto("demo", "--no-serve", data=tmp_path)
    assert len(ReleaseStore(settings_at(tmp_path).paths.releases).list()) == 3
    assert not paths.releases.joinpath(".build.duckdb").exists()


def test_before_any_delivery_the_commands_say_what_to_do(tmp_path: Path) -> None:
    assert "Run kunto refresh" in run_kunto("path", data=tmp_path, expected=1).stderr
    assert "No files to load" in run_kunto("load", data=tmp_path).stdout
    assert "kunto refresh" in run_kunto("refresh", data=tmp_path, expected=1).stderr
    assert (
        "no release to serve" in run_kunto("serve", data=tmp_path, expected=1, PORT="8099").stderr
    )
