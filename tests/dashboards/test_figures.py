"""Figures by their traces: what is drawn is what the rows say."""

from datetime import date
from decimal import Decimal

import orjson
import pytest

from dashboards.figures.activation import draw_activation
from dashboards.figures.base import nice_ticks, recolour
from dashboards.figures.cohorts import cohort_names, draw_cohorts, is_mature
from dashboards.figures.costs import draw_costs
from dashboards.figures.funnel import draw_funnel
from dashboards.figures.outcomes import draw_outcomes
from dashboards.figures.progress import draw_progress
from dashboards.figures.service_levels import draw_service_levels
from dashboards.queries.clients import ActivationRate, Cohort, Outcome, Stage
from dashboards.queries.costs import TypeCost
from dashboards.queries.service_levels import ServiceLevel
from dashboards.queries.targets import Step, Target
from dashboards.theme import DARK, LIGHT
from kunto.locale import texts

FI = texts("fi")
NBSP = "\u00a0"
STEPS = (Step(date(2021, 9, 6), 1), Step(date(2022, 1, 10), 120), Step(date(2022, 12, 1), 291))
TARGET = Target(
    metric_id="registered_clients",
    target_value=450,
    base="registered",
    set_on=None,
    pace_start_date=date(2021, 9, 6),
    target_date=date(2023, 5, 31),
    actual_value=291,
    pace_value=342,
    target_share=291 / 450,
)
STAGES = (
    Stage("registered", 340, 0, 0),
    Stage("first_contact", 290, 40, 10),
    Stage("served", 232, 50, 8),
    Stage("activated", 144, 88, 0),
)


def _annotations(figure: dict) -> list[str]:
    return [annotation["text"] for annotation in figure["layout"]["annotations"]]


def test_progress_grows_from_zero_to_the_day_of_the_data() -> None:
    pace, line, end = draw_progress(STEPS, TARGET, date(2022, 12, 31), FI, height=300)["data"]
    assert pace["x"] == ["2021-09-06", "2023-05-31"]
    assert pace["y"] == [0, 450]
    assert line["y"] == [0, 1, 120, 291, 291]
    assert line["x"][-1] == end["x"][0] == "2022-12-31"
    assert end["y"] == [291]
    assert line["text"][2] == "10.1.2022: <b>120</b>"


def test_progress_names_count_pace_and_target() -> None:
    labels = _annotations(draw_progress(STEPS, TARGET, date(2022, 12, 31), FI, height=300))
    assert labels == ["<b>291</b> toteuma", "<b>450</b> tavoite<br>31.5.2023", "tasainen tahti"]


def test_progress_without_a_target_has_no_pace() -> None:
    figure = draw_progress(STEPS, None, date(2022, 12, 31), FI, height=300)
    assert [trace["mode"] for trace in figure["data"]] == ["lines", "markers"]
    assert _annotations(figure) == ["<b>291</b> toteuma"]


def test_funnel_draws_those_who_came_left_and_are_on_the_way() -> None:
    came, left, on_the_way = draw_funnel(STAGES, FI)["data"]
    assert came["x"] == [340, 290, 232, 144]
    assert left["x"] == [0, 40, 50, 88]
    assert on_the_way["x"] == [0, 10, 8, 0]
    assert came["y"] == [3, 2, 1, 0]


def test_funnel_says_share_of_the_stage_before_and_the_loss() -> None:
    labels = _annotations(draw_funnel(STAGES, FI))
    assert f"Yhteydenotto <b>85,3{NBSP}%</b>" in labels
    assert "<b>\u221240</b> jäi pois<br>10 kesken" in labels
    assert "<b>\u221288</b> ei aktivoitunut" in labels


def test_outcomes_are_in_two_groups_with_their_sums() -> None:
    outcomes = [
        Outcome("employed", True, 75),
        Outcome("education", True, 27),
        Outcome("job_search", False, 74),
    ]
    figure = draw_outcomes(outcomes, FI)
    activated, rest = figure["data"]
    assert activated["x"] == [75, 27]
    assert rest["x"] == [74]
    assert activated["marker"]["color"] == LIGHT["primary"]
    assert rest["marker"]["color"] == LIGHT["context"]
    assert min(activated["y"]) > max(rest["y"])
    assert f"<b>102</b> aktivoitui<br>58,0{NBSP}%" in _annotations(figure)
    assert f"<b>74</b> ei aktivoitunut<br>42,0{NBSP}%" in _annotations(figure)


def test_activation_has_every_second_tick_on_a_narrow_screen() -> None:
    meta = draw_activation([ActivationRate("wac", 80, 48, 0.6, 0.31, 0.79, 13)], FI)["layout"][
        "meta"
    ]
    assert meta["wide"]["xaxis.tickvals"] == [0.3, 0.4, 0.5, 0.6, 0.7, 0.8]
    assert meta["narrow"]["xaxis.tickvals"] == [0.3, 0.5, 0.7]
    assert meta["narrow"]["xaxis.ticktext"] == [f"{n}{NBSP}%" for n in (30, 50, 70)]


