"""A dry run of one file, with the settings and beside the loads that a load would have."""

from pathlib import Path

from ingest.explain import Trial, loads_so_far
from ingest.explanation import Explanation
from ingest.identity import Door, key_for_once
from ingest.plausibility import Acceptance, Limits
from ingest.target_group import TargetGroup
from kunto.settings import Settings


def explain(settings: Settings, path: Path) -> tuple[Explanation, ...]:
    """Tell how a file, wherever it is, would be read and what would become of it; keep nothing.

    A file outside the inbox is taken as if its folder stood in it.
    """
    project, loading = settings.project, settings.loading
    door = Door(
        key_for_once(),
        allow_test_ids=settings.is_sample,
        target_group=TargetGroup(project.age_limit, project.municipality),
    )
    limits = Limits(loading.fewest_rows_share, loading.most_quarantined_share)
    trial = Trial(door, Acceptance(limits), loads_so_far(settings.paths.raw_store))
    inbox, path = settings.paths.inbox.resolve(), path.resolve()
    name = path.relative_to(inbox if path.is_relative_to(inbox) else path.parent.parent)
    return trial.explain(path, file=name.as_posix())
