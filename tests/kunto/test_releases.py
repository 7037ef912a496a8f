"""A release is whole or not there; the pointer never names half of one."""

import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pytest

from kunto.errors import BusyError, ReleaseError
from kunto.locking import writing
from kunto.releases import ReleaseStore, open_for_reading, sha256_of


def _publish(store: ReleaseStore, release_id: str, as_of: str = "2022-03-31") -> None:
    build = store.build_file()
    with duckdb.connect(str(build)) as connection:
        connection.execute("create table t as select ? as id", [release_id])
    store.publish(build, release_id=release_id, manifest={"as_of_date": as_of})


@pytest.fixture
def store(tmp_path: Path) -> ReleaseStore:
    return ReleaseStore(tmp_path / "releases")


def test_before_the_first_release_there_is_none(store: ReleaseStore) -> None:
    assert store.current() is None
    assert store.list() == ()


def test_a_published_release_is_current_read_only_and_summed(store: ReleaseStore) -> None:
    _publish(store, "a")
    release = store.current()
    assert release is not None
    assert (release.id, release.as_of_date) == ("a", date(2022, 3, 31))
    assert release.file.stat().st_mode & 0o777 == 0o444
    assert release.manifest["sha256"] == sha256_of(release.file)
    with open_for_reading(release.file) as connection:
        assert connection.execute("from t").fetchall() == [("a",)]
    assert not list(store.directory.glob(".build*"))


def test_the_newest_data_come_first_whatever_was_published_last(store: ReleaseStore) -> None:
    _publish(store, "march", "2022-03-31")
    _publish(store, "december", "2022-12-31")
    _publish(store, "march-corrected", "2022-03-31")
    assert [r.id for r in store.list()] == ["december", "march-corrected", "march"]
    current = store.current()
    assert current is not None
    assert current.id == "march-corrected"


def test_a_build_with_a_wal_beside_it_is_not_published(store: ReleaseStore) -> None:
    _publish(store, "good")
    build = store.build_file()
    with duckdb.connect(str(build)) as connection:
        connection.execute("create table t as select 1 as id")
    build.with_name(f"{build.name}.wal").write_bytes(b"left over")
    with pytest.raises(ReleaseError, match=r"WAL stands beside it\. Run kunto refresh again"):
        store.publish(build, release_id="bad", manifest={"as_of_date": "2022-03-31"})
    current = store.current()
    assert current is not None
    assert current.id == "good"


def test_a_served_file_with_a_stray_wal_is_refused(store: ReleaseStore) -> None:
    _publish(store, "a")
    file = store.get("a").file
    file.with_name(f"{file.name}.wal").write_bytes(b"planted")
    with pytest.raises(ReleaseError, match="WAL"):
        open_for_reading(file)


def test_a_damaged_file_is_refused_with_the_remedy(tmp_path: Path) -> None:
    file = tmp_path / "wh_a.duckdb"
    file.write_bytes(b"no database" * 1000)
    with pytest.raises(ReleaseError, match=r"wh_a\.duckdb cannot be opened(.|\n)*restore it"):
        open_for_reading(file)


def test_the_left_over_of_a_crashed_build_goes_with_the_next(store: ReleaseStore) -> None:
    store.build_file().write_bytes(b"half")
    assert not store.build_file().exists()


@pytest.mark.parametrize("crash_at", ["rename", "manifest", "pointer"])
def test_a_crash_while_publishing_leaves_the_release_before(
    store: ReleaseStore, monkeypatch: pytest.MonkeyPatch, crash_at: str
) -> None:
    _publish(store, "before")
    real = Path.replace

    def crash(path: Path, target: Path) -> Path:
        stops = {"manifest": "after.json", "pointer": "CURRENT"}
        if target.name == stops.get(crash_at):
            raise KeyboardInterrupt
        return real(path, target)

    monkeypatch.setattr(Path, "replace", crash)
    if crash_at == "rename":
        monkeypatch.setattr(Path, "rename", crash_now)
    with pytest.raises(KeyboardInterrupt):
        _publish(store, "after")
    monkeypatch.undo()
    current = store.current()
    assert current is not None
    assert current.id == "before"
    _publish(store, "later")
    assert json.loads(store.pointer.read_text())["id"] == "later"


def crash_now(*_arguments: object) -> Path:
    raise KeyboardInterrupt


def test_pruning_keeps_the_newest_and_the_one_in_use(store: ReleaseStore) -> None:
    for day in range(1, 6):
        _publish(store, f"r{day}", f"2022-01-0{day}")
    store.point_to("r1")
    assert store.prune(keep=2) == ("r3", "r2")
    assert [r.id for r in store.list()] == ["r5", "r4", "r1"]


def test_an_unknown_release_is_named_with_the_known_ones(store: ReleaseStore) -> None:
    _publish(store, "a")
    with pytest.raises(ReleaseError, match=r"no release \.\./x.*Known: a"):
        store.get("../x")


def test_files_are_safe_on_disk_before_anything_names_them(
    store: ReleaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    _publish(store, "before")
    done: list[str] = []
    opened: dict[int, str] = {}
    real = {"open": os.open, "fsync": os.fsync, "rename": Path.rename, "replace": Path.replace}

    def remember(path: Path, *rest: int) -> int:
        handle: int = real["open"](path, *rest)
        opened[handle] = Path(path).name
        return handle

    monkeypatch.setattr(os, "open", remember)
    monkeypatch.setattr(os, "fsync", lambda handle: done.append(f"sync {opened[handle]}"))
    monkeypatch.setattr(Path, "rename", _told(done, "rename", real["rename"]))
    monkeypatch.setattr(Path, "replace", _told(done, "replace", real["replace"]))
    _publish(store, "after")
    pid = os.getpid()
    assert done == [
        "sync .build.duckdb",
        "rename wh_after.duckdb",
        "sync releases",
        f"sync .after.json.{pid}",
        "replace after.json",
        "sync releases",
        f"sync .CURRENT.{pid}",
        "replace CURRENT",
        "sync releases",
    ]


def _told(done: list[str], word: str, real: Callable[..., Path]) -> Callable[..., Path]:
    def moved(path: Path, target: Path) -> Path:
        done.append(f"{word} {target.name}")
        return real(path, target)

    return moved


def test_a_release_pruned_while_it_is_listed_is_left_out(store: ReleaseStore) -> None:
    for day in range(1, 4):
        _publish(store, f"r{day}", f"2022-01-0{day}")
    gone = store.directory / "r1.json"
    (store.directory / "r0.json").symlink_to(store.directory / "nowhere")
    gone.unlink()
    assert [release.id for release in store.list()] == ["r3", "r2"]
    with pytest.raises(ReleaseError, match="no release r0"):
        store.get("r0")


def test_the_next_build_sweeps_what_crashes_left(store: ReleaseStore) -> None:
    _publish(store, "kept")
    before = sorted(path.name for path in store.directory.iterdir())
    (store.directory / "wh_orphan.duckdb").write_bytes(b"renamed, never named")
    (store.directory / ".CURRENT.12345").write_bytes(b"{}")
    spilled = store.directory / ".build.duckdb.tmp"
    spilled.mkdir()
    (spilled / "block").write_bytes(b"spill")
    store.build_file()
    assert sorted(path.name for path in store.directory.iterdir()) == before


def test_only_one_writer_at_a_time(tmp_path: Path) -> None:
    with writing(tmp_path), pytest.raises(BusyError, match="Wait for it"), writing(tmp_path):
        pass
    with writing(tmp_path):
        assert (tmp_path / ".lock").exists()
