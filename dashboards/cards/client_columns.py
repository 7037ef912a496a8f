"""The columns of a list of clients: what each says, on the page and in a file."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dashboards.queries.client_list import EVERY_STATUS, SORTS, STATUSES, ListedClient
from dashboards.scope import CHOICE_FILTERS
from dashboards.scope_words import choice_words, filter_words, reason_words
from dashboards.url import Address
from kunto.locale import Texts

Kind = Literal["text", "number", "date"]
Content = str | date | int | None

FIRST_SORT = "-waiting_days"
REFERENCE = "reference"
DEFAULT_COLUMNS = (
    *("reference", "team", "coordinator", "registered_date", "first_contact_date"),
    *("first_meeting_date", "served_date", "waiting_days", "status", "result"),
)
_MOST_PAGES = 100_000


@dataclass(frozen=True)
class ClientColumn:
    """A column; its name is what it is sorted by, and the end of its text's id."""

    name: str
    kind: Kind
    content: Callable[[ListedClient, Texts], Content]


@dataclass(frozen=True)
class ListState:
    """How a list is looked at: order, columns, status, and the piece in view."""

    sort: str = FIRST_SORT
    columns: tuple[str, ...] = DEFAULT_COLUMNS
    status: str = EVERY_STATUS
    page: int = 1

    @property
    def column(self) -> str:
        """The column that decides the order."""
        return self.sort.removeprefix("-")

    @property
    def is_descending(self) -> bool:
        """Whether the order is from the last to the first."""
        return self.sort.startswith("-")

    @property
    def is_every_status(self) -> bool:
        """Whether clients of all statuses are listed."""
        return self.status == EVERY_STATUS

    def listed(self, counts: Mapping[str, int]) -> int:
        """Return how many clients are listed, of the counts of all statuses."""
        return sum(counts.values()) if self.is_every_status else counts.get(self.status, 0)

    def sorted_by(self, column: str) -> str:
        """Return the order after choosing a column: a second choice turns it round."""
        return f"-{column}" if self.sort == column else column

    def toggled(self, column: str) -> str | None:
        """Return the columns with one shown or hidden, as they stand in an address."""
        kept = set(self.columns) ^ {column}
        chosen = _in_order(kept)
        return None if chosen == DEFAULT_COLUMNS else ",".join(chosen)


def parse_list_state(address: Address) -> ListState:
    """Read the order, columns, status and page; what makes no sense falls back to the default."""
    sort, status, page = (address.given(name) for name in ("sort", "status", "page"))
    chosen = _in_order(address.given("columns").split(","))
    return ListState(
        sort=sort if sort.removeprefix("-") in SORTS else FIRST_SORT,
        columns=chosen if len(chosen) > 1 else DEFAULT_COLUMNS,
        status=status if status in STATUSES else EVERY_STATUS,
        page=min(max(1, int(page)), _MOST_PAGES) if page.isascii() and page.isdecimal() else 1,
    )


def column_label(name: str, texts: Texts) -> str:
    """Return the head of a column: of what can be filtered the name of the filter."""
    if name in CHOICE_FILTERS:
        return filter_words(name, texts)
    return texts.text(f"clients.column.{name}")


def reference_words(client_reference: str | None, texts: Texts) -> str:
    """Return the running number of the client database, or that the client has none yet."""
    return client_reference or texts.text("clients.no_reference")


def title_words(client_reference: str | None, texts: Texts) -> str:
    """Return the question of a client's page, of whom by the running number where there is one."""
    if client_reference is None:
        return texts.text("client.title.no_reference")
    return texts.text("client.title", reference=client_reference)


def last_stage_date(client: ListedClient) -> date | None:
    """Return the day on which the client reached the last stage."""
    days = {
        "registered": client.registered_date,
        "first_contact": client.first_contact_date,
        "first_meeting": client.first_meeting_date,
        "served": client.served_date,
        "activated": client.served_date,
    }
    return days.get(client.last_stage_id)


def _in_order(names: Collection[str]) -> tuple[str, ...]:
    known = {REFERENCE, *names}
    return tuple(column.name for column in COLUMNS if column.name in known)


def result_words(client: ListedClient, texts: Texts) -> Content:
    """Return why a client left, or the outcome of one who was served: never both."""
    if client.status == "dropped":
        return reason_words(client.loss_reason_id or "unknown", texts)
    return (
        reason_words(client.outcome_id or "unknown", texts) if client.status == "served" else None
    )


def _choice(name: str, field: str) -> ClientColumn:
    """Return the column of what clients can be filtered by."""
    return ClientColumn(
        name, "text", lambda client, texts: choice_words(name, getattr(client, field), texts)
    )


def _fact(name: str, kind: Kind) -> ClientColumn:
    """Return a column of days or numbers, which are as they are in every language."""
    return ClientColumn(name, kind, lambda client, _: getattr(client, name))


COLUMNS: tuple[ClientColumn, ...] = (
    ClientColumn(
        REFERENCE, "text", lambda client, texts: reference_words(client.client_reference, texts)
    ),
    _choice("team", "team"),
    _choice("coordinator", "coordinator_id"),
    _choice("referrer", "referrer_id"),
    _choice("age", "age_band"),
    _choice("sex", "sex"),
    _choice("education", "education_id"),
    _choice("language", "language_id"),
    _choice("unemployment", "unemployment_band"),
    _fact("registered_date", "date"),
    _fact("first_attempt_date", "date"),
    _fact("first_contact_date", "date"),
    _fact("first_meeting_date", "date"),
    _fact("served_date", "date"),
    _fact("dropped_date", "date"),
    _fact("waiting_days", "number"),
    _fact("days_to_first_contact", "number"),
    _fact("days_to_first_meeting", "number"),
    _fact("days_to_served", "number"),
    _fact("days_registered_to_served", "number"),
    ClientColumn("status", "text", lambda client, texts: texts.text(f"status.{client.status}")),
    ClientColumn("result", "text", result_words),
)
