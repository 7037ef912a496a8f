"""Every metric that can be counted from the raw tables alone, as value and denominator."""

from collections.abc import Iterator
from typing import Any

import polars as pl

from tests.end_to_end.by_polars.clients import (
    DROPS,
    OUTCOMES,
    identify,
    journeys,
    with_role,
)
from tests.end_to_end.by_polars.raw import Raw

Figure = tuple[Any, float | None]
"""Numerator, and denominator of a ratio; or a value of its own, and the cases behind it."""


def figures(raw: Raw) -> dict[str, Figure]:
    """Give the numerator and the denominator of each metric by its id."""
    people = journeys(raw)
    found = dict(_of_clients(people))
    found |= dict(_of_outcomes(people))
    found |= dict(_of_encounters(raw, people))
    found |= dict(_of_companies(raw))
    found |= dict(_of_activities(raw))
    found |= dict(_of_costs(raw, people, found["contacts_reached"][0]))
    return found


def _count(frame: pl.DataFrame, *conditions: pl.Expr) -> float:
    return float(len(frame.filter(*conditions)))


def _of_clients(people: pl.DataFrame) -> Iterator[tuple[str, Figure]]:
    registered = float(len(people))
    served, dropped = pl.col("status") == "served", pl.col("status") == "dropped"
    # Who came further was reached and met, also where no contact says so.
    met = pl.col("was_met").fill_null(value=False) | served
    reached = pl.col("was_reached").fill_null(value=False) | met
    counts = {
        "registered_clients": registered,
        "open_clients": _count(people, pl.col("status") == "open"),
        "first_contact_clients": _count(people, reached),
        "first_meeting_clients": _count(people, met),
        "served_clients": _count(people, served),
        "dropped_clients": _count(people, dropped),
    }
    counts |= {
        f"dropped_{reason}": _count(people, dropped, pl.col("drop") == reason)
        for reason in DROPS.values()
    }
    yield from ((metric_id, (count, None)) for metric_id, count in counts.items())
    yield "first_contact_share", (counts["first_contact_clients"], registered)
    yield "first_meeting_share", (counts["first_meeting_clients"], counts["first_contact_clients"])
    yield "served_share", (counts["served_clients"], registered)
    yield "dropped_share", (counts["dropped_clients"], registered)


def _of_outcomes(people: pl.DataFrame) -> Iterator[tuple[str, Figure]]:
    went = people.filter(pl.col("status") == "served")
    active = _count(went, pl.col("is_active"))
    for outcome in OUTCOMES.values():
        yield f"outcome_{outcome}", (_count(went, pl.col("outcome") == outcome), None)
    for path in ("wac", "bc", "shared"):
        on_path = went.filter(pl.col("path") == path)
        yield f"served_{path}", (float(len(on_path)), None)
        yield f"activation_share_{path}", (_count(on_path, pl.col("is_active")), len(on_path))
    without_form = _count(people, pl.col("status") == "dropped", pl.col("drop") == "no_end_form")
    base = len(went) + without_form
    results = _count(went, pl.col("outcome").is_in(["employed", "education"]))
    yield "activated_clients", (active, None)
    yield "activation_share_all", (active, len(went))
    yield "activation_share_lowest", (active, base)
    yield "activation_share_highest", (active + without_form, base)
    yield "esf_immediate_result_share", (results, len(went))


def _of_encounters(raw: Raw, people: pl.DataFrame) -> Iterator[tuple[str, Figure]]:
    _, records = identify(raw)
    numbers = records.join(people, on="person", how="semi").select("person", "asiakasnumero")
    held = raw.until("access_kontaktit", "pvm").filter("toteutui").join(numbers, on="asiakasnumero")
    joint = held.filter(pl.col("laji") == "yhteistapaaminen")
    yield "contacts_reached", (float(len(held)), None)
    yield "joint_meeting_clients", (float(joint["person"].n_unique()), None)
    moved = raw.until("access_siirrot", "pvm").join(numbers, on="asiakasnumero")
    moved = with_role(moved, raw, "lahettava").rename({"role": "sender"})
    moved = with_role(moved, raw, "vastaanottava").rename({"role": "receiver"})
    for sender, receiver in (("wac", "bc"), ("bc", "wac")):
        chosen = moved.filter(pl.col("sender") == sender, pl.col("receiver") == receiver)
        yield f"transfers_{sender}_to_{receiver}", (float(chosen["person"].n_unique()), None)


