"""The house style of the dbt project, read from its manifest, files and warehouse."""

import re
from pathlib import Path
from typing import Any

import duckdb

from ingest.sources import CONTRACTS
from kunto.metrics import metric_parts, metrics
from kunto.settings import ROOT
from tests.dbt_project.conftest import PROJECT, Built

PREFIXES = {"staging": ("stg_",), "intermediate": ("int_",), "marts": ("dim_", "fct_", "rpt_")}
MAX_YML_LINES = 300
CLOCK = re.compile(r"\b(current_(date|timestamp)\b|(now|today|getdate)\s*\()", re.IGNORECASE)
IF_FUNCTION = re.compile(r"\bif\(")
RAW_TABLES = 18
MART = re.compile(r"\bmarts\.(\w+)")


def test_every_model_says_what_it_is_and_what_a_row_is(small: Built) -> None:
    silent = [
        name for name, model in _models(small) if "Grain: one row" not in model["description"]
    ]
    assert silent == []


def test_every_model_begins_with_its_grain(small: Built) -> None:
    silent = [
        name
        for name, model in _models(small)
        if not model["raw_code"].startswith("{# Grain: one row")
    ]
    assert silent == []


def test_every_model_and_seed_has_a_test(small: Built) -> None:
    tested = {
        node.get("attached_node")
        for node in small.manifest["nodes"].values()
        if node["resource_type"] == "test"
    }
    claimed = {test["model"] for test in small.manifest["unit_tests"].values()}
    untested = [
        unique_id
        for unique_id, node in small.manifest["nodes"].items()
        if node["resource_type"] in ("model", "seed")
        and unique_id not in tested
        and node["name"] not in claimed
    ]
    assert untested == []


def test_names_tell_the_layer(small: Built) -> None:
    misnamed = [
        name
        for name, model in _models(small)
        if not name.startswith(PREFIXES[model["fqn"][1]]) or model["schema"] != model["fqn"][1]
    ]
    assert misnamed == []


def test_every_raw_table_has_one_staging_model(small: Built) -> None:
    staged = [
        tuple(model["depends_on"]["nodes"])
        for _, model in _models(small)
        if model["schema"] == "staging"
    ]
    assert all(len(sources) == 1 for sources in staged)
    of_raw_tables = [source for (source,) in staged if source.startswith("source.kunto.raw.")]
    assert len(set(of_raw_tables)) == len(of_raw_tables) == RAW_TABLES


def test_columns_are_those_described(small: Built) -> None:
    with duckdb.connect(str(small.warehouse), read_only=True) as connection:
        built = connection.execute(
            "select table_name, list(column_name order by column_index)"
            " from duckdb_columns() where schema_name in ('staging', 'intermediate', 'marts')"
            " group by table_name"
        ).fetchall()
    described = {name: list(model["columns"]) for name, model in _models(small)}
    assert dict(built) == described


def test_every_mart_keeps_a_contract_about_its_types(small: Built, empty: Built) -> None:
    marts = {name: model for name, model in _models(small) if model["schema"] == "marts"}
    assert [name for name, model in marts.items() if not model["contract"]["enforced"]] == []
    promised = {
        (name, column["name"]): column["data_type"]
        for name, model in marts.items()
        for column in model["columns"].values()
    }
    for built in (small, empty):
        with duckdb.connect(str(built.warehouse), read_only=True) as connection:
            found = connection.execute(
                "select table_name, column_name, lower(data_type) from duckdb_columns()"
                " where schema_name = 'marts'"
            ).fetchall()
        assert {(table, column): kind for table, column, kind in found} == promised


def test_every_column_is_described(small: Built) -> None:
    silent = [
        (node["name"], column["name"])
        for node in small.manifest["nodes"].values()
        for column in node["columns"].values()
        if not column["description"].endswith(".")
    ]
    assert silent == []


def test_descriptions_of_marts_are_kept_in_the_warehouse(small: Built) -> None:
    with duckdb.connect(str(small.warehouse), read_only=True) as connection:
        silent = connection.execute(
            "select table_name, column_name from duckdb_columns()"
            " where schema_name = 'marts' and comment is null"
        ).fetchall()
    assert silent == []


