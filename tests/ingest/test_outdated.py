"""A changed contract or setting reaches what was loaded before it."""

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest

from ingest import inbox as inbox_module
from ingest import outdated, sources, tables
from ingest.contract import Column, Contract
from ingest.sources import CONTRACTS, contract_of
from tests.ingest.inboxes import (
    CLIENTS,
    DAY,
    TRANSFER,
    TRANSFERS,
    Inbox,
    sample_identity,
)

OLDER = "2022-03-31"
FILE = f"{DAY}/access_siirrot.csv"
CONTRACT = contract_of("access_siirrot")
CLIENT = ("1", sample_identity(date(1999, 5, 1), 901), "", "", "1.5.2022", "lomake", *[""] * 6)
Change = Callable[[Contract], None]


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Change:
    """Put a contract in the place of the one of its table, everywhere."""

    def put(contract: Contract) -> None:
        changed = tuple(contract if c.table == contract.table else c for c in CONTRACTS)
        for module in (sources, inbox_module, outdated, tables):
            monkeypatch.setattr(module, "CONTRACTS", changed)

    return put


def _transfers(**changes: Column) -> Contract:
    columns = tuple(changes.pop(column.name, column) for column in CONTRACT.columns)
    return replace(CONTRACT, columns=(*columns, *changes.values()))


def _date_also_called(header: str) -> Contract:
    column = CONTRACT.column("pvm")
    return _transfers(pvm=replace(column, headers=(*column.headers, header)))


NEW_COLUMN = _transfers(syy=Column(name="syy", headers=("Syy", "Orsak"), presence="optional"))


def _statuses(inbox: Inbox) -> dict[str, str]:
    return dict(inbox.rows("select file, status from quality.loads"))


def test_test_identities_go_when_the_data_are_said_to_be_real(inbox: Inbox) -> None:
    inbox.put_csv(f"{DAY}/access_asiakkaat.csv", CLIENTS, CLIENT)
    inbox.put_csv(FILE, TRANSFERS, TRANSFER)
    inbox.load()
    report = inbox.load(allow_test_ids=False)
    assert report.changed
    assert [file.status for file in report.files] == ["loaded", "repeated"]
    assert inbox.raw("access_asiakkaat", "_row") == []
    assert inbox.rows("select rule_id from quality.quarantine") == [("identity",)]
    before = inbox.contents()
    assert not inbox.load(allow_test_ids=False).changed
    assert inbox.contents() == before


def test_quarantined_rows_are_accepted_once_their_rule_allows_them(
    inbox: Inbox, use: Change
) -> None:
    key = replace(CONTRACT.column("siirtonumero"), reference=None)
    inbox.put_csv(FILE, TRANSFERS, ("ensimmäinen", *TRANSFER[1:]))
    inbox.load()
    assert inbox.rows("select rule_id from quality.quarantine") == [("reference",)]
    use(_transfers(siirtonumero=key))
    assert inbox.load().changed
    assert inbox.raw("access_siirrot", "siirtonumero") == [("ensimmäinen",)]
    assert inbox.rows("select * from quality.quarantine") == []
    assert inbox.rows("select accepted_count, quarantined_count from quality.loads") == [(1, 0)]


def test_new_column_is_filled_from_the_files_that_are_there(inbox: Inbox, use: Change) -> None:
    inbox.put_csv(FILE, (*TRANSFERS, "Orsak"), (*TRANSFER, "muutto"))
    inbox.load()
    use(NEW_COLUMN)
    inbox.load()
    assert inbox.raw("access_siirrot", "siirtonumero", "syy") == [("1", "muutto")]
    assert not inbox.load().changed


def test_file_that_is_gone_is_read_again_from_the_landing(inbox: Inbox, use: Change) -> None:
    path = inbox.put_csv(FILE, (*TRANSFERS, "Orsak"), (*TRANSFER, "muutto"))
    inbox.load()
    path.unlink()
    use(NEW_COLUMN)
    report = inbox.load()
    assert [(file.file, file.status, file.message) for file in report.files] == [
        (FILE, "loaded", "")
    ]
    assert inbox.raw("access_siirrot", "siirtonumero", "syy") == [("1", "muutto")]
    assert not inbox.load().changed


def test_file_read_again_from_the_landing_keeps_its_day_of_receipt(
    inbox: Inbox, use: Change
) -> None:
    path = inbox.put_csv("access_siirrot.csv", TRANSFERS, TRANSFER)
    received = datetime(2022, 6, 15, 9, tzinfo=UTC).timestamp()
    os.utime(path, (received, received))
    inbox.load()
    day = "select export_date::text, export_date_basis, message from quality.loads"
    before = inbox.rows(day)
    assert before[0][:2] == ("2022-06-15", "receipt")
    path.unlink()
    use(NEW_COLUMN)
    assert inbox.load().changed
    assert [told for *_, told in inbox.rows(day)] == [
        f"Columns not in the file: Syy. {before[0][2]}"
    ]
    assert [known for *known, _ in inbox.rows(day)] == [["2022-06-15", "receipt"]]


