"""Who asks: the viewer of a request, and the one door through which callbacks are registered."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from dash import Dash
from flask import Response
from werkzeug.exceptions import Forbidden

Parameters = ParamSpec("Parameters")
Answer = TypeVar("Answer")
_GUARDED = "kunto_guarded_callbacks"
_GUARDED_ROUTES = "kunto_guarded_routes"


class Role(StrEnum):
    """What a person does with the pages; one role until there is sign-in."""

    READER = "reader"


class Audience(StrEnum):
    """Whose version of the figures a query returns; one until there are protected files."""

    PROJECT = "project"


@dataclass(frozen=True)
class Viewer:
    """The person behind a request: a role, and the audience whose figures the role may see."""

    role: Role
    audience: Audience


EVERYONE = frozenset(Role)


def current_viewer() -> Viewer:
    """Return the viewer of this request; the server listens to this machine only."""
    return Viewer(Role.READER, Audience.PROJECT)


def guarded(
    app: Dash, *dependencies: object, roles: frozenset[Role], **options: bool
) -> Callable[[Callable[Concatenate[Viewer, Parameters], Answer]], Callable[Parameters, Answer]]:
    """Register a server callback for some roles; it gets the viewer as its first argument.

    Every server callback goes through here: a test lists those that do not.
    """

    def register(
        function: Callable[Concatenate[Viewer, Parameters], Answer],
    ) -> Callable[Parameters, Answer]:
        @wraps(function)
        def answer(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Answer:
            viewer = current_viewer()
            if viewer.role not in roles:
                raise Forbidden
            return function(viewer, *args, **kwargs)

        known = set(app.callback_map)
        registered: Callable[Parameters, Answer] = app.callback(*dependencies, **options)(answer)
        guarded_callbacks(app).update(set(app.callback_map) - known)
        return registered

    return register


def guarded_callbacks(app: Dash) -> set[str]:
    """Return the ids of the callbacks that were registered through `guarded`."""
    found: set[str] = app.server.extensions.setdefault(_GUARDED, set())
    return found


def guarded_route(
    app: Dash, rule: str, *, roles: frozenset[Role]
) -> Callable[[Callable[[Viewer], Response]], Callable[[], Response]]:
    """Register an address that answers with a file, for some roles; as `guarded` otherwise."""

    def register(function: Callable[[Viewer], Response]) -> Callable[[], Response]:
        def answer() -> Response:
            viewer = current_viewer()
            if viewer.role not in roles:
                raise Forbidden
            return function(viewer)

        app.server.add_url_rule(rule, endpoint=rule, view_func=answer)
        guarded_routes(app).add(rule)
        return answer

    return register


def guarded_routes(app: Dash) -> set[str]:
    """Return the addresses that were registered through `guarded_route`."""
    found: set[str] = app.server.extensions.setdefault(_GUARDED_ROUTES, set())
    return found
