"""A large project is simulated part by part: nothing is dealt out twice, and the parts add up."""

import json
from collections import Counter
from pathlib import Path
from unittest.mock import patch

import pytest

from ingest.synthetic import simulate, world, write_sample
from ingest.synthetic.project import PROJECT_END
from ingest.synthetic.truth import counts_of, metrics_of
from ingest.synthetic.world import World, simulate_parts

CLIENTS, SEED = 900, 3


@pytest.fixture(scope="module")
def parts() -> list[World]:
    with patch.object(world, "PART_CLIENTS", 340):
        return list(simulate_parts(CLIENTS, SEED))


def test_parts_have_all_clients_and_share_none(parts: list[World]) -> None:
    people = [person for part in parts for person in part.people]
    assert [len(part.people) for part in parts] == [340, 340, 220]
    assert len({person.identity for person in people}) == CLIENTS
    assert len({person.number for person in people}) == CLIENTS


def test_parts_have_teams_and_companies_of_their_own(parts: list[World]) -> None:
    teams = [{spell.coordinator for spell in part.coordinators} for part in parts]
    companies = [{company.business_id for company in part.companies} for part in parts]
    assert sum(map(len, teams)) == len(set.union(*teams)) == 18
    assert sum(map(len, companies)) == len(set.union(*companies))
    for team, part in zip(teams, parts, strict=True):
        held = {period.coordinator for person in part.people for period in person.periods}
        met = {contact.coordinator for person in part.people for contact in person.contacts}
        assert held | met <= team


def test_small_project_has_one_part(parts: list[World]) -> None:
    assert len(parts) == 3
    assert list(simulate_parts(60, SEED)) == [simulate(60, SEED)]


def test_truth_is_that_of_all_parts(parts: list[World], tmp_path: Path) -> None:
    with patch.object(world, "PART_CLIENTS", 340):
        write_sample(tmp_path, clients=CLIENTS, seed=SEED)
    truth = json.loads((tmp_path / "2023-05-31" / "truth.json").read_text(encoding="utf-8"))
    counts = sum((counts_of(part.as_of(PROJECT_END)) for part in parts), Counter())
    assert truth["metrics"] == metrics_of(counts)
    assert truth["metrics"]["registered_clients"] == CLIENTS