def test_unit_tests_are_claims(small: Built) -> None:
    unclear = [
        test["name"]
        for test in small.manifest["unit_tests"].values()
        if not test["name"].startswith("test_") or not test["description"].endswith(".")
    ]
    assert unclear == []


def test_exposures_read_only_marts(small: Built) -> None:
    read = {
        node
        for exposure in small.manifest["exposures"].values()
        for node in exposure["depends_on"]["nodes"]
    }
    assert {small.manifest["nodes"][node]["schema"] for node in read} == {"marts"}


def test_exposures_name_what_the_queries_of_the_pages_read(small: Built) -> None:
    read = {
        name
        for file in (ROOT / "dashboards" / "queries").rglob("*.py")
        for name in MART.findall(file.read_text(encoding="utf-8"))
    }
    exposed = {
        small.manifest["nodes"][node]["name"]
        for exposure in small.manifest["exposures"].values()
        for node in exposure["depends_on"]["nodes"]
    }
    assert exposed == read


def test_every_column_of_a_seed_is_read(small: Built) -> None:
    readers: dict[str, str] = {}
    for node in small.manifest["nodes"].values():
        for seed in node["depends_on"].get("nodes", []) if node["resource_type"] == "model" else []:
            readers[seed] = readers.get(seed, "") + node["raw_code"]
    unread = [
        (node["name"], column)
        for unique_id, node in small.manifest["nodes"].items()
        if node["resource_type"] == "seed"
        for column in node["columns"]
        if not re.search(
            rf"\b{column}\b|select \*\s+from {{{{ ref\('{node['name']}'\)|published\.\*",
            readers.get(unique_id, "") + _read_outside_dbt(node["name"]),
        )
    ]
    assert unread == []


def test_no_sql_asks_the_clock_or_configures_itself() -> None:
    faulty = [
        file.name
        for file in _sql_files()
        if CLOCK.search(file.read_text(encoding="utf-8")) or "config(" in file.read_text("utf-8")
    ]
    assert faulty == []


def test_no_sql_calls_if_which_older_duckdb_does_not_find_in_a_view() -> None:
    texts = [file for kind in ("*.sql", "*.yml") for file in PROJECT.rglob(kind)]
    faulty = [file.name for file in texts if IF_FUNCTION.search(file.read_text("utf-8"))]
    assert faulty == []
    asked = [part["sql"] for part in metric_parts(metrics())]
    assert [sql for sql in asked if IF_FUNCTION.search(sql)] == []


def test_yml_files_stay_short_and_stand_beside_their_models() -> None:
    files = list((PROJECT / "models").rglob("*.yml"))
    assert [f.name for f in files if len(f.read_text("utf-8").splitlines()) > MAX_YML_LINES] == []
    folders = {file.parent for file in (PROJECT / "models").rglob("*.sql")}
    missing = [
        folder for folder in folders if not (folder / f"_{folder.name}__models.yml").exists()
    ]
    assert missing == []


def test_dbt_project_is_no_python_package() -> None:
    assert list(PROJECT.rglob("__init__.py")) == []


def _read_outside_dbt(seed: str) -> str:
    """Give what the door and the expectations read of a seed."""
    contracts = [column.allowed_by for contract in CONTRACTS for column in contract.columns]
    rules = [file.read_text("utf-8") for file in (ROOT / "expectations").rglob("*.py")]
    marks = [contract.name_kept.unless for contract in CONTRACTS if contract.name_kept]
    at_door = ["source_word"] if seed in contracts else []
    at_door += [mark.partition(".")[2] for mark in marks if mark.startswith(f"{seed}.")]
    return " ".join(at_door + [text for text in rules if f"seeds.{seed}" in text])


def _models(built: Built) -> list[tuple[str, dict[str, Any]]]:
    return [
        (node["name"], node)
        for node in built.manifest["nodes"].values()
        if node["resource_type"] == "model"
    ]


def _sql_files() -> list[Path]:
    return [file for folder in ("models", "tests") for file in (PROJECT / folder).rglob("*.sql")]
