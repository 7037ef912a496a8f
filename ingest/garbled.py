"""What a text looks like that was read in an encoding other than its own."""

_OF_TWO_BYTES = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_LETTER = "[A-Za-zÅÄÖåäö]"
_SMALL = "[a-zåäö]"
_QUOTES = '"“”„'

UTF_8_AS_WINDOWS = f"[ÃÂ][{_OF_TWO_BYTES}]|â€"
"""`HÃ¤meenlinna`: two signs for each letter that is not of ASCII."""

DOS_OR_MAC_AS_WINDOWS = f"^[^{_QUOTES}]*{_LETTER}[„”]{_SMALL}|{_LETTER}†{_SMALL}|{_LETTER}Š{_SMALL}"
"""`H„meenlinna`, `Ty”kyky`, `HŠmeenlinna`: a quotation mark or a capital within a word."""

LOST = "\ufffd"
"""The sign in place of a letter that a program could not read."""

ANY = f"{UTF_8_AS_WINDOWS}|{DOS_OR_MAC_AS_WINDOWS}|{LOST}"
