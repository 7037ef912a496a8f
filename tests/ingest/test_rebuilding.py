"""The raw store made anew from the landing is the raw store that there was."""

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from ingest.landing import Landing
from ingest.store import RawStore
from tests.ingest.inboxes import (
    DAY,
    SOURCE_FILES,
    TRANSFER,
    TRANSFERS,
    Inbox,
    write_workbook,
)

FILE = f"{DAY}/access_siirrot.csv"
ANSWERS = ("Vastausnumero", "Asiakasnumero", "Vastauspäivä", "Vaihe", "Työkyky")
FAULTY = ("9", "7", "31.2.2022", "a", "b")


def _put(inbox: Inbox, file: str, numbers: range, *others: tuple[str, ...]) -> Path:
    rows = [(str(number), *TRANSFER[1:]) for number in numbers]
    return inbox.put_csv(file, TRANSFERS, *rows, *others)


@pytest.fixture
def lived_in(inbox: Inbox) -> Inbox:
    """Give an inbox with every fate of a file, some of which are there no more."""
    shutil.copytree(SOURCE_FILES, inbox.root / DAY)
    inbox.put(f"{DAY}/esr_aloitusilmoitukset.xlsx", b"damaged")
    _put(inbox, "2022-03-31/access_siirrot.csv", range(30), FAULTY, FAULTY)
    inbox.load()
    _put(inbox, "2022-03-31/access_siirrot.csv", range(29), FAULTY)  # overwritten
    copied = _put(inbox, "2022-02-28/access_siirrot.csv", range(28)).read_bytes()
    inbox.put("2022-02-28/access_siirrot (2).csv", copied)
    inbox.load()
    _put(inbox, "2023-01-31/access_siirrot.csv", range(10))
    inbox.load(accept="the register was cleaned")
    received = datetime(2022, 6, 15, 9, tzinfo=UTC).timestamp()
    undated = inbox.put_csv("kykyviisari.csv", ANSWERS, ("1", "7", "1.5.2022", "alku", "5"))
    os.utime(undated, (received, received))
    write_workbook(
        inbox.root / "2022-05-31" / "luettelo.xlsx",
        {"siirrot": [TRANSFERS, TRANSFER, FAULTY], "muuta": [("x",)]},
    )
    inbox.load()
    undated.unlink()
    shutil.rmtree(inbox.root / "2022-03-31")
    inbox.load()
    return inbox


def test_made_anew_it_is_the_same_store(lived_in: Inbox) -> None:
    before, key = lived_in.contents(), lived_in.key_file.read_bytes()
    statuses = {status for (status,) in lived_in.rows("select status from quality.loads")}
    assert statuses == {"current", "superseded", "repeated", "stopped"}
    assert lived_in.rows("select count(*) from quality.loads where is_gone") == [(1,)]
    assert ("receipt",) in lived_in.rows("select export_date_basis from quality.loads")
    report = lived_in.load(again=True)
    assert not report.changed
    assert report.taken_over_count == 0
    assert lived_in.contents() == before
    assert lived_in.key_file.read_bytes() == key
    assert not lived_in.load().changed


def test_reasons_that_let_files_in_are_kept(lived_in: Inbox) -> None:
    lived_in.load(again=True)
    reasons = "select file, accepted_reason from quality.loads where accepted_reason is not null"
    assert lived_in.rows(reasons) == [("2023-01-31/access_siirrot.csv", "the register was cleaned")]


def test_rows_that_were_tampered_with_are_as_delivered_again(lived_in: Inbox) -> None:
    before = lived_in.contents()
    with duckdb.connect(str(lived_in.store)) as connection:
        connection.execute("delete from raw.access_siirrot where siirtonumero < '5'")
        connection.execute("update raw.access_siirrot set asiakasnumero = '8'")
        connection.execute("drop table raw.kustannukset")
        connection.execute("delete from quality.quarantine")
        connection.execute("insert into quality.noise values ('x', 'y', null, 1, 'blank')")
    assert lived_in.contents() != before
    lived_in.load(again=True)
    assert lived_in.contents() == before


