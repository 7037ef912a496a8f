"""The page of all metrics, made from the registry: python -m kunto.metrics.page."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kunto.locale import LANGUAGES
from kunto.metrics.registry import Metric, read_registry
from kunto.settings import ROOT

FILE = ROOT / "docs" / "metrics.md"
_MADE = "<!-- Made by python -m kunto.metrics.page from the registry; change that. -->"
_HOW_READ = (
    "Each metric is defined once, in `kunto/metrics/definitions/`, and counted by the warehouse "
    "into `marts.rpt_metrics`; `marts.rpt_metrics_by_dimension` breaks it down and "
    "`marts.dim_metrics` has what stands here. The formula is SQL over the mart named. The rule "
    "comes from the report, the funder or the law, or is an assumption."
)


def write_page(file: Path) -> None:
    """Write the page."""
    file.write_text(page(read_registry()), encoding="utf-8")


def page(metrics: Sequence[Metric]) -> str:
    """Return the text of the page, metrics in the order of the registry."""
    parts = ["# Metrics", _MADE, _HOW_READ]
    for area in dict.fromkeys(metric.area for metric in metrics):
        parts.append(f"## {area}")
        for metric in metrics:
            if metric.area == area:
                parts += _metric(metric)
    return "\n\n".join(parts) + "\n"


def _metric(metric: Metric) -> Iterator[str]:
    yield f"### {metric.metric_id}"
    yield "\n".join(f"- **{what}**: {text}" for what, text in _facts(metric))
    yield "\n".join(["```sql", *_formula(metric), "```"])


def _facts(metric: Metric) -> Iterator[tuple[str, str]]:
    for language in LANGUAGES:
        yield language, f"*{metric.name[language]}.* {_sentence(metric.definition[language])}"
    yield "unit", f"{metric.unit}; one row of `marts.{metric.model}`: {metric.grain}"
    yield "by", _codes(metric.dimensions) or "nothing"
    yield "sources", _codes(metric.sources)
    yield "rule", metric.rule
    for language in LANGUAGES if metric.assumption else ():
        yield f"assumption ({language})", metric.assumption[language]
    yield "disclosure", metric.disclosure


def _formula(metric: Metric) -> Iterator[str]:
    for part, model in (
        ("numerator", metric.model),
        ("denominator", metric.denominator_model),
        ("value", metric.model),
    ):
        if sql := getattr(metric, part):
            yield f"-- {part}, marts.{model}"
            yield sql


def _sentence(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    write_page(FILE)
