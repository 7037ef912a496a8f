"""The application: every page drawn from its address and one release."""

import json
import logging
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import dash_mantine_components as dmc
import duckdb
from dash import ALL, ClientsideFunction, Dash, Input, Output, State, dcc, html, set_props
from dash.development.base_component import Component
from flask import request as web_request
from werkzeug.exceptions import HTTPException

from dashboards import shell, still, theme
from dashboards.access import EVERYONE, Viewer, guarded
from dashboards.page import Page, Request, Services
from dashboards.pages import caseload, client, funnel, steering
from dashboards.server import add_headers, add_health, content_security_policy
from dashboards.url import Address, parse_address
from dashboards.warehouse import Warehouse
from kunto.errors import ReleaseError
from kunto.locale import texts
from kunto.releases import ReleaseStore
from kunto.settings import Settings

PAGES: tuple[Page, ...] = (steering.PAGE, funnel.PAGE, caseload.PAGE, client.PAGE)
_ASSETS = Path(__file__).parent / "assets"
_LOG = logging.getLogger(__name__)
_INDEX = """<!DOCTYPE html>
<html lang="%(language)s">
<head>
{%%metas%%}
<title>{%%title%%}</title>
<script src="%(scheme_script)s"></script>
{%%favicon%%}
{%%css%%}
<style>%(colours)s</style>
<script type="application/json" id="colours">%(colour_tables)s</script>
</head>
<body>
{%%app_entry%%}
<footer>{%%config%%}{%%scripts%%}{%%renderer%%}</footer>
</body>
</html>"""


class KuntoDash(Dash):
    """Dash whose first bytes already say the page's language and title."""

    languages: tuple[str, ...] = ()

    def interpolate_index(self, **parts: str) -> str:  # type: ignore[override]
        """Fill the index for the language of the address."""
        address = parse_address(
            web_request.path, web_request.query_string.decode(), languages=self.languages
        )
        index = _INDEX % {
            "language": address.language,
            "scheme_script": self.get_asset_url("scheme.js"),
            "colours": theme.stylesheet(),
            "colour_tables": json.dumps(theme.colour_tables()),
        }
        parts["title"] = _title(address)
        for name, part in parts.items():
            index = index.replace(f"{{%{name}%}}", part)
        return index


