"""The secret of the pseudonyms: made once, kept to, never replaced."""

import os
import shutil
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from ingest import identity
from ingest.identity import read_or_make_key
from kunto.errors import KuntoError
from tests.ingest.inboxes import CLIENTS, DAY, TRANSFER, TRANSFERS, Inbox, sample_identity

KEY = bytes(range(32))
MAN = sample_identity(date(1999, 5, 1), 901)


def test_key_is_made_once_readable_by_its_owner_only(tmp_path: Path) -> None:
    key_file = tmp_path / "keys" / "person.key"
    made = read_or_make_key(key_file)
    assert len(made) == 32
    assert key_file.stat().st_mode & 0o777 == 0o600
    assert read_or_make_key(key_file) == made
    assert read_or_make_key(tmp_path / "other.key") != made


def test_store_keeps_to_one_key_so_that_a_person_stays_one(inbox: Inbox) -> None:
    client = ("1", MAN, "", "", "1.5.2022", "lomake", *[""] * 6)
    inbox.put_csv(f"{DAY}/access_asiakkaat.csv", CLIENTS, client)
    inbox.load()
    before = inbox.contents()
    secret = inbox.key_file.read_text().strip()
    assert secret not in str(before)
    inbox.key_file.write_text(KEY.hex())
    inbox.put_csv("2023-05-31/access_asiakkaat.csv", CLIENTS, client)
    with pytest.raises(KuntoError, match="loaded with another key file"):
        inbox.load()
    assert inbox.contents() == before


def test_no_key_is_made_for_a_store_that_was_loaded_with_another(inbox: Inbox) -> None:
    inbox.put_csv(f"{DAY}/access_siirrot.csv", TRANSFERS, TRANSFER)
    inbox.load()
    before = inbox.contents()
    shutil.rmtree(inbox.key_file.parent)
    with pytest.raises(KuntoError, match=r"person\.key is missing.*Restore it from its backup"):
        inbox.load()
    assert not inbox.key_file.parent.exists()
    assert inbox.contents() == before


def test_key_made_at_the_same_time_by_another_is_the_one_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key_file = tmp_path / "keys" / "person.key"
    make = identity._make_key

    def make_after_another(file: Path) -> None:
        file.parent.mkdir()
        file.write_text(KEY.hex())
        make(file)

    monkeypatch.setattr(identity, "_make_key", make_after_another)
    assert read_or_make_key(key_file) == KEY


def test_keys_of_many_at_once_are_one(tmp_path: Path) -> None:
    key_file = tmp_path / "keys" / "person.key"
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: read_or_make_key(key_file), range(40)))
    assert len(keys) == 1
    assert list(key_file.parent.iterdir()) == [key_file]


def test_key_is_on_the_disk_before_it_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key_file = tmp_path / "keys" / "person.key"
    synced: list[tuple[bool, bool]] = []

    def told_of(descriptor: int) -> None:
        is_directory = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        synced.append((is_directory, key_file.exists()))

    monkeypatch.setattr(os, "fsync", told_of)
    read_or_make_key(key_file)
    assert synced == [(False, False), (True, True)]


@pytest.mark.parametrize("content", ["", "abcd", "not hexadecimal"])
def test_damaged_key_is_refused_and_not_replaced(tmp_path: Path, content: str) -> None:
    key_file = tmp_path / "person.key"
    key_file.write_text(content)
    with pytest.raises(KuntoError, match="Restore it from its backup"):
        read_or_make_key(key_file)
    assert key_file.read_text() == content
