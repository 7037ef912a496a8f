"""The metric registry: what each metric counts, and its words in three languages."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Self, cast

from kunto.locale import LANGUAGES

Unit = Literal["count", "number", "share", "grade", "points", "days", "eur"]
Direction = Literal["up", "down", "none"]
Disclosure = Literal["open", "company", "money", "person", "health", "personnel"]
Rule = Literal["report", "funder", "law", "assumption"]
Words = Mapping[str, str]
"""A text by language."""

_FOLDER = Path(__file__).parent / "definitions"


@dataclass(frozen=True, kw_only=True)
class Metric:
    """One metric; everything that reads it reads it from here.

    `model` is the mart it is counted from and `grain` what one of its rows stands for.
    `numerator`, `denominator` and `value` are aggregates of that mart in SQL; the denominator may
    be of another one. A count has a numerator only, a ratio both; a metric with a `value` of its
    own (a median) has the number of cases as its denominator. Ratios are 0–1 for shares, euros,
    points of a grade or of a scale; days are calendar days.
    `dimensions` are the columns of the mart that it may be broken down by.
    `disclosure` says what may be told about it to whom: open (nobody is in it), company, money,
    person, health (special-category data) or personnel (figures of a coordinator's work).
    `rule` says who decided what it means, `assumption` what is taken as given.
    """

    metric_id: str
    area: str
    unit: Unit
    direction: Direction
    grain: str
    model: str
    numerator: str | None
    denominator: str | None
    denominator_model: str
    value: str | None
    dimensions: tuple[str, ...]
    disclosure: Disclosure
    rule: Rule
    sources: tuple[str, ...]
    name: Words
    definition: Words
    assumption: Words

    @classmethod
    def of(cls, metric_id: str, area: str, given: Mapping[str, Any]) -> Self:
        """Make one from its definition, with what holds for all of its file.

        Raises ValueError when something is missing, unknown or not in every language.
        """
        known = {field: given.get(field) for field in cls.__dataclass_fields__}
        unknown = sorted(set(given) - set(known))
        known |= {
            "metric_id": metric_id,
            "area": area,
            "denominator_model": given.get("denominator_model", given["model"]),
            "dimensions": tuple(given["dimensions"]),
            "sources": tuple(given["sources"]),
            "assumption": given.get("assumption", {}),
        }
        metric = cls(**cast("dict[str, Any]", known))
        faults = [f"{field} is not known" for field in unknown] + list(metric._faults())
        if faults:
            raise ValueError(f"Metric {metric_id} of {area}.toml: {'; '.join(faults)}.")
        return metric

    def _faults(self) -> Iterator[str]:
        for field in ("unit", "direction", "grain", "disclosure", "rule"):
            if not getattr(self, field):
                yield f"{field} is missing"
        if (self.numerator is None) == (self.value is None):
            yield "either a numerator or a value is wanted"
        if self.unit == "count" and self.denominator:
            yield "a count has no denominator"
        for field in ("name", "definition", "assumption"):
            words: Words = getattr(self, field)
            if (words or field != "assumption") and set(words) != set(LANGUAGES):
                yield f"{field} is wanted in {', '.join(LANGUAGES)}"

    def parts(self) -> Iterator[dict[str, Any]]:
        """Give each aggregate with its mart and its dimensions, as the models read it.

        A ratio over two marts has none: their rows have no dimension in common.
        """
        dimensions = list(self.dimensions) if self.denominator_model == self.model else []
        for part, model in (
            ("numerator", self.model),
            ("denominator", self.denominator_model),
            ("value", self.model),
        ):
            if sql := getattr(self, part):
                yield {
                    "metric_id": self.metric_id,
                    "part": part,
                    "model": model,
                    "sql": sql,
                    "dimensions": dimensions,
                }


def read_registry() -> tuple[Metric, ...]:
    """Read every definition, in the order of the files and of what stands in them."""
    return tuple(metric for file in sorted(_FOLDER.glob("*.toml")) for metric in _metrics_of(file))


def _metrics_of(file: Path) -> Iterator[Metric]:
    area, read = file.stem, tomllib.loads(file.read_text("utf-8"))
    metrics: Mapping[str, Mapping[str, Any]] = read.pop("metrics")
    for metric_id, given in metrics.items():
        yield Metric.of(metric_id, area, {**read, **given})


def metric_parts(metrics: Sequence[Metric]) -> list[dict[str, Any]]:
    """Return the aggregates of all metrics, as the models that compute them read them."""
    return [part for metric in metrics for part in metric.parts()]
