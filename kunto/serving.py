"""Serve the dashboards on this machine."""

import ipaddress
import socket
from collections.abc import Callable

from kunto.errors import MisuseError, ServeError
from kunto.releases import ReleaseStore
from kunto.settings import Settings


def require_free(host: str, port: int) -> None:
    """Raise MisuseError for an address beyond this machine, ServeError for a busy port.

    The dashboards have no sign-in yet, so nobody else may reach them.
    """
    if not _is_loopback(host):
        raise MisuseError(
            f"{host} can be reached from other machines, and there is no sign-in yet."
            " Use --host 127.0.0.1."
        )
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise ServeError(
                f"Port {port} on {host} cannot be used ({error.strerror}). Stop the program that"
                f" has it, or choose another: PORT={port + 1}."
            ) from None


def serve(settings: Settings, *, host: str, port: int, announce: Callable[[str], object]) -> None:
    """Serve until interrupted; raises ServeError when there is no release yet."""
    from dashboards import serving  # noqa: PLC0415 – the pages only when they are served
    from dashboards.app import create_app  # noqa: PLC0415

    store = ReleaseStore(settings.paths.releases)
    if store.current() is None:
        raise ServeError("There is no release to serve yet. Run kunto refresh, or make demo.")
    app = create_app(store, settings)
    announce(f"Dashboards: http://{host}:{port} (Ctrl+C stops)")
    serving.serve(app, host, port)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
