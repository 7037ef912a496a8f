"""Every figure of the pages is a metric of the registry, with its words in every language."""

from collections.abc import Iterator

import pytest

from dashboards.cards.tile_words import why_lines
from dashboards.frame import Frame
from dashboards.queries.release import ReleaseFacts
from kunto.locale import LANGUAGES, texts
from kunto.metrics import metrics
from tests.dashboards.conftest import Asker, walk

PATHS = ("/", "/funnel", "/caseload")


def _shown(asker: Asker, path: str) -> Iterator[tuple[str, list[str]]]:
    """Give each tile and chart card of a page with the metrics that it says it shows."""
    for kind, props in walk(asker.page(path=path)["root"]["children"]):
        if kind != "text" and "data-metric" in props:
            yield "tile", [props["data-metric"]]
        elif kind != "text" and "data-metrics" in props:
            yield "card", props["data-metrics"].split()


@pytest.mark.parametrize("path", PATHS)
def test_every_figure_shown_is_in_the_registry(asker: Asker, path: str) -> None:
    shown = list(_shown(asker, path))
    assert shown
    assert all(metric_ids for _, metric_ids in shown)
    known = {metric.metric_id for metric in metrics()}
    assert {metric_id for _, metric_ids in shown for metric_id in metric_ids} <= known


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_metric_can_say_what_it_means(facts: ReleaseFacts, language: str) -> None:
    frame = Frame(texts(language), facts)
    for metric in metrics():
        said = dict(why_lines(metric.metric_id, [], "2022", frame))
        assert metric.definition[language] in said.values()
        assert metric.assumption.get(language, "") in ("", *said.values())
