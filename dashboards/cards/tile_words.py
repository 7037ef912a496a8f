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
    metric: str, lines: Sequence[tuple[str, str]], frame: Frame, event: str = "year"
) -> list[tuple[str, str]]:
    """Return the lines of a panel: definition, the lines given, period, source, release.

    `event` is what must have happened in the period.
    """
    texts = frame.texts
    given = [("definition", texts.text(f"metric.{metric}.definition")), *lines]
    given += [
        ("scope", f"{frame.scope_by(event)} ({frame.period_dates})"),
        ("source", texts.text(f"metric.{metric}.source")),
        ("release", frame.facts.release_id),
    ]
    return [(texts.text(f"why.{name}"), words) for name, words in given]
