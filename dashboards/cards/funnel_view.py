"""What the cards of the funnel page share: whose clients, what is selected, where marks lead."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dashboards.figures.stepped import Part
from dashboards.frame import Frame
from dashboards.queries.funnel import Funnel
from dashboards.scope import ClientScope
from dashboards.scope_words import scope_words
from dashboards.selection import Segment, Selection
from dashboards.url import Address

FIRST_LETTER, SECOND_LETTER = "A", "B"
# Where the clients behind a mark stand on the page.
LIST_ID = "selected"
# A new selection is read from its first row on.
_OF_THE_LIST: Mapping[str, None] = {"page": None, "status": None}


@dataclass(frozen=True)
class FunnelSegment:
    """One segment: its filters, its prefix in the address, and its figures."""

    prefix: Segment
    scope: ClientScope
    funnel: Funnel

    @property
    def letter(self) -> str:
        """The name of the segment when there are two."""
        return SECOND_LETTER if self.prefix else FIRST_LETTER


@dataclass(frozen=True)
class FunnelView:
    """One or two segments in one language, and the selection of the address."""

    frame: Frame
    address: Address
    selection: Selection
    segments: tuple[FunnelSegment, ...]

    @property
    def first(self) -> FunnelSegment:
        """The segment that is always there."""
        return self.segments[0]

    @property
    def is_compared(self) -> bool:
        """Whether there are two segments."""
        return len(self.segments) > 1

    def selecting(self, selection: Selection) -> str:
        """Return the link to the clients of a selection."""
        written = {**selection.written, **_OF_THE_LIST}
        return f"{self.address.choosing(written).href()}#{LIST_ID}"

    def part(self, segment: FunnelSegment, part: Part, stage_id: str) -> Selection:
        """Return the selection of a part of a stage's bar."""
        grain = self.selection.grain
        if part == "reached":
            return Selection(reached=stage_id, grain=grain, segment=segment.prefix)
        if part == "lost":
            return Selection(lost=stage_id, grain=grain, segment=segment.prefix)
        return Selection(pending=stage_id, grain=grain, segment=segment.prefix)

    def reason(self, segment: FunnelSegment, stage_id: str, reason_id: str) -> Selection:
        """Return the selection of a loss for one reason."""
        return Selection(
            lost=stage_id, reason=reason_id, grain=self.selection.grain, segment=segment.prefix
        )

    def cohort(self, start: date, reached: str | None = None) -> Selection:
        """Return the selection of a cohort, or of those of it who came to a stage."""
        return Selection(reached=reached, cohort_start=start, grain=self.selection.grain)

    def words(self, segment: FunnelSegment) -> str:
        """Return the filters of a segment, with its letter when there are two."""
        words = scope_words(segment.scope, self.frame.texts)
        return f"{segment.letter}: {words}" if self.is_compared else words
