"""What personal data look like when they stray into a column that is none of theirs."""

_DAY = "(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])[0-9]{2}"
_SIGNS = "-+‐‑‒–—A-FU-Y"
_GAP = "[ ()./-]{0,2}"
_MOBILE = rf"0(?:4[0-9]|50)(?:{_GAP}[0-9]){{6,8}}"
_LANDLINE = r"\(?0[1-9][0-9]?\)? [0-9]{3,4} ?[0-9]{2,4}(?: ?[0-9]{2,3})?"
_ABROAD = rf"(?:\+[1-9][0-9]{{0,2}}|00358){_GAP}(?:[0-9]{_GAP}){{6,12}}"

IDENTITY = (
    rf"(?i)(?:^|[^0-9]){_DAY}(?: *[{_SIGNS}] *[0-9]{{3}}[0-9A-Y]|[0-9]{{3}}[A-Y])(?:$|[^0-9])"
)
"""A henkilötunnus with any separator, right or mistyped; without one when it ends in a letter."""

EMAIL = r"[^\s@]@[^\s@]"

PHONE = rf"(?:^|[^0-9.,-])(?:{_MOBILE}|{_LANDLINE}|{_ABROAD})(?:$|[^0-9])"
"""A Finnish phone number, or one of any country that begins with a plus sign."""

IDENTITY_OR_EMAIL = f"{IDENTITY}|{EMAIL}"
ANY = f"{IDENTITY_OR_EMAIL}|{PHONE}"
