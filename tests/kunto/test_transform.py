"""What a failed dbt test shows: rows a person can find, and nothing of who they are."""

from pathlib import Path

import duckdb
import pytest

from kunto.transform import find_examples

KEY = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def build(tmp_path: Path) -> Path:
    file = tmp_path / "build.duckdb"
    with duckdb.connect(str(file)) as connection:
        connection.execute(
            "create table found as select ? as client_id, '1042' as client_reference,"
            " 'Esimerkki Oy' as company_name, 'first_contact|' || ? as case_id,"
            " 'Testi Henkilö' as partners, date '2022-05-02' as started_date, null as ended_date",
            [KEY, KEY],
        )
    return file


def test_examples_hold_no_person_key_and_no_name(build: Path) -> None:
    assert find_examples("from found", build) == ("1042 · first_contact|… · 2022-05-02 · –",)


def test_examples_are_few(build: Path) -> None:
    assert len(find_examples("select range as day_count from range(100)", build)) == 5
