"""The funnel's sentences, titles and drawings, with a branch for each case."""

from dataclasses import replace
from datetime import date

import pytest

from dashboards.cards.funnel_answer import answer
from dashboards.cards.funnel_compare import compare_card
from dashboards.cards.funnel_losses import losses_card
from dashboards.cards.funnel_steps import steps_card
from dashboards.cards.funnel_view import FunnelSegment, FunnelView
from dashboards.cards.funnel_waits import waits_card
from dashboards.figures.cohorts import cohort_names, draw_cohorts
from dashboards.figures.stepped import SteppedSegment, draw_stepped
from dashboards.figures.survival import Curve, draw_survival
from dashboards.frame import Frame
from dashboards.queries.clients import Cohort, Stage
from dashboards.queries.funnel import Funnel, Loss, StageMedian, SurvivalStep
from dashboards.queries.release import ReleaseFacts
from dashboards.scope import SECOND, ClientScope
from dashboards.selection import STAGES, Selection
from dashboards.theme import LIGHT
from dashboards.url import Address
from kunto.locale import LANGUAGES, texts
from tests.dashboards.conftest import said

FI = texts("fi")
NBSP = "\u00a0"
STEPS = (
    SurvivalStep(10, 20, 0.8, 0.6, 0.9),
    SurvivalStep(30, 12, 0.5, 0.3, 0.7),
    SurvivalStep(200, 2, 0.1, None, None),
)


def _stages(*reached: int, pending: tuple[int, ...] = (0, 0, 0, 0, 0)) -> tuple[Stage, ...]:
    before = (reached[0], *reached)
    return tuple(
        Stage(name, count, before[n] - count - pending[n], pending[n])
        for n, (name, count) in enumerate(zip(STAGES, reached, strict=True))
    )


@pytest.mark.parametrize(
    ("reached", "words"),
    [
        ((0, 0, 0, 0, 0), "Näillä rajauksilla **ei ole asiakkaita**."),
        ((50, 50, 50, 50, 20), "**Kukaan ei ole jäänyt pois** palvelusta."),
        (
            (9, 8, 8, 8, 8),
            "**1 asiakas** on jäänyt pois: liian vähän tapauksia vertailuun.",
        ),
        (
            (400, 200, 200, 200, 200),
            (
                "Suhteessa eniten jäi pois **ennen yhteydenottoa**: 200 / 400 asiakkaasta, "
                f"**50,0{NBSP}%** (95{NBSP}%:n väli 45,1–54,9{NBSP}%). "
                "Muissa vaiheissa osuus on merkitsevästi pienempi."
            ),
        ),
        (
            (340, 293, 276, 232, 144),
            (
                "Suhteessa eniten jäi pois **ennen palvelun loppua**: 44 / 276 asiakkaasta, "
                f"**15,9{NBSP}%** (95{NBSP}%:n väli 12,1–20,7{NBSP}%). "
                f"Osuus ennen yhteydenottoa (13,8{NBSP}%) ei eroa tästä merkitsevästi."
            ),
        ),
        (
            (200, 100, 50, 50, 50),
            (
                f"Suhteessa yhtä paljon, **50,0{NBSP}%**, jäi pois **ennen yhteydenottoa ja "
                "ennen ensimmäistä tapaamista**. Muissa vaiheissa osuus on merkitsevästi pienempi."
            ),
        ),
    ],
)
def test_answer_has_a_branch_for_each_case(reached: tuple[int, ...], words: str) -> None:
    assert answer(_stages(*reached), FI) == words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reached", [(0,) * 5, (9, 8, 8, 8, 8), (40, 20, 10, 5, 5)])
def test_answer_is_whole_in_every_language(language: str, reached: tuple[int, ...]) -> None:
    words = answer(_stages(*reached), texts(language))
    assert words.endswith(".")
    assert words.count("**") % 2 == 0
    assert "{" not in words


def test_those_not_activated_are_not_lost_from_the_service() -> None:
    assert "Kukaan ei ole jäänyt pois" in answer(_stages(90, 90, 90, 90, 1), FI)


def _segment(*reached: int, number: int = 0, pending: int = 0) -> SteppedSegment:
    stages = _stages(*reached, pending=(0, pending, 0, 0, 0))
    return SteppedSegment(stages, lambda part, stage: f"/funnel?{part}={stage}", None, number)


def test_stepped_bars_fill_the_stage_before() -> None:
    drawn = draw_stepped([_segment(100, 80, 60, 40, 20, pending=5)], FI)
    came, lost, pending = drawn["data"]
    assert came["x"] == [100, 80, 60, 40, 20]
    for stage in range(1, 5):
        assert came["x"][stage] + lost["x"][stage] + pending["x"][stage] == came["x"][stage - 1]
    assert lost["marker"]["pattern"]["shape"] == "/"
    assert drawn["layout"]["xaxis"]["range"][0] == 0


