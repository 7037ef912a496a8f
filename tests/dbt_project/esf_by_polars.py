"""The ESF indicators worked out a second way: raw tables and Polars, nothing of the models."""

from datetime import date, timedelta

import duckdb
import polars as pl

KEYS = ("indicator_code", "sex_id", "period_year")
COUNTS = ("period_count", "cumulative_count", "not_told_count", "reported_count")
CODES_OF_FACT = {
    "all": "EECO01",
    "unemployed": "CO01 EECO02",
    "long": "CO02 EECO03",
    "inactive": "CO03 EECO04",
    "idle": "CO04",
    "employed": "CO05 EECO05",
    "under_18": "EECO06",
    "under_25": "CO06",
    "young": "EECO07",
    "over_54": "CO07 EECO08",
    "over_54_idle": "CO08",
    "isced_0_2": "CO09 EECO09",
    "isced_3_4": "CO10 EECO10",
    "isced_5_8": "CO11 EECO11",
    "migrant": "CO15 EECO14",
    "disabled": "CO16 EECO12",
    "other": "CO17",
    "small": "CO23 EECO19",
    "searching": "CR01 EECR01",
    "studying": "CR02 EECR02",
    "working": "CR04 EECR04",
    "weak": "CR05",
}
FACT_OF_CODE = {code: fact for fact, codes in CODES_OF_FACT.items() for code in codes.split()}
_AFTER_LEAVING = timedelta(days=28)
_OUTCOMES = {"työllistyi": "työssä", "koulutus": "koulutuksessa", "jatkaa työnhakua": "työtön"}
_ANSWERS = {"kyllä": True, "ei": False}


def indicators_by_polars(connection: duckdb.DuckDBPyConnection, as_of: date) -> pl.DataFrame:
    """Return one row per collected indicator, sex (total too) and year, counts as in the mart."""
    years = range(2021, as_of.year + 1)
    known = {day: _facts(connection, day) for day in (*_ends_of(years, as_of), as_of)}
    rows = []
    for code, fact in FACT_OF_CODE.items():
        for sex in ("total",) if fact == "small" else ("female", "male", "total"):
            today = _of(known[as_of], fact, sex)
            for year in years:
                then = _of(known[min(date(year, 12, 31), as_of)], fact, sex)
                rows.append((code, sex, year, *_counts(today, then, year)))
    return pl.DataFrame(rows, schema=[*KEYS, *COUNTS], orient="row")


def _ends_of(years: range, as_of: date) -> list[date]:
    return [date(year, 12, 31) for year in years if date(year, 12, 31) < as_of]


def _of(facts: pl.DataFrame, fact: str, sex: str) -> pl.DataFrame:
    chosen = facts.filter(pl.col("fact") == fact)
    return chosen if sex == "total" else chosen.filter(pl.col("sex") == sex)


def _counts(today: pl.DataFrame, then: pl.DataFrame, year: int) -> tuple[int, ...]:
    in_year = pl.col("day").dt.year() == year
    return (
        today.filter(in_year & pl.col("holds")).height,
        today.filter((pl.col("day").dt.year() <= year) & pl.col("holds")).height,
        today.filter(in_year & pl.col("holds").is_null()).height,
        then.filter(in_year & pl.col("holds")).height,
    )


def _facts(connection: duckdb.DuckDBPyConnection, day: date) -> pl.DataFrame:
    """Return sex, fact, its day and whether it holds (null: not told), as known on a day."""
    people = _participations(connection, day)
    entered = _long(people.with_columns(day="start"), _entry_facts())
    left = _long(_with_results(connection, people, day).with_columns(day="end"), _result_facts())
    return pl.concat([entered, left, _small_companies(connection, day)], how="diagonal")


def _long(people: pl.DataFrame, facts: dict[str, pl.Expr]) -> pl.DataFrame:
    return people.select("sex", "day", **facts).unpivot(
        index=["sex", "day"], variable_name="fact", value_name="holds"
    )


def _participations(connection: duckdb.DuckDBPyConnection, day: date) -> pl.DataFrame:
    """Return one row per person: the first start form, and the last end form unless re-entered."""
    starts = _read(connection, "esr_aloitusilmoitukset").filter(pl.col("allekirjoituspvm") <= day)
    ends = _read(connection, "esr_lopetusilmoitukset").filter(pl.col("allekirjoituspvm") <= day)
    first = starts.sort("aloituspvm").group_by("person_key").first()
    last_start = starts.group_by("person_key").agg(last_start=pl.col("aloituspvm").max())
    last_end = ends.sort("lopetuspvm", "allekirjoituspvm", "aloituspvm").group_by("person_key")
    joined = first.join(last_start, on="person_key").join(
        last_end.agg(end=pl.col("lopetuspvm").last(), tilanne=pl.col("tilanne").last()),
        on="person_key",
        how="left",
    )
    back_again = (pl.col("aloituspvm") <= pl.col("end")) & (pl.col("end") < pl.col("last_start"))
    return joined.with_columns(
        sex=pl.col("sukupuoli").replace_strict({"nainen": "female", "mies": "male"}),
        start=pl.col("aloituspvm"),
        end=pl.when(~back_again).then(pl.col("end")),
    )


