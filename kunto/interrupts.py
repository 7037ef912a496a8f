"""Ctrl+C stays Ctrl+C, whatever a library on its way turns it into."""

import signal
from types import FrameType


class Interrupts:
    """Remembers that the user interrupted.

    DuckDB ends a running query with a RuntimeError, dbt reports a failed node, Great
    Expectations a check in error: what they raise no longer tells that a person wanted to stop.
    """

    def __init__(self) -> None:
        self.seen = False
        signal.signal(signal.SIGINT, self._note)

    def _note(self, number: int, frame: FrameType | None) -> None:
        self.seen = True
        signal.default_int_handler(number, frame)
