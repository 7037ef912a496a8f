"""The command line: a command for each step, exit codes 0 done, 1 for a person to do, 2 misuse."""

import sys
import tomllib
from typing import Annotated

import typer

from kunto.commands import data, demonstration, esf, export, quarantine, releases, sql, watching
from kunto.commands.terminal import err, out
from kunto.errors import KuntoError, MisuseError
from kunto.interrupts import Interrupts
from kunto.settings import ROOT

_INTERRUPTED = 130

app = typer.Typer(
    name="kunto",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
for command in (
    *(demonstration.demo, demonstration.sample),
    *(data.load, data.withdraw, quarantine.quarantine, data.build, data.check, data.refresh),
    *(watching.watch, demonstration.serve, releases.path, sql.sql, export.export, esf.esf),
):
    app.command()(command)
app.add_typer(releases.app, name="releases")


def main() -> None:
    """Run a command and turn what went wrong into a message and an exit code."""
    interrupts = Interrupts()
    try:
        _run()
    except BaseException:
        if not interrupts.seen:
            raise
        err.print("Interrupted: nothing more was published. Run the command again.")
        sys.exit(_INTERRUPTED)


def _run() -> None:
    try:
        app(prog_name="kunto")
    except MisuseError as error:
        err.print(str(error), markup=False)
        sys.exit(2)
    except KuntoError as error:
        err.print(str(error), markup=False)
        sys.exit(1)
    except OSError as error:
        err.print(f"{error.filename}: {error.strerror}. Check KUNTO_DATA.", markup=False)
        sys.exit(1)


def _tell_version(wanted: bool) -> None:  # noqa: FBT001 – called by Typer
    if wanted:
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
        out.print(f"kunto {project['project']['version']}")
        raise typer.Exit


@app.callback()
def kunto(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Print it.")
    ] = False,
) -> None:
    """From the files of an employment-service project to one trustworthy picture."""
    del version
