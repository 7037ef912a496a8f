"""A file is placed the same, whatever the chunks in which it is read."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import delimited, reading
from ingest.delimited import Delimited, open_delimited
from tests.ingest.inboxes import DAY, PERIODS, Inbox

_CELLS = (
    st.sampled_from(["1", "2", "3", "4", "Yhteensä", ""]),
    st.sampled_from(["7", "8", '"x;\ny"']),
    st.sampled_from(["Työkyky 1", "Työkyky 2", '"Työ\nkyky"', 'a "b"']),
    st.sampled_from(["1.5.2022", "2022-05-01", "31.2.2022"]),
    st.sampled_from(["", "2.5.2022", "30.4.2022"]),
    st.sampled_from(["", "siirto", "SIIRTO", "outo", "kumma-sana", "Möttönen"]),
    st.sampled_from(["", "työllistyi", "outo"]),
)
_ROWS = st.lists(st.tuples(*_CELLS).map(";".join) | st.sampled_from(["", ";;", "1;7"]), max_size=25)


@settings(max_examples=60, deadline=None)
@given(rows=_ROWS, block_bytes=st.integers(1, 400))
def test_the_same_file_in_tiny_chunks_fills_the_same_tables(
    rows: list[str], block_bytes: int
) -> None:
    text = "\n".join([";".join(PERIODS), *rows]) + "\n"
    assert _contents(text, block_bytes) == _contents(text, delimited.BLOCK_BYTES)


def test_key_that_is_repeated_far_apart_is_found(inbox: Inbox) -> None:
    row = "{};7;Työkyky 1;{};;;"
    rows = [row.format(number, "1.5.2022") for number in range(1, 40)]
    text = "\n".join([";".join(PERIODS), *rows, rows[0], row.format(2, "2.5.2022")]) + "\n"
    inbox.put(f"{DAY}/access_jaksot.csv", text.encode())
    with _small_blocks(200):
        inbox.load()
    assert inbox.rows("select row_number, kind from quality.noise") == [(41, "identical")]
    assert inbox.rows("select row_number, rule_id, parameters from quality.quarantine") == [
        (42, "duplicate", '{"other": 3}')
    ]


def test_word_seen_often_is_told_though_its_rows_stand_in_other_chunks(inbox: Inbox) -> None:
    right = [f"{number};7;Työkyky 1;1.5.2022;;;" for number in range(1, 90)]
    for place in (10, 40, 70):
        right[place] = f"{place};7;Työkyky 1;1.5.2022;;outo;"
    inbox.put(f"{DAY}/access_jaksot.csv", "\n".join([";".join(PERIODS), *right, ""]).encode())
    with _small_blocks(300):
        inbox.load()
    told = inbox.rows("select parameters->>'value' from quality.quarantine")
    assert told == [("outo",)] * 3


def test_dates_in_other_chunks_decide_how_those_with_slashes_are_read(inbox: Inbox) -> None:
    rows = [f"{number};7;Työkyky 1;5/3/2022;;;" for number in range(1, 60)]
    text = "\n".join([";".join(PERIODS), *rows, "60;7;Työkyky 1;5/31/2022;;;", ""])
    inbox.put(f"{DAY}/access_jaksot.csv", text.encode())
    with _small_blocks(300):
        inbox.load()
    days = inbox.rows("select alkupvm, count(*) from raw.access_jaksot group by all order by all")
    assert days == [(date(2022, 5, 3), 59), (date(2022, 5, 31), 1)]


def _contents(text: str, block_bytes: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as directory:
        inbox = Inbox(Path(directory))
        inbox.put(f"{DAY}/access_jaksot.csv", text.encode())
        key = inbox.key_file
        key.parent.mkdir()
        key.write_text("00" * 32, encoding="ascii")
        with _small_blocks(block_bytes):
            inbox.load()
        return inbox.contents()


@contextmanager
def _small_blocks(block_bytes: int) -> Iterator[None]:
    def open_in_blocks(path: Path, *, file: str) -> Delimited:
        return replace(open_delimited(path, file=file), block_bytes=block_bytes)

    with patch.object(reading, "open_delimited", open_in_blocks):
        yield
