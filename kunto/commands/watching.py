"""Watch the inbox, and refresh when files have arrived."""

import time
from datetime import datetime
from typing import Annotated

import typer

from kunto.commands.terminal import out
from kunto.interrupts import Interrupts
from kunto.settings import load_settings

Every = Annotated[float, typer.Option(help="Seconds between two looks.", min=0.1, max=3600)]


def watch(every: Every = 5) -> None:
    """Refresh whenever new files in the inbox are complete, until Ctrl+C."""
    interrupts = Interrupts()
    try:
        _watch(every, interrupts)
    except BaseException:
        if not interrupts.seen:
            raise
        _tell("Watching has ended. The release in use stays.")


def _watch(every: float, interrupts: Interrupts) -> None:
    from kunto.watch import Refreshing, Watch  # noqa: PLC0415 – imports take seconds

    settings = load_settings()
    inbox = settings.paths.inbox
    inbox.mkdir(parents=True, exist_ok=True)
    watched = Watch(inbox, Refreshing(settings, _tell, interrupts), _tell)
    _tell(f"Watching {inbox}, a look every {every:g} s. Ctrl+C ends it.")
    while True:
        watched.look()
        time.sleep(every)


def _tell(text: str) -> None:
    now = datetime.now().astimezone().isoformat(sep=" ", timespec="seconds")
    out.print(f"{now} {' '.join(text.split())}", markup=False)
