"""A delivery that was none is taken back: the store is as though it had never come."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from ingest.load import Withdrawal
from kunto.errors import KuntoError, MisuseError
from tests.ingest.inboxes import COSTS, DAY, TRANSFER, TRANSFERS, Inbox

FILE, MISTAKE, WHY = f"{DAY}/access_siirrot.csv", "Kopio/access_siirrot.csv", "a copy of my own"
FAULTY = ("9", "7", "31.2.2022", "a", "b")


def _put(inbox: Inbox, file: str, *numbers: int) -> Path:
    rows = [(str(number), *TRANSFER[1:]) for number in numbers]
    return inbox.put_csv(file, TRANSFERS, *rows, FAULTY)


def _withdraw(inbox: Inbox, file: str = MISTAKE) -> None:
    (inbox.root / file).unlink(missing_ok=True)
    inbox.load(withdrawal=Withdrawal(file, WHY))


def _kept(inbox: Inbox, *, without: str) -> dict[str, list[tuple[Any, ...]]]:
    """Give every row of every table but what is kept of one file that does not count."""
    contents = inbox.contents()
    of_files = ("quality.loads", "quality.landing", "quality.quarantine", "quality.noise")
    return contents | {
        name: [row for row in contents[name] if without not in row] for name in of_files
    }


def test_what_it_replaced_counts_again(inbox: Inbox) -> None:
    _put(inbox, FILE, 1, 2)
    inbox.load()
    before = inbox.contents()
    mistake = _put(inbox, MISTAKE, 1, 3)
    inbox.load()
    assert inbox.raw("access_siirrot", "siirtonumero") == [("1",), ("3",)]
    mistake.unlink()
    (report,) = [file for file in inbox.load().files if file.file == MISTAKE]
    assert f'kunto withdraw "{MISTAKE}" "why"' in report.message
    assert inbox.raw("access_siirrot", "siirtonumero") == [("1",), ("3",)]
    _withdraw(inbox)
    assert inbox.raw("access_siirrot", "siirtonumero") == [("1",), ("2",)]
    assert _kept(inbox, without=MISTAKE) == before
    reasons = inbox.rows("select file, status, withdrawn_reason from quality.loads order by 1")
    assert reasons == [(FILE, "current", None), (MISTAKE, "superseded", WHY)]
    assert [file for file in inbox.load().files if file.message] == []


def test_only_file_of_its_table_leaves_it_empty(inbox: Inbox) -> None:
    _put(inbox, MISTAKE, 1)
    inbox.load()
    _withdraw(inbox)
    assert inbox.raw("access_siirrot", "siirtonumero") == []
    assert not inbox.load().changed


def test_made_anew_it_stays_taken_back(inbox: Inbox) -> None:
    _put(inbox, FILE, 1, 2)
    _put(inbox, MISTAKE, 1, 3)
    inbox.load()
    _withdraw(inbox)
    before = inbox.contents()
    assert not inbox.load(again=True).changed
    assert inbox.contents() == before


def test_put_back_into_the_inbox_it_counts_again(inbox: Inbox) -> None:
    _put(inbox, FILE, 1, 2)
    mistake = _put(inbox, MISTAKE, 1, 3)
    inbox.load()
    before = inbox.contents()
    aside = shutil.copy2(mistake, inbox.data / "aside.csv")
    _withdraw(inbox)
    shutil.copy2(aside, mistake)
    inbox.load()
    assert inbox.contents() == before


def test_order_of_arrival_and_taking_back_changes_nothing(tmp_path: Path) -> None:
    outcomes = []
    for number, steps in enumerate([(FILE, MISTAKE, ""), (MISTAKE, FILE, ""), (MISTAKE, "", FILE)]):
        inbox = Inbox(tmp_path / str(number))
        for file in steps:
            if file:
                _put(inbox, file, 1, len(file))
                inbox.load()
            else:
                _withdraw(inbox)
        contents = inbox.contents()
        del contents["quality.person_keys"]
        outcomes.append({name: len(rows) for name, rows in contents.items()})
        assert inbox.raw("access_siirrot", "siirtonumero") == [("1",), (str(len(FILE)),)]
    assert outcomes[0] == outcomes[1] == outcomes[2]


def test_rows_of_a_month_that_it_replaced_count_again(inbox: Inbox) -> None:
    def put(file: str, *numbers: str) -> None:
        rows = [
            (number, f"{number}.1.2022", "4000", "henkilöstö", "yhteinen", "", "10")
            for number in numbers
        ]
        inbox.put_csv(file, COSTS, *rows)
        inbox.load()

    put("2022-02-10/kustannukset.csv", "1", "2", "3")
    before = inbox.contents()
    put("Kopio/kustannukset.csv", "1", "3")
    _withdraw(inbox, "Kopio/kustannukset.csv")
    assert _kept(inbox, without="Kopio/kustannukset.csv") == before


def test_same_content_in_another_place_still_counts(inbox: Inbox) -> None:
    _put(inbox, MISTAKE, 1)
    _put(inbox, FILE, 1)
    inbox.load()
    (inbox.root / MISTAKE).unlink()
    inbox.load(withdrawal=Withdrawal(MISTAKE, WHY))
    assert inbox.raw("access_siirrot", "_file") == [(FILE,)]
    (inbox.root / FILE).unlink()
    inbox.load(withdrawal=Withdrawal(FILE, WHY))
    assert inbox.raw("access_siirrot", "_file") == []


def test_what_stands_in_the_inbox_or_does_not_count_is_not_taken_back(inbox: Inbox) -> None:
    _put(inbox, FILE, 1)
    inbox.load()
    before = inbox.contents()
    with pytest.raises(KuntoError, match="still stands in the inbox"):
        inbox.load(withdrawal=Withdrawal(FILE, WHY))
    with pytest.raises(MisuseError, match="No file nope"):
        inbox.load(withdrawal=Withdrawal("nope", WHY))
    assert inbox.contents() == before
