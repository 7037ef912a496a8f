"""An inbox of a test: files written by hand, loaded, and read back."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import xlsxwriter

from ingest.load import Acceptance, Landing, Limits, LoadReport, Withdrawal, load_deliveries
from ingest.target_group import TargetGroup

SOURCE_FILES = Path(__file__).parents[1] / "data" / "ingest"
DAY = "2022-12-31"
TARGET = TargetGroup(age_limit=30, municipality="Lahti")
LIMITS = Limits(fewest_rows_share=0.8, most_quarantined_share=0.2)
EXCEL_EPOCH = date(1899, 12, 30)

CLIENTS = (
    "Asiakasnumero",
    "Henkilötunnus",
    "Nimi",
    "Puhelin",
    "Ilmoittautunut",
    "Ilmoittautumistapa",
    "Ohjaava taho",
    "Kotikunta",
    "Äidinkieli",
    "Koulutus",
    "Työttömyys kk",
    "Lisätiedot",
)
PERIODS = (
    "Jaksonumero",
    "Asiakasnumero",
    "Koordinaattori",
    "Alkupvm",
    "Loppupvm",
    "Päättymissyy",
    "Lopputulos",
)
TRANSFERS = (
    "Siirtonumero",
    "Asiakasnumero",
    "Pvm",
    "Lähettävä koordinaattori",
    "Vastaanottava koordinaattori",
)
COSTS = (
    "Tositenumero",
    "Kirjauspäivä",
    "Tili",
    "Kustannuslaji",
    "Kohdennus",
    "Selite",
    "Määrä €",
)
END_FORMS = (
    "Hankekoodi",
    "Henkilötunnus",
    "Aloituspäivä",
    "Lopetuspäivä",
    "Allekirjoituspäivä",
    "Palvelun päättyminen",
    "Tilanne päättyessä",
)
TRANSFER = ("1", "7", "3.5.2022", "Työkyky 1", "Yritys 1")


@dataclass(frozen=True)
class Inbox:
    """A data directory with an inbox and a raw store."""

    data: Path

    @property
    def root(self) -> Path:
        return self.data / "inbox"

    @property
    def store(self) -> Path:
        return self.data / "store.duckdb"

    @property
    def landing(self) -> Path:
        return self.data / "landing"

    @property
    def key_file(self) -> Path:
        return self.data / "keys" / "person.key"

    def put(self, file: str, content: bytes) -> Path:
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    def put_csv(
        self, file: str, *rows: Sequence[str], encoding: str = "utf-8", before: str = ""
    ) -> Path:
        lines = before + "".join(";".join(row) + "\n" for row in rows)
        return self.put(file, lines.encode(encoding))

    def load(  # noqa: PLR0913 – as the loader itself
        self,
        folder: str = "",
        *,
        allow_test_ids: bool = True,
        accept: str | None = None,
        target_group: TargetGroup | None = TARGET,
        again: bool = False,
        newest: int = 24,
        withdrawal: Withdrawal | None = None,
    ) -> LoadReport:
        return load_deliveries(
            self.root / folder,
            self.store,
            root=self.root,
            landing=Landing(self.landing, newest=newest),
            key_file=self.key_file,
            allow_test_ids=allow_test_ids,
            acceptance=Acceptance(LIMITS, accept),
            target_group=target_group,
            again=again,
            withdrawal=withdrawal,
        )

    @contextmanager
    def reading(self) -> Iterator[duckdb.DuckDBPyConnection]:
        with duckdb.connect(str(self.store), read_only=True) as connection:
            yield connection

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with self.reading() as connection:
            return connection.execute(query).fetchall()

    def raw(self, table: str, *columns: str) -> list[tuple[Any, ...]]:
        """Give columns of a raw table in the order of the file."""
        with self.reading() as connection:
            rows = connection.table(f"raw.{table}").order("_row")
            return rows.project(", ".join(columns)).fetchall()

    def contents(self) -> dict[str, list[tuple[Any, ...]]]:
        """Give every row of every table, in an order of its own."""
        with self.reading() as connection:
            names = connection.execute(
                "select schema_name || '.' || table_name from duckdb_tables() order by all"
            ).fetchall()
            return {name: connection.table(name).order("all").fetchall() for (name,) in names}


def sample_identity(born: date, number: int) -> str:
    """Give a henkilötunnus of the range that is never given to a person (900–999)."""
    day = born.strftime("%d%m%y")
    check = "0123456789ABCDEFHJKLMNPRSTUVWXY"[int(f"{day}{number:03d}") % 31]
    return f"{day}{'A' if born.year >= 2000 else '-'}{number:03d}{check}"


def write_workbook(path: Path, sheets: dict[str, Sequence[Sequence[object]]]) -> Path:
    """Write a workbook; dates become real Excel dates."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(path) as workbook:
        day_format = workbook.add_format({"num_format": "d.m.yyyy"})
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for row_number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, date):
                        sheet.write_datetime(row_number, column, value, day_format)
                    else:
                        sheet.write(row_number, column, value)
    return path


def serial(day: date) -> int:
    """Give the number that Excel keeps for a date."""
    return (day - EXCEL_EPOCH) // timedelta(days=1)
