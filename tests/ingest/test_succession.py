"""Which delivery counts does not depend on the order in which deliveries came."""

import itertools
import shutil
from pathlib import Path

import pytest

from tests.ingest.inboxes import DAY, TRANSFER, TRANSFERS, Inbox

OLDER, NEWER = "2022-03-31", "2022-12-31"
FAULTY = ("9", "7", "31.2.2022", "a", "b")


def _put(inbox: Inbox, file: str, *numbers: str) -> None:
    rows = [(number, *TRANSFER[1:]) for number in numbers]
    inbox.put_csv(file, TRANSFERS, *rows, FAULTY)


def _statuses(inbox: Inbox) -> dict[str, str]:
    return dict(inbox.rows("select file, status from quality.loads"))


def _numbers(inbox: Inbox) -> list[str]:
    return [n for (n,) in inbox.rows("select siirtonumero from raw.access_siirrot order by 1")]


def test_newer_export_replaces_every_row_of_the_older(inbox: Inbox) -> None:
    _put(inbox, f"{OLDER}/access_siirrot.csv", "1", "2")
    inbox.load(OLDER)
    _put(inbox, f"{NEWER}/access_siirrot.csv", "2", "3", "4")
    report = inbox.load(NEWER)
    assert [file.status for file in report.files] == ["loaded"]
    assert _numbers(inbox) == ["2", "3", "4"]
    assert _statuses(inbox) == {
        f"{OLDER}/access_siirrot.csv": "superseded",
        f"{NEWER}/access_siirrot.csv": "current",
    }


def test_older_export_that_arrives_later_is_superseded_and_kept_out(inbox: Inbox) -> None:
    _put(inbox, f"{NEWER}/access_siirrot.csv", "2", "3")
    inbox.load(NEWER)
    _put(inbox, f"{OLDER}/access_siirrot.csv", "1", "2")
    report = inbox.load(OLDER).files[0]
    assert (report.status, report.read, report.accepted) == ("superseded", 3, 2)
    assert _numbers(inbox) == ["2", "3"]


def test_same_content_under_other_names_is_loaded_once(inbox: Inbox) -> None:
    _put(inbox, f"{DAY}/access_siirrot.csv", "1")
    content = (inbox.root / DAY / "access_siirrot.csv").read_bytes()
    inbox.put(f"{DAY}/access_siirrot (2).csv", content)
    inbox.put(f"{DAY}/Access siirrot kopio.CSV", content)
    report = inbox.load()
    assert {file.file: file.status for file in report.files} == {
        f"{DAY}/access_siirrot.csv": "loaded",
        f"{DAY}/access_siirrot (2).csv": "repeated",
        f"{DAY}/Access siirrot kopio.CSV": "repeated",
    }
    assert inbox.rows("select distinct _file from raw.access_siirrot") == [
        (f"{DAY}/access_siirrot.csv",)
    ]
    assert inbox.rows("select file, row_number from quality.quarantine") == [
        (f"{DAY}/access_siirrot.csv", 3)
    ]
    assert inbox.rows(
        "select sum(read_count)::int from quality.loads where status = 'repeated'"
    ) == [(0,)]


def test_export_that_returns_to_an_earlier_content_counts_again(inbox: Inbox) -> None:
    _put(inbox, f"{OLDER}/access_siirrot.csv", "1")
    _put(inbox, "2022-06-30/access_siirrot.csv", "1", "2")
    _put(inbox, f"{NEWER}/access_siirrot.csv", "1")
    inbox.load()
    assert _numbers(inbox) == ["1"]
    assert _statuses(inbox) == {
        f"{OLDER}/access_siirrot.csv": "repeated",
        "2022-06-30/access_siirrot.csv": "superseded",
        f"{NEWER}/access_siirrot.csv": "current",
    }
    assert inbox.rows(
        "select max(export_date)::text from quality.loads where status='current'"
    ) == [(NEWER,)]


def test_of_two_exports_of_one_day_the_last_name_counts(inbox: Inbox) -> None:
    _put(inbox, f"{DAY}/access_siirrot.csv", "1")
    _put(inbox, f"{DAY}/access_siirrot_korjattu.csv", "2")
    inbox.load()
    assert _numbers(inbox) == ["2"]


def test_date_of_an_export_counts_before_its_name(inbox: Inbox) -> None:
    _put(inbox, f"z {OLDER}/access_siirrot.csv", "1")
    _put(inbox, f"a {NEWER}/access_siirrot.csv", "2")
    inbox.load()
    assert _numbers(inbox) == ["2"]


DELIVERIES = (
    (f"{OLDER}/access_siirrot.csv", ("1",)),
    (f"{NEWER}/access_siirrot.csv", ("2", "3")),
    (f"{NEWER}/access_siirrot (2).csv", ("2", "3")),
    ("2023-05-31/access_siirrot.csv", ("1",)),
    ("2022-06-30/access_siirrot.csv", ("5",)),
)


@pytest.fixture(scope="module")
def in_one_call(tmp_path_factory: pytest.TempPathFactory) -> Inbox:
    inbox = Inbox(tmp_path_factory.mktemp("whole"))
    for file, numbers in DELIVERIES:
        _put(inbox, file, *numbers)
    inbox.load()
    return inbox


