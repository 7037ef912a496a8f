"""Whether a file may take the place of the one before it, or waits until a person accepts it."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kunto.errors import DeliveryError

if TYPE_CHECKING:
    from ingest.ledger import Ledger
    from ingest.succession import Load

_SMALLEST_PREDECESSOR = 20
_FEWEST_FAULTY = 10
_LARGEST_SHARE_OF_ONE_FAULT = 1 / 3
_REMEDY = 'Mend the export and deliver it again, or accept it as it is: kunto load --accept "why".'


@dataclass(frozen=True)
class Limits:
    """Shares of rows: fewest of its predecessor's accepted ones, most that may be quarantined."""

    fewest_rows_share: float
    most_quarantined_share: float


@dataclass(frozen=True)
class Acceptance:
    """What files are held to, and why a person lets those of this load count nevertheless."""

    limits: Limits
    reason: str | None = None

    def applied(
        self, before: "Load", load: "Load", ledger: "Ledger", earlier: "Load | None"
    ) -> "Load":
        """Return a load with why it was accepted, if it had to be.

        `before` is what was known of the file, `earlier` the export that it replaces.
        Raises DeliveryError when it waits for a person. What was in use once stays so.
        """
        if before is not load or before.accepted_reason:
            return replace(load, accepted_reason=before.accepted_reason)
        doubt = _too_much_quarantined(load, ledger, self.limits) or _shrinkage(
            load, earlier, self.limits
        )
        if doubt is None:
            return load
        if self.reason is None:
            raise DeliveryError(doubt)
        return replace(load, accepted_reason=self.reason)

    def doubt_about_successor(self, later: "Load", load: "Load") -> str | None:
        """Return why the export that replaces a load waits for a person, None when it may."""
        return None if later.accepted_reason else _shrinkage(later, load, self.limits)


def _shrinkage(load: "Load", before: "Load | None", limits: Limits) -> str | None:
    """Return what to say of a file that has far fewer rows than the one that it replaces."""
    if before is None or not before.accepted_count:
        return None
    is_judged = before.accepted_count >= _SMALLEST_PREDECESSOR
    has_shrunk = load.accepted_count < limits.fewest_rows_share * before.accepted_count
    is_all_faulty = load.quarantined_count > 0 and not load.accepted_count
    if not ((is_judged and has_shrunk) or is_all_faulty):
        return None
    return (
        f"File {load.file} has {load.accepted_count} good rows, the one before it "
        f"({before.file}) {before.accepted_count}. {_REMEDY}"
    )


def _too_much_quarantined(load: "Load", ledger: "Ledger", limits: Limits) -> str | None:
    faulty, read = ledger.quarantined, ledger.read
    commonest = ledger.faults[0].row_count if ledger.faults else 0
    is_much = faulty >= _FEWEST_FAULTY and faulty > limits.most_quarantined_share * read
    is_repeated = read >= _FEWEST_FAULTY and commonest > _LARGEST_SHARE_OF_ONE_FAULT * read
    if not (is_much or is_repeated):
        return None
    faults = ", ".join(fault.describe() for fault in ledger.faults)
    notes = "".join(f" {note}" for note in ledger.notes)
    return (
        f"File {load.file}: {faulty} of {read} rows break a rule, most: {faults}.{notes} {_REMEDY}"
    )
