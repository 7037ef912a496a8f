"""Load by week and waits by their traces: what is drawn is what the rows say."""

from datetime import date, timedelta

import pytest

from dashboards.figures.base import recolour
from dashboards.figures.heat import (
    LIMITS,
    WEEKS_NARROW,
    capacity_words,
    draw_heat,
    load_bin,
    rows_of,
    week_names,
)
from dashboards.figures.waiting import KINDS, by_column, draw_waits, kind_of, last_column
from dashboards.queries.caseload import LoadWeek, Wait
from dashboards.theme import DARK, LIGHT
from kunto.locale import texts

FI = texts("fi")
MONDAY = date(2022, 11, 7)


def _week(name: str, number: int, count: int | None, capacity: float = 20) -> LoadWeek:
    monday = MONDAY + timedelta(weeks=number)
    if count is None:
        return LoadWeek(name, "wac", monday, None, None, None, None, None, is_employed=False)
    share = count / capacity
    day = monday + timedelta(days=6)
    return LoadWeek(name, "wac", monday, day, count, count + 1, capacity, share, is_employed=True)


WEEKS = (
    *(_week("Työkyky 1", number, count) for number, count in enumerate([11, 17, 20, 23])),
    *(_week("Yritys 1", number, count) for number, count in enumerate([24, None, 0, 12])),
)


@pytest.mark.parametrize(
    ("share", "number"),
    [
        *((0, 1), (0.6, 1), (0.601, 2), (0.85, 2), (0.851, 3)),
        *((1, 3), (1.001, 4), (1.15, 4), (1.151, 5), (None, None)),
    ],
)
def test_each_share_of_capacity_has_its_bin(share: float | None, number: int | None) -> None:
    assert load_bin(share) == number


def test_over_capacity_begins_where_the_colour_turns() -> None:
    assert LIMITS[2] == 1


def test_each_cell_stands_in_the_trace_of_its_bin_and_nowhere_else() -> None:
    cells = draw_heat(WEEKS, FI)["data"][:-1]
    assert len(cells) == 5
    assert [[row.index(n) for row in trace["z"] if n in row] for n, trace in enumerate(cells, 1)]
    placed = {
        (place, column): number
        for number, trace in enumerate(cells, 1)
        for place, row in enumerate(trace["z"])
        for column, value in enumerate(row)
        if value is not None
    }
    assert placed == {
        (0, 0): 1,
        (0, 1): 2,
        (0, 2): 3,
        (0, 3): 4,
        (1, 0): 5,
        (1, 2): 1,
        (1, 3): 1,
    }


def test_numbers_over_capacity_are_bold_and_zero_is_a_number() -> None:
    cells = draw_heat(WEEKS, FI)["data"][:-1]
    written = [text for trace in cells for row in trace["text"] for text in row if text]
    assert sorted(written) == ["0", "11", "12", "17", "20", "<b>23</b>", "<b>24</b>"]


def test_weeks_without_employment_are_dashes() -> None:
    dashes = draw_heat(WEEKS, FI)["data"][-1]
    assert (dashes["x"], dashes["y"], dashes["text"]) == ([1], [1], ["–"])
    assert dashes["textfont"]["color"] == LIGHT["faint"]


def test_names_carry_the_capacity_and_the_first_row_is_on_top() -> None:
    axis = draw_heat(WEEKS, FI)["layout"]["yaxis"]
    assert [name.partition(" <")[0] for name in axis["ticktext"]] == ["Työkyky 1", "Yritys 1"]
    assert all("/ 20" in name for name in axis["ticktext"])
    assert axis["range"] == [1.5, -0.5]
    assert capacity_words(12.5, FI) == "12,5"
    assert capacity_words(25.0, FI) == "25"


def test_a_narrow_screen_shows_the_last_weeks_and_a_wide_one_all() -> None:
    weeks = [_week("Työkyky 1", number, 10) for number in range(26)]
    meta = draw_heat(weeks, FI)["layout"]["meta"]
    assert meta == {
        "narrow": {"xaxis.range": [19.5, 25.5]},
        "wide": {"xaxis.range": [-0.5, 25.5]},
    }
    few = draw_heat(WEEKS, FI)["layout"]["meta"]
    assert few["narrow"] == few["wide"] == {"xaxis.range": [-0.5, 3.5]}
    assert WEEKS_NARROW == 6


