from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ingest.synthetic import World, simulate, write_deliveries
from ingest.synthetic.people import Person
from ingest.synthetic.truth import count_truth
from tests.ingest.synthetic.reading import DAYS, LAST_DAY, read_rows, read_truth

LAST = date.fromisoformat(LAST_DAY)


def _with(world: World, old: Person, new: Person | None) -> World:
    people = (new if person is old else person for person in world.people)
    return replace(world, people=tuple(person for person in people if person))


def _one_employed(world: World) -> Person:
    return next(p for p in world.people if p.end_form and p.periods[-1].outcome == "työllistyi")


def test_another_outcome_of_one_person_moves_two_figures_by_one(
    kunto_world: World, tmp_path: Path
) -> None:
    person = _one_employed(kunto_world)
    periods = (*person.periods[:-1], replace(person.periods[-1], outcome="sairausloma"))
    write_deliveries(_with(kunto_world, person, replace(person, periods=periods)), tmp_path)

    before = count_truth(kunto_world.as_of(LAST))
    after = read_truth(tmp_path / LAST_DAY)["metrics"]

    counts = {m for m in before if "share" not in m and "cost" not in m}
    assert {m: after[m] - (before[m] or 0) for m in counts if after[m] != before[m]} == {
        "outcome_employed": -1,
        "outcome_sick_leave": 1,
    }
    assert after["activation_share_all"] == pytest.approx(143 / 232)
    assert after["esf_immediate_result_share"] == pytest.approx(101 / 232)


def test_one_person_less_is_one_less_in_truth_and_in_every_file(
    kunto_world: World, clean_sample: Path, tmp_path: Path
) -> None:
    person = _one_employed(kunto_world)
    write_deliveries(_with(kunto_world, person, None), tmp_path, clean=True)

    before = read_truth(clean_sample / LAST_DAY)["metrics"]
    after = read_truth(tmp_path / LAST_DAY)["metrics"]

    assert after["registered_clients"] == before["registered_clients"] - 1
    assert after["served_clients"] == before["served_clients"] - 1
    assert after["outcome_employed"] == before["outcome_employed"] - 1
    for file in ("access_asiakkaat.csv", "esr_lopetusilmoitukset.xlsx"):
        left = read_rows(tmp_path / LAST_DAY / file)
        assert len(left) == len(read_rows(clean_sample / LAST_DAY / file)) - 1
        assert person.identity not in {row["Henkilötunnus"] for row in left}


def test_a_figure_without_a_base_is_empty() -> None:
    nobody = replace(simulate(1, 1), people=(), feedback=())
    truth = count_truth(nobody.as_of(LAST))

    assert {metric for metric, value in truth.items() if value is None} == {
        "activation_share_wac",
        "activation_share_bc",
        "activation_share_all",
        "feedback_grade",
        "esf_immediate_result_share",
        "cost_per_served_eur",
        "cost_per_activated_eur",
    }


@pytest.mark.parametrize("day", DAYS)
def test_truth_agrees_with_what_the_clean_files_say(clean_sample: Path, day: str) -> None:
    folder = clean_sample / day
    truth = read_truth(folder)["metrics"]
    forms = read_rows(folder / "webropol_ilmoittautumiset.xlsx")
    clients = read_rows(folder / "access_asiakkaat.csv")
    in_meeting = [row for row in clients if row["Ilmoittautumistapa"] == "tapaaminen"]
    served = read_rows(folder / "esr_lopetusilmoitukset.xlsx")
    contacted = {row["Y-tunnus"] for row in read_rows(folder / "crm_kontaktit.csv")}
    past_first = {
        row["Y-tunnus"]
        for row in read_rows(folder / "crm_kontaktit.csv")
        if row["Vaihe"] != "ensikontakti"
    } | {row["Y-tunnus"] for row in read_rows(folder / "crm_tiketit.csv")}
    costs = read_rows(folder / "kustannukset.csv")
    euros = sum(float(row["Määrä €"].replace(",", ".")) for row in costs)
    transfers = read_rows(folder / "access_siirrot.csv")
    grades = [int(row["Arvosana"]) for row in read_rows(folder / "palaute.csv")]

    assert truth["registered_clients"] == len(forms) + len(in_meeting)
    assert truth["served_clients"] == len(served)
    assert truth["companies_contacted"] == len(contacted)
    assert truth["companies_cooperating"] == len(contacted & past_first)
    assert truth["events_held"] == len(read_rows(folder / "tapahtumat.csv"))
    assert truth["feedback_count"] == len(grades)
    assert truth["feedback_grade"] == pytest.approx(sum(grades) / len(grades))
    assert truth["cost_per_served_eur"] == pytest.approx(euros / len(served))
    assert truth["transfers_wac_to_bc"] == len(
        {
            row["Asiakasnumero"]
            for row in transfers
            if row["Lähettävä koordinaattori"].startswith("Työkyky")
            and row["Vastaanottava koordinaattori"].startswith("Yritys")
        }
    )
