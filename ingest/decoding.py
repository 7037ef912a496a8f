"""The text of a file as UTF-8, block by block, its line ends unified."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kunto.errors import UnreadableFileError

BLOCK_BYTES = 16 * 2**20
_HEAD_BYTES = 4096
_BOM_ENCODINGS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ENCODINGS = ("utf-8", "cp1252")
_END_MARK = re.compile(rb"\x1a[\x1a\n]*\Z")
"""Old programs end a text with it."""


@dataclass(frozen=True)
class TextFile:
    """A file of text whose encoding is known."""

    path: Path
    encoding: str

    def blocks(self, size: int) -> Iterator[bytes]:
        """Give the text as UTF-8, every line end a line feed; a block ends anywhere."""
        return _without_end_mark(_unmarked(_unified(self._utf_8(size))))

    def head(self, size: int) -> bytes:
        """Return the first bytes of the text as `blocks` gives them."""
        return next(self.blocks(size), b"")

    def _utf_8(self, size: int) -> Iterator[bytes]:
        blocks = _blocks(self.path, size)
        if self.encoding == "utf-8":
            return blocks
        return (text.encode() for text in _decoded(blocks, self.encoding))


def open_text(path: Path, *, file: str) -> TextFile:
    """Find the encoding that the whole file has: by its mark, else UTF-8, else Windows-1252.

    UTF-16 without a mark is known by its null bytes.
    Raises UnreadableFileError when it is empty or no text.
    """
    with path.open("rb") as content:
        head = content.read(_HEAD_BYTES)
    for encoding in _possible_encodings(head):
        try:
            is_blank = _is_blank(path, encoding)
        except UnicodeDecodeError:
            continue
        if is_blank:
            raise UnreadableFileError(f"File {file} is empty. Export it and deliver it again.")
        return TextFile(path, encoding)
    raise UnreadableFileError(
        f"File {file} cannot be read: it is damaged or incomplete. Save it and deliver it again."
    )


def _possible_encodings(head: bytes) -> tuple[str, ...]:
    marked = [encoding for mark, encoding in _BOM_ENCODINGS if head.startswith(mark)]
    if marked:
        return tuple(marked)
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 4 <= len(head):
        return _ENCODINGS
    return ("utf-16-be",) if even > odd else ("utf-16-le",)


def _is_blank(path: Path, encoding: str) -> bool:
    """Whether a text holds nothing; raises UnicodeDecodeError when it is no such text."""
    is_blank = True
    for text in _decoded(_blocks(path, BLOCK_BYTES), encoding):
        if "\0" in text:
            raise UnicodeDecodeError(encoding, b"\0", 0, 1, "no text has a null character")
        is_blank = is_blank and not text.strip()
    return is_blank


def _blocks(path: Path, size: int) -> Iterator[bytes]:
    with path.open("rb") as content:
        while block := content.read(size):
            yield block


def _decoded(blocks: Iterator[bytes], encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)()
    for block in blocks:
        yield decoder.decode(block)
    yield decoder.decode(b"", final=True)


def _unified(blocks: Iterator[bytes]) -> Iterator[bytes]:
    held = b""
    for block in blocks:
        text = held + block
        held = b"\r" if text.endswith(b"\r") else b""  # its \n may begin the next block
        text = text.removesuffix(held)
        if b"\r" in text:
            text = text.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        yield text
    if held:
        yield b"\n"


def _unmarked(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """Leave out marks at the start, which stand there twice when a text was saved over and over."""
    held, is_begun = b"", False
    for block in blocks:
        text = block if is_begun else (held + block)
        while not is_begun and text.startswith(codecs.BOM_UTF8):
            text = text.removeprefix(codecs.BOM_UTF8)
        is_begun = is_begun or not codecs.BOM_UTF8.startswith(text)
        held = b"" if is_begun else text
        if is_begun:
            yield text
    yield held


def _without_end_mark(blocks: Iterator[bytes]) -> Iterator[bytes]:
    held = b""
    for block in blocks:
        text = held + block
        mark = _END_MARK.search(text, max(0, len(text) - _HEAD_BYTES))
        end = mark.start() if mark else len(text)
        held = text[end:]
        yield text[:end]
