"""The law of the ledger: whatever a file holds, each of its rows ends in exactly one place."""

import csv
import io
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.delimited import open_delimited
from ingest.identity import Door
from ingest.reading import reading_for
from ingest.rows import RowSorter
from ingest.sources import contract_of
from kunto.errors import UnreadableFileError
from tests.ingest.inboxes import CLIENTS, DAY, PERIODS, Inbox

_CELLS = {
    "Jaksonumero": ["1", "2", "3", "", " 1", "Yhteensä"],
    "Asiakasnumero": ["7", "", "\u00a0", "x;y", 'a "b" c'],
    "Koordinaattori": ["Työkyky 1", "", "monta\nriviä\n\nlopuksi"],
    "Alkupvm": ["1.5.2022", "01.05.2022", "2022-05-01", "31.2.2022", "", "eilen"],
    "Loppupvm": ["", "2.5.2022", "30.4.2022", "#N/A"],
    "Päättymissyy": ["", "Siirto", "peruutti", "tuntematon"],
    "Lopputulos": ["", "työllistyi", "TYÖLLISTYI ", "?"],
}
_RIGHT_WIDTH = st.tuples(
    *(st.sampled_from(_CELLS[name]) | st.text(max_size=6) for name in PERIODS)
).map(list)
_ANY_WIDTH = st.lists(st.sampled_from(["", "1", "Summa", '"', "a;b"]), max_size=10)
_ROWS = st.lists(_RIGHT_WIDTH | _ANY_WIDTH, max_size=12)


def _written(rows: list[list[str]], encoding: str) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([list(PERIODS), *rows])
    return text.getvalue().encode(encoding, errors="replace")


_DELIVERED = {
    "rows": _ROWS,
    "encoding": st.sampled_from(["utf-8", "utf-8-sig", "cp1252"]),
}


@settings(max_examples=300, deadline=None)
@given(**_DELIVERED)
def test_every_row_ends_in_exactly_one_place(rows: list[list[str]], encoding: str) -> None:
    file, contract = "access_jaksot.csv", contract_of("access_jaksot")
    door = Door(bytes(32), allow_test_ids=True)
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / file
        path.write_bytes(_written(rows, encoding))
        try:
            source = open_delimited(path, file=file)
        except UnreadableFileError:
            assert any("\0" in cell for row in rows for cell in row)
            return
        sorter = RowSorter(reading_for(source, contract), contract, door)
        chunks = [sorter.sort(cells) for cells in reading_for(source, contract).chunks()]
    places = [
        row
        for placed in chunks
        for row in (
            *placed.accepted["_row"],
            *placed.quarantined["row_number"],
            *placed.noise["row_number"],
        )
    ]
    assert sum(placed.read for placed in chunks) == len(rows)
    assert sorted(places) == list(range(2, len(rows) + 2))


@settings(max_examples=20, deadline=None)
@given(**_DELIVERED)
def test_the_store_holds_what_the_ledger_says_and_again_changes_nothing(
    rows: list[list[str]], encoding: str
) -> None:
    with tempfile.TemporaryDirectory() as directory:
        inbox = Inbox(Path(directory))
        inbox.put(f"{DAY}/access_jaksot.csv", _written(rows, encoding))
        report = inbox.load().files[0]
        before = inbox.contents()
        assert len(before["raw.access_jaksot"]) == report.accepted
        assert len(before["quality.quarantine"]) == report.quarantined
        assert len(before["quality.noise"]) == report.noise
        assert report.read == report.accepted + report.quarantined + report.noise
        assert not inbox.load().changed
        assert inbox.contents() == before


@settings(max_examples=30, deadline=None)
@given(content=st.binary(max_size=300), has_header=st.booleans())
def test_no_bytes_crash_the_loader(content: bytes, has_header: bool) -> None:  # noqa: FBT001
    header = (";".join(CLIENTS) + "\n").encode()
    with tempfile.TemporaryDirectory() as directory:
        inbox = Inbox(Path(directory))
        inbox.put(f"{DAY}/access_asiakkaat.csv", header + content if has_header else content)
        inbox.put(f"{DAY}/esr_aloitusilmoitukset.xlsx", content)
        reports = inbox.load().files
        assert [report.status for report in reports][1] == "stopped"
        assert reports[0].accepted == 0
        assert reports[0].read == reports[0].quarantined + reports[0].noise
