"""Which files are deliveries, of what kind, and of what day."""

import os
from datetime import UTC, date, datetime

import pytest

from ingest.inbox import Delivery, ExportDate, export_date, find_deliveries
from ingest.parts import parts_of
from ingest.reading import opened_source
from ingest.sources import CONTRACTS, contract_of
from kunto.errors import KuntoError
from tests.ingest.inboxes import COSTS, DAY, PERIODS, TRANSFER, TRANSFERS, Inbox


def test_files_that_are_no_deliveries_are_passed_over(inbox: Inbox) -> None:
    for file in (
        f"{DAY}/truth.json",
        f"{DAY}/README.txt",
        f"{DAY}/.access_siirrot.csv",
        f"{DAY}/~$access_siirrot.xlsx",
        f"{DAY}/access_siirrot.csv.part",
        f"{DAY}/Thumbs.db",
        ".git/access_siirrot.csv",
    ):
        inbox.put(file, b"x")
    inbox.put_csv(f"{DAY}/a/b/access_siirrot.csv", TRANSFERS, TRANSFER)
    found = find_deliveries(inbox.root, root=inbox.root)
    assert [delivery.file for delivery in found] == [f"{DAY}/a/b/access_siirrot.csv"]


def test_folder_outside_the_inbox_is_refused(inbox: Inbox) -> None:
    with pytest.raises(KuntoError, match="is not in the inbox"):
        find_deliveries(inbox.data, root=inbox.root)


@pytest.mark.parametrize("name", ["kuvat.zip", "muistio.docx", "luettelo.csv"])
def test_unknown_file_is_stopped_with_neither_source_nor_table(inbox: Inbox, name: str) -> None:
    inbox.put(f"{DAY}/{name}", b"a;b\n1;2\n")
    report = inbox.load()
    assert [file.status for file in report.files] == ["stopped"]
    assert f"File {DAY}/{name} is not recognised" in report.files[0].message
    listed = "select file, source, table_name, status, export_date::text from quality.loads"
    assert inbox.rows(listed) == [(f"{DAY}/{name}", None, None, "stopped", DAY)]
    again = inbox.load()
    assert (again.changed, len(again.stopped)) == (False, 1)


def test_unknown_file_is_told_what_is_known(inbox: Inbox) -> None:
    inbox.put(f"{DAY}/luettelo.csv", b"a;b\n1;2\n")
    inbox.put(f"{DAY}/access_siirrot.docx", b"x")
    of_kind, of_source = (file.message for file in inbox.load().files)
    assert "only .csv, .tsv, .txt, .xlsx, .xlsm, .mdb, .accdb are read" in of_kind
    assert all(contract.table in of_source for contract in CONTRACTS)


def test_file_without_rows_below_its_header_is_told_of(inbox: Inbox) -> None:
    inbox.put_csv(f"{DAY}/access_siirrot.csv", TRANSFERS, ("", "", "", "", ""))
    inbox.put_csv(f"{DAY}/kustannukset.csv", COSTS, ("1", "x", "4000", "a", "b", "c", "1,00"))
    messages = [file.message for file in inbox.load().files]
    assert messages == ["No rows below the header.", ""]


def test_unknown_file_that_is_taken_away_leaves_the_list(inbox: Inbox) -> None:
    path = inbox.put(f"{DAY}/muistio.docx", b"x")
    inbox.put_csv(f"{DAY}/access_siirrot.csv", TRANSFERS, TRANSFER)
    inbox.load()
    path.unlink()
    assert inbox.load().changed
    assert inbox.rows("select table_name from quality.loads") == [("access_siirrot",)]


def test_unknown_file_elsewhere_stays_in_the_list_while_it_is_there(inbox: Inbox) -> None:
    path = inbox.put(f"{DAY}/muistio.docx", b"x")
    inbox.put_csv("2022-03-31/access_siirrot.csv", TRANSFERS, TRANSFER)
    inbox.load()
    count = "select count(*) from quality.loads"
    assert (inbox.load("2022-03-31").changed, inbox.rows(count)) == (False, [(2,)])
    path.unlink()
    assert (inbox.load("2022-03-31").changed, inbox.rows(count)) == (True, [(1,)])


def test_unknown_file_that_gets_a_header_is_one_row_of_the_list(inbox: Inbox) -> None:
    inbox.put_csv(f"{DAY}/luettelo.csv", TRANSFER)
    inbox.load()
    inbox.put_csv(f"{DAY}/luettelo.csv", TRANSFERS, TRANSFER)
    inbox.load()
    assert inbox.rows("select table_name, status from quality.loads") == [
        ("access_siirrot", "current")
    ]


