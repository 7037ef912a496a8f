import ast
import sys
from pathlib import Path

import ingest.synthetic

PACKAGE = Path(ingest.synthetic.__file__).parent
ALLOWED = {"holidays", "xlsxwriter"}


def _imported(file: Path) -> set[str]:
    modules: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            modules |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            modules.add("." * node.level + (node.module or ""))
    return modules


def test_the_generator_knows_nothing_of_readers_models_or_registry() -> None:
    files = list(PACKAGE.rglob("*.py"))
    imported = {module for file in files for module in _imported(file)}
    outside = {module for module in imported if not module.startswith("ingest.synthetic")}

    assert len(files) > 20
    assert {m for m in outside if m.split(".")[0] not in sys.stdlib_module_names} == ALLOWED
