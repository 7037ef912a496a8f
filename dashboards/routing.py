"""From an address to a drawn page, or to words that say why there is none."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
from dash import Dash, Input, Output, State
from dash.development.base_component import Component

from dashboards import shell, still
from dashboards.access import EVERYONE, Viewer, guarded
from dashboards.page import Page, Request, Services
from dashboards.url import Address, parse_address
from kunto.errors import ReleaseError
from kunto.locale import texts

_LOG = logging.getLogger(__name__)
Drawn = tuple[Sequence[Component | None], dict[str, Any]]
"""A page, and what the browser must know of it."""


@dataclass(frozen=True)
class Router:
    """The pages of an application and what draws them."""

    pages: Sequence[Page]
    services: Services

    def register(self, app: Dash) -> None:
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
        def draw(
            viewer: Viewer, place: dict[str, str], screen: dict[str, str]
        ) -> tuple[Any, Any, Any]:
            languages = self.services.settings.pages.languages
            address = parse_address(place["path"], place["search"], languages=languages)
            drawn, facts = self._draw(address, viewer, screen["scheme"])
            return still.lighten(drawn, still.live_ids(app)), facts, None

    def _draw(self, address: Address, viewer: Viewer, scheme: str) -> Drawn:
        page = page_at(address.path, self.pages)
        if page is None or viewer.role not in page.roles:
            return self._problem("problem.no_page", address)
        warehouse = self.services.warehouse
        try:
            release = warehouse.release(address.release)
        except ReleaseError:
            is_named = address.release is not None
            text_id = "problem.unknown_release" if is_named else "problem.no_release"
            return self._problem(text_id, address, release=address.release or "")
        request = Request(viewer, address, release, warehouse, self.services.settings, scheme)
        try:
            drawn: Sequence[Component | None] = shell.draw_page(page, self.pages, request)
        except (duckdb.Error, ReleaseError) as error:
            _LOG.error("Release %s cannot be read", release.id, exc_info=error)
            drawn, _ = self._problem("problem.unreadable_release", address, release=release.id)
        return drawn, {**self._facts(address), **_release_facts(request)}

    def _problem(self, text_id: str, address: Address, **values: str) -> Drawn:
        return shell.draw_problem(text_id, address.language, **values), self._facts(address)

    def _facts(self, address: Address) -> dict[str, Any]:
        return {"title": page_title(address, self.pages), "language": address.language}


def page_at(path: str, pages: Sequence[Page]) -> Page | None:
    """Return the page of a path, or None."""
    return next((page for page in pages if page.path == path), None)


def page_title(address: Address, pages: Sequence[Page]) -> str:
    """Return the title of the browser's window."""
    page = page_at(address.path, pages)
    name = texts(address.language).text(f"{page.name}.name" if page else "problem.no_page.title")
    return f"{name} – KUNTO"


def _release_facts(request: Request) -> dict[str, str]:
    paper = "release.paper.sample" if request.settings.is_sample else "release.paper"
    return {
        "release": request.release.id,
        "current": request.warehouse.release().id,
        "paper": request.texts.text(paper, release=request.release.id),
    }
