"""The command line: a command for each step, exit codes 0 done, 1 for a person to do, 2 misuse."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Column, Table

from kunto.checks import CheckResult
from kunto.errors import KuntoError, MisuseError
from kunto.interrupts import Interrupts
from kunto.progress import Bars
from kunto.settings import Settings, load_settings

if TYPE_CHECKING:
    from ingest.load import LoadReport

app = typer.Typer(
    name="kunto",
    help="From the files of an employment-service project to one trustworthy picture.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
releases_app = typer.Typer(help="The published releases.", no_args_is_help=True)
app.add_typer(releases_app, name="releases")

_out = Console(soft_wrap=True, highlight=False)
_err = Console(stderr=True, soft_wrap=True, highlight=False)

_INTERRUPTED = 130
_COUNTED = ("Read", "Accepted", "Quarantined", "Noise")

Folder = Annotated[
    Path | None,
    typer.Argument(help="A delivery folder inside the inbox; the whole inbox if left out."),
]
Host = Annotated[str, typer.Option(help="Address to listen on; only this machine's own for now.")]
Port = Annotated[int, typer.Option(help="Port to listen on.", envvar="PORT", min=1, max=65535)]


def main() -> None:
    """Run a command and turn what went wrong into a message and an exit code."""
    interrupts = Interrupts()
    try:
        _run()
    except BaseException:
        if not interrupts.seen:
            raise
        _err.print("Interrupted: nothing more was published. Run the command again.")
        sys.exit(_INTERRUPTED)


def _run() -> None:
    try:
        app(prog_name="kunto")
    except MisuseError as error:
        _err.print(str(error), markup=False)
        sys.exit(2)
    except KuntoError as error:
        _err.print(str(error), markup=False)
        sys.exit(1)
    except OSError as error:
        _err.print(f"{error.filename}: {error.strerror}. Check KUNTO_DATA.", markup=False)
        sys.exit(1)


@app.command()
def demo(
    *,
    serve: Annotated[bool, typer.Option(help="Serve the dashboards at the end.")] = True,
    host: Host = "127.0.0.1",
    port: Port = 8050,
) -> None:
    """Write the sample deliveries, publish a release of each, and serve the dashboards."""
    from kunto import demo as steps  # noqa: PLC0415 – imports take seconds
    from kunto import serving  # noqa: PLC0415

    settings = load_settings()
    if serve:
        serving.require_free(host, port)
    for refreshed in steps.refresh_sample(settings, Bars(_err)):
        state = "published" if refreshed.is_new else "up to date"
        _out.print(f"Release {refreshed.release.id}: {state}")
        _exit_if_stopped(refreshed.load)
    if serve:
        serving.serve(settings, host=host, port=port, announce=_out.print)


@app.command()
def sample(
    out: Annotated[Path, typer.Argument(help="Folder to write the deliveries into.")],
    *,
    clients: Annotated[int, typer.Option(min=1, help="How many people register.")] = 340,
    seed: Annotated[int, typer.Option(min=0, help="Another seed is another project.")] = 22426,
    clean: Annotated[bool, typer.Option(help="Plant no faults and no hazards.")] = False,
) -> None:
    """Write synthetic deliveries of three days, each with its truth."""
    from ingest.synthetic import write_sample  # noqa: PLC0415

    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise MisuseError(f"{out} is not an empty folder. Name a new one.")
    with Bars(_err).step("Write sample") as advance:
        write_sample(out, clients=clients, seed=seed, clean=clean, on_progress=advance)
    _out.print(f"Synthetic deliveries written to {out}")


@app.command()
def load(folder: Folder = None) -> None:
    """Load the new files of the inbox: each row is accepted, quarantined or noise."""
    from kunto import pipeline  # noqa: PLC0415

    settings = load_settings()
    report = pipeline.load(settings, _in_inbox(settings, folder), Bars(_err))
    _show_loads(report)
    _exit_if_stopped(report)


@app.command()
def build() -> None:
    """Build the marts of what is loaded beside the releases, with dbt's tests; publish nothing."""
    from kunto import pipeline  # noqa: PLC0415

    candidate, results = pipeline.build_candidate(load_settings(), Bars(_err))
    _out.print(f"Built {candidate.file} (would be release {candidate.release_id})")
    _exit_if_critical(results)


@app.command()
def check() -> None:
    """Check the raw store and the marts against what may be expected of the data."""
    from kunto import pipeline  # noqa: PLC0415

    _exit_if_critical(pipeline.check(load_settings(), Bars(_err)))