def test_every_part_of_a_bar_leads_to_its_clients() -> None:
    drawn = draw_stepped([_segment(100, 80, 60, 40, 20)], FI)
    assert [trace["customdata"][3] for trace in drawn["data"]] == [
        "/funnel?reached=served",
        "/funnel?lost=served",
        "/funnel?open=served",
    ]
    assert drawn["data"][1]["hovertext"][3] == "Kävi palvelun läpi: 20 ei edennyt"


def test_two_segments_are_shares_in_two_colours_and_shapes() -> None:
    drawn = draw_stepped([_segment(100, 80, 60, 40, 20), _segment(10, 5, 5, 5, 5, number=1)], FI)
    first, second = drawn["data"][0], drawn["data"][4]
    assert first["x"][1] == 0.8
    assert second["x"][1] == 0.5
    assert all(below < above for below, above in zip(second["y"], first["y"], strict=True))
    assert first["marker"]["color"] != second["marker"]["color"]
    shapes = [trace["marker"]["symbol"] for trace in drawn["data"] if trace["type"] == "scatter"]
    assert shapes == ["circle", "square"]


def test_months_are_named_and_lead_on() -> None:
    cohorts = [Cohort(date(2022, month, 1), 10, 9, 5, 0) for month in (12, 1)]
    cohorts[1] = Cohort(date(2023, 1, 1), 10, 2, 1, 8)
    drawn = draw_cohorts(cohorts, FI, grain="month", links=["/a", "/b"])
    mature, immature = drawn["data"]
    assert mature["customdata"] == ["/a"]
    assert immature["customdata"] == ["/b"]
    assert "pattern" in immature["marker"]
    assert cohort_names(cohorts, "<br>", "month") == ["12<br>2022", "1<br>2023"]


def test_survival_steps_down_from_all_with_a_band() -> None:
    lower, upper, line = draw_survival([Curve("Kaikki", STEPS, "primary")], None, FI)["data"]
    assert line["x"] == [0, 10, 30]
    assert line["y"] == [1, 0.8, 0.5]
    assert line["line"]["shape"] == "hv"
    assert lower["y"] == [0.6, 0.3]
    assert upper["y"] == [0.9, 0.7]
    assert upper["fillcolor"] == LIGHT["primary"] + "29"


def test_survival_of_a_team_stands_beside_all_and_the_promise() -> None:
    curves = [Curve("Työkyky", STEPS, "wac"), Curve("Kaikki", STEPS, "primary", is_main=False)]
    drawn = draw_survival(curves, (91, "enintään 3 kuukautta"), FI)
    assert [trace["line"]["dash"] for trace in drawn["data"] if "dash" in trace["line"]] == [
        "solid",
        "6px,4px",
    ]
    assert drawn["layout"]["shapes"][0]["x0"] == 91
    names = [label["text"] for label in drawn["layout"]["annotations"]]
    assert names == ["enintään 3 kuukautta"]


@pytest.fixture
def frame(facts: ReleaseFacts) -> Frame:
    return Frame(FI, facts)


def _view(frame: Frame, *segments: FunnelSegment) -> FunnelView:
    return FunnelView(frame, Address("/funnel"), Selection(), segments)


def _funnel(*reached: int) -> Funnel:
    return Funnel(_stages(*reached), ())


@pytest.mark.parametrize(
    ("second", "title", "reading"),
    [
        ((100, 10, 10, 9, 5), "Ryhmät eroavat merkitsevästi 1 vaiheessa", "A etenee useammin"),
        ((100, 99, 95, 90, 50), "Ryhmät eroavat merkitsevästi 1 vaiheessa", "B etenee useammin"),
        ((100, 82, 79, 72, 41), "Ryhmien eteneminen ei eroa merkitsevästi", "Ei eroa"),
        ((5, 5, 5, 5, 5), "Liian vähän tapauksia ryhmien vertailuun", "Liian vähän tapauksia"),
    ],
)
def test_two_segments_are_compared_in_words(
    second: tuple[int, ...], title: str, reading: str, frame: Frame
) -> None:
    first = FunnelSegment("", ClientScope(team="wac"), _funnel(100, 80, 77, 70, 40))
    other = FunnelSegment("b.", ClientScope(team="bc"), _funnel(*second))
    words = said(_plain(compare_card(_view(frame, first, other))))
    assert title in words
    assert reading in words
    assert "Ryhmissä ei ole samoja asiakkaita." in words
    assert compare_card(_view(frame, first)) is None


LOSSES = (
    Loss("first_contact", "not_reached", 26),
    Loss("first_contact", "cancelled", 18),
    Loss("first_meeting", "cancelled", 19),
    Loss("activated", "job_search", 74),
)


@pytest.mark.parametrize(
    ("losses", "title"),
    [
        (LOSSES, "Yleisin syy jäädä pois ennen palvelun loppua: Peruutti tulonsa (37)"),
        ((*LOSSES, Loss("served", "not_reached", 11)), "Miksi asiakkaat eivät edenneet"),
        (LOSSES[3:], "Miksi asiakkaat eivät edenneet"),
        ((), "Miksi asiakkaat eivät edenneet"),
    ],
)
def test_losses_title_is_the_commonest_reason_of_dropping_out(
    losses: tuple[Loss, ...], title: str, frame: Frame
) -> None:
    stages = _stages(340, 296, 277, 232, 144)
    segment = FunnelSegment("", ClientScope(), Funnel(stages, losses))
    assert said(_plain(losses_card(_view(frame, segment)))).startswith(title)
    other = FunnelSegment("b.", ClientScope(team="bc"), Funnel(stages, losses))
    both = said(_plain(losses_card(_view(frame, segment, other))))
    assert both.startswith("Miksi asiakkaat eivät edenneet")


