"""The address of a page: language, release and all that is chosen live in its query."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode

_OWN = ("lang", "release")


@dataclass(frozen=True)
class Address:
    """Everything that decides what a page shows; `release` None is the newest one.

    `parameters` are names and values as they stand in the query: each page reads its own scope
    from them and ignores what it does not know.
    """

    path: str = "/"
    language: str = "fi"
    release: str | None = None
    parameters: tuple[tuple[str, str], ...] = ()

    def given(self, name: str) -> str:
        """Return the value of a parameter, empty when it is not given."""
        return dict(self.parameters).get(name, "")

    def query(self) -> str:
        """Write the query: only what is chosen, so that links stay short."""
        parts = [("lang", self.language), ("release", self.release or ""), *self.parameters]
        return "?" + urlencode([(name, value) for name, value in parts if value])

    def href(self, **changes: str | None) -> str:
        """Write the link to this address with path, language or release changed."""
        changed = replace(self, **changes)  # type: ignore[arg-type]
        return changed.path + changed.query()

    def choosing(self, changes: Mapping[str, str | None]) -> "Address":
        """Return the address with some parameters set, or taken away where the value is None."""
        chosen = {**dict(self.parameters), **changes}
        return replace(self, parameters=tuple((n, value) for n, value in chosen.items() if value))

    def elsewhere(self, path: str) -> "Address":
        """Return another page's address in the same language and release, with nothing chosen."""
        return replace(self, path=path, parameters=())


def parse_address(path: str, search: str, *, languages: Collection[str]) -> Address:
    """Read an address; a language that is not offered falls back to the first one.

    A release id is kept as it is: the page says so when there is no such release.
    """
    given = dict(parse_qsl(search.removeprefix("?")))
    language = given.get("lang", "")
    return Address(
        path=path or "/",
        language=language if language in languages else next(iter(languages)),
        release=given.get("release"),
        parameters=tuple((name, value) for name, value in given.items() if name not in _OWN),
    )