def create_app(store: ReleaseStore, settings: Settings) -> Dash:
    """Return the dashboards over a directory of releases; `.server` is the WSGI application."""
    app = KuntoDash(
        "kunto",
        assets_folder=str(_ASSETS),
        assets_ignore=r"scheme\.js",
        compress=True,
        suppress_callback_exceptions=True,
        update_title="",
        on_error=_report,
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    app.languages = settings.pages.languages
    services = Services(Warehouse(store), settings)
    app.layout = _layout()
    _register_routing(app, services)
    for page in PAGES:
        page.register(app, services)
    add_health(app.server, services.warehouse)
    add_headers(app.server, content_security_policy(app))
    return app


def page_at(path: str, pages: Sequence[Page] = PAGES) -> Page | None:
    """Return the page of a path, or None."""
    return next((page for page in pages if page.path == path), None)


def _layout() -> Component:
    provider: Component = dmc.MantineProvider(
        [
            dcc.Store(id="address"),
            dcc.Store(id="screen"),
            dcc.Store(id="drawn"),
            dcc.Store(id="done"),
            html.Div(shell.draw_waiting(), id="root"),
            html.Div(id="failure"),
        ],
        theme=theme.mantine_theme(),
        defaultColorScheme="auto",
    )
    return provider


def _register_routing(app: Dash, services: Services) -> None:
    """Register what turns an address into a page."""

    @guarded(
        app,
        Output("root", "children"),
        Output("drawn", "data"),
        Output("failure", "children"),
        Input("address", "data"),
        State("screen", "data"),
        roles=EVERYONE,
        prevent_initial_call=True,
    )
    def draw(viewer: Viewer, place: dict[str, str], screen: dict[str, str]) -> tuple[Any, Any, Any]:
        languages = services.settings.pages.languages
        address = parse_address(place["path"], place["search"], languages=languages)
        drawn, facts = _draw(address, viewer, services, screen["scheme"])
        return still.lighten(drawn, still.live_ids(app)), facts, None

    _register_browser_callbacks(app)


def _register_browser_callbacks(app: Dash) -> None:
    """Register the functions of assets/kunto.js: they ask the server nothing."""
    filters = {"page": ALL, "filter": ALL}
    choices = {"choice": ALL}
    graphs = {"type": "graph", "name": ALL}
    for name, *dependencies in (
        ("open", Output("screen", "data"), Output("address", "data"), Input("root", "id")),
        ("settle", Output("done", "data"), Input("drawn", "data")),
        ("repaint", Output(graphs, "figure"), Input("screen", "data"), State(graphs, "figure")),
        (
            "keepFilters",
            Output("done", "data", allow_duplicate=True),
            Input(filters, "value"),
            State(filters, "id"),
        ),
        (
            "clearFilters",
            Output(filters, "value"),
            Input({"clear": ALL}, "n_clicks"),
            State(filters, "id"),
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
            Input(choices, "value"),
            State(choices, "id"),
            State(choices, "data-now"),
        ),
        ("drill", Output("done", "data", allow_duplicate=True), Input(graphs, "clickData")),
    ):
        app.clientside_callback(  # type: ignore[no-untyped-call]
            ClientsideFunction("kunto", name), *dependencies, prevent_initial_call=name != "open"
        )


def _draw(
    address: Address, viewer: Viewer, services: Services, scheme: str
) -> tuple[Sequence[Component | None], dict[str, Any]]:
    page = page_at(address.path)
    if page is None or viewer.role not in page.roles:
        return shell.draw_problem("problem.no_page", address.language), _facts(address)
    try:
        release = services.warehouse.release(address.release)
    except ReleaseError:
        text_id = "problem.no_release" if address.release is None else "problem.unknown_release"
        drawn = shell.draw_problem(text_id, address.language, release=address.release or "")
        return drawn, _facts(address)
    request = Request(viewer, address, release, services.warehouse, services.settings, scheme)
    try:
        drawn = shell.draw_page(page, PAGES, request)
    except (duckdb.Error, ReleaseError) as error:
        _LOG.error("Release %s cannot be read", release.id, exc_info=error)
        text_id = "problem.unreadable_release"
        drawn = shell.draw_problem(text_id, address.language, release=release.id)
    return drawn, {**_facts(address), **_release_facts(request)}


def _release_facts(request: Request) -> dict[str, str]:
    paper = "release.paper.sample" if request.settings.is_sample else "release.paper"
    return {
        "release": request.release.id,
        "current": request.warehouse.release().id,
        "paper": request.texts.text(paper, release=request.release.id),
    }


def _facts(address: Address) -> dict[str, Any]:
    """Return what the browser must know of the page that it shows."""
    return {"title": _title(address), "language": address.language}


def _title(address: Address) -> str:
    words = texts(address.language)
    page = page_at(address.path)
    name = words.text(f"{page.name}.name" if page else "problem.no_page.title")
    return f"{name} – KUNTO"


def _report(error: Exception) -> None:
    """Log a failed callback under an id and show the id; the page says no more than that.

    A refusal stays what it is: the answer has its status.
    """
    if isinstance(error, HTTPException):
        raise error
    error_id = secrets.token_hex(4)
    _LOG.error("Callback failed, error %s", error_id, exc_info=error)
    language = parse_address("/", _referring_query(), languages=("fi", "sv", "en")).language
    set_props("failure", {"children": shell.draw_failure(language, error_id)})


def _referring_query() -> str:
    return (web_request.referrer or "").partition("?")[2]
