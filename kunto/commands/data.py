"""Load, build, check, refresh: from the inbox to a release."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from kunto.commands import explaining, told
from kunto.commands.terminal import err, out
from kunto.errors import MisuseError
from kunto.progress import Bars
from kunto.settings import Settings, load_settings

Folder = Annotated[
    Path | None,
    typer.Argument(help="A delivery folder inside the inbox; the whole inbox if left out."),
]


def _require_reason(accept: str | None) -> str | None:
    if accept is not None and not accept.strip():
        raise MisuseError('The reason is kept with the file. Give one: --accept "why".')
    return accept


Accept = Annotated[
    str | None,
    typer.Option(
        callback=_require_reason,
        help="Let in what waits for a person, and keep why. Name nobody in it.",
    ),
]


Again = Annotated[
    bool,
    typer.Option("--again", help="Make the raw store anew, of the files as they came."),
]


Explain = Annotated[
    Path | None,
    typer.Option(help="Tell how this file, wherever it is, would be read; load nothing."),
]


def load(
    folder: Folder = None,
    *,
    accept: Accept = None,
    again: Again = False,
    explain: Explain = None,
) -> None:
    """Load the new files of the inbox: each row is accepted, quarantined or noise."""
    from kunto import pipeline  # noqa: PLC0415 – imports take seconds

    if explain is not None:
        if folder is not None or accept is not None or again:
            raise MisuseError("--explain loads nothing. Leave out what a load is told.")
        _explain(explain)
        return
    if again and folder is not None:
        raise MisuseError("--again reads every file again. Leave out the folder.")
    settings = load_settings()
    inbox = _in_inbox(settings, folder)
    report = pipeline.load(settings, inbox, Bars(err), accept=accept, again=again)
    told.tell_loads(report)
    told.require_none_stopped(report)


def withdraw(
    file: Annotated[str, typer.Argument(help="Its path below the inbox, as kunto load tells it.")],
    why: Annotated[str, typer.Argument(help="Kept with the file. Name nobody in it.")],
) -> None:
    """Take back a file that was no delivery and is out of the inbox: it counts no more."""
    from kunto import pipeline  # noqa: PLC0415

    if not why.strip():
        raise MisuseError('The reason is kept with the file. Give one: kunto withdraw FILE "why".')
    report = pipeline.withdraw(load_settings(), file, Bars(err), why=why)
    if report.files:
        told.tell_loads(report)
    out.print(f"File {file} counts no more. Publish without it: kunto refresh.", markup=False)
    out.print("To have it count again, put it back into the inbox.")
    told.require_none_stopped(report)


AsKnownOn = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="Make a release of what was known on that day."),
]


def build(*, as_known_on: AsKnownOn = None) -> None:
    """Build the marts of what is loaded beside the releases, with dbt's tests; publish nothing.

    What was known on a day is checked and kept as a release of its own; the one in use stays.
    """
    from kunto import pipeline  # noqa: PLC0415

    if as_known_on is not None:
        _build_as_known_on(as_known_on.date())
        return
    candidate, results = pipeline.build_candidate(load_settings(), Bars(err))
    out.print(f"Built {candidate.file} (would be release {candidate.release_id})")
    told.require_no_critical(results)


def check() -> None:
    """Check the raw store and the marts against what may be expected of the data."""
    from kunto import pipeline  # noqa: PLC0415

    told.require_no_critical(pipeline.check(load_settings(), Bars(err)))


def refresh(folder: Folder = None, *, accept: Accept = None) -> None:
    """Load, check, build, check and publish a release; the one before serves on until then."""
    from kunto import pipeline  # noqa: PLC0415

    settings = load_settings()
    refreshed = pipeline.refresh(
        settings,
        _in_inbox(settings, folder),
        Bars(err),
        accept=accept,
        on_loaded=told.tell_loads,
    )
    told.tell_warnings(refreshed.results)
    state = "published" if refreshed.is_new else "is up to date, nothing new"
    out.print(f"Release {refreshed.release.id} {state}")
    told.require_none_stopped(refreshed.load)


def _build_as_known_on(day: date) -> None:
    from kunto.as_known import build_as_known_on  # noqa: PLC0415

    known, lost_count = build_as_known_on(load_settings(), day, Bars(err))
    if lost_count:
        err.print(f"Files of then that are kept no more and could not be read: {lost_count}")
    told.tell_warnings(known.results)
    state = "kept" if known.is_new else "was made before"
    out.print(f"Release {known.release.id} {state}; the one in use stays")
    told.require_none_stopped(known.load)


def _explain(file: Path) -> None:
    from kunto import trial  # noqa: PLC0415

    if not file.is_file():
        raise MisuseError(f"{file} is not a file.")
    explaining.tell(trial.explain(load_settings(), file))


def _in_inbox(settings: Settings, folder: Path | None) -> Path:
    inbox = settings.paths.inbox
    inbox.mkdir(parents=True, exist_ok=True)
    if folder is None:
        return inbox
    chosen = next((c for c in (folder.resolve(), inbox / folder) if c.is_dir()), None)
    if chosen is None or not chosen.is_relative_to(inbox):
        raise MisuseError(f"{folder} is not a folder inside the inbox {inbox}.")
    return chosen
