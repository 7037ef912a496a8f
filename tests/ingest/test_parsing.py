"""Each type of column reads the spellings that people and programs use, and nothing else."""

from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.cleaning import clean_all, cleaned
from ingest.contract import Column, ColumnType
from ingest.dates import DateWriting
from ingest.parsing import parse_all, parsed
from tests.ingest.inboxes import EXCEL_EPOCH

PLAIN = DateWriting()


def _read(text: str | None, column: Column, writing: DateWriting = PLAIN) -> Any:
    """Read one cell both ways: as the loader does, and by the full expressions alone."""
    frame = pl.DataFrame({"x": [text]}, schema={"x": pl.String})
    loaded = parse_all(clean_all(frame), [column], writing).item()
    full = parsed(column, cleaned(pl.col("x")), writing)
    assert frame.select(full).item() == loaded
    return loaded


def _column(kind: ColumnType, code_list: str | None = None, *, is_money: bool = False) -> Column:
    return Column(name="x", headers=("X",), type=kind, allowed_by=code_list, is_money=is_money)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.5.2022", date(2022, 5, 1)),
        ("01.05.2022", date(2022, 5, 1)),
        ("2022-05-01", date(2022, 5, 1)),
        ("2022-05-01 00:00:00", date(2022, 5, 1)),
        ("2022-05-01T09:30:00.000", date(2022, 5, 1)),
        ("1.5.2022 klo 9.30", date(2022, 5, 1)),
        ("1.5.2022 23:59", date(2022, 5, 1)),
        ("1.5.2022 9:30:00 AM", date(2022, 5, 1)),
        ("2022/05/01", date(2022, 5, 1)),
        ("2022-05-01T22:30:00Z", None),
        ("29.2.2024", date(2024, 2, 29)),
        ("29.2.2022", None),
        ("31.4.2022", None),
        ("1.13.2022", None),
        ("1.5.22", None),
        ("1.5.20222", None),
        ("1.5.", None),
        ("5/1/2022", None),
        ("1.5.2022 sopimus", None),
        ("44682", None),
        (None, None),
    ],
)
def test_dates(text: str | None, expected: date | None) -> None:
    assert _read(text, _column("date")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("44682", date(2022, 5, 1)),
        ("44682.9", date(2022, 5, 1)),
        ("1.5.2022", date(2022, 5, 1)),
        ("2022", None),
        ("99999", None),
    ],
)
def test_excel_numbers_of_days(text: str, expected: date | None) -> None:
    assert _read(text, _column("date"), DateWriting(EXCEL_EPOCH)) == expected


@pytest.mark.parametrize(
    ("text", "day_first", "month_first"),
    [
        ("5/1/2022", date(2022, 1, 5), date(2022, 5, 1)),
        ("05/01/2022 12:00:00 AM", date(2022, 1, 5), date(2022, 5, 1)),
        ("5/31/2022", None, date(2022, 5, 31)),
        ("31/5/2022", date(2022, 5, 31), None),
        ("5/1/22", None, None),
    ],
)
def test_dates_with_slashes(text: str, day_first: date | None, month_first: date | None) -> None:
    assert _read(text, _column("date"), DateWriting(month_first=False)) == day_first
    assert _read(text, _column("date"), DateWriting(month_first=True)) == month_first


