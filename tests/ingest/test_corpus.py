"""Every odd file of the corpus gets its verdict: each row in its place, or the file refused."""

from collections import Counter
from pathlib import Path

import pytest

from ingest import noise
from ingest.rules import RULES
from ingest.sources import contract_of
from tests.ingest.corpus import CORPUS
from tests.ingest.corpus.entry import Entry, Placed
from tests.ingest.inboxes import Inbox

LEDGER = "select read_count, accepted_count, quarantined_count, noise_count from quality.loads"
NOISE_KINDS = {noise.BLANK, noise.HEADER, noise.TOTAL, noise.FOOTNOTE, noise.IDENTICAL}
PLACES = ("accepted", "quarantined", "noise")
RAW_ROWS = "select sum(estimated_size) from duckdb_tables() where schema_name = 'raw'"


@pytest.mark.parametrize("entry", CORPUS, ids=lambda entry: entry.name)
def test_file_gets_its_verdict(inbox: Inbox, entry: Entry) -> None:
    entry.write(inbox.root)
    reports = inbox.load().files
    messages = " ".join(report.message for report in reports)
    if entry.refused:
        assert [report.status for report in reports] == ["stopped"], reports
        assert messages.startswith(f"File {entry.file} ")
        assert entry.refused in messages
        assert inbox.rows(RAW_ROWS) == [(0,)]
        return
    assert {report.status for report in reports} == {"loaded"}, messages
    assert entry.told in messages
    assert {placed.table: _placed(inbox, placed) for placed in entry.placed} == {
        placed.table: placed for placed in entry.placed
    }
    assert inbox.rows("select distinct export_date_basis from quality.loads") == [(entry.dated,)]
    _assert_ledger_adds_up(inbox, entry)


def _placed(inbox: Inbox, expected: Placed) -> Placed:
    """Give where the rows of a table went, with the values that the entry is about."""
    names = ("_row", *contract_of(expected.table).fields)
    rows = [dict(zip(names, row, strict=True)) for row in inbox.raw(expected.table, *names)]
    asked = {row["_row"]: expected.accepted.get(row["_row"], {}) for row in rows}
    refused = inbox.rows("select row_number, rule_id, column_name from quality.quarantine")
    return Placed(
        table=expected.table,
        accepted={row["_row"]: {name: row[name] for name in asked[row["_row"]]} for row in rows},
        quarantined={row: (rule, column) for row, rule, column in refused},
        noise=dict(inbox.rows("select row_number, kind from quality.noise")),
    )


def _assert_ledger_adds_up(inbox: Inbox, entry: Entry) -> None:
    ledger = [sum(counts) for counts in zip(*inbox.rows(LEDGER), strict=True)]
    parts = entry.placed
    counts = [sum(map(len, (getattr(p, name) for p in parts))) for name in PLACES]
    assert ledger == [sum(counts), *counts]


def test_corpus_is_large_and_no_entry_repeats_another(tmp_path: Path) -> None:
    assert len(CORPUS) >= 120
    faults = Counter((entry.category, entry.fault) for entry in CORPUS)
    assert not [fault for fault, count in faults.items() if count > 1]
    files = Counter(
        (entry.file.rpartition("/")[2], entry.write(tmp_path / entry.name).read_bytes())
        for entry in CORPUS
        if entry.category != "export-day"  # where the name alone is odd
    )
    assert not [file for (file, _), count in files.items() if count > 1]


def test_every_rule_and_every_kind_of_noise_is_met() -> None:
    placed = [placed for entry in CORPUS for placed in entry.placed]
    assert {rule for each in placed for rule, _ in each.quarantined.values()} == set(RULES)
    assert {kind for each in placed for kind in each.noise.values()} == NOISE_KINDS


def test_every_kind_of_verdict_is_met_often() -> None:
    verdicts = Counter(
        "refused" if entry.refused else place
        for entry in CORPUS
        for place in PLACES
        if entry.refused or any(getattr(placed, place) for placed in entry.placed)
    )
    assert min(verdicts.values()) >= 10, verdicts