def _of_companies(raw: Raw) -> Iterator[tuple[str, Figure]]:
    companies = raw["crm_yritykset"].select("y_tunnus")
    calls = raw.until("crm_kontaktit", "pvm").join(companies, on="y_tunnus", how="semi")
    tickets = raw.until("crm_tiketit", "avattu").join(companies, on="y_tunnus", how="semi")
    tickets = tickets.with_columns(is_closed=(pl.col("suljettu") <= raw.day).fill_null(value=False))
    tickets = tickets.with_columns(tulos=pl.when("is_closed").then("tulos"))
    contacted = set(calls["y_tunnus"])
    further = set(calls.filter(pl.col("vaihe") != "ensikontakti")["y_tunnus"])
    cooperating = contacted & (further | set(tickets["y_tunnus"]))
    met = tickets.filter(pl.col("tulos") != "ei tulosta")
    tailored = tickets.filter(pl.col("tarve") == "täsmätyö")
    counts = {
        "companies_contacted": len(contacted),
        "companies_cooperating": len(cooperating),
        "companies_need_met": len(contacted & set(met["y_tunnus"])),
        "tickets_opened": len(tickets),
        "tickets_closed": _count(tickets, pl.col("is_closed")),
        "tickets_recruited": _count(tickets, pl.col("tulos") == "rekrytoitu"),
        "tickets_work_trial": _count(tickets, pl.col("tulos") == "työkokeilu"),
        "tickets_event": _count(tickets, pl.col("tulos") == "tapahtuma"),
        "tickets_advice": _count(tickets, pl.col("tulos") == "neuvonta"),
        "tailored_work_tickets": len(tailored),
        "tailored_work_trials": _count(tailored, pl.col("tulos") == "työkokeilu"),
        "tailored_work_placements": _count(tailored, pl.col("tulos") == "rekrytoitu"),
        "ratko_workshops_held": _count(raw.until("crm_ratko", "pvm"), pl.col("tila") == "pidetty"),
    }
    yield from ((metric_id, (float(count), None)) for metric_id, count in counts.items())
    yield "companies_cooperating_share", (len(cooperating), len(contacted))
    yield "companies_need_met_share", (counts["companies_need_met"], len(cooperating))
    still_open = tickets.filter(~pl.col("is_closed"))
    ages = still_open.select((pl.lit(raw.day) - pl.col("avattu")).dt.total_days()).to_series()
    yield "ticket_age_days", (ages.median(), len(ages))


def _of_activities(raw: Raw) -> Iterator[tuple[str, Figure]]:
    events = raw.until("tapahtumat", "pvm")
    replies = raw.until("palaute", "pvm")
    lasting = raw["tuotokset"].filter(pl.col("tila").is_in(["vakiintunut", "jatkuu muualla"]))
    yield "events_held", (float(len(events)), None)
    yield "event_participants", (float(events["osallistujia"].sum()), None)
    yield "feedback_count", (float(len(replies)), None)
    yield "feedback_grade", (float(replies["arvosana"].sum()), float(replies["arvosana"].count()))
    yield "outputs_made", (float(len(raw["tuotokset"])), None)
    yield "outputs_lasting", (float(len(lasting)), None)


def _of_costs(raw: Raw, people: pl.DataFrame, contacts: float) -> Iterator[tuple[str, Figure]]:
    total = float(raw.until("kustannukset", "kirjauspvm")["maara_eur"].sum())
    units = {
        "registered": float(len(people)),
        "served": _count(people, pl.col("status") == "served"),
        "activated": _count(people, pl.col("is_active")),
        "employed": _count(people, pl.col("outcome") == "employed"),
        "contact": contacts,
    }
    yield "costs_total_eur", (total, None)
    for unit, count in units.items():
        yield f"cost_per_{unit}_eur", (total, count)
