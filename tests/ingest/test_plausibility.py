"""A file that lost its rows, or most of them to the quarantine, waits until a person accepts it."""

import itertools
import shutil
from pathlib import Path

import pytest

from tests.ingest.inboxes import TRANSFER, TRANSFERS, Inbox

OLDER, NEWER = "2022-03-31/access_siirrot.csv", "2022-12-31/access_siirrot.csv"
WHY = "the register was cleaned"


def _put(inbox: Inbox, file: str, good: int, faulty: int = 0, *, kinds: int = 1) -> None:
    rows = [(str(number), *TRANSFER[1:]) for number in range(good)]
    for number in range(good, good + faulty):
        row = [str(number), *TRANSFER[1:]]
        row[2 if number % kinds else 3] = "31.2.2022" if number % kinds else ""
        rows.append(tuple(row))
    inbox.put_csv(file, TRANSFERS, *rows)


def _held(inbox: Inbox) -> int:
    return len(inbox.rows("select 1 from raw.access_siirrot"))


def _statuses(inbox: Inbox) -> dict[str, str]:
    return dict(inbox.rows("select file, status from quality.loads"))


def test_export_that_lost_its_rows_waits_and_the_earlier_stays(inbox: Inbox) -> None:
    _put(inbox, OLDER, 100)
    _put(inbox, NEWER, 79)
    report = inbox.load()
    assert [file.file for file in report.stopped] == [NEWER]
    told = report.stopped[0].message
    assert f"79 good rows, the one before it ({OLDER}) 100" in told
    assert "kunto load --accept" in told
    assert _held(inbox) == 100


def test_export_with_four_fifths_of_the_rows_is_let_in(inbox: Inbox) -> None:
    _put(inbox, OLDER, 100)
    _put(inbox, NEWER, 80)
    assert inbox.load().stopped == ()
    assert _held(inbox) == 80


def test_few_rows_are_not_judged_but_a_file_of_faults_alone_is(inbox: Inbox) -> None:
    _put(inbox, OLDER, 19)
    _put(inbox, NEWER, 1)
    assert inbox.load().stopped == ()
    _put(inbox, "2023-01-31/access_siirrot.csv", 0, faulty=1)
    assert len(inbox.load().stopped) == 1


@pytest.mark.parametrize(
    ("good", "faulty", "kinds", "waits"),
    [(40, 10, 2, False), (39, 10, 2, True), (6, 4, 1, True), (5, 4, 1, False), (20, 9, 2, False)],
)
def test_file_with_much_in_quarantine_waits(
    inbox: Inbox, good: int, faulty: int, kinds: int, *, waits: bool
) -> None:
    _put(inbox, OLDER, good, faulty, kinds=kinds)
    stopped = inbox.load().stopped
    assert bool(stopped) == waits
    if waits:
        assert f"{faulty} of {good + faulty} rows break a rule" in stopped[0].message
        assert "missing_value in lahettava" in stopped[0].message
        assert inbox.rows("select * from quality.quarantine") == []
        assert _held(inbox) == 0


def test_accepted_file_counts_and_the_reason_is_kept(inbox: Inbox) -> None:
    _put(inbox, OLDER, 100)
    _put(inbox, NEWER, 10)
    inbox.load()
    assert inbox.load(accept=WHY).stopped == ()
    assert _held(inbox) == 10
    reasons = dict(inbox.rows("select file, accepted_reason from quality.loads"))
    assert reasons == {OLDER: None, NEWER: WHY}
    assert inbox.load().stopped == ()


def test_what_waits_does_not_depend_on_the_order_of_arrival(tmp_path: Path) -> None:
    sizes = {"2022-03-31": 30, "2022-06-30": 100, "2022-09-30": 40, "2022-12-31": 110}
    outcomes = []
    for number, days in enumerate(itertools.permutations(sizes)):
        inbox = Inbox(tmp_path / str(number))
        for day in days:
            _put(inbox, f"{day}/access_siirrot.csv", sizes[day])
            inbox.load(day)
        inbox.load()
        outcomes.append((_held(inbox), _statuses(inbox)))
    assert all(outcome == outcomes[0] for outcome in outcomes)
    assert outcomes[0][0] == 110


def test_older_export_that_arrives_later_takes_the_place_of_a_cut_one(inbox: Inbox) -> None:
    _put(inbox, NEWER, 10)
    inbox.load()
    _put(inbox, OLDER, 100)
    report = inbox.load("2022-03-31")
    assert [file.file for file in report.stopped] == [NEWER]
    assert _held(inbox) == 100
    assert _statuses(inbox) == {OLDER: "current", NEWER: "stopped"}


def test_content_with_a_day_of_its_own_owns_it_and_its_undated_copy_is_a_repetition(
    inbox: Inbox,
) -> None:
    _put(inbox, NEWER, 30)
    inbox.load()
    shutil.copy(inbox.root / NEWER, inbox.root / "access_siirrot.csv")
    report = inbox.load()
    assert {file.file: file.status for file in report.files}["access_siirrot.csv"] == "repeated"
    assert _statuses(inbox) == {NEWER: "current", "access_siirrot.csv": "repeated"}


@pytest.mark.parametrize("folder", ["2023-02-31", "31.2.2023", "export 2023-13-01"])
def test_day_that_does_not_exist_stops_a_file(inbox: Inbox, folder: str) -> None:
    _put(inbox, f"{folder}/access_siirrot.csv", 3)
    (stopped,) = inbox.load().stopped
    assert "a day that does not exist" in stopped.message
