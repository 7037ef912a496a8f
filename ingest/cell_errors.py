"""What a spreadsheet program shows in place of a value that it could not work out."""

_ENGLISH = (
    *("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"),
    *("#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#GETTING_DATA"),
)
_FINNISH = (
    *("#PUUTTUU!", "#PUUTTUU", "#VIITTAUS!", "#ARVO!", "#JAKO/0!", "#NIMI?", "#LUKU!", "#TYHJÄ!"),
    *("#LEVIÄMINEN!", "#LASKE!"),
)
_SWEDISH = (
    *("#SAKNAS!", "#SAKNAS", "#REFERENS!", "#REF!", "#VÄRDEFEL!", "#VÄRDE!", "#DIVISION/0!"),
    *("#NAMN?", "#OGILTIGT!", "#SKÄRNING!", "#SPILL!", "#BERÄKNA!"),
)
CELL_ERRORS = tuple(dict.fromkeys((*_ENGLISH, *_FINNISH, *_SWEDISH)))

_WORDS = "|".join(error.replace("?", "[?]") for error in CELL_ERRORS)
CELL_ERROR = rf"^(?:{_WORDS}|Err:\d{{3}}|#{{3,}})$"
"""Also LibreOffice's numbers, and the signs of a number too wide for its column."""
