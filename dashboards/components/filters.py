"""The filters of a page: controls whose values live in the address."""

from collections.abc import Sequence
from datetime import date

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboards.components.attributes import attributes
from dashboards.frame import Frame
from kunto.locale import Texts

# What a control of the address is set to when nothing is chosen.
ANY = "all"
# More choices than this do not fit side by side on a phone.
_SIDE_BY_SIDE = 4
# More choices than this are searched for a part of their words.
_LOOKED_THROUGH = 40


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


def choice(
    name: str, label: str, options: Sequence[tuple[str, str]], value: str | None
) -> Component:
    """Return a list that writes what is chosen into the address as parameter `name`.

    In a list longer than one can look through, one types a part of the words.
    """
    chosen = value or ANY
    is_long = len(options) > _LOOKED_THROUGH
    control: Component = dmc.Select(
        id={"choice": name},
        label=label,
        data=_data(options),
        value=chosen,
        allowDeselect=False,
        searchable=is_long,
        limit=_LOOKED_THROUGH if is_long else None,
        size="sm",
        className="chosen" if value else None,
        **attributes(data_now=chosen),
    )
    return control


def day_choice(
    name: str, label: str, value: date | None, frame: Frame, *, written: str
) -> Component:
    """Return a field for a day: 31.12.2022, in English 2022-12-31; either is understood.

    It stands in the address as parameter `name`, there always as 2022-12-31; what is `written`
    there and is no day is complained of in the field. A native field would show the order of day
    and month of the browser, not of the page.
    """
    drawn = written if value is None else _day(value, frame.texts)
    example = _day(frame.facts.as_of_date, frame.texts)
    complaint = frame.texts.text("filter.day.no", day=example)
    control: Component = dmc.TextInput(
        id={"day": name},
        label=label,
        value=drawn,
        placeholder=example,
        error=complaint if written and value is None else None,
        # Read when one leaves the field or presses Enter: half a day is no mistake yet.
        debounce=True,
        size="sm",
        className="chosen" if value else None,
        **attributes(data_now=drawn, data_complaint=complaint),
    )
    return control


def _day(value: date, texts: Texts) -> str:
    return value.isoformat() if texts.language == "en" else texts.short_date(value)


def view_choice(name: str, label: str, options: Sequence[tuple[str, str]], value: str) -> Component:
    """Return choices side by side for how a card shows its figures; the first is the default."""
    views = [(ANY if number == 0 else key, words) for number, (key, words) in enumerate(options)]
    chosen = ANY if value == options[0][0] else value
    control: Component = dmc.SegmentedControl(
        id={"choice": name},
        data=[{"value": key, "label": words} for key, words in views],
        value=chosen,
        size="sm",
        **attributes(aria_label=label, data_now=chosen),
    )
    return control


def select(
    component_id: dict[str, str] | str, label: str, options: Sequence[tuple[str, str]], value: str
) -> Component:
    """Return a list to choose one from; a value that is not in it is shown empty."""
    chosen: Component = dmc.Select(
        id=component_id,
        data=_data(options),
        value=value,
        allowDeselect=False,
        size="sm",
        **attributes(aria_label=label),
    )
    return chosen


def _data(options: Sequence[tuple[str, str]]) -> list[dict[str, str] | str]:
    """Return the choices as the list takes them; one that is its own name is a text alone."""
    return [key if key == words else {"value": key, "label": words} for key, words in options]


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
