from pathlib import Path

import pytest

from ingest.synthetic import World, simulate, write_deliveries


@pytest.fixture(scope="session")
def kunto_world() -> World:
    return simulate()


@pytest.fixture(scope="session")
def sample(kunto_world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("sample")
    write_deliveries(kunto_world, out)
    return out


@pytest.fixture(scope="session")
def clean_sample(kunto_world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("clean")
    write_deliveries(kunto_world, out, clean=True)
    return out
