"""Reads identity numbers in bulk: which are valid, and the birth date and sex that they tell."""

import polars as pl
from stdnum.fi import hetu

READ: dict[str, pl.DataType] = {
    "identity": pl.String(),
    "number": pl.String(),
    "birth_date": pl.Date(),
    "sukupuoli": pl.String(),
}
_NUMBER = r"^([0-9]{4})([0-9]{2})([-+A-FU-Y])([0-9]{3})([0-9A-FHJ-NPR-Y])$"
_CENTURIES = {"+": "18"} | dict.fromkeys("-YXWVU", "19") | dict.fromkeys("ABCDEF", "20")
_CHECK_CHARACTERS = tuple("0123456789ABCDEFHJKLMNPRSTUVWXY")
_FIRST_GIVEN, _FIRST_TEMPORARY = 2, 900


def read_identities(identities: pl.Series, *, allow_test_ids: bool) -> pl.DataFrame:
    """Return one row per distinct valid identity with the columns READ.

    `number` is its plainest spelling, by which a person is the same in every file.
    """
    distinct = identities.alias("identity").cast(pl.String).drop_nulls().unique().to_frame()
    is_plain = distinct["identity"].str.contains(_NUMBER)
    odd = distinct.filter(~is_plain)["identity"]
    spelt = odd.to_frame().with_columns(
        pl.Series("number", [hetu.compact(identity) for identity in odd], dtype=pl.String)
    )
    plain = distinct.filter(is_plain).with_columns(number="identity")
    return _valid(pl.concat([plain, spelt]), last=999 if allow_test_ids else _FIRST_TEMPORARY - 1)


def _valid(numbers: pl.DataFrame, *, last: int) -> pl.DataFrame:
    """Read the parts of numbers; only those stay of which every part is right."""
    names = ("day_and_month", "year", "century", "individual", "check")
    parts = numbers.with_columns(
        pl.col("number").str.extract_groups(_NUMBER).struct.rename_fields(names).struct.unnest()
    )
    century = pl.col("century").replace_strict(_CENTURIES, default=None, return_dtype=pl.String)
    born = pl.concat_str("day_and_month", century, "year").str.to_date("%d%m%Y", strict=False)
    individual = pl.col("individual").cast(pl.Int32)
    digits = pl.concat_str("day_and_month", "year", "individual").cast(pl.Int64)
    check = (digits % len(_CHECK_CHARACTERS)).replace_strict(
        range(len(_CHECK_CHARACTERS)), _CHECK_CHARACTERS, return_dtype=pl.String
    )
    sex = pl.when(individual % 2 == 1).then(pl.lit("mies")).otherwise(pl.lit("nainen"))
    return (
        parts.with_columns(birth_date=born, sukupuoli=sex)
        .filter(
            pl.col("birth_date").is_not_null()
            & individual.is_between(_FIRST_GIVEN, last)
            & (pl.col("check") == check)
        )
        .select(*READ)
    )
