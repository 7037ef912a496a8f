"""What every tile of the steering group's page says beside its number."""

from collections.abc import Sequence
from decimal import Decimal

from dashboards.frame import Frame
from dashboards.queries.release import ReleaseFacts
from dashboards.queries.steering import SteeringFigures

Earlier = tuple[ReleaseFacts, SteeringFigures] | None


def change_words(
    change: float | Decimal | None, written: str, earlier: Earlier, frame: Frame, decimals: int = 0
) -> str | None:
    """Return the change from the release before; `written` is the change with sign and unit."""
    if change is None or earlier is None:
        return None
    day = frame.texts.day(earlier[0].as_of_date)
    if frame.texts.is_written_as_zero(change, decimals):
        return frame.texts.text("tile.delta.none", date=day)
    return frame.texts.text("tile.delta", change=written, date=day)


def why_lines(
    metric_id: str, lines: Sequence[tuple[str, str]], scope: str, frame: Frame
) -> list[tuple[str, str]]:
    """Return the lines of a panel: what the metric means, the lines given, and where it is from.

    `scope` are the filters and the period in words.
    """
    texts = frame.texts
    meaning = frame.facts.metrics[metric_id]
    sources = [texts.text(f"system.{source}") for source in meaning["sources"]]
    assumption = meaning["assumption"][texts.language]
    given = [
        ("definition", meaning["definition"][texts.language]),
        *lines,
        *([("assumption", assumption)] if assumption else []),
        ("rule", texts.text(f"rule.{meaning['rule']}")),
        ("scope", scope),
        ("source", texts.listed(sources)),
        ("release", frame.facts.release_id),
    ]
    return [(texts.text(f"why.{name}"), words) for name, words in given]


def scope_words(frame: Frame, event: str = "year") -> str:
    """Return period and team in words with the days; `event` is what happened in the period."""
    return f"{frame.scope_by(event)} ({frame.period_dates})"
