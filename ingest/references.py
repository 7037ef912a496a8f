"""How texts are written that point to something: clients, rows of a source, coordinators."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, kw_only=True)
class Reference:
    """How a text that points to something is written; anything else breaks the rule `reference`.

    `kind` tells messages what is expected. `resembles_phone`: its own numbers may look like
    phone numbers, so that these are not looked for in it.
    """

    kind: Literal["client_number", "key", "project_code", "label"]
    pattern: str
    longest: int
    resembles_phone: bool = False


CLIENT_NUMBER = Reference(kind="client_number", pattern="^[0-9]+$", longest=10)
"""The running number of a client: digits only, so that no name or identity passes for one."""

KEY = Reference(
    kind="key",
    pattern=r"^[\p{L}0-9._/-]*[0-9][\p{L}0-9._/-]*$",
    longest=40,
    resembles_phone=True,
)
"""The key of a source's own rows: letters, digits and - _ . / without spaces, with a digit."""

PROJECT_CODE = Reference(
    kind="project_code", pattern=r"^[\p{L}0-9._/-]+$", longest=40, resembles_phone=True
)

LABEL = Reference(kind="label", pattern="^.+$", longest=40)
"""What a coordinator is called in the files, as `Työkyky 1`.

A label is expected and not a name. A name cannot be told from a label and would pass.
"""
