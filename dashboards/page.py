"""What a page is: a layout that is a function of its address, its callbacks, and its place."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from dash import Dash
from dash.development.base_component import Component

from dashboards.access import Role, Viewer
from dashboards.url import Address
from dashboards.warehouse import Answer, Warehouse
from kunto.locale import Texts, texts
from kunto.releases import Release
from kunto.settings import Settings


@dataclass(frozen=True)
class Request:
    """One question to a page: who asks, for which address, of which release, in which colours."""

    viewer: Viewer
    address: Address
    release: Release
    warehouse: Warehouse
    settings: Settings
    scheme: str

    def read(self, question: Callable[..., Answer], *arguments: Hashable) -> Answer:
        """Ask a query function about the release, for the viewer's audience."""
        return self.warehouse.read(self.release, question, self.viewer.audience, *arguments)

    @property
    def texts(self) -> Texts:
        """The words of the address' language."""
        return texts(self.address.language)


@dataclass(frozen=True)
class Services:
    """What callbacks work with: the warehouse and the settings of this server."""

    warehouse: Warehouse
    settings: Settings


@dataclass(frozen=True)
class Page:
    """A page and its place in the navigation; `name` is also the id of its texts.

    A page without a group is not in the navigation: it is reached from another page.
    """

    name: str
    path: str
    group: str | None
    icon: str
    roles: frozenset[Role]
    layout: Callable[[Request], Component]
    register: Callable[[Dash, Services], None]
