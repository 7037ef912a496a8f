"""The columns of a contract in words, as the pages of the sources tell them."""

from collections.abc import Iterator

from ingest.contract import Column, ColumnType, Contract, Presence

_TYPES: dict[ColumnType, str] = {
    "text": "text without identity codes, e-mail addresses and phone numbers",
    "date": "date: `31.12.2022` or `2022-12-31`; with slashes when the file's dates tell the day",
    "integer": "whole number",
    "decimal": "number",
    "share": "share: `60 %`, `60` or `0,6`",
    "boolean": "yes or no: kyllä/ei, K/E, X, −1/0, Tosi/Epätosi, ja/nej, yes/no",
    "code": "word of a list",
    "business_id": "business id (Y-tunnus) with its check digit",
    "identity": "identity code (henkilötunnus)",
    "person_name": "name",
    "birth_date": "birth date",
}
SEPARATOR = " · "
"""Between headers, which may hold commas."""

_MONEY = "euros with at most two decimals"
_PRESENCES: dict[Presence, str] = {
    "value": "a value on every row",
    "column": "the column",
    "optional": "no",
}
_REFERENCES = {
    "client_number": "digits, at most {longest}",
    "key": "letters, digits and - _ . / with a digit, at most {longest} characters",
    "project_code": "letters, digits and - _ . /, at most {longest} characters",
    "label": "a label, never a name, at most {longest} characters",
}


def column_rows(contract: Contract) -> Iterator[list[str]]:
    """Yield for each column: name, headers, type, what must be there, and what is allowed."""
    for column in contract.columns:
        yield [
            f"`{column.name}`",
            SEPARATOR.join(column.headers),
            _MONEY if column.is_money else _TYPES[column.type],
            _PRESENCES[column.presence],
            _allowed(column),
        ]


def _allowed(column: Column) -> str:
    """Say what a value may be; of a person, what is left behind the door."""
    if column.type == "identity":
        return (
            "becomes `person_key`, `syntymavuosi`, `sukupuoli` and `ika` (full years on "
            f"`{column.age_on}`); itself never kept"
        )
    if column.type == "person_name":
        return "with the birth date becomes `match_key`, a keyed hash; itself never kept"
    if column.type == "birth_date":
        return "read where the identity code is missing: year and age; itself never kept"
    if column.type == "code":
        seed = (column.allowed_by or "").partition(".")[0]
        listed = f" (`seeds/{seed}.csv`)" if seed else ""
        return ", ".join(column.codes) + listed
    if column.reference is not None:
        return _REFERENCES[column.reference.kind].format(longest=column.reference.longest)
    return _limits(column)


def _limits(column: Column) -> str:
    if column.is_money or (column.minimum is None and column.maximum is None):
        return ""
    if column.maximum is None:
        return f"at least {column.minimum:g}"
    return f"{column.minimum:g}–{column.maximum:g}"
