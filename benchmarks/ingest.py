"""How long a load takes beside what only reads: wall, CPU and memory of whole processes.

    .venv/bin/python -m benchmarks.ingest [--clients 100000 1000000] [--rounds 3] [--with-dlt]

The same three CSV tables, 13.7 rows a client, are loaded by `kunto load` into a new data directory
and read by each reader of benchmarks/ingest_readers.py into a new DuckDB file. In each round each
has its turn. Processes are cold, files warm: the input has just been written. Ratios are to DuckDB,
of the best round; medians stand beside them. dlt is no dependency: `--with-dlt` installs it into a
temporary folder. Goals are held to at a million clients; returns 1 when one is missed.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from math import log
from pathlib import Path
from shutil import rmtree
from statistics import median
from time import perf_counter

import duckdb

from benchmarks.ingest_input import right_rows
from benchmarks.ingest_readers import READERS

_CODE = Path(__file__).resolve().parent.parent
_KUNTO, _LIMIT = "KUNTO load", "DuckDB, typed"
_NAMES = {"duckdb": _LIMIT, "polars": "Polars, streaming", "pandas": "pandas", "dlt": "dlt"}
_DAY = "2023-12-31"
_LARGE = 1_000_000
_MIB = 2**20


@dataclass(frozen=True)
class Run:
    """What one process took: seconds by the clock and of CPU, and the most bytes of memory."""

    wall: float
    cpu: float
    memory: int


@dataclass(frozen=True)
class Runs:
    """The runs of one reader at one size."""

    runs: tuple[Run, ...]

    @property
    def wall(self) -> float:
        """Seconds by the clock of the best run."""
        return min(run.wall for run in self.runs)

    @property
    def cpu(self) -> float:
        """Seconds of CPU of the best run."""
        return min(run.cpu for run in self.runs)

    @property
    def memory(self) -> int:
        """Bytes of memory of the run that took most."""
        return max(run.memory for run in self.runs)


@dataclass(frozen=True)
class Place:
    """Where one size is measured: `folder` holds the delivery."""

    folder: Path
    clients: int
    environment: Mapping[str, str]

    @property
    def delivery(self) -> Path:
        """The folder of the delivery."""
        return self.folder / "inbox" / _DAY


def main() -> int:
    """Measure every reader at every size; print times, ratios, growth and goals."""
    options = _options()
    _say(_machine())
    measured: dict[int, dict[str, Runs]] = {}
    with tempfile.TemporaryDirectory(dir=options.data) as folder:
        environment = dict(os.environ)
        if options.with_dlt:
            environment["PYTHONPATH"] = str(_install("dlt", Path(folder) / "packages"))
        for clients in sorted(options.clients):
            place = Place(Path(folder) / str(clients), clients, environment)
            measured[clients] = _measure(place, options.rounds)
            _tell(clients, measured[clients])
            rmtree(place.folder)
    _tell_growth(measured)
    return _tell_goals(measured[_LARGE]) if _LARGE in measured else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--clients", type=int, nargs="+", default=[100_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--with-dlt", action="store_true", help="install dlt for this run")
    parser.add_argument("--data", type=Path, help="folder for the files, 3 GB a million clients")
    return parser.parse_args()


def _measure(place: Place, rounds: int) -> dict[str, Runs]:
    """Let each reader have its turn in each round."""
    write = ("-m", "benchmarks.ingest_input", str(place.delivery), str(place.clients))
    _run(write, place.environment)
    readers = dict(_readers(place))
    taken: dict[str, list[Run]] = {name: [] for name in readers}
    for _ in range(rounds):
        for name, read in readers.items():
            taken[name].append(read())
    return {name: Runs(tuple(runs)) for name, runs in taken.items()}


def _readers(place: Place) -> Iterator[tuple[str, Callable[[], Run]]]:
    for reader in READERS:
        has_dlt = "PYTHONPATH" in place.environment
        if find_spec(reader) is None and not (reader == "dlt" and has_dlt):
            _say(f"{_NAMES[reader]} is not installed and left out.")
            continue
        yield _NAMES[reader], lambda reader=reader: _read(reader, place)
    yield _KUNTO, lambda: _load(place)


def _read(reader: str, place: Place) -> Run:
    out = place.folder / "out" / "read.duckdb"
    out.parent.mkdir()
    try:
        module = ("-m", "benchmarks.ingest_readers", reader, str(place.delivery), str(out))
        run, said = _run(module, place.environment)
        _require(int(said.split()[-1]), place, reader)
    finally:
        rmtree(out.parent)
    return run


def _load(place: Place) -> Run:
    data = place.folder / "data"
    data.mkdir()
    try:
        (data / "inbox").symlink_to(place.delivery.parent)
        run, _ = _run(("-m", "kunto", "load"), {**os.environ, "KUNTO_DATA": str(data)})
        with duckdb.connect(str(data / "raw_store.duckdb"), read_only=True) as store:
            loads = store.table("quality.loads").aggregate("sum(accepted_count)").fetchall()
        _require(int(loads[0][0]), place, _KUNTO)
    finally:
        rmtree(data)
    return run


def _require(rows: int, place: Place, reader: str) -> None:
    if rows != right_rows(place.clients):
        raise SystemExit(f"{reader} let in {rows:,} rows of {right_rows(place.clients):,}.")


def _run(module: tuple[str, ...], environment: Mapping[str, str]) -> tuple[Run, str]:
    """Run Python to its end; return what it took, with its children, and what it said."""
    with tempfile.TemporaryFile("w+") as said:
        begun = perf_counter()
        process = subprocess.Popen(  # noqa: S603 – ours
            [sys.executable, *module], cwd=_CODE, env=environment, stdout=said, stderr=said
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read()
    if process.returncode:
        raise SystemExit(f"{' '.join(module)} failed:\n{text}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024), text


def _install(package: str, folder: Path) -> Path:
    """Put a package that is no dependency into a folder, beside nothing of the environment."""
    _run(("-m", "pip", "install", "--quiet", "--target", str(folder), package), os.environ)
    return folder


def _tell(clients: int, measured: Mapping[str, Runs]) -> None:
    limit = measured[_LIMIT]
    _say(f"\n{clients:,} clients, {right_rows(clients):,} right rows, best of {_count(measured)}")
    _say(f"{'':20}{'wall s':>8}{'median':>8}{'ratio':>7}{'CPU s':>8}{'ratio':>7}{'MiB':>7}")
    for name, taken in measured.items():
        middle = median(run.wall for run in taken.runs)
        wall = f"{taken.wall:8.2f}{middle:8.2f}{taken.wall / limit.wall:7.2f}"
        cpu = f"{taken.cpu:8.2f}{taken.cpu / limit.cpu:7.2f}"
        _say(f"{name:20}{wall}{cpu}{taken.memory / _MIB:7.0f}")


def _tell_growth(measured: Mapping[int, Mapping[str, Runs]]) -> None:
    """Say by which power of the number of clients CPU grows: 1 is in proportion."""
    if len(measured) > 1:
        small, large = min(measured), max(measured)
        for name in measured[large]:
            times = measured[large][name].cpu / measured[small][name].cpu
            _say(f"{name}: CPU grows by the power {log(times) / log(large / small):.2f}")


def _tell_goals(measured: Mapping[str, Runs]) -> int:
    kunto, limit = measured[_KUNTO], measured[_LIMIT]
    held = [
        ("wall, to DuckDB", kunto.wall / limit.wall, 2.5),
        ("CPU, to DuckDB", kunto.cpu / limit.cpu, 3.0),
        ("memory, GiB", kunto.memory / 2**30, 1.7),
    ]
    if "pandas" in measured:
        held.append(("wall, to pandas", kunto.wall / measured["pandas"].wall, 0.8))
    for name, found, goal in held:
        _say(f"{name:18}{found:6.2f}, goal {goal}{'  over' if found > goal else ''}")
    return int(any(found > goal for _, found, goal in held))


def _machine() -> str:
    cores = len(os.sched_getaffinity(0))
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    packages = ", ".join(f"{name} {version(name)}" for name in ("duckdb", "polars"))
    busy = os.getloadavg()[0]
    return (
        f"{cores} cores, {memory:.0f} GiB, Python {platform.python_version()}, {packages};"
        f" load before {busy:.1f}"
    )


def _count(measured: Mapping[str, Runs]) -> int:
    return len(next(iter(measured.values())).runs)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
