"""`kunto export`: what is read back from the files is what the release holds."""

import json
from datetime import date
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import duckdb
import fastexcel
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from kunto.analysis_dictionary import unit_of
from kunto.analysis_export import export
from kunto.analysis_workbook import MOST_ROWS
from kunto.errors import KuntoError, MisuseError
from kunto.releases import Release, ReleaseStore
from tests.conftest import run_kunto, settings_at

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "0012", " x ", 'a,"b"\nc', ""]
ROWS = """
create schema marts;
create table marts.dim_release as select 'one' as release_id, date '2022-12-31' as as_of_date,
    null::varchar as project_code, 'Työ & koulutus' as project_name, true as is_sample;
create table marts.rpt_words (
    word varchar, is_odd boolean, day date, cost_eur decimal(14, 2), rate double, words varchar[],
    big bigint
);
comment on column marts.rpt_words.word is 'A word; missing when nothing was said.';
"""


@pytest.fixture
def release(tmp_path: Path) -> Release:
    """Give a release of one mart, whose texts a spreadsheet would compute."""
    file = tmp_path / "wh_one.duckdb"
    with duckdb.connect(str(file)) as connection:
        for statement in ROWS.split(";\n"):
            if statement.strip():
                connection.execute(statement)
        connection.executemany(
            "insert into marts.rpt_words values (?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    word,
                    place % 2 == 1,
                    date(2022, 2, 1),
                    f"{place}.25",
                    place / 3,
                    ["ä", "b"],
                    2**60,
                )
                for place, word in enumerate(HOSTILE)
            ]
            + [(None,) * 7],
        )
    return Release("one", file, date(2022, 12, 31), {"sha256": "0" * 64})


def _mart(release: Release, name: str) -> pl.DataFrame:
    with duckdb.connect(str(release.file), read_only=True) as connection:
        return pl.DataFrame(connection.table(f"marts.{name}").to_arrow_table())


def test_parquet_is_the_mart(release: Release, tmp_path: Path) -> None:
    export(release, tmp_path / "out", "parquet")
    found = pl.read_parquet(tmp_path / "out" / "rpt_words.parquet")
    assert_frame_equal(found, _mart(release, "rpt_words"))


def test_csv_tells_an_empty_text_from_a_missing_one(release: Release, tmp_path: Path) -> None:
    export(release, tmp_path / "out", "csv")
    with duckdb.connect(str(release.file), read_only=True) as connection:
        read = connection.execute(
            "select * from read_csv(?, allow_quoted_nulls = false, columns = {'word': 'varchar',"
            " 'is_odd': 'boolean', 'day': 'date', 'cost_eur': 'decimal(14,2)', 'rate': 'double',"
            " 'words': 'varchar[]', 'big': 'bigint'})",
            [str(tmp_path / "out" / "rpt_words.csv")],
        ).fetchall()
        assert read == connection.execute("from marts.rpt_words").fetchall()


def test_workbook_holds_values_and_no_formula(release: Release, tmp_path: Path) -> None:
    (exported,) = export(release, tmp_path / "out", "xlsx")
    book = tmp_path / "out" / exported.file
    with ZipFile(book) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if "/worksheets/" in name]
    assert len(sheets) == 3
    assert not any(b"<f>" in sheet or b"<hyperlink" in sheet for sheet in sheets)
    found = fastexcel.read_excel(book).load_sheet("rpt_words").to_polars()
    kept = _mart(release, "rpt_words")
    # A reader of workbooks knows no difference between an empty text and none.
    assert (
        found["word"].fill_null("").to_list() == kept["word"].fill_null("").to_list()[: len(found)]
    )
    assert found["is_odd"].to_list()[:-1] == kept["is_odd"].to_list()[: len(found) - 1]
    assert found["day"].cast(pl.Date)[0] == date(2022, 2, 1)
    assert found["cost_eur"].to_list()[:3] == [0.25, 1.25, 2.25]
    assert found["rate"].to_list()[1] == pytest.approx(1 / 3, abs=1e-15)
    assert json.loads(found["words"][0]) == ["ä", "b"]
    assert found["big"][0] == str(2**60)


def test_more_rows_than_a_sheet_holds_are_told_before_anything_is_written(
    release: Release, tmp_path: Path
) -> None:
    with duckdb.connect(str(release.file)) as connection:
        connection.execute(
            "create table marts.rpt_long as select range from range(?)", [MOST_ROWS + 1]
        )
    with pytest.raises(KuntoError, match=r"rpt_long \(1048576\)"):
        export(release, tmp_path / "out", "xlsx")
    assert [path.name for path in tmp_path.iterdir()] == [release.file.name]
    export(release, tmp_path / "out", "xlsx", ["rpt_words"])


def test_what_fails_on_the_way_leaves_nothing(release: Release, tmp_path: Path) -> None:
    with duckdb.connect(str(release.file)) as connection:
        connection.execute("create table marts.rpt_text as select repeat('x', 32768) as text")
    with pytest.raises(KuntoError, match="Row 1 of rpt_text, column text"):
        export(release, tmp_path / "out", "xlsx")
    assert [path.name for path in tmp_path.iterdir()] == [release.file.name]


def test_a_folder_that_is_there_and_a_mart_that_is_not_are_refused(
    release: Release, tmp_path: Path
) -> None:
    with pytest.raises(MisuseError, match="is there already"):
        export(release, tmp_path, "csv")
    with pytest.raises(MisuseError, match=r"no mart nothing\. Known: dim_release, rpt_words"):
        export(release, tmp_path / "out", "csv", ["nothing"])


@pytest.mark.parametrize(
    ("name", "data_type", "unit"),
    [
        ("lower_share", "DOUBLE", "share (0–1)"),
        ("cost_per_unit_eur", "DECIMAL(14,2)", "euros"),
        ("active_client_count_shared_once", "INTEGER", "count"),
        ("long_term_months_young", "INTEGER", "months"),
        ("value", "DOUBLE", "see column unit"),
        ("stage_order", "INTEGER", ""),
        ("share_text", "VARCHAR", ""),
        ("served_date", "DATE", "day"),
        ("is_current", "BOOLEAN", "true or false"),
    ],
)
def test_the_name_of_a_column_tells_its_unit(name: str, data_type: str, unit: str) -> None:
    assert unit_of(name, data_type, is_told_by_row=True) == unit


def test_every_mart_of_the_demo_is_read_back_equal(demo_data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    release = ReleaseStore(settings_at(demo_data).paths.releases).list()[1]
    run_kunto("export", "--release", release.id, str(out), data=demo_data)
    with duckdb.connect(str(release.file), read_only=True) as connection:
        columns = connection.execute(
            "select table_name, column_name, data_type, comment from duckdb_columns()"
            " where schema_name = 'marts' order by table_name, column_index"
        ).fetchall()
    names = {table for table, *_ in columns}
    assert {file.stem for file in out.glob("*.parquet")} == names | {"data_dictionary"}
    for name in names:
        assert_frame_equal(pl.read_parquet(out / f"{name}.parquet"), _mart(release, name))
    dictionary = pl.read_parquet(out / "data_dictionary.parquet")
    told = dictionary.select("table", "name", "data_type", "description").rows()
    assert told == columns
    text = (out / "README.md").read_text(encoding="utf-8")
    assert "| Data until | 2022-12-31 |" in text
    assert "| Data | sample: the people and companies are invented |" in text
    assert f"| rpt_metrics | {_mart(release, 'rpt_metrics').height} |" in text
    for file in out.glob("*.parquet"):
        assert f"| {file.name} | {sha256(file.read_bytes()).hexdigest()} |" in text
