"""The stores in which everything is as expected, written once; a test spoils its own copy."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kunto.checks import Stage
from tests.expectations.stores import spoil, write_marts_store, write_raw_store

Spoilt = Callable[..., Path]


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> dict[Stage, Path]:
    """Give the good store of each stage; nobody writes to it."""
    folder = tmp_path_factory.mktemp("stores")
    write_raw_store(folder / "raw.duckdb")
    write_marts_store(folder / "marts.duckdb")
    return {"raw": folder / "raw.duckdb", "marts": folder / "marts.duckdb"}


@pytest.fixture
def spoilt(good: dict[Stage, Path], tmp_path: Path) -> Spoilt:
    """Give a maker of spoilt copies."""

    def make(stage: Stage, *faults: str) -> Path:
        file = Path(shutil.copy(good[stage], tmp_path / f"{stage}.duckdb"))
        spoil(file, ";".join(faults))
        return file

    return make
