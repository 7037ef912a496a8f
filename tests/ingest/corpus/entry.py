"""An entry of the corpus: one odd file made by code, and the verdict that is right for it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.ingest.corpus.good_rows import SECOND, transfers
from tests.ingest.corpus.rows import text
from tests.ingest.inboxes import DAY

Values = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Placed:
    """Where each row of a raw table's file went, by its number as a spreadsheet shows it.

    `accepted` has the values of the columns that the entry is about, `quarantined` the rule and
    the column, `noise` the kind.
    """

    table: str
    accepted: Mapping[int, Values] = field(default_factory=dict)
    quarantined: Mapping[int, tuple[str, str | None]] = field(default_factory=dict)
    noise: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An odd file: `fault` names what is odd in it, `category` where that belongs.

    Either its rows are `placed`, or it is `refused` with these words in the message; `told` are
    words in the message of a file that was read, `dated` is what told its day.
    """

    category: str
    fault: str
    file: str
    content: bytes | Callable[[], bytes]
    placed: tuple[Placed, ...] = ()
    refused: str = ""
    told: str = ""
    dated: str = "folder"

    @property
    def name(self) -> str:
        return f"{self.category}-{self.fault}"

    def write(self, inbox: Path) -> Path:
        path = inbox / self.file
        path.parent.mkdir(parents=True)
        path.write_bytes(self.content if isinstance(self.content, bytes) else self.content())
        return path


@dataclass(frozen=True)
class Category:
    """Makes the entries of a category."""

    name: str

    def file(  # noqa: PLR0913 – what an entry consists of
        self,
        fault: str,
        table: str,
        content: bytes | Callable[[], bytes],
        *,
        accepted: Mapping[int, Values] | None = None,
        quarantined: Mapping[int, tuple[str, str | None]] | None = None,
        noise: Mapping[int, str] | None = None,
        refused: str = "",
        told: str = "",
        ending: str = ".csv",
    ) -> Entry:
        """Give a file that is named for its table, in a folder that is named for its fault."""
        placed = Placed(
            table=table, accepted=accepted or {}, quarantined=quarantined or {}, noise=noise or {}
        )
        return Entry(
            category=self.name,
            fault=fault,
            file=f"{DAY}/{fault}/{table}{ending}",
            content=content,
            placed=() if refused else (placed,),
            refused=refused,
            told=told,
        )

    def transfers(self, fault: str, content: bytes | Callable[[], bytes], **verdict: Any) -> Entry:
        """Give a file of transfers; of one that is not refused the first row is accepted whole."""
        if "refused" not in verdict:
            verdict = {"accepted": {2: transfers(1)}} | verdict
        return self.file(fault, "access_siirrot", content, **verdict)

    def between(self, fault: str, row: str, **verdict: Any) -> Entry:
        """Give a text of two good transfers with a row between them, which is the odd one."""
        header, first, second = text("access_siirrot", {}, SECOND).splitlines(keepends=True)
        good = {"accepted": {2: transfers(1), 4: transfers(2)}}
        return self.transfers(fault, f"{header}{first}{row}\n{second}".encode(), **good | verdict)

    def cell(self, fault: str, table: str, change: Mapping[str, str], **verdict: Any) -> Entry:
        """Give a text of one row with an odd cell below one header, or several."""
        return self.file(fault, table, text(table, change).encode(), **verdict)