def _plain(component: object) -> object:
    if isinstance(component, (list, tuple)):
        return [_plain(part) for part in component]
    if hasattr(component, "to_plotly_json"):
        found = component.to_plotly_json()
        props = {**found["props"], "children": _plain(found["props"].get("children"))}
        return {"type": found["type"], "props": props}
    return component


def test_a_number_of_the_table_leads_to_its_clients_and_zero_nowhere(frame: Frame) -> None:
    segment = FunnelSegment("", ClientScope(), _funnel(100, 80, 80, 70, 40))
    card = steps_card(_view(frame, segment))
    assert card.data is not None
    _, contact, meeting, _, _ = card.data.rows
    assert contact[3].href == "/funnel?lang=fi&lost=first_contact#selected"
    assert meeting[3] == "0"
    assert card.title == f"70 kävi palvelun läpi, 70,0{NBSP}% kaikista 100 ilmoittautuneesta"


@pytest.mark.parametrize(
    ("median", "title"),
    [
        (StageMedian("first_meeting_to_served", 92, 83, 101, 200, 40),
         "Puolet kävi palvelun läpi 92 päivässä ensimmäisestä tapaamisesta"),
        (StageMedian("first_meeting_to_served", None, None, None, 3, 40),
         "Puolet ei ole vielä käynyt palvelua läpi"),
        (StageMedian("first_meeting_to_served", None, None, None, 0, 40), "Vaiheiden kesto"),
    ],
)  # fmt: skip
def test_waits_title(median: StageMedian, title: str, frame: Frame) -> None:
    view = _view(frame, FunnelSegment("", ClientScope(), _funnel(9, 9, 9, 9, 9)))
    card = waits_card(view, median.transition_id, {median.transition_id: median}, {None: STEPS})
    assert card.title == title


def test_waits_title_says_of_whom_it_is_where_filters_do_not_apply(frame: Frame) -> None:
    def title(*scopes: ClientScope) -> str:
        segments = [
            FunnelSegment(prefix, scope, _funnel(9, 9, 9, 9, 9))
            for prefix, scope in zip(("", SECOND), scopes, strict=False)
        ]
        median = StageMedian("first_meeting_to_served", 92, 83, 101, 200, 40)
        card = waits_card(
            _view(frame, *segments),
            median.transition_id,
            {median.transition_id: median},
            {None: STEPS},
        )
        return card.title.partition(" kävi")[0]

    assert title(ClientScope(team="wac")) == "Puolet"
    assert title(ClientScope(sex="male")) == "Kaikki asiakkaat: puolet"
    assert title(ClientScope(team="wac", sex="male")) == "Työkyky, kaikki asiakkaat: puolet"
    assert title(ClientScope(), ClientScope(team="bc")) == "Kaikki asiakkaat: puolet"


def test_waits_of_a_team_say_whose_each_curve_is(frame: Frame) -> None:
    view = _view(frame, FunnelSegment("", ClientScope(team="wac"), _funnel(9, 9, 9, 9, 9)))
    card = waits_card(view, "first_meeting_to_served", {}, {"wac": STEPS, None: STEPS})
    assert "Työkyky Kaikki tiimit" in said(_plain(card.note))


def test_waits_say_that_they_follow_the_team_only(frame: Frame) -> None:
    def words(*scopes: ClientScope) -> str:
        segments = [
            FunnelSegment(prefix, scope, _funnel(9, 9, 9, 9, 9))
            for prefix, scope in zip(("", SECOND), scopes, strict=False)
        ]
        card = waits_card(_view(frame, *segments), "first_meeting_to_served", {}, {None: STEPS})
        return said(_plain(card.note))

    assert "vain tiimin rajausta" in words(ClientScope(sex="male"))
    assert "vain tiimin rajausta" not in words(ClientScope(team="wac"))
    of_two = words(ClientScope(sex="male"), ClientScope(sex="female"))
    assert "ei ryhmistä A ja B" in of_two
    assert "ei ryhmistä" not in words(ClientScope(team="wac"), ClientScope(team="bc"))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fi", "Kesken olevat lasketaan yhä odottaviksi"),
        ("sv", "De vars ärende pågår räknas som väntande än"),
        ("en", "Those still on their way count as waiting"),
    ],
)
def test_waits_say_how_open_cases_count(frame: Frame, language: str, sentence: str) -> None:
    there = replace(frame, texts=texts(language))
    view = _view(there, FunnelSegment("", ClientScope(), _funnel(9, 9, 9, 9, 9)))
    card = waits_card(view, "first_meeting_to_served", {}, {None: STEPS})
    assert sentence in said(_plain(card.note))
