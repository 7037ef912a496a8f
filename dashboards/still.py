"""Parts of a page that nothing changes: sent as data, made into elements by the browser itself.

Dash tells every component of every other one's redrawing, a time that grows with the square of
their number: half a minute for a list of 100 clients (Dash 4.4.1, tried in November 2026). What no
callback reads or writes need not be components: assets/still.js makes it into plain elements.
"""

from collections.abc import Collection
from typing import Any

import orjson
from dash import Dash
from dash.development.base_component import Component

ATTRIBUTE = "data-still"
_HTML = "dash_html_components"
# What Dash keeps on each component beside its properties.
_OF_DASH = frozenset(
    (
        *("_prop_names", "_valid_wildcard_attributes"),
        *("available_properties", "available_wildcard_properties"),
    )
)


def lighten(part: Any, live_ids: Collection[str]) -> Any:  # noqa: ANN401  # a tree as Dash has it
    """Return a tree whose still parts are the data of their elements; it is changed in place."""
    still: set[int] = set()
    _mark(part, live_ids, still)
    return _lightened(part, still)


def live_ids(app: Dash) -> frozenset[str]:
    """Return the ids that a callback reads or writes."""
    found = set()
    for output, known in app.callback_map.items():
        parts = output.strip(".").split("...")
        found |= {part.rpartition(".")[0] for part in parts}
        found |= {str(place["id"]) for place in (*known["inputs"], *known["state"])}
    return frozenset(found)


def _mark(part: Any, live_ids: Collection[str], still: set[int]) -> bool:  # noqa: ANN401
    """Gather the components that are still, all their descendants with them."""
    if isinstance(part, (list, tuple)):
        # All of them are looked at: those beside a live one may be still.
        marks = [_mark(child, live_ids, still) for child in part]
        return all(marks)
    if not isinstance(part, Component):
        return True
    children_still = _mark(getattr(part, "children", None), live_ids, still)
    own_id = getattr(part, "id", None)
    is_live = part._namespace != _HTML or isinstance(own_id, dict) or own_id in live_ids  # noqa: SLF001
    if is_live or not children_still:
        return False
    still.add(id(part))
    return True


def _lightened(part: Any, still: Collection[int]) -> Any:  # noqa: ANN401
    if isinstance(part, (list, tuple)):
        return [_lightened(child, still) for child in part]
    children = getattr(part, "children", None) if isinstance(part, Component) else None
    if children is None:
        return part
    if id(part) not in still:
        part.children = _lightened(children, still)
    elif not isinstance(children, (str, int, float)):
        part.children = None
        setattr(part, ATTRIBUTE, orjson.dumps(_written(children)).decode())
    return part


def _written(part: Any) -> Any:  # noqa: ANN401
    if isinstance(part, (list, tuple)):
        return [_written(child) for child in part]
    if not isinstance(part, Component):
        return part
    props = {name: value for name, value in vars(part).items() if name not in _OF_DASH}
    if "children" in props:
        props["children"] = _written(props["children"])
    return {"type": part._type, "props": props}  # noqa: SLF001
