"""What the tests of the pages stand on: small releases, an application, a browser's questions."""

import json
from pathlib import Path
from typing import Any

import pytest
from dash import Dash
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboards.app import create_app
from dashboards.queries.release import ReleaseFacts, read_release
from dashboards.queries.steering import SteeringFigures, read_steering
from dashboards.scope import Scope
from dashboards.warehouse import Warehouse
from kunto.releases import ReleaseStore
from kunto.settings import Settings, load_settings
from tests.dashboards.release_fixture import publish_releases


class Asker:
    """Asks the server what a browser would ask."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def page(self, search: str = "", path: str = "/", scheme: str = "light") -> Any:
        """Give the drawn page of an address: its components and what the browser is told."""
        return self.routing(search, path, scheme).get_json()["response"]

    def routing(self, search: str = "", path: str = "/", scheme: str = "light") -> TestResponse:
        """Ask for the page of an address."""
        outputs = [("root", "children"), ("drawn", "data"), ("failure", "children")]
        return self._ask(
            outputs,
            [_property("address", "data", {"path": path, "search": search, "visit": 1})],
            [_property("screen", "data", {"scheme": scheme})],
            "address.data",
        )

    def filtering(self, period: str, team: str, release: str, search: str = "") -> TestResponse:
        """Ask for the figures after a filter has changed."""
        outputs = [("steering-summary", "children"), ("steering-content", "children")]
        names = [{"filter": "period", "page": "steering"}, {"filter": "team", "page": "steering"}]
        values = [
            _property(*pair) for pair in zip(names, ["value"] * 2, [period, team], strict=True)
        ]
        return self._ask(
            outputs,
            [values],
            [
                _property("address", "data", {"path": "/", "search": search, "visit": 1}),
                _property("drawn", "data", {"release": release}),
                _property("screen", "data", {"scheme": "light"}),
            ],
            '{"filter":"period","page":"steering"}.value',
        )

    def _ask(
        self, outputs: list[tuple[str, str]], inputs: list[Any], state: list[Any], changed: str
    ) -> TestResponse:
        return self.client.post(
            "/_dash-update-component",
            json={
                "output": ".." + "...".join(f"{i}.{p}" for i, p in outputs) + "..",
                "outputs": [{"id": i, "property": p} for i, p in outputs],
                "inputs": inputs,
                "state": state,
                "changedPropIds": [changed],
            },
        )


def _property(component: Any, name: str, value: Any) -> dict[str, Any]:
    return {"id": component, "property": name, "value": value}


def walk(component: Any) -> Any:
    """Give every component of a drawn tree as its type, properties pairs, and every text."""
    if isinstance(component, list):
        for part in component:
            yield from walk(part)
    elif isinstance(component, dict) and "props" in component:
        yield component["type"], component["props"]
        yield from walk(component["props"].get("children"))
        yield from walk(json.loads(component["props"].get("data-still", "null")))
    elif isinstance(component, str):
        yield "text", component


def said(component: Any) -> str:
    """Give the words of a drawn tree."""
    return " ".join(words for kind, words in walk(component) if kind == "text")


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> ReleaseStore:
    return publish_releases(tmp_path_factory.mktemp("releases"))


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return load_settings(environment={"KUNTO_DATA": str(tmp_path_factory.mktemp("data"))})


@pytest.fixture
def app(store: ReleaseStore, settings: Settings) -> Dash:
    return create_app(store, settings)


@pytest.fixture
def asker(app: Dash) -> Asker:
    return Asker(app.server.test_client())


@pytest.fixture(scope="session")
def facts(store: ReleaseStore) -> ReleaseFacts:
    warehouse = Warehouse(store)
    return warehouse.read(warehouse.release(), read_release, "project")


@pytest.fixture(scope="session")
def figures(store: ReleaseStore) -> SteeringFigures:
    warehouse = Warehouse(store)
    return warehouse.read(warehouse.release(), read_steering, "project", Scope())


@pytest.fixture
def empty_store(tmp_path: Path) -> ReleaseStore:
    return ReleaseStore(tmp_path / "releases")
