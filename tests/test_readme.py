"""Every command of the README is run, every path in it exists."""

import os
import re
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from kunto.settings import ROOT
from tests.conftest import free_port, serving, wait_for

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", README, flags=re.DOTALL)
LONG_RUNNING = ("kunto serve",)
RUN_ELSEWHERE = ("make test",)
"""What this test is part of."""


def _commands(block: str) -> list[str]:
    return [line.split("#")[0].strip() for line in block.strip().splitlines()]


def _run(command: str, **environment: str) -> str:
    done = subprocess.run(
        ["bash", "-eu", "-c", command],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, f"{command}: {done.stdout}\n{done.stderr}"
    return done.stdout


def test_readme_is_short() -> None:
    assert len(README.splitlines()) < 200


def test_every_path_in_the_readme_exists() -> None:
    named = set(re.findall(r"`([a-z_]+/[\w./-]*)`", README)) | set(
        re.findall(r"\]\(([\w./-]+)\)", README)
    )
    assert len(named) > 10
    made_by_the_demo = {name for name in named if name.startswith("data/")}
    missing = [name for name in named - made_by_the_demo if not (ROOT / name).exists()]
    assert missing == []


def test_make_demo_serves_the_release(tmp_path: Path, demo_data: Path) -> None:
    """`make demo` runs until it is stopped: with everything up to date it serves at once."""
    data = tmp_path / "data"
    shutil.copytree(demo_data, data)
    assert _commands(BLOCKS[0]) == ["make demo", *RUN_ELSEWHERE]
    port = free_port()
    process = subprocess.Popen(
        ["make", "--silent", "demo"],
        cwd=ROOT,
        env={**os.environ, "KUNTO_DATA": str(data), "PORT": str(port)},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/health", process)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        told, _ = process.communicate(timeout=20)
    assert told.count("up to date") == 1
    assert address in told


def test_own_files_recipe(tmp_path: Path, demo_data: Path) -> None:
    home = tmp_path / "home"
    delivery = home / "our-project" / "inbox" / "2022-12-31"
    shutil.copytree(demo_data / "inbox" / "2022-12-31", delivery)
    commands = _commands(BLOCKS[1])
    assert commands[-1] == ".venv/bin/kunto serve"
    told = _run("\n".join(commands[:-1]), HOME=str(home))
    assert "published" in told
    with serving(home / "our-project") as address:
        assert address.startswith("http://127.0.0.1:")


def test_analyst_recipe(demo_data: Path, tmp_path: Path) -> None:
    told = _run("\n".join(_commands(BLOCKS[2])), KUNTO_DATA=str(demo_data), HOME=str(tmp_path))
    assert told.count("2022-12-31") >= 2
    assert (tmp_path / "kunto-marts" / "data_dictionary.parquet").exists()


@pytest.mark.parametrize("command", re.findall(r"`(\.venv/bin/kunto [^`]+)`", README))
def test_commands_within_sentences(command: str, tmp_path: Path) -> None:
    _run(command, HOME=str(tmp_path))
    assert (tmp_path / "sample" / "2023-05-31" / "truth.json").exists()
