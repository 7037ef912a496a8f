"""What the server says besides pages: its health, and how a browser must treat its answers."""

from collections.abc import Collection
from urllib.parse import urlsplit

import duckdb
from dash import Dash
from flask import Flask, Response, abort, jsonify, request

from dashboards.access import Audience
from dashboards.queries.release import read_release
from dashboards.warehouse import Warehouse
from kunto.errors import ReleaseError

_CALLBACKS = "/_dash-update-component"
# Where Dash answers with the same document whatever the path.
_ANY_PATH = "/<path:path>"
_OWN_NAMES = ("localhost", "127.0.0.1", "::1")


def content_security_policy(app: Dash) -> str:
    """Return the policy; call it when all callbacks exist, as inline ones add their hash."""
    scripts = " ".join(["'self'", *app.csp_hashes()])
    return "; ".join(
        [
            "default-src 'self'",
            f"script-src {scripts}",
            # Plotly and the form controls set styles on elements.
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'none'",
            "frame-src 'none'",
            "frame-ancestors 'none'",
            "form-action 'self'",
        ]
    )


def answer_to_own_names(server: Flask, address: str) -> None:
    """Answer 400 to a request that names another host than this machine.

    A page of a stranger whose name points to this machine could otherwise read the dashboards.
    """
    own = {*_OWN_NAMES, address}

    def refuse_others() -> None:
        if urlsplit(f"//{request.host}").hostname not in own:
            abort(400)

    server.before_request(refuse_others)


def refuse_unknown_callbacks(app: Dash) -> None:
    """Answer 400 to a request for what no page has, as an old page or a stranger would make."""

    def refuse_unknown() -> None:
        if request.path != _CALLBACKS or request.method != "POST":
            return
        asked = request.get_json(silent=True)
        output = asked.get("output") if isinstance(asked, dict) else None
        if not isinstance(output, str) or output not in app.callback_map:
            abort(400)

    app.server.before_request(refuse_unknown)


def add_not_found(server: Flask, paths: Collection[str]) -> None:
    """Give the answer to the path of no page the status 404; the page itself says so in words."""

    def marked(response: Response) -> Response:
        rule = request.url_rule
        if rule is not None and rule.rule == _ANY_PATH and request.path not in paths:
            response.status_code = 404
        return response

    server.after_request(marked)


def add_headers(server: Flask, policy: str) -> None:
    """Give every answer the security headers; answers with figures are kept nowhere."""

    def headed(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = policy
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        if request.path == _CALLBACKS or response.mimetype == "text/html":
            response.headers["Cache-Control"] = "no-store"
        return response

    server.after_request(headed)


def add_health(server: Flask, warehouse: Warehouse) -> None:
    """Answer /health: 200 with the id of the release in use when it can be read, else 503."""

    def health() -> tuple[Response, int]:
        try:
            release = warehouse.release()
            warehouse.read(release, read_release, Audience.PROJECT)
        except (ReleaseError, duckdb.Error) as error:
            return jsonify(reason=str(error)), 503
        return jsonify(release=release.id), 200

    server.add_url_rule("/health", view_func=health)
