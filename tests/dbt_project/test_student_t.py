"""The interval of a mean rests on Student's t: the macro gives what printed tables give."""

import duckdb
import pytest
from jinja2 import Environment, FileSystemLoader

from tests.dbt_project.conftest import PROJECT

TABLE = {9: 2.26216, 10: 2.22814, 15: 2.13145, 30: 2.04227, 120: 1.97993, 1_000_000: 1.95997}


@pytest.mark.parametrize("degrees", TABLE)
def test_macro_gives_the_table_of_t_from_nine_degrees_of_freedom(degrees: int) -> None:
    macros = Environment(loader=FileSystemLoader(PROJECT / "macros"), autoescape=False)  # noqa: S701
    sql = macros.get_template("student_t.sql").module.student_t(degrees)  # type: ignore[attr-defined]
    (value,) = duckdb.execute(f"select {sql}").fetchall()[0]
    assert value == pytest.approx(TABLE[degrees], abs=1e-5)
