"""The report to the ESF as a workbook."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from kunto.commands.releases import chosen_release
from kunto.commands.terminal import out
from kunto.errors import MisuseError
from kunto.settings import LANGUAGES, load_settings

Programme = Literal["2014-2020", "2021-2027"]


def esf(
    file: Annotated[Path, typer.Argument(metavar="OUT.xlsx", help="The workbook to write.")],
    *,
    release: Annotated[str | None, typer.Option(help="The one in use if left out.")] = None,
    language: Annotated[
        str | None, typer.Option(help="fi, sv or en; that of the pages if left out.")
    ] = None,
    programme: Annotated[
        Programme | None, typer.Option(help="The project's own (kunto.toml) if left out.")
    ] = None,
) -> None:
    """Write the ESF indicators by sex and year, corrections and the funder's rules."""
    from kunto.esf.figures import read_esf  # noqa: PLC0415 – DuckDB only when it is needed
    from kunto.esf.sheets import heading_lines, report_sheets  # noqa: PLC0415
    from kunto.esf.workbook import write_report  # noqa: PLC0415
    from kunto.locale import texts  # noqa: PLC0415

    settings = load_settings()
    chosen = language or settings.pages.languages[0]
    _require_sense(file, chosen)
    found = chosen_release(settings, release)
    figures, words = read_esf(found, programme), texts(chosen)
    write_report(
        file,
        report_sheets(figures, words),
        heading_lines(figures, words),
        made_of=figures.heading.as_of_date,
    )
    broken = sum(rule.failed_count for rule in figures.validations)
    out.print(f"ESF report of release {found.id} written to {file}", markup=False)
    if broken:
        out.print(f"{broken} rows break the funder's rules: see the sheets about them.")


def _require_sense(file: Path, language: str) -> None:
    if file.suffix.lower() != ".xlsx":
        raise MisuseError(f"{file} is not named .xlsx. Give the workbook a name that ends so.")
    if not file.parent.is_dir():
        raise MisuseError(f"There is no folder {file.parent}. Make it first.")
    if language not in LANGUAGES:
        raise MisuseError(f"{language} is not among {', '.join(LANGUAGES)}.")
