"""`kunto watch` publishes what arrives; killed in the middle, it leaves no lock behind."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kunto.locking import writing
from kunto.releases import ReleaseStore
from kunto.settings import ROOT
from tests.conftest import settings_at

LAST_DAY = "2023-05-31"


@contextmanager
def _watching(data: Path) -> Iterator[subprocess.Popen[str]]:
    """Watch an inbox as a person would; what it tells goes into watch.log beside it."""
    with (data / "watch.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "kunto", "watch", "--every", "0.2"],
            cwd=ROOT,
            env={**os.environ, "KUNTO_DATA": str(data)},
            stdout=log,
            stderr=log,
            text=True,
        )
        try:
            yield process
        finally:
            process.kill()
            process.wait(timeout=20)


def _wait_until(
    is_so: Callable[[], object], process: subprocess.Popen[str], told: Callable[[], str]
) -> None:
    deadline = time.monotonic() + 180
    while not is_so():
        assert process.poll() is None, told()
        assert time.monotonic() < deadline, told()
        time.sleep(0.01)


def _told(data: Path) -> str:
    return (data / "watch.log").read_text(encoding="utf-8")


def _write_slowly(file: Path, content: bytes) -> None:
    """Write more often than the inbox is looked at, so that the file grows from look to look."""
    for size in range(5000, 25000, 1000):
        file.write_bytes(content[:size])
        time.sleep(0.1)
    file.write_bytes(content)


@pytest.mark.slow
def test_what_arrives_is_published_though_a_refresh_was_killed(
    demo_data: Path, tmp_path: Path
) -> None:
    settings = settings_at(tmp_path)
    paths = settings.paths
    shutil.copytree(settings_at(demo_data).paths.inbox / LAST_DAY, paths.inbox / LAST_DAY)
    growing = paths.inbox / LAST_DAY / "access_kontaktit.csv"
    whole = growing.read_bytes()
    for moment in (paths.landing / ".arriving", paths.releases / ".build.duckdb"):
        with _watching(tmp_path) as process:
            _wait_until(moment.exists, process, lambda: _told(tmp_path))
            process.send_signal(signal.SIGKILL)
            assert process.wait(timeout=20) == -signal.SIGKILL
        with writing(tmp_path):
            assert ReleaseStore(paths.releases).current() is None
    growing.write_bytes(whole[:5000])
    with _watching(tmp_path) as process:
        _wait_until(lambda: "Waiting until" in _told(tmp_path), process, lambda: _told(tmp_path))
        _write_slowly(growing, whole)
        _wait_until(lambda: " published." in _told(tmp_path), process, lambda: _told(tmp_path))
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0
    lines = _told(tmp_path).splitlines()
    assert "Watching has ended" in lines[-1]
    assert [line for line in lines if "Files loaded" in line] == [lines[-2]], "only the whole file"
    release = ReleaseStore(paths.releases).current()
    assert release is not None
    assert release.manifest["metrics"]["registered_clients"] == 340
    assert release.manifest["tables"]["raw.access_kontaktit"] > 3000
    assert not (paths.releases / ".build.duckdb").exists()
    assert not list((paths.landing / ".arriving").iterdir())
