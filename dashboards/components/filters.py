"""The filters of a page: controls whose values live in the address."""

from collections.abc import Sequence

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboards.components.attributes import attributes

# More choices than this do not fit side by side on a phone.
_SIDE_BY_SIDE = 4


def filter_control(
    page: str, name: str, label: str, options: Sequence[tuple[str, str]], value: str
) -> Component:
    """Return a labelled control; `options` are values with their words."""
    label_id = f"{page}-{name}-label"
    return html.Div(
        [
            html.Span(label, id=label_id, className="filterlabel"),
            _segments(page, name, label_id, options, value)
            if len(options) <= _SIDE_BY_SIDE
            else select({"page": page, "filter": name}, label, options, value),
        ],
        className="filter",
    )


def select(
    component_id: dict[str, str] | str, label: str, options: Sequence[tuple[str, str]], value: str
) -> Component:
    """Return a list to choose one from; a value that is not in it is shown empty."""
    chosen: Component = dmc.Select(
        id=component_id,
        data=[{"value": key, "label": words} for key, words in options],
        value=value,
        allowDeselect=False,
        size="sm",
        **attributes(aria_label=label),
    )
    return chosen


def _segments(
    page: str, name: str, label_id: str, options: Sequence[tuple[str, str]], value: str
) -> Component:
    segments: Component = dmc.SegmentedControl(
        id={"page": page, "filter": name},
        data=[{"value": key, "label": words} for key, words in options],
        value=value,
        size="sm",
        **attributes(aria_labelledby=label_id),
    )
    return segments
