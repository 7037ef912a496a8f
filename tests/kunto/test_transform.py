"""What a failed dbt test shows: rows a person can find, and nothing of who they are."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from kunto.build import dbt_variables
from kunto.candidates import Candidate
from kunto.errors import BuildError
from kunto.settings import load_settings
from kunto.transform import find_examples, run_dbt

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


@pytest.mark.slow
def test_models_that_cannot_be_built_are_named_with_the_remedy(build: Path, tmp_path: Path) -> None:
    candidate = Candidate("2022-12-31-none", date(2022, 12, 31), build)
    variables = dbt_variables(load_settings(environment={}))
    with pytest.raises(BuildError) as told:
        run_dbt(candidate, variables, working=tmp_path / "dbt", advance=lambda *_: None)
    assert "stg_access__contacts: " in str(told.value)
    assert str(told.value).endswith("or tell its developer.")
