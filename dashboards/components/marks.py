"""The smallest parts: icons, verdict chips, text with emphasis."""

from typing import Literal

from dash import html
from dash.development.base_component import Component

from dashboards.components.attributes import attributes

Verdict = Literal["good", "warn", "bad", "neutral", "unknown"]
_VERDICT_ICON: dict[Verdict, str] = {
    "good": "circle-check",
    "warn": "alert-triangle",
    "bad": "circle-x",
    "neutral": "equal",
    "unknown": "help-circle",
}


def icon(name: str, size: int = 20) -> Component:
    """Return an icon of assets/icons.css; it says nothing to a screen reader."""
    return html.Span(
        className=f"i i-{name}", style={"--s": f"{size}px"}, **attributes(aria_hidden="true")
    )


def chip(verdict: Verdict, text: str, *, mark: str | None = None) -> Component:
    """Return a verdict: icon (its own, or `mark`), word and tint together, never colour alone."""
    return html.Span([icon(mark or _VERDICT_ICON[verdict], 17), text], className=f"chip {verdict}")


def emphasised(text: str) -> list[str | Component]:
    """Return a text whose facts stand between double asterisks, with the facts in bold."""
    parts = text.split("**")
    return [html.B(part) if number % 2 else part for number, part in enumerate(parts) if part]


def unseen(text: str) -> Component:
    """Return a text for screen readers only."""
    return html.Span(text, className="unseen")
