"""A parser that dies, hangs or asks for too much takes nothing else down and leaves nothing."""

import resource
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from ingest import sandbox
from ingest.sandbox import scratch_folder, unpack
from kunto.errors import UnreadableFileError
from tests.ingest.inboxes import TRANSFER, TRANSFERS, write_workbook


def _parser_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Put another program in the place of the parser."""
    package = tmp_path / "code" / "ingest" / "sandboxed"
    package.mkdir(parents=True)
    for folder in (package, package.parent):
        (folder / "__init__.py").touch()
    (package / "__main__.py").write_text(f"open('../ran', 'w')\n{code}\n", encoding="utf-8")
    monkeypatch.setattr(sandbox, "_CODE", tmp_path / "code")


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("import os; os.abort()", "its parser broke off"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "its parser broke off"),
        ("import sys; sys.exit(1)", "its parser broke off"),
        ("", "its parser broke off"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", "takes longer than"),
        ("import time; time.sleep(60)", "takes longer than"),
    ],
)
def test_parser_that_dies_stops_its_file_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, told: str
) -> None:
    _parser_that(tmp_path, monkeypatch, code)
    monkeypatch.setattr(sandbox, "MOST_SECONDS", 3)
    with scratch_folder(tmp_path) as scratch:
        with pytest.raises(UnreadableFileError, match=rf"File a\.xlsx cannot be read: .*{told}"):
            unpack(tmp_path / "a.xlsx", "workbook", file="a.xlsx", scratch=scratch)
        assert (scratch / "ran").exists()
    assert not scratch.exists()


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("bytearray(5 * 2**30)", "MemoryError"),
        ("import os; open('x', 'wb').truncate(5 * 2**30)", "File too large"),
        ("import resource; print(resource.getrlimit(resource.RLIMIT_CORE)); 1/0", "(0, 0)"),
        ("import resource; print(resource.getrlimit(resource.RLIMIT_CPU)); 1/0", "(300, 310)"),
    ],
)
def test_parser_is_held_to_its_limits(tmp_path: Path, code: str, told: str) -> None:
    limited = f"from ingest.sandboxed.__main__ import _limit_this_process as f; f(); {code}"
    finished = subprocess.run(
        [sys.executable, "-c", limited],
        cwd=tmp_path,
        env=sandbox._bare_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode != 0
    assert told in finished.stdout + finished.stderr


def test_parser_sees_no_setting_and_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KUNTO_DATA", "/somewhere")
    monkeypatch.setenv("SECRET", "x")
    assert not {"KUNTO_DATA", "SECRET", "HOME"} & sandbox._bare_environment().keys()


def test_parser_loads_neither_polars_nor_duckdb(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "x.xlsx", {"Taul1": [TRANSFERS, TRANSFER]})
    (tmp_path / "out").mkdir()
    code = f"""
        import sys
        from ingest.sandboxed.__main__ import main
        main("workbook", {str(path)!r}, "x.xlsx", {str(tmp_path / "out")!r})
        print(sorted({{"polars", "duckdb", "numpy.core"}} & sys.modules.keys()))
        """
    finished = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        env=sandbox._bare_environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert finished.stdout.strip() == "[]"


def test_unpacked_cells_can_be_read_by_their_owner_only(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "x.xlsx", {"Taul1": [TRANSFERS, TRANSFER]})
    with scratch_folder(tmp_path) as scratch:
        folder = unpack(path, "workbook", file="x.xlsx", scratch=scratch)
        modes = {file.name: oct(file.stat().st_mode & 0o777) for file in folder.iterdir()}
        assert modes == {"0.arrow": "0o600", "tables.json": "0o600"}
        assert [oct(place.stat().st_mode & 0o777) for place in (scratch, folder)] == ["0o700"] * 2


def test_whoever_looks_on_is_ended_with_the_parser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks_on = "import os, time; open('../pid', 'w').write(str(os.fork() or os.getpid()))"
    _parser_that(tmp_path, monkeypatch, f"{looks_on}; time.sleep(60)")
    monkeypatch.setattr(sandbox, "MOST_SECONDS", 2)
    with scratch_folder(tmp_path) as scratch:
        with pytest.raises(UnreadableFileError, match="takes longer than"):
            unpack(tmp_path / "a.xlsx", "workbook", file="a.xlsx", scratch=scratch)
        looking = Path("/proc") / (scratch / "pid").read_text()
        assert not looking.exists() or "Z" in (looking / "stat").read_text().split()
        assert [path.name for path in scratch.iterdir() if path.is_dir()] == []


def test_what_a_killed_run_left_is_removed_by_the_next(tmp_path: Path) -> None:
    left = tmp_path / ".unpacked" / "x" / "0.arrow"
    left.parent.mkdir(parents=True)
    left.touch()
    with scratch_folder(tmp_path) as scratch:
        assert list(scratch.iterdir()) == []


def test_limits_of_the_parser_are_not_those_of_the_loader() -> None:
    assert resource.getrlimit(resource.RLIMIT_CORE)[1] != 0
