"""How long the server takes for the manager's pages: p50 and p95 of real callbacks at N clients.

    .venv/bin/python -m benchmarks.pages --clients 100000 [--data DIR]

Without a data directory the sample is written, loaded and published into a temporary one, which
takes some minutes.
"""

import argparse
import gzip
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from statistics import quantiles
from time import perf_counter, process_time
from urllib.parse import urlencode

from flask.testing import FlaskClient

from dashboards.access import Audience
from dashboards.app import create_app
from dashboards.due import REASONS, DueScope
from dashboards.due import SORTS as DUE_SORTS
from dashboards.queries.client_list import EVERY_STATUS, SORTS, Piece, read_clients
from dashboards.queries.due import read_due_counts
from dashboards.queries.funnel import EVERY_CLIENT, read_selected_count
from dashboards.queries.scope import read_client_choices
from dashboards.scope import Choices, ClientScope
from dashboards.selection import STAGES
from dashboards.serving import settle
from dashboards.warehouse import Warehouse
from kunto.releases import Release, ReleaseStore
from kunto.settings import Settings, load_settings

# The goal for pages that one filters freely, by clients: p95 in milliseconds.
GOALS = ((100_000, 50.0), (1_000_000, 250.0))
_OUTPUTS = (("root", "children"), ("drawn", "data"), ("failure", "children"))
_SINCE = date(2021, 9, 1)

Query = dict[str, str]


@dataclass(frozen=True)
class Question:
    """What a person asks again and again: a page, with another query each time."""

    name: str
    path: str
    make: Callable[[], Query]


@dataclass(frozen=True)
class World:
    """What there is to ask for: the newest release, and the one with most things to do."""

    newest: Release
    busiest: Release
    clients: int
    choices: Choices
    client_ids: Sequence[str]


def main() -> int:
    """Measure and print a line a question; return 1 when one is slower than the goal."""
    options = _options()
    with tempfile.TemporaryDirectory() as spare:
        settings = load_settings(environment={"KUNTO_DATA": str(options.data or spare)})
        store = ReleaseStore(settings.paths.releases)
        if store.current() is None:
            _publish(settings, options.clients)
        return _measure(store, settings, options.times, Random(options.seed))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--clients", type=int, default=100_000, help="of the sample, when written")
    parser.add_argument("--data", type=Path, help="a data directory; filled when it is empty")
    parser.add_argument("--times", type=int, default=60, help="addresses a question")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _publish(settings: Settings, clients: int) -> None:
    """Publish the sample's last two days: on the first things are open, on the last all closed."""
    from ingest.synthetic import write_sample  # noqa: PLC0415 – only a new warehouse needs them
    from kunto import pipeline  # noqa: PLC0415
    from kunto.progress import Silent  # noqa: PLC0415

    inbox = settings.paths.inbox
    write_sample(inbox, clients=clients, seed=1)
    for delivery in sorted(path for path in inbox.iterdir() if path.is_dir())[-2:]:
        pipeline.refresh(settings, delivery, Silent())


def _measure(store: ReleaseStore, settings: Settings, times: int, random: Random) -> int:
    server = create_app(store, settings).server.test_client()
    settle()
    world = _world(Warehouse(store))
    goal = next((ms for clients, ms in GOALS if world.clients <= clients), GOALS[-1][1])
    _say(f"{world.clients:,} clients, {times} addresses a question, goal p95 {goal:.0f} ms")
    _say(f"{'':36}{'p50 ms':>8}{'p95 ms':>8}{'CPU p95':>9}{'kB':>8}")
    slow = 0
    for question in _questions(world, random):
        _ask(server, question.path, question.make())
        asked = [_ask(server, question.path, question.make()) for _ in range(times)]
        seconds, of_cpu, sizes = zip(*asked, strict=True)
        p50, p95, cpu = _p(50, seconds), _p(95, seconds), _p(95, of_cpu)
        slow += p95 > goal
        verdict = "  over" if p95 > goal else ""
        _say(f"{question.name:36}{p50:8.1f}{p95:8.1f}{cpu:9.1f}{max(sizes) / 1000:8.1f}{verdict}")
    return int(slow > 0)


