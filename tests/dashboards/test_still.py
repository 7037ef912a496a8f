"""What no callback touches is sent as data, and everything else as components."""

import json

from dash import Dash, dcc, html

from dashboards.still import ATTRIBUTE, lighten, live_ids


def test_a_subtree_that_nothing_changes_becomes_data() -> None:
    part = html.Section([html.H2("Otsikko"), html.P(["a", html.B("b")])], className="card")
    lighten(part, frozenset())
    assert part.children is None
    written = json.loads(getattr(part, ATTRIBUTE))
    assert written[0] == {"type": "H2", "props": {"children": "Otsikko"}}
    assert written[1]["props"]["children"] == ["a", {"type": "B", "props": {"children": "b"}}]


def test_attributes_and_styles_are_kept() -> None:
    link = html.A("x", href="/", style={"--s": "2px"}, **{"data-key": "k", "aria-label": "l"})
    part = lighten(html.Div([link]), frozenset())
    props = json.loads(getattr(part, ATTRIBUTE))[0]["props"]
    assert props["href"] == "/"
    assert props["style"] == {"--s": "2px"}
    assert props["data-key"] == "k"
    assert props["aria-label"] == "l"


def test_what_a_callback_reads_or_writes_stays_a_component() -> None:
    kept = [
        html.Div(html.P("x"), id="summary"),
        html.Div(html.Button("x", id={"clear": "bar"})),
        html.Div(dcc.Graph(id="graph")),
    ]
    lighten(html.Div(kept), frozenset({"summary"}))
    assert all(getattr(part, ATTRIBUTE, None) is None for part in kept)


def test_plain_text_needs_no_data() -> None:
    part = lighten(html.P("x"), frozenset())
    assert part.children == "x"
    assert getattr(part, ATTRIBUTE, None) is None


def test_live_ids_are_those_of_all_callbacks(app: Dash) -> None:
    found = live_ids(app)
    assert {"root", "address", "steering-content", "steering-summary", "release"} <= found
    assert "main" not in found
