"""The sample deliveries: every planted fault under its rule, every hazard coped with."""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from ingest.sources import CONTRACTS
from ingest.synthetic import world, write_sample
from tests.ingest.inboxes import Inbox

DAYS = ("2022-03-31", "2022-12-31", "2023-05-31")
NOISE = {"blank", "total", "identical"}
WORLDS = [(340, 22426), (340, 7), (90, 8), (800, 9)]
PART_CLIENTS = 340  # so that the largest world is one of three parts


@dataclass(frozen=True)
class Loaded:
    """A sample loaded day by day, and the accepted rows after each day."""

    inbox: Inbox
    hashes: dict[str, dict[str, Counter[str]]]

    def truth(self, day: str) -> dict[str, Any]:
        text = (self.inbox.root / day / "truth.json").read_text(encoding="utf-8")
        content: dict[str, Any] = json.loads(text)
        return content


def _load_by_day(data: Path, *, clients: int, seed: int, clean: bool) -> Loaded:
    inbox = Inbox(data)
    write_sample(inbox.root, clients=clients, seed=seed, clean=clean, with_day_counts=True)
    key = bytes(32).hex()
    inbox.key_file.parent.mkdir()
    inbox.key_file.write_text(key)
    hashes = {}
    for day in DAYS:
        assert not inbox.load(day).stopped
        hashes[day] = {
            contract.table: Counter(row for (row,) in inbox.raw(contract.table, "_row_hash"))
            for contract in CONTRACTS
        }
    return Loaded(inbox, hashes)


@pytest.fixture(scope="module", params=WORLDS, ids=lambda world: f"{world[0]}-{world[1]}")
def both(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Loaded, Loaded]:
    """Give the same world with its faults and hazards, and without."""
    clients, seed = request.param

    def loaded(*, clean: bool) -> Loaded:
        data = tmp_path_factory.mktemp("world")
        with patch.object(world, "PART_CLIENTS", PART_CLIENTS):
            return _load_by_day(data, clients=clients, seed=seed, clean=clean)

    return loaded(clean=False), loaded(clean=True)


def test_planted_faults_are_quarantined_under_their_rule_and_nothing_else_is(
    both: tuple[Loaded, Loaded],
) -> None:
    faulty, _ = both
    planted = Counter(
        (f"{day}/{fault['file']}", fault["row"], fault["rule"])
        for day in DAYS
        for fault in faulty.truth(day)["faults"]
    )
    found = Counter(faulty.inbox.rows("select file, row_number, rule_id from quality.quarantine"))
    assert found == planted
    assert len({rule for _, _, rule in planted}) >= 10


def test_planted_noise_is_recognised_and_nothing_else_is(both: tuple[Loaded, Loaded]) -> None:
    faulty, _ = both
    planted = Counter(
        (f"{day}/{hazard['file']}", hazard["row"], hazard["kind"])
        for day in DAYS
        for hazard in faulty.truth(day)["hazards"]
        if hazard["kind"] in NOISE
    )
    assert Counter(faulty.inbox.rows("select file, row_number, kind from quality.noise")) == planted
    assert {kind for _, _, kind in planted} == NOISE


def test_faults_and_hazards_add_second_registrations_and_take_identities(
    both: tuple[Loaded, Loaded],
) -> None:
    faulty, clean = both
    for day in DAYS:
        kinds = Counter(hazard["kind"] for hazard in faulty.truth(day)["hazards"])
        again, unidentified = kinds["registered_twice"], kinds["identity_left_out"]
        assert again
        assert unidentified
        for table, hashes in clean.hashes[day].items():
            added = (faulty.hashes[day][table] - hashes).total()
            lost = (hashes - faulty.hashes[day][table]).total()
            of_form = table == "webropol_ilmoittautumiset"
            assert (added, lost) == ((again + unidentified, unidentified) if of_form else (0, 0))


def test_identities_left_out_leave_the_keys_by_which_they_are_matched(
    both: tuple[Loaded, Loaded],
) -> None:
    faulty, clean = both
    keys = "select distinct match_key from raw.webropol_ilmoittautumiset order by all"
    assert faulty.inbox.rows(keys) == clean.inbox.rows(keys)
    unidentified = "select count(*) from raw.webropol_ilmoittautumiset where person_key is null"
    assert faulty.inbox.rows(unidentified) != clean.inbox.rows(unidentified) == [(0,)]


def test_clean_sample_has_nothing_to_put_aside(both: tuple[Loaded, Loaded]) -> None:
    _, clean = both
    assert clean.inbox.rows(
        "select sum(quarantined_count + noise_count)::int, sum(read_count) > 1000"
        " from quality.loads"
    ) == [(0, True)]
    assert clean.inbox.rows("select count(*) from quality.quarantine") == [(0,)]


def test_ledger_of_every_file_adds_up_and_stands_in_the_tables(
    both: tuple[Loaded, Loaded],
) -> None:
    faulty, _ = both
    loads = faulty.inbox.rows(
        "select file, table_name, status, read_count, accepted_count, quarantined_count,"
        " noise_count, accepted_count - replaced_count from quality.loads"
    )
    assert len(loads) == len(DAYS) * (len(CONTRACTS) + 1)
    placed = {
        name: dict(faulty.inbox.rows(query))
        for name, query in {
            "quarantine": "select file, count(*) from quality.quarantine group by all",
            "noise": "select file, count(*) from quality.noise group by all",
        }.items()
    }
    for file, table, status, read, accepted, quarantined, noise, in_use in loads:
        assert read == accepted + quarantined + noise, file
        assert placed["quarantine"].get(file, 0) == quarantined, file
        assert placed["noise"].get(file, 0) == noise, file
        held = [name for (name,) in faulty.inbox.raw(table, "_file")]
        assert held.count(file) == in_use, file
        assert status == "current" or not in_use, file


def test_file_sent_twice_within_a_day_counts_once(both: tuple[Loaded, Loaded]) -> None:
    faulty, _ = both
    repeated = faulty.inbox.rows(
        "select file from quality.loads where status = 'repeated' and file like '%uudelleen%'"
    )
    assert repeated == [(f"{day}/access_kontaktit_uudelleen.csv",) for day in DAYS]


def test_all_days_in_one_call_leave_the_same_store(
    both: tuple[Loaded, Loaded], tmp_path: Path
) -> None:
    faulty, _ = both
    at_once = Inbox(tmp_path)
    at_once.root.symlink_to(faulty.inbox.root)
    at_once.key_file.parent.mkdir()
    at_once.key_file.write_bytes(faulty.inbox.key_file.read_bytes())
    assert at_once.load().changed
    assert at_once.contents() == faulty.inbox.contents()
