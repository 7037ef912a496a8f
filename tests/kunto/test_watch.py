"""The inbox is watched: what is complete is refreshed once, what is not is waited for."""

import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kunto import pipeline
from kunto.errors import BusyError, ChecksFailedError
from kunto.interrupts import Interrupts
from kunto.pipeline import IsComplete
from kunto.watch import Refreshing, Watch
from tests.conftest import settings_at

Meanwhile = Callable[[], object]


class Refreshes:
    """Notes which files were complete at each refresh."""

    def __init__(self, inbox: Path) -> None:
        self.inbox = inbox
        self.taken: list[list[str]] = []
        self.can_begin = True
        self.meanwhile: Meanwhile = lambda: None

    def __call__(self, is_complete: IsComplete) -> bool:
        self.meanwhile()
        files = (path for path in sorted(self.inbox.rglob("*")) if path.is_file())
        self.taken.append([path.name for path in files if is_complete(path)])
        return self.can_begin


@pytest.fixture
def refreshes(tmp_path: Path) -> Refreshes:
    return Refreshes(tmp_path)


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def watch(refreshes: Refreshes, told: list[str]) -> Watch:
    return Watch(refreshes.inbox, refreshes, told.append)


def _look(watch: Watch, times: int = 1) -> None:
    for _ in range(times):
        watch.look()


def test_files_are_taken_once_they_are_the_same_at_two_looks(
    watch: Watch, refreshes: Refreshes, told: list[str]
) -> None:
    (refreshes.inbox / "a.csv").write_text("a")
    (refreshes.inbox / "b.csv").write_text("b")
    _look(watch)
    assert refreshes.taken == []
    assert told == ["New or changed files: 2. Waiting until they are complete."]
    _look(watch, 3)
    assert refreshes.taken == [["a.csv", "b.csv"]]


def test_half_written_file_holds_back_what_is_delivered_with_it(
    watch: Watch, refreshes: Refreshes, told: list[str]
) -> None:
    (refreshes.inbox / "a.csv").write_text("a")
    growing = refreshes.inbox / "b.csv"
    for size in range(1, 5):
        growing.write_text("b" * size)
        _look(watch)
    assert refreshes.taken == []
    assert len(told) == 1
    _look(watch, 2)
    assert refreshes.taken == [["a.csv", "b.csv"]]


def test_file_of_the_same_size_that_is_written_again_is_waited_for(
    watch: Watch, refreshes: Refreshes
) -> None:
    file = refreshes.inbox / "a.csv"
    for second in range(3):
        file.write_text("a")
        os.utime(file, (second, second))
        _look(watch)
    assert refreshes.taken == []


def test_file_that_changes_when_the_refresh_begins_is_left_for_the_next(
    watch: Watch, refreshes: Refreshes
) -> None:
    (refreshes.inbox / "a.csv").write_text("a")
    refreshes.meanwhile = lambda: (refreshes.inbox / "b.csv").write_text("half")
    _look(watch, 2)
    refreshes.meanwhile = lambda: None
    (refreshes.inbox / "b.csv").write_text("whole")
    _look(watch, 3)
    assert refreshes.taken == [["a.csv"], ["a.csv", "b.csv"]]


@pytest.mark.parametrize("name", ["a.csv.part", "a.tmp", ".a.csv", "~$a.xlsx", "a.crdownload"])
def test_file_that_says_it_is_unfinished_is_no_news(
    watch: Watch, refreshes: Refreshes, told: list[str], name: str
) -> None:
    (refreshes.inbox / name).write_text("a")
    _look(watch, 3)
    assert (refreshes.taken, told) == ([], [])


def test_what_could_not_begin_is_tried_again(watch: Watch, refreshes: Refreshes) -> None:
    (refreshes.inbox / "a.csv").write_text("a")
    refreshes.can_begin = False
    _look(watch, 3)
    refreshes.can_begin = True
    _look(watch, 3)
    assert len(refreshes.taken) == 3


def test_new_file_and_one_taken_away_are_refreshed_with_the_rest(
    watch: Watch, refreshes: Refreshes
) -> None:
    first, second = (refreshes.inbox / name for name in ("a.csv", "b.csv"))
    first.write_text("a")
    _look(watch, 3)
    second.write_text("b")
    _look(watch, 3)
    first.unlink()
    _look(watch, 3)
    assert refreshes.taken == [["a.csv"], ["a.csv", "b.csv"], ["b.csv"]]


@pytest.fixture
def refreshing(tmp_path: Path, told: list[str]) -> Refreshing:
    interrupts = SimpleNamespace(seen=False)
    return Refreshing(settings_at(tmp_path), told.append, interrupts)  # type: ignore[arg-type]


def _fail_with(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise error

    monkeypatch.setattr(pipeline, "refresh", fail)


def _always(_: Path) -> bool:
    return True


@pytest.mark.parametrize("error", [ChecksFailedError("Critical"), OSError("full"), ValueError("x")])
def test_failed_refresh_is_told_and_watching_goes_on(
    refreshing: Refreshing, told: list[str], monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    _fail_with(monkeypatch, error)
    assert refreshing(_always)
    assert len(told) == 1
    assert told[0].startswith("The refresh failed.")
    assert str(error) in told[0]


def test_that_another_process_is_at_it_is_told_once(
    refreshing: Refreshing, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _fail_with(monkeypatch, BusyError("Another load is running"))
    assert [refreshing(_always) for _ in range(3)] == [False] * 3
    assert told == ["Another load is running"]


def test_interrupted_refresh_ends_the_watching(
    tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupts = Interrupts.__new__(Interrupts)
    interrupts.seen = True
    _fail_with(monkeypatch, RuntimeError("Query interrupted"))
    with pytest.raises(RuntimeError, match="interrupted"):
        Refreshing(settings_at(tmp_path), told.append, interrupts)(_always)
    assert told == []
