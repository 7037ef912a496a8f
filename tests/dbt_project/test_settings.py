"""The settings of kunto.toml reach the models, whatever their characters, and no others do."""

import json
import re
from pathlib import Path

import duckdb
import yaml  # type: ignore[import-untyped]  # the library has no stubs

from kunto import build
from kunto.settings import load_settings
from tests.dbt_project.conftest import PROJECT, run_dbt
from tests.dbt_project.small_world import write_small_world

OF_THE_RELEASE = {"as_of_date", "release_id"}
"""They come from the environment, as they change with every build."""

VARIABLE = re.compile(r"\bvar\([\"'](\w+)[\"']\)")
BARE_TEXT = re.compile(r"'\{\{\s*var\(")


def test_every_variable_is_a_setting_and_every_default_that_of_the_shipped_file() -> None:
    declared = yaml.safe_load((PROJECT / "dbt_project.yml").read_text(encoding="utf-8"))["vars"]
    given = build.dbt_variables(load_settings(environment={}))
    assert set(declared) - OF_THE_RELEASE == set(given)
    others = {name for name in given if given[name] != declared[name]}
    assert others == {"project_name", "metric_parts"}


def test_every_variable_is_read_and_every_one_read_is_declared() -> None:
    declared = yaml.safe_load((PROJECT / "dbt_project.yml").read_text(encoding="utf-8"))["vars"]
    read = {name for text in _sql() for name in VARIABLE.findall(text)}
    assert read == set(declared)


def test_no_text_is_quoted_by_hand() -> None:
    assert [text for text in _sql() if BARE_TEXT.search(text)] == []


def test_project_may_have_any_name(tmp_path: Path) -> None:
    name = "L'été d'Aili -- \"Lahti\" ''"
    warehouse = tmp_path / "warehouse.duckdb"
    write_small_world(warehouse)
    promised = {"client_target_base": "served", "silence_days": 10, "due_upcoming_days": 7}
    variables = json.dumps({"project_name": name, **promised})
    run_dbt(warehouse, "run", "--select", "+dim_release", "--vars", variables)
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        release = connection.execute(
            "select project_name, client_target_base, silence_days, due_upcoming_days"
            " from marts.dim_release"
        ).fetchall()
    assert release == [(name, *promised.values())]


def _sql() -> list[str]:
    folders = ("models", "macros", "tests")
    return [
        file.read_text(encoding="utf-8")
        for folder in folders
        for file in (PROJECT / folder).rglob("*.sql")
    ]
