"""Other worlds than the demo: their deliveries, and a release of each day."""

from pathlib import Path

import pytest

from ingest.synthetic import write_sample
from kunto import pipeline
from kunto.progress import Silent
from tests.conftest import settings_at

DAYS = ("2022-03-31", "2022-12-31", "2023-05-31")
OTHER_WORLDS = [(340, 7), (200, 8)]


@pytest.fixture(scope="session", params=OTHER_WORLDS, ids=lambda world: f"{world[0]}-{world[1]}")
def other_data(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the data directory of a sample of another size and seed, with its three releases."""
    clients, seed = request.param
    data = tmp_path_factory.mktemp("world") / "data"
    settings = settings_at(data)
    write_sample(settings.paths.inbox, clients=clients, seed=seed)
    for day in DAYS:
        pipeline.refresh(settings, settings.paths.inbox / day, Silent())
    return data
