"""Serving the pages to browsers: one process, eight threads."""

from dash import Dash
from waitress import serve as serve_wsgi

THREADS = 8


def serve(app: Dash, host: str, port: int) -> None:
    """Serve until the process is told to stop; raises OSError when the port is taken."""
    serve_wsgi(app.server, host=host, port=port, threads=THREADS, ident="")
