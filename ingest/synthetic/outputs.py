"""What the project made: the outputs that KUNTO's final report names, in every sample.

The report tells of three what became of them (post permanent, Täsmätyö piloted, Neuvola not
realised); the other statuses, all owners and all days are invented.
"""

from dataclasses import dataclass, replace
from datetime import date

_CITY, _SERVICES = "Lahden kaupunki", "Työllisyyspalvelut"
_UNDER_WAY = ""


@dataclass(frozen=True, slots=True)
class Output:
    """One output; what becomes of it and who owns it is known from the day it is settled."""

    name: str
    kind: str
    started: date
    settled: date
    status: str
    owner: str

    def as_of(self, day: date) -> "Output":
        """Return the output as known at the end of the day."""
        return self if self.settled <= day else replace(self, status=_UNDER_WAY, owner="")


def list_outputs() -> tuple[Output, ...]:
    """Return the outputs in the order in which the project began them."""
    return tuple(sorted(_OUTPUTS, key=lambda output: output.started))


def _concept(number: int, status: str, owner: str) -> Output:
    started = date(2021, 8 + number // 2, 2)
    name = f"Palvelukonsepti {number}"
    return Output(name, "palvelukonsepti", started, date(2023, 3, 31), status, owner)


_OUTPUTS = (
    _concept(1, "vakiintunut", _SERVICES),
    _concept(2, "vakiintunut", _SERVICES),
    _concept(3, "jatkuu muualla", "Ohjaamo"),
    _concept(4, "jatkuu muualla", "LADEC"),
    _concept(5, "pilotoitu", ""),
    Output(
        *("Työkyvyn arviointi", "toimintamalli", date(2021, 9, 1), date(2023, 2, 28)),
        *("vakiintunut", _SERVICES),
    ),
    Output(
        *("Asiakassuunnitelma", "työkalu", date(2021, 9, 15), date(2022, 11, 30)),
        *("vakiintunut", _SERVICES),
    ),
    Output(
        *("Rekrypiste", "toimintamalli", date(2021, 8, 16), date(2023, 4, 28)),
        *("jatkuu muualla", "LADEC"),
    ),
    Output("Täsmätyö", "pilotti", date(2022, 2, 1), date(2023, 1, 31), "pilotoitu", ""),
    Output(
        *("Toimialakartoitus", "selvitys", date(2021, 10, 4), date(2022, 6, 15)),
        *("vakiintunut", _SERVICES),
    ),
    Output("Neuvola", "pilotti", date(2022, 3, 1), date(2022, 10, 31), "ei toteutunut", ""),
    Output(
        *("Yrityskoordinaattorin virka", "virka", date(2022, 10, 3), date(2023, 5, 15)),
        *("vakiintunut", _CITY),
    ),
)
