"""What all cards of a page share: whose data, in which language, of what scope."""

from dataclasses import dataclass

from dashboards.queries.release import ReleaseFacts
from dashboards.scope import EVERYTHING, WHOLE_PROJECT, Scope
from kunto.locale import Texts


@dataclass(frozen=True)
class Frame:
    """The surroundings of a card: the release and the language it is written in.

    `scope` is the period and team of the steering group's page.
    """

    texts: Texts
    facts: ReleaseFacts
    scope: Scope = EVERYTHING

    @property
    def whole(self) -> "Frame":
        """The same surroundings without any filter."""
        return Frame(self.texts, self.facts)

    @property
    def period(self) -> str:
        """The period in words, as it stands inside a sentence."""
        return self.period_by("year")

    def period_by(self, event: str) -> str:
        """Return the period in words, with what must have happened in it.

        `event`: registered, served, began (a case), contacted (a company), booked (a cost),
        paid_and_served, or year for the bare year.
        """
        if self.scope.period == WHOLE_PROJECT:
            return self.texts.text("period.whole")
        return self.texts.text(f"period.{event}", year=self.scope.period)

    @property
    def team(self) -> str:
        """The team in words, as it stands inside a sentence."""
        return self.texts.text(f"team.{self.scope.team}.filter")

    @property
    def scope_words(self) -> str:
        """Period and team in words."""
        return self.scope_by("year")

    def scope_by(self, event: str) -> str:
        """Return period, with what must have happened in it, and team in words."""
        return f"{self.period_by(event)}, {self.team}"

    @property
    def period_dates(self) -> str:
        """The days the numbers cover, up to the day of the data."""
        start, end = self.facts.project_start, self.facts.as_of_date
        if self.scope.period != WHOLE_PROJECT:
            year = int(self.scope.period)
            start = max(start, start.replace(year=year, month=1, day=1))
            end = min(end, end.replace(year=year, month=12, day=31))
        return self.texts.date_range(start, max(start, end))

    def metric_name(self, metric_id: str) -> str:
        """Return the name of a metric, as the release calls it."""
        return self.facts.metrics[metric_id]["name"][self.texts.language]

    def source(self, source_id: str) -> str:
        """Return the line under a chart: where its numbers come from, and of which day."""
        return self.texts.text(
            "card.source",
            source=self.texts.text(f"source.{source_id}"),
            date=self.texts.day(self.facts.as_of_date),
        )
