"""Who registered, what happened to them and how it ended: a row a registered client."""

import polars as pl

from tests.end_to_end.by_polars.raw import Raw

DROPS = {
    "peruutti": "cancelled",
    "ei tavoitettu": "not_reached",
    "päättyi ilman lomaketta": "no_end_form",
    "lopetti yhteydenpidon": "lost_contact",
}
OUTCOMES = {
    "työllistyi": "employed",
    "koulutus": "education",
    "jatkaa työnhakua": "job_search",
    "työkokeilu": "work_trial",
    "muu palvelu": "other_service",
    "sairausloma": "sick_leave",
    "kuntouttava työtoiminta": "rehabilitative_work",
}
ACTIVE = {"employed", "education", "work_trial", "other_service", "rehabilitative_work"}
MEETINGS = {"tapaaminen", "yhteistapaaminen", "suunnitelma", "terveystarkastus"}


def identify(raw: Raw) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Give the form answers and the client database, each row with its person."""
    forms = raw["webropol_ilmoittautumiset"].with_columns(
        place=pl.format("form-{}", "vastaajanumero")
    )
    records = raw["access_asiakkaat"].with_columns(place=pl.format("client-{}", "asiakasnumero"))
    keys = pl.concat([frame.select("person_key", "match_key") for frame in (forms, records)])
    same_name = (
        keys.filter(pl.col("match_key").is_not_null())
        .group_by("match_key")
        .agg(
            pl.col("person_key").drop_nulls().n_unique().alias("persons"),
            pl.col("person_key").drop_nulls().min().alias("namesake"),
        )
    )
    return _with_person(forms, same_name), _with_person(records, same_name)


def _with_person(rows: pl.DataFrame, same_name: pl.DataFrame) -> pl.DataFrame:
    joined = rows.join(same_name, on="match_key", how="left")
    return joined.with_columns(
        person=pl.coalesce(
            "person_key",
            pl.when(pl.col("persons") == 1).then(pl.col("namesake")),
            pl.when(pl.col("persons") == 0).then(pl.col("match_key")),
            "place",
        )
    )


def journeys(raw: Raw) -> pl.DataFrame:
    """Give one row per registered client with the facts that the metrics count."""
    forms, records = identify(raw)
    meetings = records.filter(pl.col("ilmoittautumistapa") == "tapaaminen")
    registrations = pl.concat(
        [
            forms.select("person", day="vastauspvm"),
            meetings.select("person", day="ilmoittautumispvm"),
        ]
    ).filter(pl.col("day") <= raw.day)
    people = registrations.group_by("person").agg(pl.col("day").min().alias("registered"))
    numbers = records.join(people, on="person", how="semi").select("person", "asiakasnumero")
    closed = last_periods(raw, numbers)
    return (
        people.join(contacts(raw, numbers), on="person", how="left")
        .join(served(raw), on="person", how="left")
        .join(closed, on="person", how="left")
        .with_columns(
            pl.col("is_served").fill_null(value=False),
            pl.col("is_in_service").fill_null(value=False),
            drop=pl.col("paattymissyy").replace_strict(DROPS, default=None),
            outcome=pl.col("lopputulos").replace_strict(OUTCOMES, default=None),
        )
        .with_columns(
            status=pl.when("is_served")
            .then(pl.lit("served"))
            .when(pl.col("drop").is_not_null() & ~pl.col("is_in_service"))
            .then(pl.lit("dropped"))
            .otherwise(pl.lit("open")),
            outcome=pl.when("is_served").then("outcome"),
        )
        .with_columns(
            is_active=pl.col("outcome").is_in(ACTIVE).fill_null(value=False),
            path=pl.when("is_served").then(
                pl.when(pl.col("roles_met").list.len() == 2)
                .then(pl.lit("shared"))
                .otherwise(pl.coalesce(pl.col("roles_met").list.first(), "latest_role"))
            ),
        )
    )


def with_role(frame: pl.DataFrame, raw: Raw, coordinator: str = "koordinaattori") -> pl.DataFrame:
    """Add the role of a coordinator: wac or bc; missing for one that nobody lists."""
    roles = raw["koordinaattorit"].select(
        pl.col("koordinaattori").alias(coordinator),
        role=pl.col("rooli").replace_strict(
            {"työkykykoordinaattori": "wac", "yrityskoordinaattori": "bc"}, default=None
        ),
    )
    return frame.join(roles.unique(coordinator), on=coordinator, how="left")


def contacts(raw: Raw, numbers: pl.DataFrame) -> pl.DataFrame:
    """Give who was reached, who was met, and by whom, a row a client with any contact."""
    rows = with_role(raw.until("access_kontaktit", "pvm"), raw)
    rows = rows.join(numbers, on="asiakasnumero").with_columns(
        met=pl.col("toteutui") & pl.col("laji").is_in(MEETINGS)
    )
    return rows.group_by("person").agg(
        pl.col("toteutui").any().alias("was_reached"),
        pl.col("met").any().alias("was_met"),
        pl.col("role").filter("met").drop_nulls().unique().alias("roles_met"),
    )


def served(raw: Raw) -> pl.DataFrame:
    """Give the persons whose end form of the project has come in."""
    forms = [raw[f"esr_{kind}ilmoitukset"] for kind in ("aloitus", "lopetus")]
    codes = pl.concat([form.select("hankekoodi") for form in forms]).to_series().value_counts()
    code = codes.sort("count", "hankekoodi")["hankekoodi"].last() if len(codes) else None
    ended = raw.until("esr_lopetusilmoitukset", "allekirjoituspvm")
    return (
        ended.filter(pl.col("hankekoodi") == code)
        .select(person="person_key")
        .unique()
        .with_columns(is_served=pl.lit(value=True))
    )


def last_periods(raw: Raw, numbers: pl.DataFrame) -> pl.DataFrame:
    """Give how the last closed service period ended, and whether another is still open."""
    periods = with_role(raw.until("access_jaksot", "alkupvm"), raw).join(
        numbers, on="asiakasnumero"
    )
    periods = periods.with_columns(
        loppupvm=pl.when(pl.col("loppupvm") <= raw.day).then("loppupvm")
    ).with_columns(has_outcome=pl.col("lopputulos").is_not_null())
    ended = (
        periods.filter(pl.col("loppupvm").is_not_null())
        .sort("loppupvm", "has_outcome", "alkupvm", "jaksonumero")
        .group_by("person", maintain_order=True)
        .last()
        .select("person", "paattymissyy", "lopputulos")
    )
    latest = (
        periods.filter(pl.col("role").is_not_null())
        .with_columns(pl.col("loppupvm").fill_null(pl.date(9999, 12, 31)).alias("end"))
        .sort("alkupvm", "end", "role", "koordinaattori")
        .group_by("person", maintain_order=True)
        .agg(pl.col("role").last().alias("latest_role"))
    )
    in_service = periods.group_by("person").agg(
        pl.col("loppupvm").is_null().any().alias("is_in_service")
    )
    return in_service.join(ended, on="person", how="left").join(latest, on="person", how="left")
