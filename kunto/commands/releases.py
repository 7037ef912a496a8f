"""The published releases: where the one in use is, which there are, what one is made of."""

from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Column, Table

from kunto.commands.terminal import out
from kunto.errors import KuntoError, MisuseError
from kunto.settings import Settings, load_settings

if TYPE_CHECKING:
    from kunto.releases import Release

app = typer.Typer(help="The published releases.", no_args_is_help=True)


def chosen_release(settings: Settings, release_id: str | None = None) -> "Release":
    """Return a release by its id, the one in use without one.

    Raises MisuseError when it was never published or is kept no more, KuntoError when there is
    none yet.
    """
    from kunto.releases import ReleaseStore  # noqa: PLC0415 – DuckDB only when it is needed

    store = ReleaseStore(settings.paths.releases)
    if release_id is not None and not store.knows(release_id):
        raise MisuseError(f"There is no release {release_id}. kunto releases list names them.")
    release = store.get(release_id) if release_id is not None else store.current()
    if release is None:
        raise KuntoError("There is no release yet. Run kunto refresh.")
    return release


def path() -> None:
    """Print the warehouse file of the release in use: what an analyst opens with DuckDB."""
    out.print(str(chosen_release(load_settings()).file), markup=False)


@app.command("list")
def list_releases() -> None:
    """List the kept releases, the newest data first; * is the one in use."""
    from kunto.releases import ReleaseStore  # noqa: PLC0415

    store = ReleaseStore(load_settings().paths.releases)
    current = store.current()
    table = Table(
        "",
        Column("Release", overflow="fold"),
        "Data until",
        "Project",
        "Registered",
        "Served",
        box=None,
    )
    for release in store.list():
        metrics = release.manifest["metrics"]
        table.add_row(
            "*" if current and release.id == current.id else "",
            release.id,
            release.as_of_date.isoformat(),
            release.manifest["project_code"] or "–",
            *(f"{metrics[name]:.0f}" for name in ("registered_clients", "served_clients")),
        )
    out.print(table)


@app.command("show")
def show_release(
    release_id: Annotated[str | None, typer.Argument(help="The one in use if left out.")] = None,
) -> None:
    """Print the manifest of a release: files it is made of, rows, metrics, checksum."""
    out.print_json(data=chosen_release(load_settings(), release_id).manifest)
