"""The addresses of a list's files: made on the server from the query of the page."""

from collections.abc import Callable

import duckdb
from dash import Dash
from flask import Response
from flask import request as web_request

from dashboards.access import EVERYONE, Role, Viewer, guarded_route
from dashboards.export import Table
from dashboards.export_csv import csv_bytes
from dashboards.export_xlsx import xlsx_bytes
from dashboards.page import Request, Services
from dashboards.url import Address, parse_address
from kunto.errors import ReleaseError
from kunto.locale import texts

CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def export_route(
    app: Dash,
    services: Services,
    path: str,
    build: Callable[[Request], Table],
    *,
    roles: frozenset[Role] = EVERYONE,
) -> None:
    """Register `path`.csv and `path`.xlsx: the list of the address' query, as files."""
    for ending, mimetype, write in (("csv", CSV, csv_bytes), ("xlsx", XLSX, xlsx_bytes)):
        answer = _answer(services, build, write, ending, mimetype)
        guarded_route(app, f"{path}.{ending}", roles=roles)(answer)


def _answer(
    services: Services,
    build: Callable[[Request], Table],
    write: Callable[[Table, str], bytes],
    ending: str,
    mimetype: str,
) -> Callable[[Viewer], Response]:
    def answer(viewer: Viewer) -> Response:
        try:
            request = _request(viewer, services)
            table = build(request)
            body = write(table, request.address.language)
        except (ReleaseError, duckdb.Error):
            return _missing(services)
        return _attachment(body, mimetype, f"{table.name}-{table.made_of}.{ending}")

    return answer


def _request(viewer: Viewer, services: Services) -> Request:
    address = _address(services)
    release = services.warehouse.release(address.release)
    return Request(viewer, address, release, services.warehouse, services.settings, "light")


def _address(services: Services) -> Address:
    return parse_address(
        web_request.path,
        web_request.query_string.decode(),
        languages=services.settings.pages.languages,
    )


def _missing(services: Services) -> Response:
    words = texts(_address(services).language)
    return Response(words.text("export.missing"), status=404, mimetype="text/plain")


def _attachment(body: bytes, mimetype: str, name: str) -> Response:
    response = Response(body, mimetype=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response