def test_file_with_another_name_is_known_by_its_header(inbox: Inbox) -> None:
    inbox.put_csv(f"{DAY}/vienti7.csv", TRANSFERS, TRANSFER)
    report = inbox.load().files[0]
    assert (report.status, report.accepted) == ("loaded", 1)
    assert inbox.rows("select table_name, source from quality.loads") == [
        ("access_siirrot", "access")
    ]


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract.table)
def test_header_of_each_contract_leads_to_it_alone(inbox: Inbox, contract: object) -> None:
    assert contract in CONTRACTS
    columns = contract.columns  # type: ignore[attr-defined]
    header = ";".join(f'"{column.header}"' for column in columns)
    path = inbox.put("x.csv", header.encode())
    with opened_source(path, file="x.csv", scratch=inbox.data) as source:
        assert [part.contract for part in parts_of(source, file="x.csv")] == [contract]


@pytest.mark.parametrize(
    ("file", "metadata", "expected"),
    [
        ("2022-12-31/kustannukset.csv", (), ExportDate(date(2022, 12, 31), "folder")),
        ("2022-03-31/2022-12-31/x.csv", (), ExportDate(date(2022, 12, 31), "folder")),
        ("Vienti 5.1.2023/x.csv", (), ExportDate(date(2023, 1, 5), "folder")),
        ("uudet/kustannukset_20221231.csv", (), ExportDate(date(2022, 12, 31), "name")),
        ("x 31.12.2022.csv", ("Ajettu 1.1.2023",), ExportDate(date(2022, 12, 31), "name")),
        ("x.csv", ("", "Ajettu 1.1.2023 klo 9.30"), ExportDate(date(2023, 1, 1), "metadata")),
        ("2022-13-31/x.csv", (), ExportDate(date(2023, 2, 1), "receipt")),
    ],
)
def test_day_of_an_export_and_what_told_it(
    inbox: Inbox, file: str, metadata: tuple[str, ...], expected: ExportDate
) -> None:
    path = inbox.put(file, b"x")
    received = datetime(2023, 1, 31, 22, 30, tzinfo=UTC).timestamp()
    os.utime(path, (received, received))
    delivery = Delivery(path, file)
    assert export_date(delivery, contract_of("kustannukset"), metadata) == expected


def test_day_on_a_line_above_the_header_is_used(inbox: Inbox) -> None:
    inbox.put_csv("kustannukset.csv", COSTS, before="Tulostettu 31.12.2022\n")
    inbox.put_csv("2022-05-31/access_jaksot.csv", PERIODS)
    inbox.load()
    assert inbox.rows(
        "select file, export_date::text, export_date_basis from quality.loads order by file"
    ) == [
        ("2022-05-31/access_jaksot.csv", "2022-05-31", "folder"),
        ("kustannukset.csv", "2022-12-31", "metadata"),
    ]


@pytest.mark.parametrize(
    ("file", "before", "place"),
    [
        ("2099-12-31/access_siirrot.csv", "", "Its folder"),
        ("access_siirrot_31.12.2099.csv", "", "Its name"),
        ("access_siirrot.csv", "Ajettu 31.12.2099\n", "A line above its header"),
    ],
)
def test_export_of_a_day_after_its_receipt_is_stopped(
    inbox: Inbox, file: str, before: str, place: str
) -> None:
    inbox.put_csv("2022-03-31/access_siirrot.csv", TRANSFERS, TRANSFER)
    inbox.load()
    earlier = inbox.raw("access_siirrot", "_file")
    path = inbox.put_csv(file, TRANSFERS, TRANSFER, ("2", *TRANSFER[1:]), before=before)
    report = inbox.load()
    (stopped,) = report.stopped
    assert stopped.message.startswith(f"File {file} cannot be of 2099-12-31. {place} says so, but")
    assert stopped.message.endswith("Correct the day to that of the export.")
    assert inbox.raw("access_siirrot", "_file") == earlier
    received = datetime(2099, 12, 30, 22, 30, tzinfo=UTC).timestamp()  # the 31st in Finland
    os.utime(path, (received, received))
    assert not inbox.load().stopped
    assert inbox.raw("access_siirrot", "_file") == [(file,), (file,)]


def test_export_of_the_day_before_its_receipt_or_the_same_is_read(inbox: Inbox) -> None:
    received = datetime(2098, 6, 15, 9, tzinfo=UTC).timestamp()
    for day in ("2098-06-14", "2098-06-15", "2098-06-16"):
        path = inbox.put_csv(f"{day}/access_siirrot.csv", TRANSFERS, TRANSFER, (day, *TRANSFER[1:]))
        os.utime(path, (received, received))
    assert [file.file for file in inbox.load().stopped] == ["2098-06-16/access_siirrot.csv"]


@pytest.mark.parametrize(("day", "is_possible"), [("1987-01-01", False), ("2021-06-01", True)])
def test_export_far_before_all_its_rows_is_stopped(
    inbox: Inbox, day: str, *, is_possible: bool
) -> None:
    inbox.put_csv(f"{day}/access_siirrot.csv", TRANSFERS, TRANSFER, ("2", *TRANSFER[1:]))
    messages = [file.message for file in inbox.load().stopped]
    told = (
        f"File {day}/access_siirrot.csv cannot be of {day}. Its folder says so, but its oldest "
        "row is of 2022-05-03. Correct the day to that of the export."
    )
    assert messages == ([] if is_possible else [told])