def test_file_that_is_gone_and_was_not_kept_keeps_its_rows_and_says_so(
    inbox: Inbox, use: Change
) -> None:
    path = inbox.put_csv(FILE, (*TRANSFERS, "Orsak"), (*TRANSFER, "muutto"))
    inbox.load()
    content = path.read_bytes()
    path.unlink()
    shutil.rmtree(inbox.landing)
    use(NEW_COLUMN)
    report = inbox.load()
    assert report.changed
    assert "the file is no longer in the inbox" in report.files[0].message
    assert inbox.raw("access_siirrot", "siirtonumero", "syy") == [("1", None)]
    told = inbox.rows("select status, message from quality.loads")
    assert told == [("current", report.files[0].message)]
    assert not inbox.load().changed
    inbox.put(FILE, content)
    inbox.load()
    assert inbox.raw("access_siirrot", "syy") == [("muutto",)]
    assert inbox.rows("select message from quality.loads") == [(None,)]


def test_message_goes_when_the_earlier_contract_is_back(inbox: Inbox, use: Change) -> None:
    path = inbox.put_csv(FILE, TRANSFERS, TRANSFER)
    inbox.load()
    path.unlink()
    shutil.rmtree(inbox.landing)
    message = "select message is null from quality.loads"
    use(NEW_COLUMN)
    inbox.load()
    assert inbox.rows(message) == [(False,)]
    use(CONTRACT)
    report = inbox.load()
    assert (report.changed, report.files) == (True, ())
    assert inbox.rows(message) == [(True,)]


def test_files_of_other_folders_are_read_again_too(inbox: Inbox, use: Change) -> None:
    inbox.put_csv(f"{OLDER}/access_siirrot.csv", TRANSFERS, ("31", *TRANSFER[1:]))
    inbox.put_csv(FILE, (*TRANSFERS, "Syy"), (*TRANSFER, "muutto"))
    inbox.load()
    before = inbox.rows("select file, contract_fingerprint from quality.loads")
    use(NEW_COLUMN)
    report = inbox.load(OLDER)
    assert [(file.file, file.status) for file in report.files] == [
        (f"{OLDER}/access_siirrot.csv", "superseded"),
        (FILE, "loaded"),
    ]
    assert inbox.raw("access_siirrot", "syy") == [("muutto",)]
    after = inbox.rows("select file, contract_fingerprint from quality.loads")
    assert not set(before) & set(after)
    assert not inbox.load().changed


def test_file_that_the_new_contract_stops_keeps_its_rows_and_says_why(
    inbox: Inbox, use: Change
) -> None:
    inbox.put_csv(FILE, TRANSFERS, TRANSFER, ("2", *TRANSFER[1:2], "x", *TRANSFER[3:]))
    inbox.load()
    use(_transfers(syy=Column(name="syy", headers=("Syy", "Orsak"))))
    report = inbox.load()
    assert [file.status for file in report.files] == ["stopped"]
    assert "has no column Syy" in report.stopped[0].message
    assert _statuses(inbox) == {FILE: "current"}
    assert inbox.raw("access_siirrot", "siirtonumero") == [("1",)]
    assert inbox.rows("select count(*) from quality.quarantine") == [(1,)]
    assert not inbox.load().changed
    use(CONTRACT)
    inbox.load()
    assert inbox.rows("select message from quality.loads") == [(None,)]


def test_alias_reaches_a_file_that_was_stopped(inbox: Inbox, use: Change) -> None:
    inbox.put_csv(FILE, (*TRANSFERS[:2], "Siirtopv", *TRANSFERS[3:]), TRANSFER)
    assert inbox.load().files[0].status == "stopped"
    use(_date_also_called("Siirtopv"))
    assert inbox.load().files[0].status == "loaded"
    assert _statuses(inbox) == {FILE: "current"}


def test_repeated_content_stays_repeated(inbox: Inbox, use: Change) -> None:
    path = inbox.put_csv(FILE, TRANSFERS, TRANSFER)
    inbox.put(f"{DAY}/access_siirrot (2).csv", path.read_bytes())
    inbox.load()
    statuses = _statuses(inbox)
    use(NEW_COLUMN)
    assert inbox.load().changed
    assert _statuses(inbox) == statuses
    assert not inbox.load().changed


def test_reading_again_leads_to_what_reading_once_does(
    inbox: Inbox, tmp_path: Path, use: Change
) -> None:
    faulty = ("9", "7", "31.2.2022", "a", "b")
    for day, numbers in ((OLDER, ("1", "2")), (DAY, ("2", "3"))):
        rows = [(number, *TRANSFER[1:]) for number in numbers]
        inbox.put_csv(f"{day}/access_siirrot.csv", TRANSFERS, *rows, faulty)
    inbox.load()
    use(NEW_COLUMN)
    inbox.load()
    once = Inbox(tmp_path / "once")
    shutil.copytree(inbox.root, once.root)
    shutil.copytree(inbox.key_file.parent, once.key_file.parent)
    once.load()
    assert inbox.contents() == once.contents()


def test_store_made_before_replaced_rows_were_counted_is_loaded_on(inbox: Inbox) -> None:
    header = "Tositenumero;Kirjauspäivä;Tili;Kustannuslaji;Kohdennus;Määrä €"
    costs = f"{header}\n1;3.5.2022;4000;henkilöstö;yhteinen;100,00\n"
    inbox.put(f"{DAY}/kustannukset.csv", costs.encode())
    inbox.load()
    with duckdb.connect(str(inbox.store)) as connection:
        connection.execute("alter table quality.loads drop column replaced_count")
    assert not inbox.load().stopped
    assert inbox.rows("select replaced_count, status from quality.loads") == [(0, "current")]
