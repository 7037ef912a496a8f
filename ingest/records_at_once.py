"""Reads many records of a delimited text in one go, where their quotation marks let it."""

import re

import polars as pl


def text_schema(width: int) -> dict[str, pl.DataType]:
    """Return the columns `c0`, `c1`, … of a text."""
    return {f"c{position}": pl.String() for position in range(width)}


def read_at_once(body: bytes, delimiter: str, width: int) -> pl.DataFrame | None:
    """Read whole records in one go, or return None where quotes make that unsafe.

    The text without its quoted fields tells how many records there are and, by its delimiters,
    whether each has its fields: Polars refuses a longer one, so none can be shorter either.
    """
    bare = _without_quoted_fields(body, delimiter)
    if b'"' in bare:
        return None
    height = bare.count(b"\n") + (not bare.endswith(b"\n"))
    is_even = width > 1 and bare.count(delimiter.encode()) == height * (width - 1)
    cells = _cells(body, delimiter, width, is_even=is_even) if is_even else None
    if cells is not None:
        counts = pl.repeat(width, cells.height, dtype=pl.Int32, eager=True)
    else:
        cells = _cells(body, delimiter, width, is_even=False)
        counts = _field_counts(bare, delimiter, height)
        if (counts > width).any():
            counts = _less_blank_ends(counts, body, delimiter, width)
    if cells is None or cells.height != height:
        return None
    return cells.with_columns(_field_count=counts)


def _cells(body: bytes, delimiter: str, width: int, *, is_even: bool) -> pl.DataFrame | None:
    """Read the cells below a first line of the right width, by which Polars measures the rest."""
    first = delimiter.encode() * (width - 1) + b"\n"
    try:
        cells = pl.read_csv(
            first + body,
            separator=delimiter,
            has_header=False,
            schema=text_schema(width),
            truncate_ragged_lines=not is_even,
        )
    except pl.exceptions.PolarsError:
        return None
    return cells.slice(1)


def _without_quoted_fields(body: bytes, delimiter: str) -> bytes:
    return _whole_field(rb'[^"]*(?:""[^"]*)*"', delimiter).sub(b"q", body)


def _without_quoted_blanks(body: bytes, delimiter: str) -> bytes:
    return _whole_field(rb' *"', delimiter).sub(b"", body)


def _whole_field(quoted: bytes, delimiter: str) -> re.Pattern[bytes]:
    """Match a quoted field from its first quotation mark on, which is quickly found."""
    other = rb"[^\n" + re.escape(delimiter.encode()) + rb"]"
    return re.compile(rb'"(?<!' + other + rb'")' + quoted + rb"(?!" + other + rb")")


def _field_counts(bare: bytes, delimiter: str, height: int, *, without_end: str = "") -> pl.Series:
    """Count the fields of each line, 0 on a blank one; those signs at its end do not count."""
    lines = pl.Series("line", [bare.decode()]).str.split("\n").explode().head(height).to_frame()
    line = pl.col("line").str.strip_chars_end(without_end) if without_end else pl.col("line")
    count = line.str.count_matches(delimiter, literal=True) + 1
    filled = pl.when(line != "").then(count).otherwise(0)
    return lines.select(filled.cast(pl.Int32)).to_series()


def _less_blank_ends(counts: pl.Series, body: bytes, delimiter: str, width: int) -> pl.Series:
    """Count blank fields at the end of a line, quoted or not, down to the width of the header."""
    bare = _without_quoted_fields(_without_quoted_blanks(body, delimiter), delimiter)
    filled = _field_counts(bare, delimiter, counts.len(), without_end=f"{delimiter} ")
    return counts.zip_with(counts <= width, filled.clip(lower_bound=width))
