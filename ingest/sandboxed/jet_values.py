"""The values of a database of Access (Jet 3 and 4, ACE) as the text that a person would write."""

import struct
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

BOOLEAN, TEXT, MEMO, NUMERIC = 1, 10, 12, 16
_COMPRESSED = b"\xff\xfe"
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 – a day of the calendar, as Access keeps it


def boolean_text(is_true: bool) -> str:  # noqa: FBT001
    """Return what Access itself writes into an export."""
    return "-1" if is_true else "0"


def text_of(data: bytes, *, version: int) -> str:
    """Return a text: Windows-1252 in Jet 3, else UTF-16, of which Access packs what is Latin-1.

    In a packed text each zero byte changes between one byte and two bytes a character.
    """
    if version == 3:
        return data.decode("cp1252", errors="replace")
    if not data.startswith(_COMPRESSED):
        return data.decode("utf-16-le", errors="replace")
    texts = []
    for number, segment in enumerate(data[2:].split(b"\0")):
        encoding = "utf-16-le" if number % 2 else "latin-1"
        texts.append(segment.decode(encoding, errors="replace"))
    return "".join(texts)


def numeric_text(data: bytes, scale: int) -> str:
    """Return a decimal number: its sign, then four words, the highest first."""
    is_negative, *words = struct.unpack_from("<?4I", data)
    whole = 0
    for word in words:
        whole = (whole << 32) + word
    return _plain(Decimal(-whole if is_negative else whole).scaleb(-scale))


def _money(data: bytes) -> str:
    return _plain(Decimal(struct.unpack_from("<q", data)[0]).scaleb(-4))


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _float32(data: bytes) -> str:
    return f"{struct.unpack_from('<f', data)[0]:.7g}"


def _float64(data: bytes) -> str:
    number = struct.unpack_from("<d", data)[0]
    return repr(int(number)) if number == int(number) else repr(number)


def _day(data: bytes) -> str:
    """Return a day, and its time when it has any; before 1899 the time still runs forwards."""
    number = struct.unpack_from("<d", data)[0]
    days = int(number)
    moment = _EPOCH + timedelta(days=days, seconds=round(abs(number - days) * 86_400))
    return f"{moment:%Y-%m-%d}" if number == days else f"{moment:%Y-%m-%d %H:%M:%S}"


def _whole(kind: str) -> Callable[[bytes], str]:
    reader = struct.Struct(kind)
    return lambda data: str(reader.unpack_from(data)[0])


FIXED: dict[int, Callable[[bytes], str]] = {
    2: _whole("<B"),
    3: _whole("<h"),
    4: _whole("<i"),
    5: _money,
    6: _float32,
    7: _float64,
    8: _day,
    19: _whole("<q"),
}
"""By the number of a type, its values of fixed length."""
