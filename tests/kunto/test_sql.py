"""`kunto sql`: an answer in four forms, and nothing within reach but the release."""

import csv
import json
from pathlib import Path

import duckdb
import pytest
from pyarrow import parquet

from kunto.analysis import asked
from kunto.errors import KuntoError, MisuseError
from kunto.releases import ReleaseStore
from tests.conftest import run_kunto, settings_at

NUMBERS = "select n, 'x' || n as word from range(25) as t (n) order by n"


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    file = tmp_path / "wh.duckdb"
    with duckdb.connect(str(file)) as connection:
        connection.execute("create table people as select range as n from range(100000)")
    return file


def _rows(file: Path, query: str) -> list[tuple[object, ...]]:
    with asked(file, query) as answer:
        return list(answer.rows())


def test_all_rows_come_in_their_order(warehouse: Path) -> None:
    rows = _rows(warehouse, "select n, null as nothing from people order by n")
    assert rows == [(n, None) for n in range(100_000)]


@pytest.mark.parametrize(
    "query",
    [
        "select * from read_text('{folder}/secret')",
        "select * from read_blob('{folder}/wh.duckdb')",
        "select * from glob('{folder}/*')",
        "copy (select 1) to '{folder}/out.csv'",
        "copy (select 'x'::blob as b) to '{folder}/wh.duckdb.wal' (format blob)",
        "attach '{folder}/other.duckdb'",
        "insert into people values (1)",
        "drop table people",
        "set memory_limit = '100GB'",
        "set lock_configuration = false",
        "install httpfs",
    ],
)
def test_nothing_else_is_within_reach(warehouse: Path, query: str) -> None:
    (warehouse.parent / "secret").write_text("secret")
    before = {path: path.read_bytes() for path in warehouse.parent.iterdir()}
    with pytest.raises(KuntoError):
        _rows(warehouse, query.format(folder=warehouse.parent))
    assert {path: path.read_bytes() for path in warehouse.parent.iterdir()} == before


def test_no_variable_of_the_program_is_a_table(warehouse: Path) -> None:
    with pytest.raises(KuntoError, match="does not exist"):
        _rows(warehouse, "select * from query")


@pytest.mark.parametrize("query", ["", "-- nothing", "select 1; select 2"])
def test_it_is_one_statement(warehouse: Path, query: str) -> None:
    with pytest.raises(MisuseError, match="one SQL statement"):
        _rows(warehouse, query)


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("select n,\n  m\nfrom people", "(line 2, column 3)"),
        ("selec n from people", "(line 1, column 1)"),
    ],
)
def test_an_error_tells_its_place_in_one_line(warehouse: Path, query: str, place: str) -> None:
    with pytest.raises(KuntoError) as told:
        _rows(warehouse, query)
    assert str(told.value).endswith(place)
    assert "\n" not in str(told.value)


def test_an_error_on_the_way_is_told_as_well(warehouse: Path) -> None:
    with pytest.raises(KuntoError, match="Conversion"):
        _rows(warehouse, "select if(n = 99999, 'x', '1')::integer from people")


def test_the_forms_agree(demo_data: Path, tmp_path: Path) -> None:
    query = tmp_path / "query.sql"
    query.write_text(NUMBERS, encoding="utf-8")
    for form in ("csv", "json", "parquet"):
        file = tmp_path / f"out.{form}"
        run_kunto("sql", "-f", str(query), "--format", form, "-o", str(file), data=demo_data)
    expected = [(n, f"x{n}") for n in range(25)]
    with (tmp_path / "out.csv").open(encoding="utf-8") as stream:
        header, *rows = csv.reader(stream)
    assert header == ["n", "word"]
    assert [(int(n), word) for n, word in rows] == expected
    found = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert [tuple(row.values()) for row in found] == expected
    told = parquet.read_table(tmp_path / "out.parquet").to_pylist()
    assert [tuple(row.values()) for row in told] == expected
    assert not list(tmp_path.glob(".*"))


def test_a_table_says_how_much_it_shows(demo_data: Path) -> None:
    told = run_kunto("sql", NUMBERS, data=demo_data).stdout
    assert "20 of 25 rows shown" in told
    assert [line.split() for line in told.splitlines()[1:3]] == [["0", "x0"], ["1", "x1"]]


def test_a_narrow_terminal_cuts_no_value(demo_data: Path) -> None:
    query = f"select {', '.join(f'1234567890 as a_long_name_{n}' for n in range(9))}"
    assert "…" not in run_kunto("sql", query, data=demo_data, COLUMNS="60").stdout


def test_an_earlier_release_can_be_asked(demo_data: Path) -> None:
    oldest = ReleaseStore(settings_at(demo_data).paths.releases).list()[-1]
    query = "select release_id from marts.dim_release"
    arguments = ("sql", query, "--release", oldest.id, "--format", "csv")
    assert run_kunto(*arguments, data=demo_data).stdout.split() == ["release_id", oldest.id]


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        ([], 2, "Give the SQL"),
        (["select 1", "--format", "parquet"], 2, "Name a file"),
        (["select 1", "-o", "x.csv"], 2, "A table is for the terminal"),
        (["select 1"], 1, "There is no release yet"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, arguments: list[str], code: int, told: str) -> None:
    done = run_kunto("sql", *arguments, data=tmp_path, expected=code)
    assert told in done.stderr
    assert "Traceback" not in done.stderr
