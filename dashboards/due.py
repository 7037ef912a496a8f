"""What is listed of the things to do: state, reason, coordinator, order and page."""

from dataclasses import dataclass, fields, replace
from typing import Any

from dashboards.url import Address

STATES = ("late", "today", "upcoming")
REASONS = (
    "due_contact",
    "due_silence",
    "due_duration",
    "due_start_form",
    "due_end_form",
    "due_company",
    "due_esf_28_days",
    "due_esf_6_months",
)
SORTS = ("subject", "reason", "due_date", "started_date", "coordinator")
MOST_URGENT = "due_date"
# The coordinator of a thing to do that nobody has been given.
NOBODY = "none"
ROWS_SHOWN = 25
_LAST_PAGE = 99_999


@dataclass(frozen=True)
class DueScope:
    """Which things to do are listed, in which order and from which page on; None: all.

    `sort` names a column, with a hyphen before it the order is turned round.
    """

    state: str | None = None
    reason: str | None = None
    coordinator: str | None = None
    sort: str = MOST_URGENT
    page: int = 1

    @property
    def column(self) -> str:
        """The column that decides the order."""
        return self.sort.removeprefix("-")

    @property
    def is_descending(self) -> bool:
        """Whether the order is turned round."""
        return self.sort.startswith("-")

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return self.state is None and self.reason is None and self.coordinator is None

    @property
    def parameters(self) -> dict[str, Any]:
        """The scope as query parameters."""
        return {
            **{field.name: getattr(self, field.name) for field in fields(self)},
            "reasons": list(REASONS),
            "column": self.column,
            "is_descending": self.is_descending,
            "shown": ROWS_SHOWN,
            "skipped": (self.page - 1) * ROWS_SHOWN,
        }

    @property
    def written(self) -> dict[str, str | None]:
        """The scope as it stands in an address; None: not there."""
        return {
            "state": self.state,
            "reason": self.reason,
            "coordinator": self.coordinator,
            "sort": None if self.sort == MOST_URGENT else self.sort,
            "page": None if self.page == 1 else str(self.page),
        }

    def but(self, **changes: str | None) -> "DueScope":
        """Return the scope with another filter or order, from its first page on."""
        return replace(self, **{"page": 1, **changes})  # type: ignore[arg-type]

    def at(self, page: int) -> "DueScope":
        """Return the scope at another page."""
        return replace(self, page=page)


def parse_due_scope(address: Address) -> DueScope:
    """Read the scope of an address; a part that makes no sense falls back to its default.

    A coordinator is kept as written: the list says so when it has nothing for that name.
    """
    state, reason, sort = (address.given(name) for name in ("state", "reason", "sort"))
    return DueScope(
        state=state if state in STATES else None,
        reason=reason if reason in REASONS else None,
        coordinator=address.given("coordinator") or None,
        sort=sort if sort.removeprefix("-") in SORTS else MOST_URGENT,
        page=_page(address.given("page")),
    )


def _page(written: str) -> int:
    is_number = written.isascii() and written.isdigit() and len(written) <= len(str(_LAST_PAGE))
    return max(1, int(written)) if is_number else 1
