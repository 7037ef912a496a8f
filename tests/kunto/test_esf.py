"""The ESF report: every cell of the workbook, read back, is what the release knows."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import fastexcel
import pytest

from kunto.errors import ReleaseError
from kunto.esf.figures import EsfFigures, Failure, Heading, Indicator, Validation, read_esf
from kunto.esf.sheets import heading_lines, report_sheets
from kunto.esf.workbook import write_report
from kunto.locale import LANGUAGES, texts
from kunto.releases import Release, ReleaseStore
from tests.conftest import run_kunto, settings_at

HEADING = Heading(
    *("=1+1", "X1N14", "2014-2020", "2022-12-31-small", date(2022, 12, 31), True, 28, 25, 6, 12)
)
TOP = 5
"""Lines above a table: title, project, release, sample, and one left blank."""


def _indicator(code: str, sex: str, year: int, **counts: int | None) -> Indicator:
    kind = "result" if code.startswith("CR") else "output"
    names = {"CO01": "unemployed", "CO23": "small_enterprises", "CR03": "result_qualification"}
    known = {"period": 0, "cumulative": 0, "not_told": 0, "reported": 0, "correction": 0, **counts}
    return Indicator(
        indicator_code=code,
        indicator_kind=kind,
        name_id=names[code],
        sex_id=sex,
        period_year=year,
        is_verified=code != "CO23",
        **{f"{name}_count": count for name, count in known.items()},  # type: ignore[arg-type]
    )


def _figures() -> EsfFigures:
    nothing = dict.fromkeys(("period", "cumulative", "not_told", "reported", "correction"))
    return EsfFigures(
        heading=HEADING,
        indicators=[
            _indicator("CO01", "female", 2021, period=3, cumulative=3, reported=5, correction=-2),
            _indicator("CO01", "male", 2021, period=1, cumulative=1, reported=1),
            replace(
                _indicator("CO01", "total", 2021, period=4, cumulative=4, not_told=1, reported=6),
                correction_count=-2,
            ),
            _indicator("CO01", "female", 2022, cumulative=3),
            _indicator("CO01", "male", 2022, period=7, cumulative=8, reported=7),
            _indicator("CO01", "total", 2022, period=7, cumulative=11, not_told=2, reported=7),
            _indicator("CO23", "total", 2021),
            _indicator("CO23", "total", 2022, period=2, cumulative=2, reported=2),
            *(
                _indicator("CR03", sex, year, **nothing)
                for year in (2021, 2022)
                for sex in ("female", "male", "total")
            ),
        ],
        validations=[Validation("signed", "error", "start_form", 12, 1)],
        failures=[Failure("signed", "start_form", "0042")],
    )


def _written(figures: EsfFigures, language: str, file: Path) -> fastexcel.ExcelReader:
    words = texts(language)
    lines = heading_lines(figures, words)
    write_report(file, report_sheets(figures, words), lines, made_of=figures.heading.as_of_date)
    return fastexcel.read_excel(file)


def _rows(book: fastexcel.ExcelReader, name: str, *, header: int = TOP) -> list[tuple[object, ...]]:
    return book.load_sheet(name, header_row=header).to_polars().rows()


def _text(cell: object) -> str:
    return f"{cell:.0f}" if isinstance(cell, float) else str(cell)


def test_outputs_stand_by_year_and_sex_with_what_is_none_and_what_does_not_apply(
    tmp_path: Path,
) -> None:
    book = _written(_figures(), "en", tmp_path / "esf.xlsx")
    header = book.load_sheet("Outputs", header_row=TOP).to_polars().columns
    assert header[2:8] == [
        *("2021 men", "2021 women", "2021 total", "2022 men", "2022 women", "2022 total"),
    ]
    assert header[8:] == [
        *("Cumulative men", "Cumulative women", "Cumulative total"),
        *("Not answered", "Code and text verified"),
    ]
    told = [tuple(_text(cell) for cell in row) for row in _rows(book, "Outputs")]
    unemployed, companies = told
    assert unemployed[0] == "CO01"
    assert unemployed[2:] == ("1", "3", "4", "7", "0", "7", "8", "3", "11", "3", "Yes")
    no = "Does not apply"
    assert companies[2:] == (no, no, "0", no, no, "2", no, no, "2", "0", "No")


def test_numbers_are_numbers(tmp_path: Path) -> None:
    figures = _figures()
    people = [i for i in figures.indicators if i.indicator_code == "CO01"]
    book = _written(replace(figures, indicators=people), "en", tmp_path / "esf.xlsx")
    assert _rows(book, "Outputs")[0][2:11] == (1, 3, 4, 7, 0, 7, 8, 3, 11)


def test_what_is_not_collected_is_never_zero(tmp_path: Path) -> None:
    (row,) = _rows(_written(_figures(), "en", tmp_path / "esf.xlsx"), "Results")
    assert row[0] == "CR03"
    assert set(row[2:-1]) == {"Not collected"}


def test_corrections_have_a_sign_and_rows_of_their_own(tmp_path: Path) -> None:
    rows = _rows(_written(_figures(), "en", tmp_path / "esf.xlsx"), "Corrections")
    assert [row[2:] for row in rows] == [(2021, "women", 5, 3, -2), (2021, "total", 6, 4, -2)]


def test_rules_and_what_breaks_them(tmp_path: Path) -> None:
    book = _written(_figures(), "en", tmp_path / "esf.xlsx")
    assert _rows(book, "Rules") == [
        ("The start form is signed.", "Stops the report", "Start form", 12, 1)
    ]
    assert _rows(book, "Failures") == [("The start form is signed.", "Start form", "0042")]


def test_sheet_without_rows_says_why(tmp_path: Path) -> None:
    figures = replace(_figures(), indicators=_figures().indicators[3:], failures=[])
    book = _written(figures, "fi", tmp_path / "esf.xlsx")
    assert _rows(book, "Korjaukset")[0][0] == "Jo raportoituihin vuosiin ei ole korjauksia."
    assert _rows(book, "Poikkeamat")[0][0] == "Mikään ei riko sääntöjä."


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_says_whose_figures_these_are(tmp_path: Path, language: str) -> None:
    book = _written(_figures(), language, tmp_path / "esf.xlsx")
    for name in book.sheet_names:
        lines = [row[0] for row in book.load_sheet(name, header_row=None).to_polars().rows()[:4]]
        assert str(lines[1]).startswith("=1+1 (")
        assert "X1N14" in str(lines[1])
        assert "2014–2020" in str(lines[1])
        assert "2022-12-31-small" in str(lines[2])
        assert lines[3] == texts(language).text("sample.notice")


def test_real_data_are_not_called_a_sample() -> None:
    figures = replace(_figures(), heading=replace(HEADING, is_sample=False))
    assert len(heading_lines(figures, texts("fi"))) == 2


def test_same_release_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        _written(_figures(), "fi", tmp_path / name)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.xlsx", "two.xlsx"]


def test_release_of_an_earlier_version_is_refused_in_words(tmp_path: Path) -> None:
    file = tmp_path / "wh.duckdb"
    duckdb.connect(str(file)).close()
    with pytest.raises(ReleaseError, match="has no ESF figures"):
        read_esf(Release("2022-12-31-old", file, date(2022, 12, 31), {}))


def test_workbook_of_the_command_is_the_mart(demo_data: Path, tmp_path: Path) -> None:
    file = tmp_path / "esf.xlsx"
    release = ReleaseStore(settings_at(demo_data).paths.releases).list()[1]
    told = run_kunto("esf", str(file), "--release", release.id, "--language", "sv", data=demo_data)
    assert "8 rows break" in told.stdout
    book = fastexcel.read_excel(file)
    with duckdb.connect(str(release.file), read_only=True) as connection:
        for kind, name in (("output", "Output"), ("result", "Resultat")):
            expected = connection.execute(
                "select indicator_code, period_count from marts.rpt_esf_indicators where"
                " programme = '2014-2020' and indicator_kind = ? and sex_id = 'total'"
                " and period_year = 2022 order by indicator_order",
                [kind],
            ).fetchall()
            frame = book.load_sheet(name, header_row=TOP).to_polars()
            found = frame.select("Kod", "2022 totalt").rows()
            missing = "Har inte samlats in"
            assert found == [(c, missing if n is None else str(n)) for c, n in expected]


def test_other_programme_is_told_in_its_own_codes(demo_data: Path, tmp_path: Path) -> None:
    file = tmp_path / "esf.xlsx"
    run_kunto("esf", str(file), "--programme", "2021-2027", data=demo_data)
    book = fastexcel.read_excel(file)
    codes = [row[0] for name in book.sheet_names[:2] for row in _rows(book, name)]
    assert codes == [
        *(f"EECO{number:02}" for number in range(1, 20)),
        *(f"EECR{number:02}" for number in range(1, 7)),
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["report.csv"], "is not named .xlsx"),
        (["nowhere/report.xlsx"], "There is no folder nowhere"),
        (["report.xlsx", "--language", "de"], "de is not among"),
    ],
)
def test_misuse_is_told_with_its_remedy(tmp_path: Path, arguments: list[str], told: str) -> None:
    assert told in run_kunto("esf", *arguments, data=tmp_path, expected=2).stderr


def test_without_a_release_there_is_no_report(tmp_path: Path) -> None:
    told = run_kunto("esf", str(tmp_path / "esf.xlsx"), data=tmp_path, expected=1).stderr
    assert "There is no release yet" in told
