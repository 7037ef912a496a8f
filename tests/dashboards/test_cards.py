"""Titles say what the numbers say, with a branch for each case."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dashboards.cards.activation import activation_card
from dashboards.cards.caseload_waits import waits_card
from dashboards.cards.clients import cohorts_card, funnel_card, outcomes_card
from dashboards.cards.costs import costs_card
from dashboards.cards.progress import clients_card, companies_card
from dashboards.cards.service_levels import level_name, service_levels_card
from dashboards.cards.steering_answer import answer
from dashboards.cards.steering_tiles import steering_tiles
from dashboards.frame import Frame
from dashboards.pace import target_state
from dashboards.queries.caseload import Wait
from dashboards.queries.clients import ActivationRate, Cohort, Outcome, Stage
from dashboards.queries.costs import TypeCost, UnitCost
from dashboards.queries.release import ReleaseFacts
from dashboards.queries.service_levels import ServiceLevel
from dashboards.queries.steering import SteeringFigures
from dashboards.queries.targets import Target
from dashboards.scope import Scope
from kunto.locale import texts
from tests.dashboards.test_figures import STEPS, TARGET

NBSP = "\u00a0"
MID, END = date(2022, 12, 31), date(2023, 5, 31)


@pytest.fixture
def frame(facts: ReleaseFacts) -> Frame:
    return Frame(texts("fi"), facts)


def _on(frame: Frame, day: date) -> Frame:
    return replace(frame, facts=replace(frame.facts, as_of_date=day))


def _target(actual: float | None, pace: float = 342) -> Target:
    share = None if actual is None else actual / 450
    return replace(TARGET, actual_value=actual, pace_value=pace, target_share=share)


@pytest.mark.parametrize(
    ("actual", "day", "state", "title"),
    [
        (291, MID, "behind", "Asiakkaita on 51 vähemmän kuin tasainen tahti edellyttäisi"),
        (400, MID, "ahead", "Asiakkaita on 58 enemmän kuin tasainen tahti edellyttäisi"),
        (342, MID, "on_pace", "Asiakkaita on tasaisen tahdin verran"),
        (450, MID, "reached", "Asiakastavoite täyttyi tasan"),
        (451, MID, "exceeded", "Asiakastavoite ylittyi 1 asiakkaalla"),
        (340, END, "missed", "Asiakastavoitteesta jäi puuttumaan 110 asiakasta"),
        (449, END, "missed", "Asiakastavoitteesta jäi puuttumaan 1 asiakas"),
        (None, MID, "none", "Ilmoittautuneet asiakkaat"),
    ],
)
def test_progress_title_for_each_state(
    actual: float | None, day: date, state: str, title: str, frame: Frame
) -> None:
    target = _target(actual)
    assert target_state(target, day) == state
    assert clients_card(STEPS, target, _on(frame, day)).title == title


def test_progress_table_has_the_pace_of_each_quarter(frame: Frame) -> None:
    card = clients_card(STEPS, _target(291), _on(frame, MID))
    assert card.data is not None
    assert [row[:3] for row in card.data.rows] == [
        ["Q3\u00a02021", "1", "17"],
        ["Q1\u00a02022", "120", "147"],
        ["31.12.2022", "291", "342"],
    ]


def test_progress_without_target_or_without_anyone(frame: Frame) -> None:
    assert clients_card(STEPS, None, frame).title == "Ilmoittautuneet asiakkaat"
    card = clients_card((), None, frame)
    assert card.figure is None
    assert card.summary == "Kukaan ei ole vielä ilmoittautunut."


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("actual", [0, 50, 81, 100, 108, 109])
@pytest.mark.parametrize("day", [MID, END])
def test_every_state_has_its_sentence_in_every_language(
    language: str,
    actual: int,
    day: date,
    frame: Frame,
    figures: SteeringFigures,
) -> None:
    target = replace(
        TARGET,
        metric_id="companies_cooperating",
        target_value=108,
        actual_value=actual,
        pace_value=81,
        target_share=actual / 108,
    )
    there = replace(_on(frame, day), texts=texts(language))
    both = {"registered_clients": target, "companies_cooperating": target}
    sentence = answer(replace(figures, targets=both), there)
    assert sentence.count("**") == 6
    assert "{" not in sentence
    card = companies_card(STEPS, target, figures.companies, there)
    assert len(card.title) <= 70


def test_answer_of_the_final_release(figures: SteeringFigures, frame: Frame) -> None:
    assert answer(figures, frame) == (
        "Hanke päättyi 31.5.2023, ja kaikki asiakkuudet on suljettu. "
        f"Asiakastavoitteesta toteutui **75,6{NBSP}%**: puuttumaan jäi 110 asiakasta. "
        "Yritystavoite **ylittyi** 5 yrityksellä. "
        f"Koko hankkeessa palvelun läpikäyneistä **62,1{NBSP}%** aktivoitui."
    )


def test_the_end_of_the_project_names_clients_still_in_service(
    figures: SteeringFigures, frame: Frame
) -> None:
    stages = [
        replace(stage, open_count=int(stage.stage_id == "served")) for stage in figures.stages
    ]
    still = replace(figures, stages=tuple(stages))
    assert answer(still, frame).startswith("Hanke päättyi 31.5.2023, ja 1 asiakkuus on yhä auki.")
    assert answer(still, _on(frame, MID)).startswith("Asiakastavoitteesta")


@pytest.mark.parametrize("day", [MID, END])
def test_pace_is_spoken_of_only_while_the_project_runs(
    day: date, figures: SteeringFigures, frame: Frame
) -> None:
    there = _on(frame, day)
    clients, companies, *_ = steering_tiles(figures, figures, None, there)
    card = clients_card(STEPS, _target(340), there)
    said = f"{clients.basis} {companies.basis} {card.summary} {answer(figures, there)}"
    assert ("tahti" in said) == (day == MID)
    assert ("Hanke on päättynyt." in said) == (day == END)
    assert ("tick pace" in str(clients.bar)) == (day == MID)


def test_of_few_served_clients_no_share_is_said(figures: SteeringFigures, frame: Frame) -> None:
    few = replace(figures, activation={"all": _rate("all", 1, 1)})
    assert answer(few, frame).endswith("Koko hankkeessa 1 läpikäyneestä **1** aktivoitui.")
    activation = steering_tiles(few, few, None, frame)[2]
    assert "Vähän tapauksia" in str(activation.verdict)
    activation = steering_tiles(figures, figures, None, frame)[2]
    assert "Ei tavoitetta" in str(activation.verdict)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", "ei muutosta edellisestä julkaisusta 31.12.2022"),
        ("sv", "ingen förändring från föregående utgåva 31.12.2022"),
        ("en", f"no change from the previous release, 31{NBSP}December 2022"),
    ],
)
def test_no_change_is_said_in_words(
    language: str, words: str, figures: SteeringFigures, frame: Frame
) -> None:
    there = replace(frame, texts=texts(language))
    earlier = _on(frame, MID).facts, figures
    assert [t.delta for t in steering_tiles(figures, figures, earlier, there)] == [words] * 4
    rate = figures.activation["all"]
    moved = replace(rate, activation_share=(rate.activation_share or 0) - 0.0004)
    earlier = earlier[0], replace(figures, activation={"all": moved})
    assert steering_tiles(figures, figures, earlier, there)[2].delta == words


@pytest.mark.parametrize(("count", "told"), [(9, 0), (10, 2)])
def test_no_change_is_told_against_too_few(
    count: int, told: int, figures: SteeringFigures, frame: Frame
) -> None:
    before = replace(
        figures,
        activation={"all": replace(_rate("all", 2, count), activation_share=0.2)},
        unit_costs={"activated": UnitCost("activated", Decimal(100), count, Decimal(10))},
    )
    tiles = steering_tiles(figures, figures, (_on(frame, MID).facts, before), frame)
    assert sum(tile.delta is not None for tile in tiles[2:]) == told
    tiles = steering_tiles(before, figures, (_on(frame, MID).facts, figures), frame)
    assert sum(tile.delta is not None for tile in tiles[2:]) == told


def test_a_change_is_of_the_whole_project_whatever_is_filtered(
    figures: SteeringFigures, frame: Frame
) -> None:
    part = replace(figures, stages=(), companies=replace(figures.companies, cooperating_count=1))
    earlier = _on(frame, MID).facts, part
    there = replace(frame, scope=Scope("2022", "wac"))
    clients, companies, *_ = steering_tiles(part, figures, earlier, there)
    assert clients.delta == companies.delta == "ei muutosta edellisestä julkaisusta 31.12.2022"


def test_a_release_keeps_the_base_and_the_limits_it_promised(
    figures: SteeringFigures, frame: Frame
) -> None:
    served = replace(TARGET, metric_id="served_clients", target_value=300, actual_value=232)
    limits = {**frame.facts.limits, "first_contact": 10}
    facts = replace(frame.facts, client_target_base="served", limits=limits)
    there = replace(frame, facts=facts)
    figures = replace(figures, targets={"served_clients": served})
    client = steering_tiles(figures, figures, None, there)[0]
    assert (client.metric_id, client.raw, client.goal) == ("served_clients", 232, "/ 300")
    assert "puuttumaan jäi 68 asiakasta" in answer(figures, there)
    assert level_name("first_contact", there) == "Yhteydenottoyritys 10 arkipäivässä"
    kept = [Wait(8, is_open=False, has_left=False, is_late=False, client_count=20)]
    assert waits_card(kept, there).title == "Kaikki saivat yhteydenottoyrityksen 10 arkipäivässä"


def test_each_card_says_which_day_puts_a_client_into_the_year(
    figures: SteeringFigures, frame: Frame
) -> None:
    there = replace(frame, scope=Scope("2022"))
    words = {
        funnel_card(figures.stages, there).subtitle: "ilmoittautui vuonna 2022",
        cohorts_card(figures.cohorts, there).subtitle: "ilmoittautui vuonna 2022",
        outcomes_card(figures.outcomes, there).subtitle: "palvelu päättyi vuonna 2022",
        activation_card(figures.activation, there).subtitle: "palvelu päättyi vuonna 2022",
        service_levels_card(figures.levels, there).subtitle: "tapaus alkoi vuonna 2022",
        costs_card(figures.costs, figures.unit_costs, there).subtitle: "kirjattu vuonna 2022",
        str(costs_card(figures.costs, figures.unit_costs, there).note): "päättyi vuonna 2022",
        str(companies_card(STEPS, None, figures.companies, there).note): (
            "Ensimmäinen kontakti vuonna 2022"
        ),
        steering_tiles(figures, figures, None, there)[2].basis: "palvelu päättyi vuonna 2022",
        steering_tiles(figures, figures, None, there)[3].basis: (
            "kulut ja palvelun päättyminen vuonna 2022"
        ),
    }
    for said, basis in words.items():
        assert basis in said


def test_answer_without_targets_and_served(figures: SteeringFigures, frame: Frame) -> None:
    bare = replace(figures, targets={}, activation={})
    assert answer(bare, _on(frame, MID)) == (
        "Asiakkaille ei ole asetettu tavoitetta. Yrityksille ei ole asetettu tavoitetta. "
        "Kukaan ei ole vielä käynyt palvelua läpi."
    )


def test_tiles_without_anything_say_so(figures: SteeringFigures, frame: Frame) -> None:
    bare = replace(figures, targets={}, activation={}, unit_costs={})
    _, _, activation, cost = steering_tiles(bare, bare, None, frame)
    assert activation.value == cost.value == "Ei tietoa"
    assert activation.raw is None
    assert cost.raw is None


def _stages(*counts: tuple[int, int]) -> list[Stage]:
    names = ("registered", "first_contact", "first_meeting", "served", "activated", "employed")
    return [
        Stage(name, count, 0 if number == 0 else counts[number - 1][0] - count - still, still)
        for number, (name, (count, still)) in enumerate(zip(names, counts, strict=True))
    ]


@pytest.mark.parametrize(
    ("counts", "title"),
    [
        (
            [(340, 0), (293, 0), (276, 0), (232, 0), (144, 0), (75, 0)],
            f"68,2{NBSP}% ilmoittautuneista kävi palvelun läpi, 108 jäi pois",
        ),
        (
            [(291, 0), (240, 13), (220, 3), (125, 46), (70, 0), (40, 0)],
            f"43,0{NBSP}% ilmoittautuneista on käynyt palvelun läpi, 62 on kesken",
        ),
        (
            [(3, 0), (2, 1), (1, 1), (1, 0), (1, 0), (0, 0)],
            "3 ilmoittautuneesta 1 on käynyt palvelun läpi",
        ),
        (
            [(20, 0), (20, 0), (20, 0), (20, 0), (1, 0), (0, 0)],
            "Kaikki ilmoittautuneet kävivät palvelun läpi",
        ),
        ([(0, 0)] * 6, "Asiakkaat vaiheittain"),
    ],
)
def test_funnel_title(counts: list[tuple[int, int]], title: str, frame: Frame) -> None:
    assert funnel_card(_stages(*counts), frame).title == title


def test_outcomes_title(frame: Frame) -> None:
    work, search = Outcome("employed", True, 75), Outcome("job_search", False, 74)
    assert outcomes_card([work, search], frame).title == (
        f"Yleisin jatkopolku on työ (50,3{NBSP}%)"
    )
    tied = replace(search, client_count=75)
    assert outcomes_card([work, tied], frame).title == "2 yleisintä jatkopolkua on yhtä yleisiä"
    one = replace(work, client_count=1)
    assert outcomes_card([one], frame).title == "Liian vähän läpikäyneitä jatkopolkujen vertailuun"
    unknown = Outcome("unknown", False, 76)
    assert outcomes_card([work, unknown], frame).title == "Asiakkaat jatkopoluittain"
    rest = outcomes_card([work, replace(unknown, client_count=3)], frame)
    assert rest.title.startswith("Yleisin jatkopolku on työ")
    assert "Ei tiedossa 3" in rest.summary
    assert outcomes_card([], frame).title == "Asiakkaat jatkopoluittain"
    assert outcomes_card([], frame).figure is None


@pytest.mark.parametrize(
    ("wac", "bc", "title"),
    [
        ((48, 80), (80, 122), "Tiimien KUNTO-aktivointiasteet eivät eroa merkitsevästi"),
        ((70, 80), (60, 122), "KUNTO-aktivointiaste on korkeampi työkykykoordinaattoreilla"),
        ((20, 80), (80, 122), "KUNTO-aktivointiaste on korkeampi yrityskoordinaattoreilla"),
        ((3, 4), (80, 122), "Liian vähän tapauksia tiimien vertailuun"),
    ],
)
def test_activation_title(
    wac: tuple[int, int], bc: tuple[int, int], title: str, frame: Frame
) -> None:
    rates = {"wac": _rate("wac", *wac), "bc": _rate("bc", *bc), "all": _rate("all", 99, 200)}
    assert activation_card(rates, frame).title == title


def test_activation_of_one_team_stands_beside_all(frame: Frame) -> None:
    rates = {"wac": _rate("wac", 48, 80), "all": _rate("all", 144, 232)}
    card = activation_card(rates, replace(frame, scope=Scope(team="wac")))
    assert card.title == "Tiimin KUNTO-aktivointiaste kaikkien rinnalla"
    assert card.data is not None
    assert [row[0] for row in card.data.rows] == ["Kaikki", "Työkykykoordinaattorit"]
    assert activation_card({}, frame).title == "KUNTO-aktivointiaste tiimeittäin"


def _rate(path: str, activated: int, served: int) -> ActivationRate:
    share = activated / served
    return ActivationRate(path, served, activated, share, share - 0.05, share + 0.05, 0)


@pytest.mark.parametrize(
    ("cohorts", "title"),
    [
        ([(50, 30, 0), (40, 22, 0)], "Ilmoittautumisneljännekset eivät eroa merkitsevästi"),
        (
            [(50, 45, 0), (40, 4, 0)],
            f"Aktivoituneiden osuus vaihtelee neljänneksittäin: 10,0–90,0{NBSP}%",
        ),
        ([(50, 45, 0), (40, 4, 36)], "Liian aikaista arvioida: suuri osa on yhä palvelussa"),
        ([(5, 4, 0), (4, 0, 0)], "Liian vähän tapauksia neljännesten vertailuun"),
        ([(50, 45, 0)], "Aktivoituneet ilmoittautumisneljänneksen mukaan"),
        ([(50, 10, 30)], "Liian aikaista arvioida: suuri osa on yhä palvelussa"),
        ([], "Aktivoituneet ilmoittautumisneljänneksen mukaan"),
    ],
)
def test_cohorts_title(cohorts: list[tuple[int, int, int]], title: str, frame: Frame) -> None:
    rows = [
        Cohort(date(2022, 1 + 3 * number, 1), registered, activated, activated, still)
        for number, (registered, activated, still) in enumerate(cohorts)
    ]
    assert cohorts_card(rows, frame).title == title


def test_service_levels_title(frame: Frame) -> None:
    kept, weak = ServiceLevel("first_contact", 19, 19, 0), ServiceLevel("duration", 19, 3, 1)
    few = ServiceLevel("company_contact", 2, 0, 0)
    assert service_levels_card([weak, kept], frame).title == (
        "Heikoimmin toteutuu: palvelu enintään 3 kuukautta"
    )
    assert service_levels_card([few, weak, kept], frame).title == (
        "Heikoimmin toteutuu: palvelu enintään 3 kuukautta"
    )
    too_few = "Liian vähän tapauksia palvelutasojen vertailuun"
    assert service_levels_card([kept, few], frame).title == too_few
    assert service_levels_card([few], frame).title == too_few
    all_kept = [kept, replace(kept, level_id="duration")]
    assert service_levels_card(all_kept, frame).title == (
        "Kaikki ratkenneet tapaukset hoidettiin ajallaan"
    )
    tied = [weak, replace(weak, level_id="meeting_interval"), kept]
    assert service_levels_card(tied, frame).title == "Palvelutasojen toteutuminen"
    pending = ServiceLevel("duration", 0, 0, 4)
    assert service_levels_card([pending], frame).title == "Palvelutasojen toteutuminen"
    assert service_levels_card([], frame).summary == "Ei tapauksia: koko hanke, kaikki tiimit."


def test_costs_title(frame: Frame) -> None:
    costs = [TypeCost("staff", Decimal(90000)), TypeCost("unknown", Decimal(1))]
    units = {"employed": UnitCost("employed", Decimal(90000), 20, Decimal(4500))}
    assert costs_card(costs, units, frame).title == (
        f"Kustannus työllistynyttä kohti on 4{NBSP}500{NBSP}€"
    )
    few = {"employed": UnitCost("employed", Decimal(9000), 2, Decimal(4500))}
    assert costs_card(costs, few, frame).title == "Kustannukset lajeittain"
    nobody = {"employed": UnitCost("employed", Decimal(9000), 0, None)}
    assert costs_card(costs, nobody, frame).title == "Kustannukset lajeittain"
    assert costs_card([], {}, frame).figure is None


def test_an_outcome_or_cost_type_that_a_project_adds_is_shown_by_its_code(
    figures: SteeringFigures, frame: Frame
) -> None:
    added = replace(figures.outcomes[0], outcome_id="apprenticeship", client_count=400)
    card = outcomes_card([added, *figures.outcomes[1:]], frame)
    assert "apprenticeship" in card.title
    assert "apprenticeship" in str(card.data)
    cost = replace(figures.costs[0], cost_type_id="travel")
    costs = costs_card([cost, *figures.costs[1:]], figures.unit_costs, frame)
    assert "travel" in str(costs.figure)
