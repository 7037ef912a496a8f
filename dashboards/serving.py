"""Serving the pages to browsers: one process, eight threads."""

import gc
import logging

from dash import Dash
from waitress import serve as serve_wsgi

from dashboards.server import answer_to_own_names

THREADS = 8


def serve(app: Dash, host: str, port: int) -> None:
    """Serve until the process is told to stop; raises OSError when the port is taken."""
    answer_to_own_names(app.server, host)
    settle()
    # Waitress warns of each request that waits a moment, and a page asks for thirty files at once.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    serve_wsgi(app.server, host=host, port=port, threads=THREADS, ident="")


def settle() -> None:
    """Take what has been made so far out of the search for garbage: it lives as long as the server.

    Else every eighth page or so waits for a search through 100,000 objects of the libraries.
    """
    gc.collect()
    gc.freeze()
