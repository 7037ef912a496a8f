"""One call of the loader: everything or nothing, again without effect, and every file told."""

import hashlib
import shutil
import stat
from pathlib import Path

import polars as pl
import pytest

from ingest.ledger import LedgerError
from ingest.load import Acceptance, Landing, load_deliveries
from ingest.rows import RowSorter, SortedRows
from ingest.sources import CONTRACTS
from ingest.store import RawStore
from tests.ingest.inboxes import (
    DAY,
    LIMITS,
    PERIODS,
    SOURCE_FILES,
    TRANSFER,
    TRANSFERS,
    Inbox,
)


def test_every_table_is_there_before_any_delivery(inbox: Inbox) -> None:
    inbox.root.mkdir()
    report = inbox.load()
    assert report.changed
    assert report.files == ()
    tables = {name for name, rows in inbox.contents().items() if rows == []}
    expected = {f"{schema}.{each.table}" for schema in ("raw", "keys") for each in CONTRACTS}
    assert tables == expected | {
        *("quality.loads", "quality.landing", "quality.quarantine", "quality.noise"),
        "quality.deletions",
    }
    assert inbox.rows("select count(*) from quality.person_keys") == [(1,)]


def test_loaded_twice_is_the_same_store(inbox: Inbox) -> None:
    shutil.copytree(SOURCE_FILES, inbox.root / DAY)
    inbox.put(f"{DAY}/esr_aloitusilmoitukset.xlsx", b"damaged")
    first = inbox.load()
    before = inbox.contents()
    second = inbox.load()
    assert (first.changed, second.changed) == (True, False)
    assert {file.status for file in second.files} == {"repeated", "stopped"}
    assert inbox.contents() == before


def test_missing_columns_stop_the_file_and_keep_the_earlier_rows(inbox: Inbox) -> None:
    inbox.put_csv("2022-03-31/access_siirrot.csv", TRANSFERS, TRANSFER)
    inbox.load()
    headers = (*TRANSFERS[:2], "Siirtopv", *TRANSFERS[3:])
    inbox.put_csv(f"{DAY}/access_siirrot.csv", headers, ("2", *TRANSFER[1:]))
    report = inbox.load(DAY)
    assert report.stopped[0].message == (
        f"File {DAY}/access_siirrot.csv has no column Pvm. Columns found: Siirtonumero, "
        "Asiakasnumero, Siirtopv, Lähettävä koordinaattori, Vastaanottava koordinaattori. "
        "Add the column and deliver the file again."
    )
    assert inbox.rows("select siirtonumero from raw.access_siirrot") == [("1",)]
    assert inbox.rows("select status, message is null from quality.loads order by file") == [
        ("current", True),
        ("stopped", False),
    ]


def test_stopped_file_is_tried_again(inbox: Inbox) -> None:
    file = f"{DAY}/access_siirrot.csv"
    inbox.put_csv(file, ("Numero",), ("1",))
    assert inbox.load().files[0].status == "stopped"
    inbox.put_csv(file, TRANSFERS, TRANSFER)
    assert inbox.load().files[0].status == "loaded"
    assert inbox.rows("select count(*) from raw.access_siirrot") == [(1,)]
    assert inbox.rows("select status from quality.loads") == [("current",)]


def test_stopped_file_is_told_again_each_time(inbox: Inbox) -> None:
    inbox.put_csv(f"{DAY}/access_siirrot.csv", ("Numero",), ("1",))
    assert [inbox.load().files[0].status for _ in range(3)] == ["stopped"] * 3
    assert inbox.rows("select count(*) from quality.loads") == [(1,)]


def test_message_about_a_file_without_header_repeats_none_of_its_cells(inbox: Inbox) -> None:
    inbox.put_csv(f"{DAY}/access_asiakkaat.csv", ("1", "010599-9019", "Testi Henkilö"))
    message = inbox.load().files[0].message
    assert message.startswith(f"File {DAY}/access_asiakkaat.csv has no header row")
    assert "Henkilötunnus" in message
    assert "Testi" not in message
    assert "9019" not in message


def test_empty_file_with_a_header_empties_its_table(inbox: Inbox) -> None:
    inbox.put_csv("2022-03-31/access_siirrot.csv", TRANSFERS, TRANSFER)
    inbox.put_csv(f"{DAY}/access_siirrot.csv", TRANSFERS)
    inbox.load()
    assert inbox.rows("select count(*) from raw.access_siirrot") == [(0,)]


def test_absent_optional_columns_are_told_and_empty(inbox: Inbox) -> None:
    headers = ("Asiakasnumero", "Henkilötunnus", "Ilmoittautunut", "Ilmoittautumistapa")
    inbox.put_csv(
        f"{DAY}/access_asiakkaat.csv", headers, ("1", "010599-9019", "1.5.2022", "lomake")
    )
    report = inbox.load().files[0]
    assert (report.status, report.accepted) == ("loaded", 1)
    assert report.message.startswith("Columns not in the file: Ohjaava taho, Kotikunta")
    assert inbox.rows("select kotikunta, tyottomyys_kk from raw.access_asiakkaat") == [(None, None)]


