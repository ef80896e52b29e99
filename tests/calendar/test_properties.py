"""What holds for any text at all."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.calendar import complement_date, find_dates, full_date, resolve
from dragoman.calendar.iso import ISO, read_iso

_WORDS = """
    lundi mardi dimanche ce cette le la les l' d' du de des au en et à ou 1er 2 17 28 29 30 31 4, 5 janvier
    février fév. mars avr. août décembre 2024 2025 0001 9999 1999 25 hier demain avant-hier veille lendemain de
    même jour semaine mois an année dernier dernière prochain suivant précédente fin début mi- mi T4 S1 premier
    dernier trimestre semestre été hiver automne il y a dans trois 999 cent jours ans plus tard tôt auparavant
    depuis dès d'ici jusqu'à avant après horizon rentrée week-end soir matin ce jour-là 17/03 17/03/2025
    2025-03-17 2015-2016 - – / . , ; ( ) « » courant
"""
WORDS = [*_WORDS.split(), "\n", "\u00a0", "\u0301", "\u00ad"]
texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=25).map("".join),
)
anchors = st.one_of(
    st.none(),
    st.dates(),
    st.dates(min_value=date(2000, 1, 1), max_value=date(2030, 1, 1)),
    st.sampled_from([date.min, date.max]),
)
tenses = st.sampled_from([None, "past", "present", "future"])
references = st.one_of(
    st.none(),
    st.dates().map(date.isoformat),
    st.sampled_from(["2024", "2024-05", "2024-05-01/2024-05-03", "2024/2025"]),
    st.sampled_from(["9999-12-31", "0001-01-01", "0000", "x", "2024-13"]),
)


@given(texts)
def test_spans_are_exact_ordered_and_apart(text):
    end = 0
    for one in find_dates(text):
        assert text[one.start : one.end] == one.exact != ""
        assert one.start >= end
        end = one.end


@given(texts, anchors, tenses, references)
def test_a_date_is_one_of_the_calendar_or_none(text, anchor, tense, reference):
    for one in find_dates(text):
        for iso in (resolve(one, anchor, tense, reference), complement_date(one, reference)):
            assert iso is None or (ISO.fullmatch(iso) and read_iso(iso) is not None), iso
            first, _, last = (iso or "").partition("/")
            assert not last or first < last


@given(texts)
def test_without_page_nor_tale_only_what_says_its_year_is_placed(text):
    for one in find_dates(text):
        assert one.has_year or resolve(one, None) is None


@given(texts)
def test_finding_is_a_function_of_the_text(text):
    assert find_dates(text) == find_dates(text)


@given(texts)
def test_full_date_is_a_day_or_none(text):
    found = full_date(text)
    assert found is None or date.fromisoformat(found)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_every_day_is_read_back(day):
    assert full_date(day.isoformat()) == day.isoformat()
    assert full_date(f"{day.day:02}/{day.month:02}/{day.year}") == day.isoformat()
    assert full_date(f"le {day.day}.{day.month}.{day.year}") == day.isoformat()


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)), tenses)
def test_a_day_of_the_week_lies_within_a_week(anchor, tense):
    for words in ("lundi", "jeudi soir", "ce dimanche"):
        (one,) = find_dates(words)
        day = date.fromisoformat(resolve(one, anchor, tense))
        assert day.weekday() == one.weekday
        assert abs((day - anchor).days) <= 7
        assert tense != "past" or day <= anchor
        assert tense != "future" or day >= anchor


PIECES = [
    "1",
    "lundi ",
    "2024-",
    "1/",
    "en 2024 ",
    "du 1 au ",
    " ",
    "1, ",
    "mar. 1 mars ",
    "fin de l'année ",
    "deux ans ",
    "l\u00ad",
    "d'ici ",
    "lundi\n",
    "le ",
    "1er ",
    "de 2024 à ",
    "les 4, ",
    "mars ",
    "janvier et ",
    "'",
    "\u0301",
    "2024",
    "17.03.",
    "du jour au ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_a_hundred_kilobytes_of_one_thing_are_read(piece):
    text = piece * (100_000 // len(piece))
    assert all(text[one.start : one.end] == one.exact for one in find_dates(text))
