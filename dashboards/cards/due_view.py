"""What is looked at of the due list: the counts of all, a scope of them, the rows of its page."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from dashboards.due import ROWS_SHOWN, DueScope
from dashboards.page import Request
from dashboards.queries.due import DueCounts, DueItem


@dataclass(frozen=True)
class DueView:
    """The due list as an address wants to see it."""

    request: Request
    counts: DueCounts
    scope: DueScope
    items: Sequence[DueItem]

    @property
    def total(self) -> int:
        """How many things to do are in the scope."""
        return self.counts.count(self.scope)

    def href(self, scope: DueScope) -> str:
        """Return the address of the same page with another scope."""
        return self.request.address.choosing(scope.written).href()


def page_count(total: int) -> int:
    """Return how many pages a list has; an empty one has one."""
    return max(1, ceil(total / ROWS_SHOWN))
