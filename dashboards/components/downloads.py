"""The files of a list: the same query as the page, all rows of it."""

from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from dashboards.components.attributes import attributes
from dashboards.components.marks import icon
from dashboards.url import Address
from kunto.locale import Texts


def download_links(address: Address, path: str, texts: Texts) -> list[Component]:
    """Return a link for each kind of file; `path` is that of the export, without its ending."""
    return [_link(address, f"{path}.{kind}", kind.upper(), texts) for kind in ("csv", "xlsx")]


def _link(address: Address, path: str, kind: str, texts: Texts) -> Component:
    words = texts.text("list.download", kind=kind)
    return html.A(
        [icon("download", 18), kind],
        href=replace(address, path=path).choosing({"page": None}).href(),
        download="",
        className="button",
        **attributes(aria_label=f"{kind}: {words}"),
    )
