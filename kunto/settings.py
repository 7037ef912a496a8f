"""Settings: kunto.toml and the environment, read once into one frozen value."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from kunto.errors import SettingsError

ROOT = Path(__file__).resolve().parent.parent
SETTINGS_FILE = ROOT / "kunto.toml"
DBT_PROJECT = ROOT / "dbt_project"
_KINDS = {
    str: "a text in quotes",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    date: "a date such as 2021-06-01",
    Path: "a folder in quotes",
}
LANGUAGES = ("fi", "sv", "en")
"""The languages of the catalogue."""


@dataclass(frozen=True)
class Project:
    """Whose outcomes these are: name, funded period (both days included) and target group."""

    name: str
    start: date
    end: date
    municipality: str
    age_limit: int
    data: Literal["sample", "real"]


@dataclass(frozen=True)
class ServiceLevels:
    """What the project promised: working days do not count the day of receipt."""

    first_contact_working_days: int
    company_contact_working_days: int
    company_followup_days: int
    company_followup_late_days: int
    silence_days: int
    meeting_interval_days: int
    planned_duration_months: int
    saturday_is_working_day: bool


@dataclass(frozen=True)
class DueList:
    """Until when forms and ESF follow-ups are expected, and how long the due list shows them."""

    start_form_days: int
    end_form_days: int
    esf_followup_days: int
    esf_followup_months: int
    esf_followup_shown_days: int
    upcoming_days: int


@dataclass(frozen=True)
class Esf:
    """Whose indicators are reported, and after how many months unemployment is long-term."""

    programme: Literal["2014-2020", "2021-2027"]
    young_age_limit: int
    long_term_months_young: int
    long_term_months: int


@dataclass(frozen=True)
class Loading:
    """What an export is held to before it replaces the one before it, as shares of rows.

    Of each raw table the contents of so many newest exports are kept in the landing.
    """

    fewest_rows_share: float
    most_quarantined_share: float
    landing_keep_deliveries: int


@dataclass(frozen=True)
class Capacity:
    """Clients per full-time coordinator of a role, and the role's usual share of client work."""

    clients_wac: int
    clients_bc: int
    client_work_share_wac: float
    client_work_share_bc: float


@dataclass(frozen=True)
class Targets:
    """What the client target is measured on."""

    clients_base: Literal["registered", "served"]


@dataclass(frozen=True)
class Pages:
    """Languages of the pages, the default first."""

    languages: tuple[str, ...]


@dataclass(frozen=True)
class Paths:
    """The data directory and what stands in it."""

    data: Path

    @property
    def inbox(self) -> Path:
        """Delivered files, one folder a delivery."""
        return self.data / "inbox"

    @property
    def landing(self) -> Path:
        """The bytes of deliveries as they came, for their owner only."""
        return self.data / "landing"

    @property
    def raw_store(self) -> Path:
        """The accepted rows of the current exports; only the loader writes it."""
        return self.data / "raw_store.duckdb"

    @property
    def person_key(self) -> Path:
        """The secret behind the person keys."""
        return self.data / "keys" / "person.key"

    @property
    def releases(self) -> Path:
        """Published warehouse files and the pointer to the one in use."""
        return self.data / "releases"

    @property
    def check_reports(self) -> Path:
        """The result of every check of every build, published or not."""
        return self.releases / "checks"

    @property
    def candidate(self) -> Path:
        """What `kunto build` builds and nothing serves."""
        return self.data / "candidate.duckdb"

    @property
    def dbt(self) -> Path:
        """What dbt writes on the way."""
        return self.data / "dbt"


@dataclass(frozen=True)
class Releases:
    """How many releases are kept."""

    keep: int


@dataclass(frozen=True)
class Settings:
    """All settings, one part a table of kunto.toml."""

    project: Project
    service_levels: ServiceLevels
    due_list: DueList
    esf: Esf
    loading: Loading
    capacity: Capacity
    targets: Targets
    pages: Pages
    paths: Paths
    releases: Releases

    @property
    def is_sample(self) -> bool:
        """Whether the data are invented, so that test identity numbers are accepted."""
        return self.project.data == "sample"


def load_settings(
    file: Path = SETTINGS_FILE, environment: Mapping[str, str] = os.environ
) -> Settings:
    """Read kunto.toml; KUNTO_DATA in the environment moves the data directory.

    Raises SettingsError naming the file, the key, what was found and what was expected.
    """
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SettingsError(
            f"There is no settings file {file}. Put back the one that came with the program."
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"{file.name} cannot be read: {error}. Mend it there; it is TOML in UTF-8."
        ) from None
    reader = _Reader(file)
    parts = get_type_hints(Settings)
    reader.check_names("", content, set(parts))
    values = {name: reader.part(name, content.get(name, {}), kind) for name, kind in parts.items()}
    settings = Settings(**values)
    _require_sense(settings, file)
    data = Path(environment.get("KUNTO_DATA") or file.parent / settings.paths.data)
    return Settings(**{**values, "paths": Paths(data.expanduser().resolve())})


def _require_sense(settings: Settings, file: Path) -> None:
    """Raise SettingsError for values that are of the right kind and mean nothing."""
    if settings.project.start >= settings.project.end:
        raise SettingsError(f"{file.name}: [project] start is not before its end.")
    parts = (
        *(settings.project, settings.service_levels, settings.due_list, settings.esf),
        *(settings.loading, settings.capacity, settings.releases),
    )
    for name, value in (item for part in parts for item in asdict(part).items()):
        if isinstance(value, int | float) and not isinstance(value, bool) and value <= 0:
            raise SettingsError(f"{file.name}: {name} is {value}; expected more than 0.")
        if isinstance(value, str) and not value.strip():
            raise SettingsError(f"{file.name}: {name} is empty.")
    unknown = [name for name in settings.pages.languages if name not in LANGUAGES]
    if unknown or not settings.pages.languages:
        raise SettingsError(
            f"{file.name}: [pages] languages is {list(settings.pages.languages)};"
            f" expected some of {list(LANGUAGES)}."
        )


@dataclass(frozen=True)
class _Reader:
    """Turns the tables of one settings file into values, or says what is wrong with them."""

    file: Path

    def check_names(self, table: str, found: Mapping[str, Any], expected: set[str]) -> None:
        for name in sorted(set(found) - expected) + sorted(expected - set(found)):
            place = f"[{table}] {name}" if table else f"[{name}]"
            state = "is unknown" if name in found else "is missing"
            raise SettingsError(
                f"{self.file.name}: {place} {state}. Expected: {', '.join(sorted(expected))}."
            )

    def part(self, table: str, found: Mapping[str, Any], kind: type) -> Any:  # noqa: ANN401
        self.check_names(table, found, {field.name for field in fields(kind)})
        hints = get_type_hints(kind)
        return kind(**{name: self._value(table, name, found[name], hints[name]) for name in hints})

    def _value(self, table: str, name: str, value: Any, kind: Any) -> Any:  # noqa: ANN401
        place = f"{self.file.name}: [{table}] {name}"
        if get_origin(kind) is Literal:
            allowed = get_args(kind)
            if value not in allowed:
                raise SettingsError(f"{place} is {value!r}; expected {' or '.join(allowed)}.")
            return value
        if get_origin(kind) is tuple and isinstance(value, list):
            return tuple(value)
        if kind is Path and isinstance(value, str):
            return Path(value)
        if kind is float and type(value) is int:
            return float(value)
        if type(value) is not kind:
            raise SettingsError(f"{place} is {value!r}; expected {_KINDS.get(kind, 'a list')}.")
        return value
