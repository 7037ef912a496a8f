"""Arrows between the packages point one way."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = {
    "kunto.settings",
    "kunto.errors",
    "kunto.checks",
    "kunto.releases",
    "kunto.locale",
    "kunto.progress",
}
KNOWS_ALL = {
    *("kunto/pipeline.py", "kunto/demo.py", "kunto/serving.py", "kunto/watch.py"),
    *("kunto/commands/demonstration.py", "kunto/commands/quarantine.py"),
    *("kunto/commands/told.py", "kunto/commands/explaining.py", "kunto/trial.py"),
    "kunto/as_known.py",
}
LAYERS = {"ingest", "expectations", "dashboards"}
TOP_LEVEL = {
    *("dashboards", "dbt_project", "ingest", "expectations", "tests", "kunto"),
    *("pyproject.toml", "README.md", "Makefile", "requirements.lock", "kunto.toml", "LICENSE"),
    *(".gitignore", ".ci", "benchmarks", "docs", "SECURITY.md", ".github"),
}


def _modules() -> list[Path]:
    return [
        path.relative_to(ROOT)
        for package in (*sorted(LAYERS), "kunto")
        for path in sorted((ROOT / package).rglob("*.py"))
    ]


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def _is_shared(module: str) -> bool:
    return module == "kunto" or any(
        module == name or module.startswith(f"{name}.") for name in SHARED
    )


@pytest.mark.parametrize("path", _modules(), ids=str)
def test_imports_point_one_way(path: Path) -> None:
    layer = path.parts[0]
    ours = {name for name in _imports(path) if name.split(".")[0] in {*LAYERS, "kunto"}}
    if layer in LAYERS:
        foreign = {n for n in ours if n.split(".")[0] != layer and not _is_shared(n)}
    elif path.as_posix() in KNOWS_ALL:
        foreign = set()
    else:
        foreign = {name for name in ours if name.split(".")[0] in LAYERS}
    assert not foreign, f"{path} imports {sorted(foreign)}"


def test_the_generator_imports_nothing_of_what_it_tests() -> None:
    for path in sorted((ROOT / "ingest" / "synthetic").rglob("*.py")):
        ours = {
            name
            for name in _imports(path.relative_to(ROOT))
            if name.split(".")[0] in {*LAYERS, "kunto", "dbt", "duckdb"}
            and not name.startswith("ingest.synthetic")
        }
        assert not ours, f"{path.name} imports {sorted(ours)}"


def test_no_package_of_ours_is_taken_for_a_dbt_plugin() -> None:
    assert not (ROOT / "dbt_project" / "__init__.py").exists()
    assert not [path for path in ROOT.glob("dbt_*") if path.name != "dbt_project"]


def test_the_top_level_is_the_agreed_one() -> None:
    import subprocess  # noqa: PLC0415

    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert {line.split("/")[0] for line in listed.stdout.splitlines()} <= TOP_LEVEL