def _with_results(
    connection: duckdb.DuckDBPyConnection, people: pl.DataFrame, day: date
) -> pl.DataFrame:
    """Return those who left, with the status of the last event within 28 days."""
    left = people.filter(pl.col("end").is_not_null())
    forms = left.select("person_key", at="end", status="tilanne")
    # What the client database knows of the same day stands below the form and is the last.
    events = pl.concat([forms, _later_outcomes(connection, left, day)]).with_row_index("order")
    last = events.sort("at", "order").group_by("person_key").agg(pl.col("status").last())
    return left.join(last, on="person_key")


def _later_outcomes(
    connection: duckdb.DuckDBPyConnection, left: pl.DataFrame, day: date
) -> pl.DataFrame:
    numbers = _read(connection, "access_asiakkaat").select("asiakasnumero", "person_key")
    return (
        _read(connection, "access_jaksot")
        .join(numbers, on="asiakasnumero")
        .join(left.select("person_key", "end"), on="person_key")
        .filter(pl.col("loppupvm").is_between(pl.col("end"), pl.col("end") + _AFTER_LEAVING))
        .filter((pl.col("loppupvm") <= day) & pl.col("lopputulos").is_not_null())
        .sort("alkupvm", "jaksonumero")
        .select(
            "person_key",
            at="loppupvm",
            status=pl.col("lopputulos").replace_strict(_OUTCOMES, default="muu"),
        )
    )


def _entry_facts() -> dict[str, pl.Expr]:
    status, age, months = pl.col("tyomarkkina_asema"), pl.col("ika"), pl.col("tyottomyys_kk")
    idle = status == "työelämän ulkopuolella"
    limit = pl.when(age < 25).then(6).otherwise(12)
    return {
        "all": pl.lit(value=True),
        "unemployed": status == "työtön",
        "long": (status == "työtön") & (months > limit),
        "inactive": idle | (status == "opiskelija"),
        "idle": idle,
        "employed": status == "työssä",
        "under_18": age < 18,
        "under_25": age < 25,
        "young": (age >= 18) & (age <= 29),
        "over_54": age >= 55,
        "over_54_idle": (age >= 55) & (idle | (status == "työtön")),
        "isced_0_2": pl.col("koulutusaste") == "ISCED 0–2",
        "isced_3_4": pl.col("koulutusaste") == "ISCED 3–4",
        "isced_5_8": pl.col("koulutusaste") == "ISCED 5–8",
        "migrant": _answer("maahanmuuttajatausta"),
        "disabled": _answer("vammaisuus"),
        "other": _answer("muu_heikko_asema"),
    }


def _result_facts() -> dict[str, pl.Expr]:
    before, after = pl.col("tyomarkkina_asema"), pl.col("status")
    searching = before.is_in(["työelämän ulkopuolella", "opiskelija"]) & (after == "työtön")
    studying = (before != "opiskelija") & (after == "koulutuksessa")
    working = (before != "työssä") & (after == "työssä")
    weak = _answer("maahanmuuttajatausta") | _answer("vammaisuus") | _answer("muu_heikko_asema")
    reached = searching | studying | working
    return {
        "searching": searching,
        "studying": studying,
        "working": working,
        "weak": weak & reached,
    }


def _answer(column: str) -> pl.Expr:
    return pl.col(column).replace_strict(_ANSWERS, default=None, return_dtype=pl.Boolean)


def _small_companies(connection: duckdb.DuckDBPyConnection, day: date) -> pl.DataFrame:
    """Return one row per company that was contacted and then progressed or opened a ticket."""
    contacts = _read(connection, "crm_kontaktit").filter(pl.col("pvm") <= day)
    tickets = _read(connection, "crm_tiketit").filter(pl.col("avattu") <= day)
    further = pl.col("pvm").filter(pl.col("vaihe") != "ensikontakti").min()
    return (
        _read(connection, "crm_yritykset")
        .join(
            contacts.group_by("y_tunnus").agg(first=pl.col("pvm").min(), further=further),
            on="y_tunnus",
        )
        .join(
            tickets.group_by("y_tunnus").agg(ticket=pl.col("avattu").min()),
            on="y_tunnus",
            how="left",
        )
        .with_columns(progressed=pl.min_horizontal("further", "ticket"))
        .filter(pl.col("progressed").is_not_null())
        .select(
            day=pl.max_horizontal("first", "progressed"),
            fact=pl.lit("small"),
            holds=pl.col("kokoluokka").is_in(["1–9", "10–49", "50–249"]),
        )
    )


def _read(connection: duckdb.DuckDBPyConnection, table: str) -> pl.DataFrame:
    return connection.sql(f"select * from raw.{table}").pl()  # noqa: S608 – names of this file
