"""The application: every page drawn from its address and one release."""

import json
from pathlib import Path

import dash_mantine_components as dmc
from dash import Dash, dcc, html
from dash.development.base_component import Component
from flask import request as web_request

from dashboards import shell, theme
from dashboards.browser import register_browser_callbacks
from dashboards.failures import failure_reporter
from dashboards.page import Page, Services
from dashboards.pages import caseload, client, funnel, steering
from dashboards.routing import Router, page_title
from dashboards.server import (
    add_headers,
    add_health,
    add_not_found,
    content_security_policy,
    refuse_unknown_callbacks,
)
from dashboards.url import parse_address
from dashboards.warehouse import Warehouse
from kunto.releases import ReleaseStore
from kunto.settings import Settings

PAGES: tuple[Page, ...] = (steering.PAGE, funnel.PAGE, caseload.PAGE, client.PAGE)
_ASSETS = Path(__file__).parent / "assets"
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
        parts["title"] = page_title(address, PAGES)
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
        on_error=failure_reporter(settings.pages.languages),
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    app.languages = settings.pages.languages
    services = Services(Warehouse(store), settings)
    app.layout = _layout()
    Router(PAGES, services).register(app)
    register_browser_callbacks(app)
    for page in PAGES:
        page.register(app, services)
    refuse_unknown_callbacks(app)
    add_not_found(app.server, [page.path for page in PAGES])
    add_health(app.server, services.warehouse)
    add_headers(app.server, content_security_policy(app))
    return app


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
