"""Attributes of an element whose names have hyphens."""

from typing import Any


def attributes(**values: str) -> dict[str, Any]:
    """Return aria and data attributes: `aria_label` becomes aria-label."""
    return {name.replace("_", "-"): value for name, value in values.items()}
