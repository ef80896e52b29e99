"""Bytes to text: which charset, and which bytes are no text at all."""

from __future__ import annotations

import codecs
import re

import ftfy
import ftfy.badness
from charset_normalizer import from_bytes

from dragoman.intake.errors import UnreadablePage

#: Characters of one article; longer inputs are collections, not pages.
MOST_CHARACTERS = 1_000_000
#: Above this share of NUL bytes an input is no text.
_MOST_NULS = 0.001
#: Bytes that no text holds in number.
_CONTROLS = bytes([*range(1, 9), *range(14, 27), *range(28, 32), 127])
_BINARY = "not a text but binary data; give the page itself as .txt or .html"
_MAGIC = (
    (b"%PDF-", "a PDF file; extract its text first"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive or an office document (docx, xlsx, odt); unpack it or save it as text"),
    (b"\xd0\xcf\x11\xe0", "an old office document (doc, xls); save it as text"),
    (b"{\\rtf", "an RTF document; save it as text"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it"),
    (b"BZh", "a bzip2 archive; unpack it"),
    (b"\xfd7zXZ", "an xz archive; unpack it"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive; unpack it"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"PAR1", "a Parquet file"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a sound recording"),
    (b"RIFF", "a sound or video recording"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"(?:charset|encoding)\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9_:.\-]{3,30})", re.IGNORECASE)
#: Charsets of one byte that French was written in.
_OLD_CHARSETS = ["cp1252", "latin_1", "mac_roman", "cp850"]
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
#: Control characters, byte-order marks, soft hyphens, zero-width spaces and marks that reorder text on a screen.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)


def decode(name: str, data: bytes, *, markup: bool) -> str:
    """The text of an input with line ends as `\\n`, without unseen characters, mojibake undone where there is some.

    `markup` says that a charset declared inside the bytes counts. Raises UnreadablePage for an empty or binary input.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadablePage(name, "empty; there is nothing to read")
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise UnreadablePage(name, f"not a text but {what}")
    text = clean(_to_text(name, data, markup))
    if not text.strip():
        raise UnreadablePage(name, "empty; there is nothing to read")
    return text


def clean(text: str) -> str:
    """Line ends as `\\n`, no unseen characters, mojibake undone line by line and only where there is some."""
    text = _UNSEEN.sub("", _LINE_ENDS.sub("\n", text))
    if not ftfy.badness.is_bad(text):
        return text
    return "\n".join(ftfy.fix_encoding(line) if ftfy.badness.is_bad(line) else line for line in text.split("\n"))


def _to_text(name: str, data: bytes, markup: bool) -> str:
    for bom, charset in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(charset, "replace")
    if wide := _wide(data):
        return data.decode(wide, "replace")
    if nuls := data.count(0):
        if nuls / len(data) > _MOST_NULS:
            raise UnreadablePage(name, _BINARY)
        data = data.replace(b"\0", b"")
    if len(data.translate(None, _CONTROLS)) < 0.98 * len(data):
        raise UnreadablePage(name, _BINARY)
    declared = _declared(data) if markup else None
    for candidate in filter(None, ("utf-8", declared)):
        try:
            return data.decode(candidate)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    return _nearly_utf8(data) or _old(data)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: nearly every second byte of Latin text is then NUL."""
    sample = data[: 4096 - len(data[:4096]) % 2]
    half = len(sample) // 2
    if half < 2 or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data, 0, 4096)
    if not match:
        return None
    charset = match[1].decode("ascii").lower()
    try:
        known = codecs.lookup(charset)
    except (LookupError, ValueError):
        return None
    # A page that says Latin-1 is Windows-1252 (as every browser reads it); rot13, zip and the like are no charsets.
    if not known._is_text_encoding or known.name in {"utf-7", "idna", "punycode", "unicode_escape"}:
        return None
    return "cp1252" if known.name in {"iso8859-1", "ascii", "cp1252"} else known.name


def _nearly_utf8(data: bytes) -> str | None:
    """UTF-8 with a few broken bytes (a page cut in the middle of a letter); None where it is another charset."""
    text = data.decode("utf-8", "replace")
    broken, beyond = text.count("\ufffd"), sum(1 for c in text if c > "\x7f")
    return text if broken * 10 <= beyond else None


def _old(data: bytes) -> str:
    best = from_bytes(data[:65536], cp_isolation=list(_OLD_CHARSETS)).best()
    charset = best.encoding if best else "cp1252"
    if charset in {"latin_1", "ascii", "cp1252"}:
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            return data.decode("latin_1")
    return data.decode(charset, "replace")
