"""The filters of clients: controls, what is chosen in words, and a way out of an empty choice."""

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from dashboards.cards.funnel_view import (
    FIRST_LETTER,
    SECOND_LETTER,
    FunnelSegment,
    FunnelView,
)
from dashboards.components.attributes import attributes
from dashboards.components.filters import ANY, choice, day_choice
from dashboards.components.marks import emphasised, icon
from dashboards.components.record_table import follow
from dashboards.scope import CHOICE_FILTERS, CLIENT_FILTERS, SECOND, Choices, ClientScope
from dashboards.scope_words import choice_words, filter_words, scope_words
from dashboards.selection import Selection
from kunto.locale import Texts

# The parameter of the address that asks for a second segment, also when it has no filters.
COMPARE = "compare"


def filter_bar(view: FunnelView, choices: Choices, total: int) -> Component:
    """Return the controls and the chosen filters in words."""
    texts = view.frame.texts
    return html.Section(
        [
            html.Details(
                [
                    html.Summary(
                        [
                            icon("adjustments-horizontal", 18),
                            html.Span(texts.text("filters"), className="summarylabel"),
                            html.Span(_short(view), className="summarywords"),
                        ]
                    ),
                    *[_controls(view, segment.prefix, choices) for segment in view.segments],
                ],
                className="filterbox",
            ),
            html.Div(
                [
                    html.Div(
                        [html.P(emphasised(line)) for line in summary_lines(view, total)],
                        role="status",
                        id="funnel-summary",
                    ),
                    html.Div([_compare(view), _clear(view)], className="filteractions"),
                ],
                className="chosenline",
            ),
        ],
        className="clientfilters",
        **attributes(aria_label=texts.text("filters")),
    )


def summary_lines(view: FunnelView, total: int) -> list[str]:
    """Return for each segment its filters in words and how many clients they leave."""
    return [_summary(view, segment, total) for segment in view.segments]


def nothing_chosen(
    view: FunnelView, without: Mapping[str, int], scope: ClientScope, prefix: str
) -> Component:
    """Return why no client is left, and the one button that brings back the most of them.

    `without` has for each filter in use how many clients there would be without it.
    """
    texts = view.frame.texts
    best = max(without, key=lambda name: without[name], default=None)
    if best is not None and not without[best]:
        best = None
    start, end = scope.registered_from, scope.registered_to
    why = "funnel.nothing.why" if best else "funnel.nothing.each"
    if start and end and end < start:
        why = "funnel.nothing.dates"
    letter = [f"{SECOND_LETTER if prefix else FIRST_LETTER}: "] if view.is_compared else []
    return html.Div(
        [
            html.Strong([*letter, texts.text("funnel.nothing.title")]),
            html.P(texts.text(why)),
            _way_out(view, best, without, prefix),
        ],
        className="card nothing",
    )


def _way_out(
    view: FunnelView, best: str | None, without: Mapping[str, int], prefix: str
) -> Component:
    texts = view.frame.texts
    if best is None:
        return _button(texts.text("filters.clear"), cleared(view), "empty")
    words = texts.plural("funnel.nothing.remove", without[best], filter=filter_words(best, texts))
    return _button(words, view.address.choosing({prefix + best: None}).href(), "empty")


def cleared(view: FunnelView) -> str:
    """Return the address without filters and selection."""
    nothing = Selection().written | dict.fromkeys((COMPARE, "page", "status"))
    for prefix in ("", SECOND):
        nothing |= {prefix + name: None for name in CLIENT_FILTERS}
    return view.address.choosing(nothing).href()


def _summary(view: FunnelView, segment: FunnelSegment, total: int) -> str:
    texts = view.frame.texts
    count = segment.funnel.registered_count
    if not view.is_compared and segment.scope.is_everyone:
        return texts.plural("funnel.filters.none", count)
    values = {"filters": scope_words(segment.scope, texts), "total": texts.number(total)}
    if view.is_compared:
        letter = segment.letter
        return texts.plural("funnel.filters.segment", count, letter=letter, **values)
    return texts.plural("filters.words", count, **values)


def _controls(view: FunnelView, prefix: str, choices: Choices) -> Component:
    texts = view.frame.texts
    segment = next(segment for segment in view.segments if segment.prefix == prefix)
    scope = segment.scope
    days = (("from", scope.registered_from), ("to", scope.registered_to))
    heading = [html.H2(segment.letter, className=f"letter {segment.letter}")]
    return html.Div(
        [
            *(heading if view.is_compared else []),
            *[
                day_choice(
                    prefix + name,
                    filter_words(name, texts),
                    day,
                    view.frame,
                    written=view.address.given(prefix + name),
                )
                for name, day in days
            ],
            *[
                choice(
                    prefix + name,
                    filter_words(name, texts),
                    _options(name, choices, texts),
                    getattr(scope, name),
                )
                for name in CHOICE_FILTERS
            ],
        ],
        className="controls",
        role="group",
        **attributes(aria_label=texts.text("funnel.segment", letter=segment.letter)),
    )


def _options(name: str, choices: Choices, texts: Texts) -> list[tuple[str, str]]:
    found = [(value, choice_words(name, value, texts)) for value in choices[name]]
    return [(ANY, texts.text("filter.any")), *found]


def _short(view: FunnelView) -> str:
    return " · ".join(view.words(segment) for segment in view.segments)


def _compare(view: FunnelView) -> Component:
    texts = view.frame.texts
    if not view.is_compared:
        href = view.address.choosing({COMPARE: "yes"}).href()
        return _button(texts.text("funnel.compare"), href, "compare", "columns-2")
    nothing: dict[str, str | None] = {SECOND + name: None for name in CLIENT_FILTERS}
    selection = Selection().written if view.selection.segment else {}
    href = view.address.choosing({**nothing, **selection, COMPARE: None}).href()
    return _button(texts.text("funnel.compare.end"), href, "compare", "columns-2")


def _clear(view: FunnelView) -> Component | None:
    if view.selection.is_everyone and all(s.scope.is_everyone for s in view.segments):
        return None
    return _button(view.frame.texts.text("filters.clear"), cleared(view), "clear", "filter-off")


def _button(words: str, href: str, key: str, mark: str = "filter-off") -> Component:
    return follow([icon(mark, 18), words], href, look="button", data_key=key)