@pytest.mark.parametrize("order", [*itertools.permutations(range(5))][::7])
def test_any_order_of_arrival_leads_to_the_same_raw_store(
    tmp_path: Path, in_one_call: Inbox, order: tuple[int, ...]
) -> None:
    inbox = Inbox(tmp_path)
    shutil.copytree(in_one_call.key_file.parent, inbox.key_file.parent)
    for place in order:
        file, numbers = DELIVERIES[place]
        _put(inbox, file, *numbers)
        inbox.load()
    assert inbox.contents() == in_one_call.contents()


def test_what_stands_at_a_place_now_is_what_counts(inbox: Inbox) -> None:
    file = f"{DAY}/access_siirrot.csv"
    for numbers in (("1", "2"), ("1",), ("1", "2")):
        _put(inbox, file, *numbers)
        inbox.load()
        assert _numbers(inbox) == list(numbers)
    read = inbox.rows(
        "select status, accepted_count::int from quality.loads order by accepted_count"
    )
    assert read == [("superseded", 1), ("current", 2)]
    before = inbox.contents()
    inbox.load()
    assert inbox.contents() == before


def test_an_overwritten_file_gives_its_content_back_to_its_copy(inbox: Inbox) -> None:
    _put(inbox, f"{OLDER}/access_siirrot.csv", "1", "2")
    _put(inbox, f"{NEWER}/access_siirrot.csv", "1", "2")
    inbox.load()
    _put(inbox, f"{NEWER}/access_siirrot.csv", "3")
    inbox.load()
    assert _numbers(inbox) == ["3"]
    (inbox.root / NEWER / "access_siirrot.csv").write_text("broken", encoding="utf-8")
    inbox.load()
    assert _numbers(inbox) == ["3"]
    ledger = inbox.rows("select file, read_count::int from quality.loads where status <> 'stopped'")
    assert sorted(ledger) == [
        (f"{OLDER}/access_siirrot.csv", 3),
        (f"{NEWER}/access_siirrot.csv", 2),
        (f"{NEWER}/access_siirrot.csv", 3),
    ]


def test_a_file_moved_into_a_dated_folder_takes_its_date(inbox: Inbox) -> None:
    _put(inbox, "access_siirrot.csv", "1", "2")
    told = inbox.load().files[0].message
    assert "No date in its folder, name or file" in told
    assert "folder named by its date" in told
    (inbox.root / DAY).mkdir()
    (inbox.root / "access_siirrot.csv").rename(inbox.root / DAY / "access_siirrot.csv")
    assert inbox.load().files[0].message == ""
    assert _numbers(inbox) == ["1", "2"]
    assert inbox.rows(
        "select export_date::text, export_date_basis from quality.loads where status = 'current'"
    ) == [(DAY, "folder")]


def _put_told(inbox: Inbox, file: str, number: str, day: str) -> Path:
    row = (number, *TRANSFER[1:])
    return inbox.put_csv(file, TRANSFERS, row, before=f"Ajettu {day}\n")


def test_export_counts_again_with_its_rows_when_the_newer_one_is_overwritten(
    inbox: Inbox,
) -> None:
    _put_told(inbox, "a/access_siirrot.csv", "1", "31.12.2022")
    _put_told(inbox, "b/access_siirrot.csv", "2", "30.6.2022")
    inbox.load()
    _put_told(inbox, "a/access_siirrot.csv", "3", "31.5.2022")
    report = inbox.load()
    assert {file.file: file.status for file in report.files} == {
        "a/access_siirrot.csv": "superseded",
        "b/access_siirrot.csv": "loaded",
    }
    assert _numbers(inbox) == ["2"]
    before = inbox.contents()
    assert not inbox.load().changed
    assert inbox.contents() == before


def test_export_counts_again_though_its_own_file_is_gone_too(inbox: Inbox) -> None:
    _put_told(inbox, "a/access_siirrot.csv", "1", "31.12.2022")
    older = _put_told(inbox, "b/access_siirrot.csv", "2", "30.6.2022")
    inbox.load()
    older.unlink()
    _put_told(inbox, "a/access_siirrot.csv", "3", "31.5.2022")
    inbox.load("a")
    assert _numbers(inbox) == ["2"]


def test_export_that_counts_again_and_was_not_kept_is_asked_for(inbox: Inbox) -> None:
    _put_told(inbox, "a/access_siirrot.csv", "1", "31.12.2022")
    older = _put_told(inbox, "b/access_siirrot.csv", "2", "30.6.2022")
    inbox.load()
    content = older.read_bytes()
    older.unlink()
    shutil.rmtree(inbox.landing)
    _put_told(inbox, "a/access_siirrot.csv", "3", "31.5.2022")
    (stopped,) = inbox.load().stopped
    assert "b/access_siirrot.csv counts again" in stopped.message
    assert "Put it back into the inbox" in stopped.message
    inbox.put("b/access_siirrot.csv", content)
    assert not inbox.load().stopped
    assert _numbers(inbox) == ["2"]
    assert not inbox.load().changed
