"""Which loads were read under another contract or setting than that of today."""

from dataclasses import replace

from ingest.contract import Contract
from ingest.identity import Door
from ingest.sources import CONTRACTS
from ingest.succession import Load

_OUTDATED = "Its rows are those of an earlier contract or setting. "
_GONE = (
    "Its rows are those of an earlier contract or setting, and the file is no longer in the "
    "inbox: put it back to have it read again. "
)


class Today:
    """How files are read today: each contract as it is, with the settings of the door."""

    def __init__(self, door: Door) -> None:
        self._fingerprints = {
            contract.table: contract.fingerprint(
                allow_test_ids=door.allow_test_ids, target_group=door.target_group
            )
            for contract in CONTRACTS
        }

    def fingerprint(self, contract: Contract) -> str:
        """Tell how files of a contract are read."""
        return self._fingerprints[contract.table]

    def is_outdated(self, load: Load) -> bool:
        """Whether a load counts whose file was read otherwise."""
        counts = load.status in {"current", "superseded"} and not load.is_gone
        today = self._fingerprints.get(load.table_name or "")
        return counts and today is not None and load.contract_fingerprint != today

    def failed(self, load: Load, why: str) -> Load:
        """Say of a load why its file could not be read now; what was read of it before stays."""
        said = _OUTDATED if self.is_outdated(load) else ""
        return replace(load, message=said + why)

    def marked(self, load: Load, *, can_be_read: bool) -> Load:
        """Say of an outdated load whose file is gone that its rows stay as they are."""
        message = (load.message or "").removeprefix(_GONE)
        if self.is_outdated(load):
            message = message if can_be_read else _GONE + message
        elif message.startswith(_OUTDATED):
            message = ""
        return replace(load, message=message or None)
