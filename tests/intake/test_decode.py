from __future__ import annotations

import pytest

from dragoman.intake import UnreadablePage, read_page
from dragoman.intake.decode import clean, decode

FRENCH = "L’été dernier, « Málaga » a reçu la délégation algérienne où l’on parla de cœur à cœur.\nÇa ne s’oublie pas."


@pytest.mark.parametrize(
    "charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]
)
def test_every_usual_charset_is_read(charset: str) -> None:
    assert decode("a", FRENCH.encode(charset), markup=False) == FRENCH


def test_a_declared_charset_counts_in_markup_only() -> None:
    page = '<html><meta charset="iso-8859-15"><p>Ça coûte 5 €'
    assert "5 €" in decode("a", page.encode("iso-8859-15"), markup=True)


@pytest.mark.parametrize("declared", ["utf-7", "rot13", "zip", "nonsense", "idna"])
def test_a_declared_charset_that_is_none_is_passed_over(declared: str) -> None:
    page = f'<meta charset="{declared}"><p>déjà vu'.encode("cp1252")
    assert decode("a", page, markup=True).endswith("déjà vu")


def test_mojibake_is_undone_only_where_it_is() -> None:
    right = "L’Ã©tÃ© vient\nSão Tomé, États‑Unis, «\u00a0œuvre\u00a0», l’été – déjà…"
    assert clean(right).split("\n") == ["L’été vient", right.split("\n")[1]]


def test_unseen_characters_go_and_line_ends_are_one() -> None:
    odd = "a\r\nb\rc\u2028d\x85e\x0cf\x00g\u00adh\u200b\ufeff\x1b\u202ei\tj\u00a0k"
    assert clean(odd) == "a\nb\nc\nd\ne\nfghi\tj\u00a0k"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        ("\ufeff\n".encode(), "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n123", "PNG"),
        (b"PK\x03\x04rest", "ZIP archive or an office document"),
        (b"\xd0\xcf\x11\xe0rest", "office document"),
        (bytes(range(256)) * 40, "binary"),
        (b"abc\0" * 1000, "binary"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, what: str) -> None:
    with pytest.raises(UnreadablePage, match=what):
        decode("a", data, markup=False)


def test_a_few_nul_bytes_are_dropped() -> None:
    data = ("Une phrase de plus. " * 200).encode() + b"\0"
    assert "\0" not in decode("a", data, markup=False)


def test_a_letter_cut_in_two_does_not_change_the_charset() -> None:
    data = (FRENCH + "\n").encode() * 5
    cut = data[: data.rindex("Ç".encode()) + 1]
    assert decode("a", cut, markup=False).startswith(FRENCH)


def test_too_long_a_text_is_refused() -> None:
    with pytest.raises(UnreadablePage, match="1,000,000 characters"):
        read_page("a", b"Une phrase. " * 100_000, kind="text")
    with pytest.raises(UnreadablePage, match="lines"):
        read_page("a", b"Une ligne\n" * 20_000, kind="text")
