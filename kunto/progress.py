"""How far a long step is: told by the worker, shown by whoever called it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as RichProgress
from rich.table import Column

Advance = Callable[[str, int, int], None]
"""Told by a worker: what it is at, how many are done, how many there are."""


class Progress(Protocol):
    """Something that can show the steps of a command."""

    @contextmanager
    def step(self, title: str, *, in_bytes: bool = False) -> Iterator[Advance]:
        """Show one step; the worker calls what this gives with items, or bytes, as it goes on."""


class Silent:
    """Shows nothing: for tests and for callers that have their own display."""

    @contextmanager
    def step(self, title: str, *, in_bytes: bool = False) -> Iterator[Advance]:
        """Take what is told and show nothing."""
        del title, in_bytes
        yield lambda _what, _done, _total: None


class Bars:
    """One progress bar a step on the terminal, kept when the step is done."""

    def __init__(self, console: Console) -> None:
        self._console = console

    @contextmanager
    def step(self, title: str, *, in_bytes: bool = False) -> Iterator[Advance]:
        """Show a bar with the item in work, the count, the time and what is left of it."""
        columns = (
            TextColumn("{task.description:<18}"),
            BarColumn(bar_width=20),
            DownloadColumn() if in_bytes else MofNCompleteColumn(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            TextColumn(
                "{task.fields[what]}", style="dim", table_column=Column(ratio=1, no_wrap=True)
            ),
        )
        with RichProgress(*columns, console=self._console, expand=True) as bars:
            task = bars.add_task(title, total=None, what="")

            def advance(what: str, done: int, total: int) -> None:
                bars.update(task, completed=done, total=total, what=what)

            yield advance
            finished = bars.tasks[0]
            bars.update(task, completed=finished.total or 0, what="")
