"""Identity numbers read in bulk are those that python-stdnum knows, with the same meaning."""

import hashlib
import hmac
from datetime import date

import polars as pl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from stdnum.exceptions import ValidationError
from stdnum.fi import hetu

from ingest.henkilotunnus import read_identities
from ingest.identity import Door

_CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ+-–a ٣"


def _completed(day: int, month: int, year: int, century: str, individual: int) -> str:
    digits = f"{day:02d}{month:02d}{year:02d}"
    check = _CHECKS[int(f"{digits}{individual:03d}") % 31]
    return f"{digits}{century}{individual:03d}{check}"


_COMPLETE = st.builds(
    _completed,
    st.integers(0, 32),
    st.integers(0, 13),
    st.integers(0, 99),
    st.sampled_from("+-YXWVUABCDEF–G"),
    st.integers(0, 999),
)
_MISTYPED = st.builds(
    lambda number, place, sign: number[:place] + sign + number[place + 1 :],
    _COMPLETE,
    st.integers(0, 11),
    st.sampled_from(_ALPHABET),
)


@settings(max_examples=400, deadline=None)
@given(
    identities=st.lists(_COMPLETE | _MISTYPED | st.text(_ALPHABET, max_size=13), max_size=30),
    allow_test_ids=st.booleans(),
)
@example(identities=["290200-123" + _CHECKS[290200123 % 31]], allow_test_ids=False)
def test_bulk_reading_and_python_stdnum_agree(
    identities: list[str],
    allow_test_ids: bool,  # noqa: FBT001
) -> None:
    read = read_identities(pl.Series(identities, dtype=pl.String), allow_test_ids=allow_test_ids)
    told = {row[0]: row[1:] for row in read.iter_rows()}
    assert len(told) == read.height
    for identity in set(identities):
        assert told.get(identity) == _judged(identity, allow_test_ids=allow_test_ids)


def _judged(identity: str, *, allow_test_ids: bool) -> tuple[str, date, str] | None:
    try:
        number = hetu.validate(identity, allow_temporary=allow_test_ids)
    except ValidationError:
        return None
    if not number.isascii():  # python-stdnum takes digits of other scripts for digits
        return None
    century = {"+": 1800, "-": 1900, "Y": 1900, "X": 1900, "W": 1900, "V": 1900, "U": 1900}
    born = date(century.get(number[6], 2000) + int(number[4:6]), int(number[2:4]), int(number[:2]))
    return number, born, "mies" if int(number[9]) % 2 else "nainen"


@pytest.mark.parametrize("size", [0, 1, 64, 500])
def test_row_reference_is_an_hmac_of_its_domain(size: int) -> None:
    key, text = bytes(range(32)), "ä" * size
    whole = hmac.new(key, b"kunto|row|v1|" + text.encode(), hashlib.sha256).hexdigest()
    hashed = Door(key, allow_test_ids=True).row_references(pl.Series([text, None]))
    assert hashed.to_list() == [whole[:32], None]
