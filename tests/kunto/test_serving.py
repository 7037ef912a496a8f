"""The address is checked before anything is served."""

import socket

import pytest

from kunto.errors import MisuseError, ServeError
from kunto.serving import require_free


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "example.invalid"])  # noqa: S104
def test_hosts_beyond_this_machine_are_refused(host: str) -> None:
    with pytest.raises(MisuseError, match="no sign-in"):
        require_free(host, 0)


def test_a_busy_port_is_told_with_another_to_try() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ServeError, match=f"PORT={port + 1}"):
            require_free("127.0.0.1", port)
    require_free("127.0.0.1", port)