def test_activation_is_a_point_within_its_interval() -> None:
    rates = [
        ActivationRate("wac", 80, 48, 0.6, 0.49, 0.70, 13),
        ActivationRate("shared", 0, 0, None, None, None, 0),
    ]
    figure = draw_activation(rates, FI)
    band, point = figure["data"]
    assert band["x"] == [0.49, 0.70]
    assert point["x"] == [0.6]
    assert point["marker"]["color"] == LIGHT["wac"]
    low, high = figure["layout"]["xaxis"]["range"]
    assert low <= 0.49
    assert high >= 0.70
    assert f"<b>60,0{NBSP}%</b>  48/80" in _annotations(figure)
    assert "Ei läpikäyneitä" in _annotations(figure)


@pytest.mark.parametrize(
    ("interval", "edges", "labels"),
    [
        ((0.0, 0.56), (0.0, 0.6), ("0", "60")),
        ((0.44, 1.0), (0.4, 1.0), ("40", "100")),
        ((0.21, 1.0), (0.2, 1.0), ("20", "100")),
        ((0.55, 0.68), (0.5, 0.7), ("50", "70")),
    ],
)
def test_activation_axis_holds_the_whole_interval_between_ticks(
    interval: tuple[float, float], edges: tuple[float, float], labels: tuple[str, str]
) -> None:
    rate = ActivationRate("all", 3, 1, interval[0], *interval, 0)
    figure = draw_activation([rate], FI)
    axis = figure["layout"]["xaxis"]
    assert (axis["tickvals"][0], axis["tickvals"][-1]) == pytest.approx(edges)
    assert (axis["ticktext"][0], axis["ticktext"][-1]) == tuple(f"{n}{NBSP}%" for n in labels)
    assert axis["range"][0] < edges[0]
    assert axis["range"][1] > edges[1]
    assert len(axis["tickvals"]) <= 6
    assert not any(trace["cliponaxis"] for trace in figure["data"])


def test_cohorts_still_in_service_are_hatched() -> None:
    cohorts = [
        Cohort(date(2022, 10, 1), 50, 48, 30, 2),
        Cohort(date(2023, 1, 1), 40, 10, 8, 30),
    ]
    assert [is_mature(cohort) for cohort in cohorts] == [True, False]
    figure = draw_cohorts(cohorts, FI)
    mature, immature = figure["data"]
    assert mature["y"] == [0.6]
    assert immature["y"] == [0.2]
    assert "pattern" in immature["marker"]
    assert "pattern" not in mature["marker"]
    assert _annotations(figure) == ["viivoitettu: palvelu kesken"]
    assert figure["layout"]["xaxis"]["ticktext"] == ["Q4<br>2022", "Q1<br>2023"]


def test_a_decimal_stands_over_a_column_where_there_is_room() -> None:
    def labels(count: int) -> set[str]:
        cohorts = [Cohort(date(2022, 1, 1), 80, 70, 31, 0)] * count
        return {text for trace in draw_cohorts(cohorts, FI)["data"] for text in trace["text"]}

    assert labels(7) == {"<b>38,8</b>"}
    assert labels(19) == {"<b>39</b>"}


def test_quarters_name_their_year_once_on_the_axis() -> None:
    cohorts = [Cohort(date(2022, month, 1), 1, 1, 1, 0) for month in (1, 4)]
    assert cohort_names(cohorts, "<br>") == ["Q1<br>2022", "Q2"]
    assert cohort_names(cohorts) == [f"Q1{NBSP}2022", f"Q2{NBSP}2022"]


def test_service_level_without_decided_cases_has_no_share() -> None:
    levels = [ServiceLevel("first_contact", 100, 84, 3), ServiceLevel("duration", 0, 0, 7)]
    figure = draw_service_levels(levels, ["Yhteydenotto", "Palvelu"], FI)
    track, bars = figure["data"]
    assert track["x"] == [1, 1]
    assert bars["x"] == [0.84, 0]
    assert f"<b>84,0{NBSP}%</b>  84/100" in _annotations(figure)
    assert "Ei ratkenneita" in _annotations(figure)


def test_costs_by_type_with_amount_and_share() -> None:
    costs = [TypeCost("staff", Decimal("900.00")), TypeCost("events", Decimal("-100.00"))]
    (bars,) = draw_costs(costs, FI)["data"]
    assert bars["x"] == [900.0, -100.0]
    assert bars["text"][0] == f"<b>900{NBSP}€</b>  112,5{NBSP}%"


def test_every_colour_of_a_figure_has_a_dark_twin() -> None:
    figure = draw_funnel(STAGES, FI)
    dark = orjson.dumps(recolour(figure, "dark")).decode()
    assert not [name for name, value in LIGHT.items() if value in dark]
    assert DARK["primary"] in dark
    assert recolour(figure, "light") is figure


@pytest.mark.parametrize(
    ("largest", "ticks"),
    [(450, [0, 150, 300, 450]), (113, [0, 30, 60, 90]), (4, [0, 1, 2, 3, 4]), (0, [0])],
)
def test_ticks_are_round_and_few(largest: float, ticks: list[float]) -> None:
    assert nice_ticks(largest) == ticks
