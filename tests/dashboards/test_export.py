"""Lists as files: read back, inert, made of the same rows as the page."""

import csv
import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import fastexcel
import polars as pl
import pytest
from dash import Dash
from flask.testing import FlaskClient

from dashboards.access import Viewer, guarded_routes
from dashboards.app import create_app
from dashboards.export import Column, Table
from dashboards.export_csv import csv_bytes
from dashboards.export_xlsx import xlsx_bytes
from kunto.releases import ReleaseStore
from kunto.settings import Settings

LANGUAGES = ("fi", "sv", "en")
PAYLOADS = ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "=HYPERLINK('http://x','y')")
# What Dash itself answers, and the health of the server.
NOT_OURS = ("/_", "/assets/", "/static/", "/<path:path>", "/")


def _table(*rows: tuple[object, ...]) -> Table:
    columns = [Column("Teksti"), Column("Päivä", "date"), Column("Luku", "decimal")]
    about = [("Rivejä", len(rows)), ("Tiedot asti", date(2022, 12, 31))]
    return Table("Lista", "lista", about, columns, rows, date(2022, 12, 31))  # type: ignore[arg-type]


def _csv_rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def _list_of(content: bytes) -> list[list[str]]:
    rows = _csv_rows(content)
    return rows[rows.index([]) + 1 :]


def _sheet(content: bytes, name: str, **options: object) -> pl.DataFrame:
    return fastexcel.read_excel(content).load_sheet(name, **options).to_polars()  # type: ignore[arg-type]


@pytest.fixture
def client(app: Dash) -> FlaskClient:
    return app.server.test_client()


def test_a_csv_opens_in_finnish_excel() -> None:
    content = csv_bytes(_table(("ääkköset", date(2022, 3, 1), Decimal("1234.50"))), "fi")
    assert content.startswith(b"\xef\xbb\xbf")
    assert _list_of(content) == [
        ["Teksti", "Päivä", "Luku"],
        ["ääkköset", "1.3.2022", "1234,50"],
    ]
    assert ["Tiedot asti", "31.12.2022"] in _csv_rows(content)


def test_an_english_csv_has_days_that_no_country_misreads() -> None:
    content = csv_bytes(_table(("a", date(2022, 3, 1), 1.5)), "en")
    assert _list_of(content)[1] == ["a", "2022-03-01", "1.5"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_csv_text_is_never_a_formula(payload: str) -> None:
    rows = _list_of(csv_bytes(_table((payload, None, -3)), "fi"))
    assert rows[1] == [f"'{payload}", "", "-3"]


@pytest.mark.parametrize("payload", PAYLOADS[:4])
def test_an_xlsx_text_is_never_a_formula(payload: str) -> None:
    content = xlsx_bytes(_table((payload, None, -3)), "fi")
    frame = _sheet(content, "Lista")
    assert frame["Teksti"].to_list() == [payload]
    assert frame["Luku"].to_list() == [-3]


def test_an_xlsx_has_real_days_and_numbers() -> None:
    content = xlsx_bytes(_table(("0042", date(2022, 3, 1), Decimal("0.5"))), "fi")
    frame = _sheet(content, "Lista")
    assert frame.schema["Päivä"] in (pl.Date, pl.Datetime("ms"))
    assert frame["Päivä"].cast(pl.Date).to_list() == [date(2022, 3, 1)]
    assert frame["Luku"].to_list() == [0.5]
    assert frame["Teksti"].to_list() == ["0042"]


def test_the_same_list_gives_the_same_bytes() -> None:
    table = _table(("a", date(2022, 3, 1), 1))
    assert xlsx_bytes(table, "fi") == xlsx_bytes(table, "fi")
    assert csv_bytes(table, "fi") == csv_bytes(table, "fi")


def test_an_empty_list_is_a_file_too() -> None:
    assert _list_of(csv_bytes(_table(), "fi")) == [["Teksti", "Päivä", "Luku"]]
    assert _sheet(xlsx_bytes(_table(), "sv"), "Lista på rader").is_empty()


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_files_have_the_same_rows(client: FlaskClient, language: str) -> None:
    query = f"?lang={language}&team=wac&lost=served&sort=-registered_date"
    rows = _list_of(client.get(f"/export/clients.csv{query}").data)
    book = fastexcel.read_excel(client.get(f"/export/clients.xlsx{query}").data)
    frame = book.load_sheet(1).to_polars()
    assert frame.columns == rows[0]
    assert len(rows) > 2
    assert frame[rows[0][0]].to_list() == [row[0] for row in rows[1:]]


def test_a_file_says_what_it_is_of(client: FlaskClient, store: ReleaseStore) -> None:
    earlier = store.list()[1]
    answer = client.get(f"/export/clients.csv?release={earlier.id}&team=wac&reason=cancelled")
    about = {row[0]: row[1] for row in _csv_rows(answer.data) if len(row) == 2}
    rows = _list_of(answer.data)
    assert about["Julkaisu"] == earlier.id
    assert about["Tiedot asti"] == "31.12.2022"
    assert int(about["Rivejä"]) == len(rows) - 1
    assert "Tiimi: Työkyky" in about["Rajaus"]
    assert "keksittyjä" in about["Huomaa"]
    assert "kukin kerran" in about["Määritelmä"]
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="kunto-clients-2022-12-31.csv"'
    )
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_file_has_all_rows_and_the_chosen_columns(client: FlaskClient) -> None:
    rows = _list_of(client.get("/export/clients.csv?page=2&columns=sex,waiting_days").data)
    assert rows[0] == ["Asiakas", "Sukupuoli", "Päiviä vaiheessa"]
    assert len(rows) == 341


def test_an_unknown_release_is_told_in_words(client: FlaskClient) -> None:
    answer = client.get("/export/clients.csv?release=nope&lang=en")
    assert answer.status_code == 404
    assert "no such release" in answer.get_data(as_text=True)


def test_every_route_is_guarded(app: Dash) -> None:
    ours = {
        rule.rule
        for rule in app.server.url_map.iter_rules()
        if rule.rule not in NOT_OURS and not rule.rule.startswith(NOT_OURS[:3])
    }
    assert {"/export/clients.csv", "/export/clients.xlsx"} <= ours
    assert ours - guarded_routes(app) == {"/health"}


def test_a_forgotten_guard_would_be_found(app: Dash) -> None:
    app.server.add_url_rule("/export/secret.csv", view_func=lambda: "secret")
    rules = {rule.rule for rule in app.server.url_map.iter_rules()}
    assert "/export/secret.csv" in rules - guarded_routes(app)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_is_refused_to_a_role_it_is_not_for(
    store: ReleaseStore, settings: Settings, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    client = create_app(store, settings).server.test_client()
    stranger = Viewer("stranger", "nobody")  # type: ignore[arg-type]
    monkeypatch.setattr("dashboards.access.current_viewer", lambda: stranger)
    assert client.get(f"/export/clients.{kind}").status_code == 403


def test_rows_may_be_made_while_the_file_is_written() -> None:
    made = replace(_table(), rows=((f"{number}", None, number) for number in range(3)))
    assert _sheet(xlsx_bytes(made, "fi"), "Lista").height == 3
