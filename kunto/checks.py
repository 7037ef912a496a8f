"""The result of a check of any kind, as it is kept in quality.check_results."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["expectation", "dbt_test"]
Stage = Literal["raw", "marts"]
Severity = Literal["critical", "warning", "info"]
Status = Literal["passed", "failed", "error", "skipped"]


@dataclass(frozen=True)
class CheckResult:
    """One check on one table: what was expected, whether it held, and examples where not.

    `failed_count` counts rows (or 1 where the check is on the whole table); `examples` are at
    most five references, dates or codes, never names, ids or free text; `reason` tells a
    non-programmer why it matters.
    """

    check_id: str
    kind: Kind
    stage: Stage
    table_name: str
    column_name: str | None
    severity: Severity
    status: Status
    failed_count: int
    examples: tuple[str, ...]
    reason: str

    @property
    def stops_release(self) -> bool:
        """Whether this result keeps a release from being published."""
        return self.severity == "critical" and self.status in ("failed", "error")

    def describe(self) -> str:
        """One line for a person: check, table, column, count and examples."""
        place = f"{self.table_name}.{self.column_name}" if self.column_name else self.table_name
        found = f": {', '.join(self.examples)}" if self.examples else ""
        return f"{self.check_id} on {place} ({self.failed_count} failed{found}). {self.reason}"
