"""The catalogue is complete in three languages, and every text of it is used."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kunto.locale import LANGUAGES, texts
from kunto.locale.texts import read_catalogue

ROOT = Path(__file__).resolve().parents[2]
PLACEHOLDER = re.compile(r"{(\w+)}")
NBSP = "\u00a0"
SPEAKS = ("dashboards", "kunto/locale", "kunto/commands", "kunto/esf", "ingest")


def _forms(language: str) -> dict[str, tuple[str, ...]]:
    return dict(texts(language).messages)


def test_every_language_has_the_same_ids() -> None:
    ids = {language: set(_forms(language)) for language in LANGUAGES}
    assert ids["sv"] == ids["fi"]
    assert ids["en"] == ids["fi"]
    assert len(ids["fi"]) > 150


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_language_has_the_same_placeholders_and_plurals(language: str) -> None:
    for text_id, finnish in _forms("fi").items():
        other = _forms(language)[text_id]
        assert len(other) == len(finnish), text_id
        for form in other:
            assert set(PLACEHOLDER.findall(form)) == set(PLACEHOLDER.findall(finnish[0])), text_id
            assert form.count("**") == finnish[0].count("**"), text_id


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_untranslated(language: str) -> None:
    catalogue = read_catalogue(language)
    for message in catalogue:
        if message.id:
            assert not message.fuzzy, message.id
            strings = [message.string] if isinstance(message.string, str) else message.string
            assert strings, message.id
            assert all(strings), message.id


def test_no_text_is_left_in_finnish() -> None:
    finnish = _forms("fi")
    for language in ("sv", "en"):
        alike = {
            text_id
            for text_id, forms in _forms(language).items()
            if forms == finnish[text_id] and re.search(r"[a-zåäö]{4}", forms[0].partition("{")[0])
        }
        assert alike == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_keep_to_the_letters_of_the_typeface(language: str) -> None:
    for text_id, forms in _forms(language).items():
        for form in forms:
            assert not re.search("[→≥≤Δ●■\u202f]", form), text_id
            assert " %" not in form, text_id


def test_every_id_in_the_code_is_defined_and_every_text_is_used() -> None:
    ids = set(_forms("fi"))
    named, patterns, asked = _mentions()
    assert asked - ids == set()
    formed = {text_id for text_id in ids for pattern in patterns if pattern.fullmatch(text_id)}
    assert ids - named - formed == set()


@pytest.mark.parametrize(
    ("seed", "column", "patterns"),
    [
        ("outcomes", "outcome_id", ["outcome.{}", "outcome_noun.{}"]),
        ("cost_types", "cost_type_id", ["cost_type.{}"]),
        ("funnel_stages", "stage_id", ["stage.{}"]),
        ("service_levels", "level_id", ["level.{}"]),
    ],
)
def test_every_code_of_the_seeds_has_its_words(seed: str, column: str, patterns: list[str]) -> None:
    lines = (ROOT / "dbt_project/seeds" / f"{seed}.csv").read_text(encoding="utf-8").splitlines()
    place = lines[0].split(",").index(column)
    codes = [line.split(",")[place] for line in lines[1:]]
    assert codes
    for pattern in patterns:
        assert {pattern.format(code) for code in codes} <= set(_forms("fi"))


def _mentions() -> tuple[set[str], list[re.Pattern[str]], set[str]]:
    named: set[str] = set()
    asked: set[str] = set()
    patterns: list[re.Pattern[str]] = []
    for node in _nodes():
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            named.add(node.value)
        elif isinstance(node, ast.JoinedStr):
            parts = [
                re.escape(part.value) if isinstance(part, ast.Constant) else r"[\w.]+"
                for part in node.values
                if not isinstance(part, ast.Constant) or isinstance(part.value, str)
            ]
            if any("." in part for part in parts if part != r"[\w.]+"):
                patterns.append(re.compile("".join(parts)))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            first = node.args[0] if node.args else None
            if node.func.attr in ("text", "plural") and isinstance(first, ast.Constant):
                asked.add(first.value)
    return named, patterns, asked


def _nodes() -> Iterator[ast.AST]:
    for path in (p for folder in SPEAKS for p in (ROOT / folder).rglob("*.py")):
        yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("language", "number", "share", "euro", "minus"),
    [
        ("fi", f"1{NBSP}234,5", f"65,6{NBSP}%", f"1{NBSP}234,50{NBSP}€", "\u22123"),
        ("sv", f"1{NBSP}234,5", f"65,6{NBSP}%", f"1{NBSP}234,50{NBSP}€", "\u22123"),
        ("en", "1,234.5", "65.6%", "€1,234.50", "\u22123"),
    ],
)
def test_numbers_are_written_as_the_glossary_says(
    language: str, number: str, share: str, euro: str, minus: str
) -> None:
    words = texts(language)
    assert words.number(1234.5, 1) == number
    assert words.share(80 / 122) == share
    assert words.euro(Decimal("1234.50"), 2) == euro
    assert words.number(-3) == minus
    assert words.change(25) == "+25"
    assert words.change(0) == "0"


@pytest.mark.parametrize(
    ("language", "day", "years", "months"),
    [
        ("fi", "1.6.2021", "1.6.2021–31.5.2023", "1.6.–31.8.2022"),
        ("sv", "1.6.2021", "1.6.2021–31.5.2023", "1.6–31.8.2022"),
        (
            "en",
            f"1{NBSP}June 2021",
            f"1{NBSP}June 2021 – 31{NBSP}May 2023",
            f"1{NBSP}June 2022 – 31{NBSP}August 2022",
        ),
    ],
)
def test_days_are_written_as_the_glossary_says(
    language: str, day: str, years: str, months: str
) -> None:
    words = texts(language)
    assert words.day(date(2021, 6, 1)) == day
    assert words.date_range(date(2021, 6, 1), date(2023, 5, 31)) == years
    assert words.date_range(date(2022, 6, 1), date(2022, 8, 31)) == months
    assert words.month(date(2021, 6, 1)) == "6/2021"


def test_halves_are_rounded_up_as_in_the_published_figures() -> None:
    assert texts("fi").number(0.5) == "1"
    assert texts("fi").number(2.5) == "3"
    assert texts("fi").share(0.6205, 1) == f"62,1{NBSP}%"


def test_the_unknown_is_not_zero() -> None:
    words = texts("fi")
    assert words.number(None) == words.share(None) == words.euro(None) == "Ei tietoa"
    assert words.number(0) == "0"


def test_one_is_singular_and_zero_and_decimals_are_plural() -> None:
    words = texts("fi")
    assert words.plural("why.served", 1) == "1 läpikäynyt"
    assert words.plural("why.served", 0) == "0 läpikäynyttä"
    assert words.plural("why.served", 2) == "2 läpikäynyttä"
