"""Texts that are hardly text: read without an error, without losing the place, in time that grows with their length only.

Each would run for minutes where any step took the square of the length; no time is asserted.
"""  # noqa: E501

import pytest

from dragoman.reading import read

#: Characters of each text.
SIZE = 3_000
UNITS = {
    "guillemets": "« » ", "never closed": "« ", "elisions": "l'", "curly elisions": "d’", "commas": ",", "capitals": "Aaa Bbb ",  # noqa: E501
    "que": "que ", "qui": "qui a signé que ", "digits": "1234567890", "short numbers": "12 ", "emoji": "😀", "accents": "e\u0301\u0302",  # noqa: E501
    "right to left": "مرحبا بالعالم ", "hyphens": "États\u2011Unis\u2011", "zero width": "a\u200b\u200d", "full stops": ".",  # noqa: E501
    "initials": "M. ", "no-break spaces": "Le Maroc\u00a0a\u00a0signé\u00a0", "verbs": "signe refuse ", "infinitives": "refuser de signer ",  # noqa: E501
    "one long sentence": "la France a signé avec le Maroc et ", "de": "de la France ", "brackets": "(((", "dashes": "- ",  # noqa: E501
    "one word": "a", "lines": "\n", "spaces": " ", "incises": "« oui », a dit M. Tarn. ", "roles": "Zoé Tarn, ministre de la Santé, ",  # noqa: E501
    "days": "le 3 mars 2025 ", "selon": "selon ", "apostrophes": "'", "names": "stratégie « Tarn 2030 » ", "offices": "le président du ",  # noqa: E501
    "relatives": "le ministre qui a dit que ", "conditions": "si le Maroc signait ", "states": "Maroc, ", "compounds": "franco-",  # noqa: E501
    "modals": "vouloir pouvoir devoir aller ", "participles": "signé, ", "gerunds": "en signant ",
}  # fmt: skip


@pytest.mark.parametrize("name", UNITS)
def test_a_long_run_of(check, page_of, name):
    unit = UNITS[name]
    check(read(page_of(unit * (SIZE // len(unit)))))


@pytest.mark.parametrize("name", ["guillemets", "elisions", "que", "one long sentence", "modals", "roles", "days"])
def test_a_title_and_a_ticker_line_of(check, page_of, name):
    line = UNITS[name] * (2_000 // len(UNITS[name]))
    check(read(page_of("Le Maroc a signé un accord avec la France.", title=line, ticker=line)))


def test_all_at_once(check, page_of):
    check(read(page_of("".join(unit * 3 for unit in UNITS.values()))))
    check(read(page_of("\n".join(unit * 3 for unit in UNITS.values()))))
