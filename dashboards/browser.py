"""What the browser does by itself: the functions of assets/kunto.js ask the server nothing."""

from dash import ALL, ClientsideFunction, Dash, Input, Output, State

_FILTERS = {"page": ALL, "filter": ALL}
_CHOICES = {"choice": ALL}
_DAYS = {"day": ALL}
_GRAPHS = {"type": "graph", "name": ALL}
_CALLBACKS = (
    ("open", Output("screen", "data"), Output("address", "data"), Input("root", "id")),
    ("settle", Output("done", "data"), Input("drawn", "data")),
    ("repaint", Output(_GRAPHS, "figure"), Input("screen", "data"), State(_GRAPHS, "figure")),
    (
        "keepFilters",
        Output("done", "data", allow_duplicate=True),
        Input(_FILTERS, "value"),
        State(_FILTERS, "id"),
    ),
    (
        "clearFilters",
        Output(_FILTERS, "value"),
        Input({"clear": ALL}, "n_clicks"),
        State(_FILTERS, "id"),
    ),
    (
        "chooseRelease",
        Output("address", "data", allow_duplicate=True),
        Input("release", "value"),
        State("drawn", "data"),
    ),
    (
        "choose",
        Output("address", "data", allow_duplicate=True),
        Input(_CHOICES, "value"),
        State(_CHOICES, "id"),
        State(_CHOICES, "data-now"),
    ),
    (
        "chooseDay",
        Output("address", "data", allow_duplicate=True),
        Output(_DAYS, "error"),
        Input(_DAYS, "value"),
        State(_DAYS, "id"),
        State(_DAYS, "data-now"),
        State(_DAYS, "data-complaint"),
    ),
    ("drill", Output("done", "data", allow_duplicate=True), Input(_GRAPHS, "clickData")),
)


def register_browser_callbacks(app: Dash) -> None:
    """Register the browser's functions; the first of them runs when the page opens."""
    for name, *dependencies in _CALLBACKS:
        app.clientside_callback(  # type: ignore[no-untyped-call]
            ClientsideFunction("kunto", name), *dependencies, prevent_initial_call=name != "open"
        )
