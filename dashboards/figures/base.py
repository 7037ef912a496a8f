"""What every figure shares: a plain dict with one template; no figure objects are built."""

import re
from collections.abc import Sequence
from typing import Any

import orjson

from dashboards.theme import DARK, FONT, LIGHT
from kunto.locale import Texts

Figure = dict[str, Any]
Trace = dict[str, Any]

CONFIG = {
    "displayModeBar": False,
    "displaylogo": False,
    "responsive": True,
    "scrollZoom": False,
    "doubleClick": False,
    "showTips": False,
}
HATCH = {"shape": "/", "bgcolor": LIGHT["surface"], "size": 7, "solidity": 0.2}
HIDDEN_AXIS = {"visible": False}
NO_HOVER = {"hoverinfo": "skip"}
_NICE_STEPS = (1, 1.5, 2, 2.5, 3, 5, 10)
_HEX = re.compile(r"#[0-9A-F]{6}")
_TO_DARK = {light: DARK[name] for name, light in LIGHT.items()}


def figure(data: list[Trace], texts: Texts, *, height: int, **layout: object) -> Figure:
    """Return a figure of the house style in light colours; the browser turns them dark."""
    return {
        "data": data,
        "layout": {"template": _template(texts), "height": height, "annotations": [], **layout},
    }


def label_above(y: float, text: str, *, shift: int = 11, size: int = 14) -> Trace:
    """Return a category name over its bar: long names then need no margin on any screen."""
    return {
        "xref": "paper",
        "x": 0,
        "y": y,
        "text": text,
        "xanchor": "left",
        "yanchor": "bottom",
        "xshift": -3,
        "yshift": shift,
        "showarrow": False,
        "font": {"size": size, "color": LIGHT["ink"]},
    }


def label_right(y: float, text: str) -> Trace:
    """Return a value at the right edge of the plot, in the right margin."""
    return {
        "xref": "paper",
        "x": 1,
        "y": y,
        "text": text,
        "xanchor": "left",
        "align": "left",
        "xshift": 8,
        "showarrow": False,
    }


def label_at(x: object, y: float, text: str, **options: object) -> Trace:
    """Return a text at a point of the plot."""
    return {"x": x, "y": y, "text": text, "showarrow": False, **options}


def muted(text: str) -> str:
    """Return a text in the colour of lesser things."""
    return f'<span style="color:{LIGHT["muted"]}">{text}</span>'


def horizontal_bars(
    x: Sequence[float],
    y: Sequence[float],
    colour: str,
    *,
    marker: Trace | None = None,
    **options: object,
) -> Trace:
    """Return one trace of horizontal bars in one colour."""
    return {
        "type": "bar",
        "orientation": "h",
        "x": list(x),
        "y": list(y),
        "marker": {"color": colour, **(marker or {})},
        **NO_HOVER,
        **options,
    }


def leading(links: Sequence[str], words: Sequence[str]) -> Trace:
    """Return what makes the marks of a trace lead to addresses, with words to hover over."""
    return {
        "customdata": list(links),
        "hovertext": list(words),
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def nice_ticks(largest: float) -> list[float]:
    """Return zero and three or four round values up to `largest`."""
    if largest <= 0:
        return [0]
    power = 10 ** (len(str(int(largest))) - 1)
    steps = (step * scale for scale in (power / 10, power) for step in _NICE_STEPS)
    step = next(step for step in steps if largest / step < 4.5)
    return [number * step for number in range(int(largest / step) + 1)]


def _template(texts: Texts) -> dict[str, Any]:
    axis = {
        "automargin": True,
        "showline": False,
        "zeroline": False,
        "ticks": "",
        "fixedrange": True,
        "tickangle": 0,
        "gridcolor": LIGHT["grid"],
        "tickfont": {"size": 13, "color": LIGHT["muted"]},
    }
    return {
        "layout": {
            "font": {"family": FONT, "size": 14, "color": LIGHT["ink"]},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "margin": {"l": 0, "r": 8, "t": 8, "b": 8, "pad": 0},
            "separators": ".," if texts.language == "en" else ",\u00a0",
            "showlegend": False,
            "dragmode": False,
            "hovermode": "closest",
            "bargap": 0.36,
            "barcornerradius": 2,
            "hoverlabel": {
                "bgcolor": LIGHT["surface"],
                "bordercolor": LIGHT["control"],
                "align": "left",
                "font": {"family": FONT, "size": 14, "color": LIGHT["ink"]},
            },
            "xaxis": axis,
            "yaxis": axis,
        },
        "data": {"bar": [{"constraintext": "none", "textangle": 0, "cliponaxis": False}]},
    }


def recolour(drawn: Figure, scheme: str) -> Figure:
    """Return a figure in the colours of a scheme; every figure is made in light colours."""
    if scheme != "dark":
        return drawn
    written = orjson.dumps(drawn).decode()
    recoloured: Figure = orjson.loads(
        _HEX.sub(lambda found: _TO_DARK.get(found[0], found[0]), written)
    )
    return recoloured