def test_row_hash_is_of_the_values_and_not_of_their_spelling_or_place(inbox: Inbox) -> None:
    inbox.put_csv("2022-03-31/access_siirrot.csv", TRANSFERS, TRANSFER)
    inbox.load()
    first = inbox.rows("select _row_hash from raw.access_siirrot")
    again = ("1 ", "7", "2022-05-03", *TRANSFER[3:])
    inbox.put_csv(f"{DAY}/access_siirrot.csv", TRANSFERS, ("0", *TRANSFER[1:]), again)
    inbox.load()
    second = inbox.rows("select _row_hash from raw.access_siirrot order by siirtonumero")
    assert second[1:] == first
    assert second[0] != first[0]


def test_row_hash_is_the_same_in_every_version_of_duckdb(inbox: Inbox) -> None:
    """When a new version hashes otherwise, raise `_READING` of ingest/contract.py."""
    inbox.put_csv(f"{DAY}/access_siirrot.csv", TRANSFERS, TRANSFER)
    inbox.load()
    assert inbox.raw("access_siirrot", "_row_hash") == [(8121033903350494753,)]


def test_value_that_moves_to_the_next_column_changes_the_hash(inbox: Inbox) -> None:
    header = ("Vastausnumero", "Asiakasnumero", "Vastauspäivä", "Vaihe", "Mieli", "Arki", "Työkyky")
    answer = ("1", "7", "1.5.2022", "alku")
    hashes = set()
    for day, scores in (("2022-03-31", ("50", "", "")), (DAY, ("", "50", ""))):
        inbox.put_csv(f"{day}/kykyviisari.csv", header, (*answer, *scores))
        inbox.load()
        hashes |= set(inbox.raw("kykyviisari", "_row_hash"))
    assert len(hashes) == 2


def test_fault_of_the_program_undoes_the_whole_call(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox.put_csv("2022-03-31/access_siirrot.csv", TRANSFERS, TRANSFER)
    inbox.load()
    before = inbox.contents()
    inbox.put_csv(f"{DAY}/access_jaksot.csv", PERIODS)
    inbox.put_csv(f"{DAY}/access_siirrot.csv", TRANSFERS, ("2", *TRANSFER[1:]))

    def break_at_the_end(_store: RawStore, _loads: object) -> None:
        raise RuntimeError("fault")

    with monkeypatch.context() as patched:
        patched.setattr(RawStore, "write_loads", break_at_the_end)
        with pytest.raises(RuntimeError, match="fault"):
            inbox.load()
    assert inbox.contents() == before


def test_row_that_would_be_lost_stops_everything(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    sort = RowSorter.sort

    def lose_one(sorter: RowSorter, cells: pl.DataFrame) -> SortedRows:
        placed = sort(sorter, cells)
        return SortedRows(placed.read, placed.accepted.slice(1), placed.quarantined, placed.noise)

    monkeypatch.setattr(RowSorter, "sort", lose_one)
    inbox.put_csv(f"{DAY}/access_siirrot.csv", TRANSFERS, TRANSFER)
    with pytest.raises(LedgerError, match="Rows read 1, placed 0"):
        inbox.load()
    assert not inbox.store.exists() or "quality.loads" not in inbox.contents()


def test_progress_names_each_file_with_its_rows_and_ends_full(inbox: Inbox) -> None:
    second = inbox.put_csv(f"{DAY}/access_siirrot.csv", TRANSFERS, TRANSFER, TRANSFER)
    first = inbox.put_csv(f"{DAY}/access_jaksot.csv", PERIODS)
    sizes = first.stat().st_size, second.stat().st_size
    told: list[tuple[str, int, int]] = []
    load_deliveries(
        inbox.root,
        inbox.store,
        root=inbox.root,
        landing=Landing(inbox.landing, newest=24),
        key_file=inbox.key_file,
        allow_test_ids=True,
        acceptance=Acceptance(LIMITS),
        on_progress=lambda *step: told.append(step),
    )
    assert told == [
        (f"{DAY}/access_jaksot.csv", 0, sum(sizes)),
        (f"{DAY}/access_jaksot.csv", sizes[0], sum(sizes)),
        (f"{DAY}/access_siirrot.csv", sizes[0], sum(sizes)),
        (f"2 rows of {DAY}/access_siirrot.csv", sum(sizes), sum(sizes)),
        ("", sum(sizes), sum(sizes)),
    ]


def test_store_is_one_closed_file_and_the_delivery_is_untouched(inbox: Inbox) -> None:
    path = inbox.put_csv(f"{DAY}/access_siirrot.csv", TRANSFERS, TRANSFER)
    path.chmod(stat.S_IRUSR)
    content = path.read_bytes()
    inbox.load()
    assert path.read_bytes() == content
    files = {file.relative_to(inbox.data) for file in inbox.data.rglob("*") if file.is_file()}
    sha256 = hashlib.sha256(content).hexdigest()
    assert files == {
        Path("landing", sha256[:2], sha256),
        Path("inbox", DAY, "access_siirrot.csv"),
        Path("keys/person.key"),
        Path("store.duckdb"),
    }
