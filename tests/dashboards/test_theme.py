"""Colours: one table per scheme, each value once, and enough contrast to be read."""

import pytest

from dashboards.theme import DARK, LIGHT, TEAM_COLOUR, TEAM_SHAPE, stylesheet

SCHEMES = {"light": LIGHT, "dark": DARK}
ON_SURFACE = ["ink", "muted", "faint", "link"]
MARKS = ["control", "axis", "context", "primary", "wac", "bc", "shared"]


def test_schemes_name_the_same_things() -> None:
    assert list(LIGHT) == list(DARK)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_each_colour_stands_for_one_thing(scheme: str) -> None:
    colours = SCHEMES[scheme]
    assert len(set(colours.values())) == len(colours)
    assert all(value == value.upper() for value in colours.values())


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", ["surface", "page", "sunken"])
@pytest.mark.parametrize("name", ON_SURFACE)
def test_text_can_be_read(scheme: str, ground: str, name: str) -> None:
    colours = SCHEMES[scheme]
    assert _contrast(colours[name], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", ["good", "warn", "bad", "neutral"])
def test_verdicts_can_be_read_on_their_tint(scheme: str, name: str) -> None:
    colours = SCHEMES[scheme]
    assert _contrast(colours[name], colours[f"{name}_bg"]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", MARKS)
def test_marks_can_be_seen(scheme: str, name: str) -> None:
    colours = SCHEMES[scheme]
    assert _contrast(colours[name], colours["surface"]) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
def test_numbers_inside_bars_can_be_read(scheme: str) -> None:
    colours = SCHEMES[scheme]
    assert _contrast(colours["on_primary"], colours["primary"]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("number", range(1, 6))
def test_numbers_inside_load_cells_can_be_read(scheme: str, number: int) -> None:
    colours = SCHEMES[scheme]
    text = colours["load_text_last" if number == 5 else "load_text"]
    assert _contrast(text, colours[f"load_{number}"]) >= 4.5


def test_teams_have_a_colour_and_a_shape() -> None:
    assert TEAM_COLOUR.keys() == TEAM_SHAPE.keys()
    assert len({(TEAM_COLOUR[t], TEAM_SHAPE[t]) for t in TEAM_COLOUR}) == len(TEAM_COLOUR)


def test_paper_is_light() -> None:
    paper = stylesheet().partition("@media print")[2]
    assert f"--k-surface:{LIGHT['surface']}" in paper
    assert DARK["surface"] not in paper


def _contrast(first: str, second: str) -> float:
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