def test_what_is_new_in_the_inbox_is_loaded_with_it(lived_in: Inbox) -> None:
    _put(lived_in, "2023-02-28/access_siirrot.csv", range(12))
    lived_in.load(again=True)
    after = lived_in.contents()
    assert lived_in.rows("select count(*) from raw.access_siirrot") == [(12,)]
    assert not lived_in.load().changed
    assert lived_in.contents() == after


def test_rows_of_which_nothing_was_kept_are_taken_over(lived_in: Inbox) -> None:
    before = lived_in.contents()
    shutil.rmtree(lived_in.landing)
    shutil.rmtree(lived_in.root)
    lived_in.root.mkdir()
    report = lived_in.load(again=True)
    assert report.taken_over_count == len(
        lived_in.rows("select 1 from quality.loads where status in ('current', 'superseded')")
    )
    after = lived_in.contents()
    rows = [name for name in before if name.startswith("raw.")]
    for name in (*rows, "quality.quarantine", "quality.noise"):
        assert after[name] == before[name], name


def test_export_of_which_nothing_was_kept_is_held_against_the_newer_one(inbox: Inbox) -> None:
    path = _put(inbox, "2022-03-31/access_siirrot.csv", range(3))
    inbox.load()
    path.unlink()
    shutil.rmtree(inbox.landing)
    _put(inbox, FILE, range(2))
    inbox.load(again=True)
    deleted = inbox.rows("select row_key, last_file, gone_file from quality.deletions")
    assert deleted == [("2", "2022-03-31/access_siirrot.csv", FILE)]


def test_content_that_was_damaged_leaves_its_rows_and_says_so(inbox: Inbox) -> None:
    path = _put(inbox, FILE, range(3), FAULTY)
    inbox.load()
    before = inbox.contents()
    path.unlink()
    for kept in inbox.landing.rglob("*"):
        if kept.is_file():
            kept.write_bytes(b"damaged")
    (stopped,) = inbox.load(again=True).stopped
    assert f"What was kept of file {FILE} is damaged" in stopped.message
    after = inbox.contents()
    assert after["raw.access_siirrot"] == before["raw.access_siirrot"]
    assert after["quality.quarantine"] == before["quality.quarantine"]
    path = _put(inbox, FILE, range(3), FAULTY)
    inbox.load(again=True)
    assert inbox.contents()["quality.loads"] == before["quality.loads"]


def test_fault_on_the_way_leaves_the_store_before_and_nothing_beside_it(
    lived_in: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, files = lived_in.contents(), _files(lived_in)

    def fail(*_: object) -> None:
        raise RuntimeError("fault")

    with monkeypatch.context() as patched:
        patched.setattr(RawStore, "take_over", fail)
        shutil.rmtree(lived_in.landing)
        files -= {file for file in files if "landing" in file.parts}
        shutil.rmtree(lived_in.root / "2023-01-31")
        files -= {file for file in files if "2023-01-31" in file.parts}
        with pytest.raises(RuntimeError, match="fault"):
            lived_in.load(again=True)
    assert lived_in.contents() == before
    arriving = {file for file in _files(lived_in) if "landing" in file.parts}
    assert _files(lived_in) - arriving == files


def test_what_a_killed_rebuilding_left_is_removed(inbox: Inbox) -> None:
    _put(inbox, FILE, range(3))
    inbox.load()
    files = _files(inbox)
    for name in (".store.duckdb.again", ".store.duckdb.again.wal"):
        (inbox.data / name).write_bytes(b"half")
    inbox.load()
    assert _files(inbox) == files


def test_without_a_store_it_is_an_ordinary_load(inbox: Inbox) -> None:
    _put(inbox, FILE, range(3))
    assert inbox.load(again=True).files[0].status == "loaded"
    assert inbox.rows("select count(*) from raw.access_siirrot") == [(3,)]


def test_rows_are_read_from_the_landing_and_not_from_the_inbox(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    _put(inbox, FILE, range(3))
    inbox.load()

    def fail(*_: object) -> Path:
        raise AssertionError("it is kept already")

    monkeypatch.setattr(Landing, "_copy", fail)
    shutil.rmtree(inbox.root / DAY)
    inbox.load(again=True)
    assert inbox.rows("select count(*) from raw.access_siirrot") == [(3,)]


def _files(inbox: Inbox) -> set[Path]:
    return {path.relative_to(inbox.data) for path in inbox.data.rglob("*") if path.is_file()}