def test_weeks_are_named_by_number_with_the_month_where_it_changes() -> None:
    mondays = [date(2022, 12, 19), date(2022, 12, 26), date(2023, 1, 2), date(2023, 1, 9)]
    assert week_names(mondays, FI) == ["12/2022<br>51", "<br>52", "1/2023<br>1", "<br>2"]
    assert week_names(mondays[1:], FI) == ["<br>52", "1/2023<br>1", "<br>2"]
    assert week_names(mondays[2:], FI) == ["1/2023<br>1", "<br>2"]


def test_heat_takes_the_colours_of_both_schemes() -> None:
    dark = recolour(draw_heat(WEEKS, FI), "dark")
    colours = [trace["colorscale"][0][1] for trace in dark["data"][:-1]]
    assert colours == [DARK[f"load_{number}"] for number in range(1, 6)]
    fonts = [trace["textfont"]["color"] for trace in dark["data"][:-1]]
    assert fonts == [DARK["load_text"]] * 4 + [DARK["load_text_last"]]


def test_hover_says_count_capacity_and_peak() -> None:
    hover = draw_heat(WEEKS, FI)["data"][3]["customdata"][0][3]
    assert hover == (
        "<b>Työkyky 1</b>, viikko 48 (28.11.2022 alkaen)<br>"
        "23 asiakasta, mitoitus 20 (115\u00a0%)<br>enimmillään 24"
    )


def test_rows_keep_their_order() -> None:
    assert [row[0].coordinator_id for row in rows_of(WEEKS)] == ["Työkyky 1", "Yritys 1"]


WAITS = (
    Wait(0, is_open=False, has_left=False, is_late=False, client_count=3),
    Wait(2, is_open=True, has_left=False, is_late=False, client_count=2),
    Wait(5, is_open=False, has_left=False, is_late=False, client_count=7),
    Wait(6, is_open=False, has_left=False, is_late=True, client_count=4),
    Wait(8, is_open=True, has_left=False, is_late=True, client_count=1),
    Wait(30, is_open=False, has_left=False, is_late=True, client_count=5),
    Wait(7, is_open=False, has_left=True, is_late=True, client_count=9),
)


def test_waits_are_drawn_by_kind_and_long_ones_share_the_last_column() -> None:
    traces = {trace["name"]: trace for trace in draw_waits(WAITS, 5, FI)["data"]}
    assert list(traces) == list(KINDS)
    drawn = {kind: dict(zip(t["x"], t["y"], strict=True)) for kind, t in traces.items()}
    assert drawn == {
        "in_time": {0: 3, 5: 7},
        "late": {6: 4, 11: 5},
        "left": {7: 9},
        "waiting": {2: 2},
        "waiting_late": {8: 1},
    }
    assert traces["late"]["marker"]["pattern"]["shape"] == "/"
    assert "pattern" not in traces["in_time"]["marker"]
    assert traces["waiting"]["marker"]["color"] == LIGHT["surface"]


def test_the_limit_is_a_line_after_the_last_day_in_time() -> None:
    figure = draw_waits(WAITS, 5, FI)
    (line,) = figure["layout"]["shapes"]
    assert line["x0"] == line["x1"] == 5.5
    labels = [label["text"] for label in figure["layout"]["annotations"]]
    assert labels == ["3", "2", "7", "4", "9", "1", "5", "enintään 5"]
    assert figure["layout"]["xaxis"]["ticktext"][-1] == "11+"


def test_every_wait_is_in_a_column() -> None:
    counted = sum(sum(column) for column in by_column(WAITS, 5).values())
    assert counted == sum(wait.client_count for wait in WAITS)
    assert last_column(3) == 7


def test_kinds_tell_apart_open_and_late() -> None:
    assert [kind_of(wait) for wait in WAITS] == [
        *("in_time", "waiting", "in_time", "late", "waiting_late", "late", "left"),
    ]
