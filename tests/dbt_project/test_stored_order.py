"""Lists of clients find their place by the order in which the mart is stored."""

import duckdb

from tests.dbt_project.conftest import Built


def test_clients_are_stored_by_day_of_registering_and_id(small: Built) -> None:
    with duckdb.connect(str(small.warehouse), read_only=True) as connection:
        rows = connection.execute(
            "select registered_date, client_id from marts.rpt_funnel_clients order by rowid"
        ).fetchall()
    assert len(rows) > 10
    assert rows == sorted(rows)
