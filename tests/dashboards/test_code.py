"""Rules of the house that a reader of one file cannot see broken."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DASHBOARDS = ROOT / "dashboards"
ASSETS = DASHBOARDS / "assets"
MODULES = sorted(DASHBOARDS.rglob("*.py"))
QUERIES = sorted((DASHBOARDS / "queries").glob("*.py"))
SQL = re.compile(r"\bselect\b.*\bfrom\b", re.IGNORECASE | re.DOTALL)
# Names that texts are joined of, all of them chosen among constants of their module.
CONSTANT_TEXTS = {
    "client_list": {"key", "order", "piece", "way"},
    "scope": {"conditions", "opening", "sql"},
}


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _joined(node: ast.AST) -> list[ast.expr]:
    """Give the pieces of a text that is put together, by + or join; not of sums and lists."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        pieces = [node.left, node.right]
        return [] if any(_is_number(piece) for piece in pieces) else pieces
    if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
        return [] if isinstance(node.value, ast.ListComp) else [node.value]
    if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "join":
        return list(node.args)
    return []


def _is_number(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_sql_stands_only_in_queries(path: Path) -> None:
    if path in QUERIES:
        return
    strings = [n.value for n in ast.walk(_tree(path)) if isinstance(n, ast.Constant)]
    assert not [text for text in strings if isinstance(text, str) and SQL.search(text)]


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_sql_takes_parameters_and_is_joined_of_constants_only(path: Path) -> None:
    known = CONSTANT_TEXTS.get(path.stem, set())
    found = {
        name.id
        for node in ast.walk(_tree(path))
        for piece in _joined(node)
        for name in ast.walk(piece)
        if isinstance(name, ast.Name) and not name.id.isupper()
    }
    assert found == known


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_sql_is_never_filled_in(path: Path) -> None:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.JoinedStr):
            written = "".join(p.value for p in node.values if isinstance(p, ast.Constant))
            assert not re.search(r"\b(select|where|from|order|and|or)\b", written)
        assert not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod))
        assert getattr(node, "attr", "") not in {"format", "format_map", "replace", "substitute"}


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_every_query_takes_the_audience(path: Path) -> None:
    for node in _tree(path).body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("read_"):
            if node.name == "read_rows":
                continue
            second = node.args.args[1]
            assert ast.unparse(second.annotation or ast.Constant(None)) == "Audience", node.name


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_nothing_dangerous_or_slow_is_used(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for word in ("dangerously", "srcDoc", "plotly.express", "graph_objects", "import pandas"):
        assert word not in text
    assert "enable_mcp=True" not in text


@pytest.mark.parametrize("path", sorted(ASSETS.glob("*.*")), ids=lambda path: path.name)
def test_assets_name_no_outside_host(path: Path) -> None:
    if path.name.endswith("LICENSE.txt"):
        return
    text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"(https?:)?//[\w-]+\.\w", text)


def test_icons_are_exactly_those_in_use() -> None:
    drawn = set(re.findall(r"\.i-([\w-]+) {", (ASSETS / "icons.css").read_text(encoding="utf-8")))
    words = {
        node.value
        for path in MODULES
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert drawn <= words, f"not in use: {sorted(drawn - words)}"
    asked = {
        node.args[0].value
        for path in MODULES
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "icon"
        and isinstance(node.args[0], ast.Constant)
    }
    assert asked <= drawn


def test_fonts_and_icons_come_with_their_licences() -> None:
    assert "SIL Open Font License" in (ASSETS / "fonts/OFL.txt").read_text(encoding="utf-8")
    assert "MIT License" in (ASSETS / "tabler-icons-LICENSE.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted((DASHBOARDS / "cards").glob("*.py")), ids=lambda p: p.stem)
def test_cards_keep_the_promises_of_the_release_and_not_of_today(path: Path) -> None:
    assert "settings" not in path.read_text(encoding="utf-8")
