"""Which files are deliveries, of what kind, and of what day."""

import os
from datetime import UTC, date, datetime

import pytest

from ingest.inbox import Delivery, ExportDate, contract_by_header, export_date, find_deliveries
from ingest.reading import open_source
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
def test_unknown_file_is_reported_and_not_loaded(inbox: Inbox, name: str) -> None:
    inbox.put(f"{DAY}/{name}", b"a;b\n1;2\n")
    report = inbox.load()
    assert [file.status for file in report.files] == ["stopped"]
    assert f"File {DAY}/{name} is not recognised" in report.files[0].message
    assert inbox.rows("select count(*) from quality.loads") == [(0,)]


def test_file_with_another_name_is_known_by_its_header(inbox: Inbox) -> None:
    inbox.put_csv(f"{DAY}/vienti7.csv", TRANSFERS, TRANSFER)
    report = inbox.load().files[0]
    assert (report.status, report.accepted) == ("loaded", 1)
    assert inbox.rows("select table_name, source from quality.loads") == [
        ("access_siirrot", "access")
    ]


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract.table)
def test_header_of_each_contract_leads_to_it_alone(contract: object) -> None:
    assert contract in CONTRACTS
    columns = contract.columns  # type: ignore[attr-defined]
    header = ";".join(f'"{column.header}"' for column in columns)
    assert contract_by_header(open_source(header.encode(), file="x.csv")) == contract


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