@app.command()
def refresh(folder: Folder = None) -> None:
    """Load, check, build, check and publish a release; the one before serves on until then."""
    from kunto import pipeline  # noqa: PLC0415

    settings = load_settings()
    refreshed = pipeline.refresh(
        settings, _in_inbox(settings, folder), Bars(_err), on_loaded=_show_loads
    )
    _show_warnings(refreshed.results)
    state = "published" if refreshed.is_new else "is up to date, nothing new"
    _out.print(f"Release {refreshed.release.id} {state}")
    _exit_if_stopped(refreshed.load)


@app.command()
def serve(host: Host = "127.0.0.1", port: Port = 8050) -> None:
    """Serve the dashboards of the release in use; a new release shows on the next request."""
    from kunto import serving  # noqa: PLC0415

    serving.require_free(host, port)
    serving.serve(load_settings(), host=host, port=port, announce=_out.print)


@app.command()
def path() -> None:
    """Print the warehouse file of the release in use: what an analyst opens with DuckDB."""
    from kunto.releases import ReleaseStore  # noqa: PLC0415

    current = ReleaseStore(load_settings().paths.releases).current()
    if current is None:
        raise KuntoError("There is no release yet. Run kunto refresh.")
    _out.print(str(current.file), markup=False)


@releases_app.command("list")
def list_releases() -> None:
    """List the kept releases, the newest data first; * is the one in use."""
    from kunto.releases import ReleaseStore  # noqa: PLC0415

    store = ReleaseStore(load_settings().paths.releases)
    current = store.current()
    table = Table("", "Release", "Data until", "Project", "Registered", "Served", box=None)
    for release in store.list():
        metrics = release.manifest["metrics"]
        table.add_row(
            "*" if current and release.id == current.id else "",
            release.id,
            release.as_of_date.isoformat(),
            release.manifest["project_code"] or "–",
            *(f"{metrics[name]:.0f}" for name in ("registered_clients", "served_clients")),
        )
    _out.print(table)


@releases_app.command("show")
def show_release(
    release_id: Annotated[str | None, typer.Argument(help="The one in use if left out.")] = None,
) -> None:
    """Print the manifest of a release: files it is made of, rows, metrics, checksum."""
    from kunto.releases import ReleaseStore  # noqa: PLC0415

    store = ReleaseStore(load_settings().paths.releases)
    release = store.get(release_id) if release_id else store.current()
    if release is None:
        raise KuntoError("There is no release yet. Run kunto refresh.")
    _out.print_json(data=release.manifest)


def _in_inbox(settings: Settings, folder: Path | None) -> Path:
    inbox = settings.paths.inbox
    inbox.mkdir(parents=True, exist_ok=True)
    if folder is None:
        return inbox
    chosen = next((c for c in (folder.resolve(), inbox / folder) if c.is_dir()), None)
    if chosen is None or not chosen.is_relative_to(inbox):
        raise MisuseError(f"{folder} is not a folder inside the inbox {inbox}.")
    return chosen


def _show_loads(report: "LoadReport") -> None:
    repeated = [file for file in report.files if file.status == "repeated"]
    table = Table(Column("File", overflow="fold"), "Status", *_COUNTED, box=None)
    for file in report.files:
        if file.status != "repeated":
            counts = (file.read, file.accepted, file.quarantined, file.noise)
            table.add_row(file.file, file.status, *map(str, counts))
    if table.row_count:
        _out.print(table)
    if repeated:
        _out.print(f"Loaded before, unchanged: {len(repeated)}")
    if any(file.quarantined for file in report.files):
        _out.print("Quarantined rows stand with file, row and rule in quality.quarantine")
    for file in report.files:
        if file.message:
            _err.print(f"{file.file}, {file.status}: {file.message}", markup=False)


def _exit_if_stopped(report: "LoadReport") -> None:
    if report.stopped:
        names = ", ".join(file.file for file in report.stopped)
        raise KuntoError(f"Stopped: {names}. Their earlier data stay; the rest went on.")


def _exit_if_critical(results: Sequence[CheckResult]) -> None:
    _show_warnings(results)
    passed = sum(result.status == "passed" for result in results)
    _out.print(f"{passed} of {len(results)} checks passed")
    failed = [result for result in results if result.stops_release]
    if failed:
        raise KuntoError("\n".join(f"Critical: {result.describe()}" for result in failed))


def _show_warnings(results: Sequence[CheckResult]) -> None:
    for result in results:
        if result.status != "passed" and not result.stops_release:
            _err.print(f"{result.severity.capitalize()}: {result.describe()}", markup=False)
