"""A table of records: one thing a row, sorted by links, in pieces of a length one can read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from dash import html
from dash.development.base_component import Component

from dashboards.components.attributes import attributes
from dashboards.components.marks import icon
from kunto.locale import Texts

Kind = Literal["text", "number", "date"]
Direction = Literal["ascending", "descending"]
Words = str | Component
Cell = Words | None
_SORT_ICON: dict[Direction | None, str] = {
    "ascending": "chevron-up",
    "descending": "chevron-down",
    None: "selector",
}


@dataclass(frozen=True)
class Header:
    """The head of a column; `href` sorts by it, `direction` is the order that it has now.

    `key` is what the focus returns to when the sorted table has been drawn. `look` is a class of
    all cells of the column, "onwide" or "onnarrow" where it stands on such screens only.
    """

    label: str
    kind: Kind = "text"
    href: str | None = None
    direction: Direction | None = None
    key: str = ""
    look: str = ""

    @property
    def classes(self) -> str:
        """The classes of the column's cells."""
        return f"{self.kind} {self.look}".strip()


def record_table(
    headers: Sequence[Header], rows: Sequence[Sequence[Cell]], *, caption: str, name: str = ""
) -> Component:
    """Return the table in a region of its own, which scrolls sideways and the keyboard reaches."""
    head = html.Thead(html.Tr([_header(header) for header in headers]))
    body = html.Tbody([html.Tr([_cell(*pair) for pair in _placed(headers, row)]) for row in rows])
    drawn = html.Table(
        [html.Caption(caption, className="unseen"), head, body], className="table records"
    )
    return html.Div(
        drawn,
        className=f"tablewrap {name}".strip(),
        tabIndex=0,
        role="region",
        **attributes(aria_label=caption),
    )


def follow(
    children: Words | Sequence[Words | None], href: str, *, look: str | None = None, **more: str
) -> Component:
    """Return a link to an address of ours: the page is drawn anew without loading it again."""
    return html.A(children, href=href, className=look, **attributes(data_follow="true", **more))


def pager(
    page: int, page_count: int, href_of: Callable[[int], str], words: str, texts: Texts
) -> Component | None:
    """Return the links to the piece before and after this one; nothing when all is in view.

    Paper has the piece in view: there it says where all of the list is to be had.
    """
    if page_count == 1:
        return None
    before = href_of(page - 1) if page > 1 else None
    after = href_of(page + 1) if page < page_count else None
    return html.Nav(
        [
            _step([icon("chevron-left", 18), texts.text("list.previous")], before, "page-before"),
            html.Span(words, className="pagewords"),
            _step([texts.text("list.next"), icon("chevron-right", 18)], after, "page-after"),
            html.P(texts.text("list.paper"), className="onpaper"),
        ],
        className="pager",
        **attributes(aria_label=texts.text("list.pages")),
    )


def _step(words: list[Words], href: str | None, key: str) -> Component | None:
    """Return a link to another piece, nothing where there is none."""
    return follow(words, href, look="button", data_key=key) if href is not None else None


def _placed(headers: Sequence[Header], row: Sequence[Cell]) -> list[tuple[int, Header, Cell]]:
    pairs = zip(headers, row, strict=True)
    return [(place, header, cell) for place, (header, cell) in enumerate(pairs)]


def _cell(place: int, header: Header, cell: Cell) -> Component:
    if place == 0:
        return html.Th(cell, scope="row")
    return html.Td(cell, className=header.classes)


def _header(header: Header) -> Component:
    if header.href is None:
        return html.Th(header.label, scope="col", className=header.classes)
    sorted_now = {"aria_sort": str(header.direction)} if header.direction else {}
    mark = icon(_SORT_ICON[header.direction], 15)
    link = follow([header.label, mark], header.href, data_key=header.key)
    return html.Th(link, scope="col", className=header.classes, **attributes(**sorted_now))


def two_lines(first: Cell, second: Cell) -> Component:
    """Return a cell whose second line stands on narrow screens only, in a column of both."""
    return html.Div([first, html.Div(second, className="second")])


def missing() -> Component:
    """Return the dash of a cell that does not apply."""
    return html.Span("–", className="missing")
