"""What is selected in a figure: the clients behind one stage, loss, reason or cohort."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dashboards.scope import SECOND
from dashboards.url import Address

STAGES = ("registered", "first_contact", "first_meeting", "served", "activated")
# Drop-outs are those who did not go through the service: what comes after it is its outcome.
SERVICE_STAGES = ("first_contact", "first_meeting", "served")
Grain = Literal["quarter", "month"]
Segment = Literal["", "b."]
_REASON_LENGTH = 40


@dataclass(frozen=True)
class Selection:
    """The clients that a mark of a figure stands for; several parts narrow each other down.

    `reached`: came at least so far. `lost`: went no further than the stage before this one, for
    `reason` when it is given. `pending`: may still come to this stage. `cohort_start`: registered
    in the quarter or month that begins then. `segment`: whose filters hold, the first or second's.
    """

    reached: str | None = None
    lost: str | None = None
    reason: str | None = None
    pending: str | None = None
    cohort_start: date | None = None
    grain: Grain = "quarter"
    segment: Segment = ""

    @property
    def is_everyone(self) -> bool:
        """Whether nothing is selected: all clients of the filters."""
        return self == Selection(grain=self.grain, segment=self.segment)

    @property
    def written(self) -> dict[str, str | None]:
        """The selection as it stands in an address; None: not there."""
        return {
            "stage": self.reached,
            "lost": self.lost,
            "reason": self.reason,
            "open": self.pending,
            "at": self.cohort_start.isoformat() if self.cohort_start else None,
            "cohort": None if self.grain == "quarter" else self.grain,
            "of": "b" if self.segment else None,
        }


def parse_selection(address: Address) -> Selection:
    """Read the selection; a stage, reason or day that makes no sense is ignored."""
    lost = _stage(address.given("lost"), first=1)
    reason = address.given("reason")
    grain: Grain = "month" if address.given("cohort") == "month" else "quarter"
    return Selection(
        reached=_stage(address.given("stage"), first=0),
        lost=lost,
        reason=reason if lost and reason.isidentifier() and len(reason) < _REASON_LENGTH else None,
        pending=_stage(address.given("open"), first=1),
        cohort_start=_cohort_start(address.given("at"), grain),
        grain=grain,
        segment=SECOND if address.given("of") == "b" else "",
    )


def _stage(written: str, *, first: int) -> str | None:
    return written if written in STAGES[first:] else None


def _cohort_start(written: str, grain: Grain) -> date | None:
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    if day.day != 1:
        return None
    # Who chose a month and then looks by quarter sees the quarter of that month.
    return day if grain == "month" else day.replace(month=day.month - (day.month - 1) % 3)
