"""Rules on what one file says of another: clients, coordinators and companies must be known."""

from typing import Self

from expectations.conditions import filled, mostly
from expectations.rules import Rule

# An empty list is a fault of the list and not of every row that refers to it.
_REFERENCE = """select
        _file || ' row ' || _row || ': ' || coalesce($column, 'empty') as example,
        $column in (select $key from raw.$table) as is_good
    from batch
    where exists (from raw.$table)"""


class KnownClients(Rule):
    """Client numbers are in the client list."""

    unexpected_rows_query: str = mostly(
        0.98,
        filled(_REFERENCE, column="asiakasnumero", key="asiakasnumero", table="access_asiakkaat"),
    )
    description: str | None = (
        "Rows of clients that the client list does not have belong to nobody and are left out "
        "of the figures: the tables were exported on different days or from different databases."
    )


class KnownCoordinators(Rule):
    """Coordinators are in the coordinator list."""

    @classmethod
    def of(cls, column: str) -> Self:
        """Expect it of a column that names a coordinator."""
        return cls(
            unexpected_rows_query=mostly(
                0.98,
                filled(_REFERENCE, column=column, key="koordinaattori", table="koordinaattorit"),
            ),
            description=(
                "A coordinator who is not in the list has no role, so the row counts for neither "
                "team and in no caseload: add the coordinator or correct the spelling."
            ),
        )


class KnownCompanies(Rule):
    """Business ids are in the company list."""

    unexpected_rows_query: str = mostly(
        0.98, filled(_REFERENCE, column="y_tunnus", key="y_tunnus", table="crm_yritykset")
    )
    description: str | None = (
        "Rows of companies that the company list does not have are left out of the company "
        "figures: the tables were exported on different days or the id is mistyped."
    )


class RegisteredPersons(Rule):
    """Persons of a form have registered, on the form or in a meeting."""

    unexpected_rows_query: str = mostly(
        0.98,
        """select
            _file || ' row ' || _row as example,
            person_key in (
                select person_key from raw.webropol_ilmoittautumiset
                union all
                select person_key from raw.access_asiakkaat
            ) as is_good
        from batch
        where exists (from raw.access_asiakkaat)""",
    )
    description: str | None = (
        "A participant reported to the funder must have registered in the project; otherwise "
        "more people go through the service than ever came to it."
    )
