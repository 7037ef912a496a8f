"""Every booking of the ledger reaches the mart with its sign: corrections lower the costs."""

import csv
import json
from decimal import Decimal
from pathlib import Path

import duckdb

from kunto.releases import ReleaseStore
from tests.conftest import settings_at

DAY = "2023-05-31"


def _bookings_delivered(data: Path) -> dict[str, Decimal]:
    """Give the amount of each voucher as a person reads the delivered file."""
    folder = settings_at(data).paths.inbox / DAY
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    faulty = {fault["row"] for fault in truth["faults"] if fault["file"] == "kustannukset.csv"}
    with (folder / "kustannukset.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file, delimiter=";"))
    amounts = {}
    for number, line in enumerate(lines, start=1):
        if number not in faulty and line[0][:4].isdigit():
            text = line[-1].replace("\u00a0", "").replace("\u2212", "-").replace(",", ".")
            amounts[line[0]] = Decimal(text)
    return amounts


def test_corrections_reach_the_mart_as_negative_rows(demo_data: Path) -> None:
    delivered = _bookings_delivered(demo_data)
    (release,) = (
        r for r in ReleaseStore(settings_at(demo_data).paths.releases).list()
        if r.as_of_date.isoformat() == DAY
    )  # fmt: skip
    with duckdb.connect(str(release.file), read_only=True) as connection:
        booked = dict(
            connection.execute("select cost_id, cost_eur from marts.fct_costs").fetchall()
        )
        (total,) = connection.execute(
            "select sum(cost_eur) from marts.rpt_unit_costs"
            " where period = 'whole' and unit_id = 'served'"
            " and team <> 'all' and cost_type_id <> 'all'"
        ).fetchone() or (None,)
    corrections = {voucher: amount for voucher, amount in delivered.items() if amount < 0}
    assert len(corrections) >= 4
    assert {voucher: booked[voucher] for voucher in corrections} == corrections
    assert booked == delivered
    assert total == sum(delivered.values())
