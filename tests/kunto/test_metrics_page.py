"""The page of all metrics is the one made from the registry."""

from dataclasses import replace

from kunto.locale import LANGUAGES
from kunto.metrics import metrics
from kunto.metrics.page import FILE, page


def test_page_is_made_from_the_registry() -> None:
    assert FILE.read_text(encoding="utf-8") == page(metrics()), (
        "Run python -m kunto.metrics.page and commit docs/metrics.md."
    )


def test_page_has_the_words_and_the_formula_of_every_metric() -> None:
    text = page(metrics())
    for metric in metrics():
        assert f"### {metric.metric_id}\n" in text
        assert {metric.name[language] in text for language in LANGUAGES} == {True}
        assert all(part["sql"] in text for part in metric.parts())


def test_page_tells_what_is_taken_as_given_only_where_something_is() -> None:
    told = next(metric for metric in metrics() if metric.assumption)
    assert f"- **assumption (fi)**: {told.assumption['fi']}" in page([told])
    assert "assumption (" not in page([replace(told, assumption={})])
