"""The pages of the sources are those that the contracts make, and leave nothing out."""

from pathlib import Path

import pytest

from ingest.contract import Contract
from ingest.rules import RULES
from ingest.source_pages import FOLDER, pages, write_pages
from ingest.sources import CONTRACTS

EACH = pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract.table)


def test_committed_pages_are_the_generated_ones(tmp_path: Path) -> None:
    write_pages(tmp_path)
    made, committed = (
        {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
        for folder in (tmp_path, FOLDER)
    )
    assert committed == made, "Run python -m ingest.source_pages and commit docs/sources."


@EACH
def test_page_tells_every_header_and_every_word(contract: Contract) -> None:
    page = pages()[f"{contract.source}.md"]
    for column in contract.columns:
        for told in (f"`{column.name}`", *column.headers, *column.codes):
            assert told in page
    for header in contract.dropped:
        assert header in page


def test_every_rule_is_told_on_some_page() -> None:
    text = "".join(pages().values())
    assert [rule for rule in RULES if f"| `{rule}` |" not in text] == []


def test_contract_says_what_a_row_is() -> None:
    assert [c.table for c in CONTRACTS if not c.row.startswith("One ") or c.row[-1] != "."] == []
