"""One refresh: load, check the raw tables, build, check the marts, publish.

This module joins the layers: ingest, dbt, expectations and releases meet nowhere else.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ingest.load import Acceptance, Landing, Limits, LoadReport, Withdrawal, load_deliveries
from ingest.target_group import TargetGroup
from kunto import build, reports, transform
from kunto.candidates import Candidate, built_as, identify, verified_manifest
from kunto.checks import CheckResult, Stage
from kunto.errors import BuildError, ChecksFailedError
from kunto.locking import writing
from kunto.progress import Progress
from kunto.releases import Release, ReleaseStore, remove
from kunto.scenario_tables import write_scenarios
from kunto.settings import Settings


@dataclass(frozen=True)
class Refreshed:
    """What a refresh did: the loads, the release in use, and every check of a new one."""

    load: LoadReport
    release: Release
    is_new: bool
    results: tuple[CheckResult, ...]


IsComplete = Callable[[Path], bool]
OnLoaded = Callable[[LoadReport], object]


def load(
    settings: Settings,
    folder: Path,
    progress: Progress,
    *,
    accept: str | None = None,
    again: bool = False,
) -> LoadReport:
    """Load every new file below a folder into the raw store.

    `accept` is why files that wait for a person are let in. `again`: the raw store is made anew,
    of the kept files and the inbox; the one before stays until the new one is whole.
    """
    with writing(settings.paths.data):
        return _load(settings, folder, progress, accept, again=again)


def withdraw(settings: Settings, file: str, progress: Progress, *, why: str) -> LoadReport:
    """Let a delivery count no more; what it had replaced is read again from the landing."""
    with writing(settings.paths.data):
        withdrawal = Withdrawal(file, why)
        return _load(settings, settings.paths.inbox, progress, None, withdrawal=withdrawal)


def refresh(  # noqa: PLR0913 – what is asked of the load is asked of a refresh
    settings: Settings,
    folder: Path,
    progress: Progress,
    *,
    accept: str | None = None,
    is_complete: IsComplete | None = None,
    on_loaded: OnLoaded | None = None,
) -> Refreshed:
    """Load a folder and publish a release of what the raw store then holds.

    `accept`: see `load`. `is_complete` is asked of each file just before it is read; one that is
    not is left alone. `on_loaded` is told of the loads at once, before anything can stop the
    release. Nothing new makes no new release. Raises ChecksFailedError when a critical check does
    not pass and BuildError when dbt cannot build: the report is kept, the release before stays in
    use.
    """
    store = ReleaseStore(settings.paths.releases)
    with writing(settings.paths.data):
        loaded = _load(settings, folder, progress, accept, is_complete=is_complete)
        if on_loaded is not None:
            on_loaded(loaded)
        release_id, as_of_date = identify(settings)
        if store.has(release_id):
            store.point_to(release_id)
            return Refreshed(loaded, store.get(release_id), is_new=False, results=())
        candidate = Candidate(release_id, as_of_date, store.build_file())
        results = _build_and_check(settings, candidate, progress)
        release = _publish(settings, store, candidate, results)
        return Refreshed(loaded, release, is_new=True, results=tuple(results))


def publish_beside(
    settings: Settings, loaded: LoadReport, known_on: date, progress: Progress
) -> Refreshed:
    """Keep a release of what the raw store holds, as known on a day; the one in use stays.

    Call it under the lock of the releases. Raises as `refresh` does.
    """
    store = ReleaseStore(settings.paths.releases)
    release_id, as_of_date = identify(settings)
    release_id = f"{release_id}-known-{known_on.isoformat()}"
    if store.has(release_id):
        return Refreshed(loaded, store.get(release_id), is_new=False, results=())
    candidate = Candidate(release_id, as_of_date, store.build_file())
    results = _build_and_check(settings, candidate, progress)
    release = _publish(settings, store, candidate, results, known_on=known_on)
    return Refreshed(loaded, release, is_new=True, results=tuple(results))


def build_candidate(settings: Settings, progress: Progress) -> tuple[Candidate, list[CheckResult]]:
    """Build the marts beside the releases; nothing is published.

    Returns the candidate and the results of dbt's tests.
    """
    with writing(settings.paths.data):
        release_id, as_of_date = identify(settings)
        candidate = Candidate(release_id, as_of_date, settings.paths.candidate)
        remove(candidate.file)
        build.copy_raw(settings.paths.raw_store, candidate.file)
        return candidate, _transform(settings, candidate, progress)


def check(settings: Settings, progress: Progress) -> list[CheckResult]:
    """Check the raw store, and the marts that were made of it.

    Those are the candidate's when it was built of what the raw store holds now, else those of
    the release in use.
    """
    release_id, as_of_date = identify(settings)
    results = _expect(settings, settings.paths.raw_store, "raw", as_of_date, progress)
    candidate = settings.paths.candidate
    current = ReleaseStore(settings.paths.releases).current()
    if candidate.exists() and built_as(candidate) == release_id:
        results += _expect(settings, candidate, "marts", as_of_date, progress)
    elif current is not None:
        results += _expect(settings, current.file, "marts", current.as_of_date, progress)
    return results


def _load(  # noqa: PLR0913
    settings: Settings,
    folder: Path,
    progress: Progress,
    accept: str | None,
    *,
    again: bool = False,
    withdrawal: Withdrawal | None = None,
    is_complete: IsComplete | None = None,
) -> LoadReport:
    loading = settings.loading
    limits = Limits(loading.fewest_rows_share, loading.most_quarantined_share)
    with progress.step("Load files", in_bytes=True) as advance:
        return load_deliveries(
            folder,
            settings.paths.raw_store,
            root=settings.paths.inbox,
            landing=Landing(settings.paths.landing, newest=loading.landing_keep_deliveries),
            key_file=settings.paths.person_key,
            allow_test_ids=settings.is_sample,
            acceptance=Acceptance(limits, accept),
            target_group=TargetGroup(settings.project.age_limit, settings.project.municipality),
            again=again,
            withdrawal=withdrawal,
            is_complete=is_complete,
            on_progress=advance,
        )


def _build_and_check(
    settings: Settings, candidate: Candidate, progress: Progress
) -> list[CheckResult]:
    """Take a build through its stages; the first that fails ends it and leaves its report."""
    results: list[CheckResult] = []
    day = candidate.as_of_date
    try:
        build.copy_raw(settings.paths.raw_store, candidate.file)
        results += _expect(settings, candidate.file, "raw", day, progress)
        _require_no_critical(results)
        results += _transform(settings, candidate, progress)
        _require_no_critical(results)
        results += _expect(settings, candidate.file, "marts", day, progress)
        _require_no_critical(results)
    except (BuildError, ChecksFailedError) as error:
        remove(candidate.file)
        report = _keep_report(settings, candidate, results)
        raise type(error)(
            f"Nothing was published. {error}\nAll results are in {report}.{_still_in_use(settings)}"
        ) from None
    return results


def _still_in_use(settings: Settings) -> str:
    current = ReleaseStore(settings.paths.releases).current()
    return f" Release {current.id} stays in use." if current else ""


def _transform(settings: Settings, candidate: Candidate, progress: Progress) -> list[CheckResult]:
    with progress.step("Build marts") as advance:
        results = transform.run_dbt(
            candidate,
            build.dbt_variables(settings),
            working=settings.paths.dbt,
            advance=advance,
        )
        write_scenarios(candidate.file)
        return results


def _expect(
    settings: Settings, file: Path, stage: Stage, as_of_date: date, progress: Progress
) -> list[CheckResult]:
    from expectations.facts import ProjectFacts  # noqa: PLC0415 – GX takes seconds
    from expectations.run import run_suites  # noqa: PLC0415

    project, levels = settings.project, settings.service_levels
    facts = ProjectFacts(
        project_start=project.start,
        project_end=project.end,
        municipality=project.municipality,
        age_limit=project.age_limit,
        as_of_date=as_of_date,
        is_sample=settings.is_sample,
        planned_duration_months=levels.planned_duration_months,
        first_contact_working_days=levels.first_contact_working_days,
        company_contact_working_days=levels.company_contact_working_days,
    )
    with progress.step(f"Check {stage}") as advance:
        results = run_suites(file, stage, facts=facts)
        advance("", len(results), len(results))
        return results


def _require_no_critical(results: Sequence[CheckResult]) -> None:
    failed = [result for result in results if result.stops_release]
    if failed:
        told = "\n".join(f"  {result.describe()}" for result in failed)
        raise ChecksFailedError(f"Critical checks that did not pass: {len(failed)}.\n{told}")


def _publish(
    settings: Settings,
    store: ReleaseStore,
    candidate: Candidate,
    results: Sequence[CheckResult],
    *,
    known_on: date | None = None,
) -> Release:
    reports.write_results(results, release_id=candidate.release_id, build=candidate.file)
    manifest = verified_manifest(candidate)
    if known_on is not None:
        manifest["known_on"] = known_on.isoformat()
    _keep_report(settings, candidate, results)
    release = store.publish(candidate.file, release_id=candidate.release_id, manifest=manifest)
    remove(settings.paths.candidate)
    store.prune(settings.releases.keep)
    return release


def _keep_report(settings: Settings, candidate: Candidate, results: Sequence[CheckResult]) -> Path:
    return reports.keep_report(
        results, release_id=candidate.release_id, directory=settings.paths.check_reports
    )
