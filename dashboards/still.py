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
_WILDCARDS = ("data-", "aria-")


def lighten(part: Any, live_ids: Collection[str]) -> Any:  # noqa: ANN401  # a tree as Dash has it
    """Return a tree whose still parts are the data of their elements; it is changed in place."""
    if isinstance(part, (list, tuple)):
        return [lighten(child, live_ids) for child in part]
    if not isinstance(part, Component) or getattr(part, "children", None) is None:
        return part
    children = part.children
    if not _is_still(part, live_ids):
        part.children = lighten(children, live_ids)
    elif any(isinstance(child, Component) for child in _listed(children)):
        part.children = None
        setattr(part, ATTRIBUTE, orjson.dumps(_written(children)).decode())
    return part


def live_ids(app: Dash) -> frozenset[str]:
    """Return the ids that a callback reads or writes."""
    found = set()
    for output, known in app.callback_map.items():
        parts = output.strip(".").split("...")
        found |= {part.rpartition(".")[0] for part in parts}
        found |= {str(place["id"]) for place in (*known["inputs"], *known["state"])}
    return frozenset(found)


def _is_still(part: Any, live_ids: Collection[str]) -> bool:  # noqa: ANN401
    if not isinstance(part, Component):
        return True
    own_id = getattr(part, "id", None)
    if part._namespace != _HTML or isinstance(own_id, dict) or own_id in live_ids:  # noqa: SLF001
        return False
    return all(_is_still(child, live_ids) for child in _listed(getattr(part, "children", None)))


def _listed(children: Any) -> list[Any]:  # noqa: ANN401
    return list(children) if isinstance(children, (list, tuple)) else [children]


def _written(part: Any) -> Any:  # noqa: ANN401
    if isinstance(part, (list, tuple)):
        return [_written(child) for child in part]
    if not isinstance(part, Component):
        return part
    names = [name for name in part._prop_names if hasattr(part, name)]  # noqa: SLF001
    names += [name for name in vars(part) if name.startswith(_WILDCARDS)]
    props = {name: getattr(part, name) for name in names}
    if "children" in props:
        props["children"] = _written(props["children"])
    return {"type": part._type, "props": props}  # noqa: SLF001