def _p(percent: int, seconds: Sequence[float]) -> float:
    """Return a percentile in milliseconds."""
    return 1000 * quantiles(seconds, n=100, method="inclusive")[percent - 1]


def _world(warehouse: Warehouse) -> World:
    def things_to_do(release: Release) -> int:
        return warehouse.read(release, read_due_counts, Audience.PROJECT).count(DueScope())

    newest, everyone = warehouse.release(), (Audience.PROJECT, ClientScope(), EVERY_CLIENT)
    some = Piece("reference", EVERY_STATUS, limit=1000)
    return World(
        newest,
        max(warehouse.store.list(), key=things_to_do),
        warehouse.read(newest, read_selected_count, *everyone),
        warehouse.read(newest, read_client_choices, Audience.PROJECT),
        [client.client_id for client in warehouse.read(newest, read_clients, *everyone, some)],
    )


def _questions(world: World, random: Random) -> Iterator[Question]:
    """Give the questions; chance decides filters, orders and places, the same for a seed."""

    def filters(prefix: str = "") -> Query:
        since = _SINCE + timedelta(days=random.randrange(300))
        names = random.sample(sorted(world.choices), k=2)
        chosen = {name: random.choice(world.choices[name]) for name in names}
        return {prefix + name: value for name, value in {"from": str(since), **chosen}.items()}

    def far_piece() -> Query:
        return {"page": str(random.randrange(world.clients // 50, world.clients // 25))}

    def due() -> Query:
        order = {"sort": random.choice(DUE_SORTS), "page": str(random.randint(1, 50))}
        return {**order, "reason": random.choice(("", *REASONS)), "release": world.busiest.id}

    def weeks() -> Query:
        week = _SINCE + timedelta(weeks=random.randrange(70))
        return {"weeks": str(week), "release": world.busiest.id}

    yield Question("Funnel, filtered", "/funnel", filters)
    yield Question("Funnel, by month", "/funnel", lambda: {**filters(), "cohort": "month"})
    yield Question("Funnel, two groups", "/funnel", lambda: {**filters(), **filters("b.")})
    yield Question(
        "Clients of a loss", "/funnel", lambda: {**filters(), "lost": random.choice(STAGES[1:])}
    )
    yield Question("All clients, sorted", "/funnel", lambda: {"sort": random.choice(SORTS)})
    yield Question(
        "All clients, sorted, far piece",
        "/funnel",
        lambda: {"sort": "-" * random.randint(0, 1) + random.choice(SORTS), **far_piece()},
    )
    yield Question("One client", "/client", lambda: {"id": random.choice(world.client_ids)})
    yield Question("Caseload, other weeks", "/caseload", weeks)
    yield Question("Caseload, due list", "/caseload", due)


def _ask(server: FlaskClient, path: str, query: Query) -> tuple[float, float, int]:
    """Ask for a page as a browser does; return seconds, seconds of CPU and bytes of the answer.

    On a machine that others use, too, the CPU tells what the page itself costs.
    """
    place = {"path": path, "search": "?" + urlencode({k: v for k, v in query.items() if v})}
    body = {
        "output": ".." + "...".join(f"{name}.{part}" for name, part in _OUTPUTS) + "..",
        "outputs": [{"id": name, "property": part} for name, part in _OUTPUTS],
        "inputs": [{"id": "address", "property": "data", "value": {**place, "visit": 1}}],
        "state": [{"id": "screen", "property": "data", "value": {"scheme": "light"}}],
        "changedPropIds": ["address.data"],
    }
    begun, begun_cpu = perf_counter(), process_time()
    answer = server.post("/_dash-update-component", json=body, headers={"Accept-Encoding": "gzip"})
    taken, cpu = perf_counter() - begun, process_time() - begun_cpu
    sent = answer.get_data()
    drawn = json.loads(gzip.decompress(sent))["response"]
    if drawn["root"]["children"][0]["props"].get("className") != "skip":
        raise RuntimeError(f"{path}{place['search']} was not drawn")
    return taken, cpu, len(sent)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
