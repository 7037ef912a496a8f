"""Unpack one file into tables of text: `python -m ingest.sandboxed KIND FILE NAME FOLDER`."""

import os
import resource
import sys
from importlib import import_module
from pathlib import Path

from ingest.sandboxed.tables import write_refusal
from kunto.errors import UnreadableFileError

MOST_MEMORY = 4 * 2**30
"""The largest sheet that is let in (50 million cells) takes 1.9 GiB."""

MOST_CPU_SECONDS = 300
"""The largest sheet that is let in takes ten."""

MOST_FILE_BYTES = 4 * 2**30
_MOST_FILES = 256


def main(kind: str, path: str, file: str, folder: str) -> int:
    """Write the tables of a file, or why it is refused, into a folder."""
    _limit_this_process()
    sys.modules["numpy"] = None  # type: ignore[assignment] # pyarrow would load it, unused, slowly
    try:
        import_module(f"ingest.sandboxed.{kind}").unpack(Path(path), Path(folder), file=file)
    except UnreadableFileError as refusal:
        write_refusal(Path(folder), refusal)
    return 0


def _limit_this_process() -> None:
    os.umask(0o077)
    # at the first limit a process is told that its time is over, at the second it is killed
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_CPU_SECONDS, MOST_CPU_SECONDS + 10))
    for limit, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_FSIZE, MOST_FILE_BYTES),
        (resource.RLIMIT_NOFILE, _MOST_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))


if __name__ == "__main__":
    os._exit(main(*sys.argv[1:]))  # at once: giving back a large sheet cell by cell takes time
