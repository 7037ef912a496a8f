"""The sample project and the dashboards: what a newcomer runs."""

from pathlib import Path
from typing import Annotated

import typer

from kunto.commands import told
from kunto.commands.terminal import err, out
from kunto.errors import MisuseError
from kunto.progress import Bars
from kunto.settings import load_settings

Host = Annotated[str, typer.Option(help="Address to listen on; only this machine's own for now.")]
Port = Annotated[int, typer.Option(help="Port to listen on.", envvar="PORT", min=1, max=65535)]


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
    refreshed = None
    for refreshed in steps.refresh_sample(settings, Bars(err)):
        if refreshed.is_new:
            out.print(f"Release {refreshed.release.id}: published")
        told.require_none_stopped(refreshed.load)
    if refreshed is not None and not refreshed.is_new:
        out.print(f"Release {refreshed.release.id}: up to date")
    if serve:
        serving.serve(settings, host=host, port=port, announce=out.print)


def sample(
    out_folder: Annotated[
        Path, typer.Argument(metavar="OUT", help="Folder to write the deliveries into.")
    ],
    *,
    clients: Annotated[int, typer.Option(min=1, help="How many people register.")] = 340,
    seed: Annotated[int, typer.Option(min=0, help="Another seed is another project.")] = 22426,
    clean: Annotated[bool, typer.Option(help="Plant no faults and no hazards.")] = False,
    day_counts: Annotated[
        bool, typer.Option("--day-counts", help="Add Kela's day counts, an optional source.")
    ] = False,
) -> None:
    """Write synthetic deliveries of three days, each with its truth."""
    from ingest.synthetic import write_sample  # noqa: PLC0415

    if out_folder.exists() and (not out_folder.is_dir() or any(out_folder.iterdir())):
        raise MisuseError(f"{out_folder} is not an empty folder. Name a new one.")
    with Bars(err).step("Write sample") as advance:
        write_sample(
            out_folder,
            clients=clients,
            seed=seed,
            clean=clean,
            with_day_counts=day_counts,
            on_progress=advance,
        )
    out.print(f"Synthetic deliveries written to {out_folder}")


def serve(host: Host = "127.0.0.1", port: Port = 8050) -> None:
    """Serve the dashboards of the release in use; a new release shows on the next request."""
    from kunto import serving  # noqa: PLC0415

    serving.require_free(host, port)
    serving.serve(load_settings(), host=host, port=port, announce=out.print)
