"""The marts of a release as files that other programs open."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from kunto.commands.releases import chosen_release
from kunto.commands.terminal import out
from kunto.settings import load_settings

Format = Literal["parquet", "csv", "xlsx"]


def export(
    folder: Annotated[Path, typer.Argument(metavar="OUT_DIR", help="A new folder to write.")],
    *,
    form: Annotated[Format, typer.Option("--format", help="xlsx is one workbook.")] = "parquet",
    release: Annotated[str | None, typer.Option(help="The one in use if left out.")] = None,
    tables: Annotated[
        str | None, typer.Option(help="Marts with commas between; all if left out.")
    ] = None,
) -> None:
    """Write the marts of a release as files, with a data dictionary and a README."""
    from kunto.analysis_export import export as export_marts  # noqa: PLC0415 – DuckDB only now

    found = chosen_release(load_settings(), release)
    exported = export_marts(found, folder, form, tables.split(",") if tables else ())
    files = f"{len(exported)} {'file' if len(exported) == 1 else 'files'}"
    out.print(f"Release {found.id} written to {folder}: {files} and README.md", markup=False)
