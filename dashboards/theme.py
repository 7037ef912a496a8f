"""The look as data: one table of colours per scheme, for the stylesheet and for the figures."""

from collections.abc import Mapping
from types import MappingProxyType

FONT = "'Source Sans 3','Segoe UI',Arial,sans-serif"

# Every value is unique within its scheme, so that the browser can swap the colours of a drawn
# figure from one scheme to the other by lookup (assets/kunto.js).
LIGHT: Mapping[str, str] = MappingProxyType(
    {
        "page": "#F5F7FA",
        "surface": "#FFFFFF",
        "sunken": "#EDF0F4",
        "border": "#D5DCE4",
        "control": "#76828F",
        "ink": "#16202C",
        "muted": "#4A5664",
        "faint": "#5C6875",
        "link": "#1B57A3",
        "primary": "#1D5AA6",
        "on_primary": "#FFFFFD",
        "focus": "#0B57D0",
        "grid": "#E2E7ED",
        "axis": "#77838E",
        "context": "#8995A1",
        "good": "#0F6B3C",
        "good_bg": "#E7F5EC",
        "good_mark": "#1F8A55",
        "warn": "#7F4C00",
        "warn_bg": "#FFF3DB",
        "warn_mark": "#B86E00",
        "bad": "#A61E17",
        "bad_bg": "#FDECEA",
        "bad_mark": "#C9372C",
        "neutral": "#46525F",
        "neutral_bg": "#EEF1F5",
        "wac": "#0B4F6C",
        "bc": "#D9661F",
        "shared": "#9A7BC8",
        "employed": "#0B2C80",
        "education": "#069CD9",
        "work_trial": "#1B7667",
        "rehabilitative_work": "#6A0939",
        "other_service": "#7C4FB2",
        "job_search": "#8B8F95",
        "sick_leave": "#A7874D",
        "load_1": "#EAF1F9",
        "load_2": "#C3D8EF",
        "load_3": "#86B2E0",
        "load_4": "#F6B77F",
        "load_5": "#BF4A0A",
        "load_text": "#16202D",
        "load_text_last": "#FFFFFE",
    }
)
DARK: Mapping[str, str] = MappingProxyType(
    {
        "page": "#0F151C",
        "surface": "#18212B",
        "sunken": "#222D39",
        "border": "#334150",
        "control": "#77879A",
        "ink": "#E9EEF3",
        "muted": "#B3BFCB",
        "faint": "#98A6B4",
        "link": "#8CBBF7",
        "primary": "#6BA6F2",
        "on_primary": "#10161D",
        "focus": "#A8CCFF",
        "grid": "#2A3643",
        "axis": "#8494A5",
        "context": "#5F6F80",
        "good": "#6FD39B",
        "good_bg": "#14301F",
        "good_mark": "#4FBF83",
        "warn": "#F2BE5C",
        "warn_bg": "#33270E",
        "warn_mark": "#E0A33A",
        "bad": "#FF9C92",
        "bad_bg": "#3A1A18",
        "bad_mark": "#F07A6E",
        "neutral": "#B4C0CC",
        "neutral_bg": "#263240",
        "wac": "#3792AE",
        "bc": "#F08A4B",
        "shared": "#D3C6F4",
        "employed": "#558FF0",
        "education": "#5BCAFA",
        "work_trial": "#287A68",
        "rehabilitative_work": "#DD779A",
        "other_service": "#875F9A",
        "job_search": "#D3D8DE",
        "sick_leave": "#E5B357",
        "load_1": "#1E2B3A",
        "load_2": "#26456A",
        "load_3": "#3B72B4",
        "load_4": "#AD5118",
        "load_5": "#FFB37E",
        "load_text": "#F4F7FA",
        "load_text_last": "#16202E",
    }
)

# Ten shades of the primary colour, for the form controls.
_SHADES = (
    *("#EDF4FC", "#D6E6F7", "#AFCDEE", "#86B2E4", "#6BA6F2"),
    *("#3D7FCB", "#2468B8", "#1D5AA6", "#174A8A", "#113A6E"),
)

# Colours and shapes belong to things, not to positions in a chart.
TEAM_COLOUR = {"all": "primary", "wac": "wac", "bc": "bc", "shared": "shared"}
TEAM_SHAPE = {"all": "circle", "wac": "circle", "bc": "square", "shared": "diamond"}


def stylesheet() -> str:
    """Return the colours as CSS variables; paper is always light."""
    return (
        _block(":root,[data-mantine-color-scheme=light]", LIGHT)
        + _block("[data-mantine-color-scheme=dark]", DARK)
        + "@media print{"
        + _block(":root,[data-mantine-color-scheme]", LIGHT)
        + "}"
        + _block("html.printing[data-mantine-color-scheme]", LIGHT)
    )


def colour_tables() -> dict[str, dict[str, str]]:
    """Return both tables, for the browser to swap the colours of figures."""
    return {"light": dict(LIGHT), "dark": dict(DARK)}


def mantine_theme() -> dict[str, object]:
    """Return the theme of the form controls."""
    return {
        "fontFamily": FONT,
        "primaryColor": "kunto",
        "colors": {"kunto": list(_SHADES)},
        "primaryShade": {"light": 7, "dark": 4},
        "defaultRadius": 6,
        "fontSizes": {"xs": "13px", "sm": "15px", "md": "16px", "lg": "18px", "xl": "20px"},
        "cursorType": "pointer",
        "respectReducedMotion": True,
    }


def _block(selector: str, colours: Mapping[str, str]) -> str:
    declarations = "".join(
        f"--k-{name.replace('_', '-')}:{hex_};" for name, hex_ in colours.items()
    )
    return f"{selector}{{{declarations}}}"