def test_numbers_of_days_in_a_workbook_that_counts_from_1904() -> None:
    assert _read("43220", _column("date"), DateWriting(date(1904, 1, 1))) == date(2022, 5, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", 12),
        ("-3", -3),
        ("\u22123", -3),
        ("1\u00a0234", 1234),
        ("12,0", 12),
        ("12.5", None),
        ("12,000", None),
        ("1.000", None),
        ("-1.000", None),
        ("12.00", 12),
        ("0,000", 0),
        ("12 kk", None),
        ("9" * 12, None),
        ("-", None),
    ],
)
def test_integers(text: str, expected: int | None) -> None:
    assert _read(text, _column("integer")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 234,50", "1234.50"),
        ("1\u202f234,50\u00a0€", "1234.50"),
        ("1.234,50", "1234.50"),
        ("1.234.567,5", "1234567.50"),
        ("\u2212 34,50", "-34.50"),
        ("-34.5", "-34.50"),
        ("-1\u2009234,50\u202f€", "-1234.50"),
        ("100,0000", "100.00"),
        ("1234,500", "1234.50"),
        ("0,500", "0.50"),
        ("100,000", None),
        ("1.500", None),
        ("1 234,50-", "-1234.50"),
        ("1.234,50 -", "-1234.50"),
        ("12,00 EUR", "12.00"),
        ("12,00eur", "12.00"),
        ("EUR 12-", "-12.00"),
        ("12,-", None),
        ("-12-", None),
        ("eur", None),
        ("12,345", None),
        ("1,234,567", None),
        ("1234,50 SEK", None),
        ("", None),
    ],
)
def test_amounts_are_exact(text: str, expected: str | None) -> None:
    value = _read(text, _column("decimal", is_money=True))
    assert value == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize(
    ("text", "expected"), [("62,5", 62.5), ("7", 7.0), ("0.25", 0.25), ("1e3", None)]
)
def test_decimals(text: str, expected: float | None) -> None:
    assert _read(text, _column("decimal")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("60 %", 0.6), ("60", 0.6), ("0,6", 0.6), ("1", 1.0), ("1 %", 0.01), ("100", 1.0)],
)
def test_shares(text: str, expected: float) -> None:
    assert _read(text, _column("share")) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("kyllä", "K", "true", "Tosi", "-1", "1", "x", "Ja", "yes"), True),
        (("ei", "E", "FALSE", "Epätosi", "0", "nej", "no"), False),
        (("ehkä", "2", "", "kylla"), None),
    ],
)
def test_booleans(texts: tuple[str, ...], expected: bool | None) -> None:  # noqa: FBT001
    assert [_read(text, _column("boolean")) for text in texts] == [expected] * len(texts)


@pytest.mark.parametrize(
    ("text", "code_list", "expected"),
    [
        (" Toinen  ASTE ", "educations", "toinen aste"),
        ("'toinen aste'", "educations", "toinen aste"),
        ("toinenaste", "educations", None),
        ("1-9", "company_sizes", "1–9"),
        ("1\u22129", "company_sizes", "1–9"),
        ("tyo\u0308kokeilu", "contact_types", "työkokeilu"),
        ("tyokokeilu", "contact_types", None),
    ],
)
def test_codes_are_stored_in_their_own_form(
    text: str, code_list: str, expected: str | None
) -> None:
    assert _read(text, _column("code", code_list)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0149669-3", "0149669-3"),
        ("01496693", "0149669-3"),
        ("FI01496693", "0149669-3"),
        ("'0149669–3'", "0149669-3"),
        ("0149669-4", None),
        ("149669-3", None),
        ("0149669-3x", None),
    ],
)
def test_business_ids_keep_their_leading_zero(text: str, expected: str | None) -> None:
    assert _read(text, _column("business_id")) == expected


def test_business_ids_agree_with_the_library() -> None:
    from stdnum.fi import ytunnus  # noqa: PLC0415

    texts = [f"{number * 7919 % 10_000_000:07d}-{number % 10}" for number in range(3000)]
    frame = pl.DataFrame({"text": texts})
    valid = frame.select(parsed(_column("business_id"), pl.col("text"), DateWriting()))
    found = [value is not None for value in valid.to_series()]
    assert found == [ytunnus.is_valid(text) for text in texts]
    assert 100 < sum(found) < 1000


EVERY_TYPE = (
    *(_column("text"), _column("date"), _column("integer")),
    *(_column("decimal"), _column("share"), _column("boolean")),
    _column("code", "company_sizes"),
    _column("decimal", is_money=True),
    _column("business_id"),
)
PIECES = st.lists(
    st.sampled_from(
        [*"0123456789", *" .,-+−–:%€'xe\u00a0\u200b", "1.5.2022", "5/1/2022", "50", "1–9", "ei"]
    )
    | st.text(max_size=3),
    max_size=6,
).map("".join)


@settings(max_examples=300, deadline=None)
@given(
    texts=st.lists(PIECES | st.none(), min_size=1, max_size=8),
    writing=st.builds(
        DateWriting, st.sampled_from([None, EXCEL_EPOCH]), st.sampled_from([None, True, False])
    ),
)
def test_quick_reading_never_differs_from_the_full_one(
    texts: list[str | None],
    writing: DateWriting,
) -> None:
    frame = pl.DataFrame({"x": texts}, schema={"x": pl.String})
    clean = clean_all(frame)
    assert clean["x"].to_list() == frame.select(cleaned(pl.col("x"))).to_series().to_list()
    for column in EVERY_TYPE:
        quick = parse_all(clean, [column], writing)
        full = clean.select(parsed(column, pl.col("x"), writing))
        assert quick["x"].to_list() == full.to_series().to_list(), column.type
