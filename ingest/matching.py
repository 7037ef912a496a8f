"""The key by which a person without henkilötunnus is matched: name and birth date, hashed.

Two rows are of one person when the words of the name are the same, in any order, case and column,
and the birth date is. The name goes no further than this module; the key says nothing without the
secret.
"""

from collections.abc import Sequence

import polars as pl

from ingest.identity import Door

MATCH_KEY = "match_key"
_BETWEEN_WORDS = r"[^\p{L}\p{N}]+"
_MARK = "\x1f"


def with_match_key(
    frame: pl.DataFrame, *, names: Sequence[str], born: str, door: Door
) -> pl.DataFrame:
    """Add the match key of each row; missing where the birth date or every name is."""
    name = pl.concat_str(names, separator=" ", ignore_nulls=True).str.to_lowercase()
    words = name.str.replace_all(_BETWEEN_WORDS, " ").str.strip_chars()
    spelt = pl.when(words != "").then(words.str.split(" ").list.unique().list.sort().list.join(" "))
    day = pl.col(born).dt.to_string("%Y-%m-%d")
    known = frame.select(pl.concat_str(spelt, day, separator=_MARK)).to_series()
    return frame.with_columns(door.match_references(known).alias(MATCH_KEY))
