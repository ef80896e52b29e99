"""The index of the newest pages alone, and what is marked in texts."""

import pytest
import synthetic_news as news
from hypothesis import given
from hypothesis import strategies as st

from dragoman.record import Versions, open_record, search
from dragoman.record.search import find, highlight, recent
from dragoman.record.search.analyzer import tokens
from dragoman.record.search.parse import parse

VERSIONS = Versions("1", "m", "p")
QUERIES = ("accord", "accord OR traité", "ba*", "-accord", "titre:accord", '"le gouvernement"', "accord depuis:2018", "de la")


def fill(place):
    with open_record(place, write=True) as record:
        for number in range(40):
            record.store(news.reading(number), VERSIONS, fiction=True)


@pytest.fixture
def place(filled_place):
    return filled_place(fill)


def answers(record):
    found = (search(record, query, page=page, size=3) for query in QUERIES for page in (1, 2, 5))
    return [(each.total, each.more, each.newest, [hit.page.id for hit in each.hits]) for each in found]


@pytest.mark.parametrize("counted", [4, 10_000])
def test_what_is_found_is_the_same_with_it(record, monkeypatch, counted):
    monkeypatch.setattr(find, "COUNTED", counted)
    before = answers(record)
    monkeypatch.setattr(recent, "PAGES", 12)
    monkeypatch.setattr(recent, "LEAST", 20)
    with record.writing() as connection:
        recent.make(connection)
        server = connection.dialect.name == "postgresql"
        assert (recent.begins(connection) is not None) == server
        assert not recent.outgrown(connection)
    assert answers(record) == before
    record.store(news.reading(41), VERSIONS, fiction=True)
    record.rebuild()
    with record.reading() as connection:
        assert (recent.begins(connection) is not None) == server


def test_a_small_record_has_none_and_a_grown_one_gets_it(record, place, monkeypatch):
    with record.writing() as connection:
        recent.make(connection)
        assert recent.begins(connection) is None
        if connection.dialect.name == "sqlite":
            pytest.skip("SQLite indexes each page at once: there is no list of those that wait")
        connection.exec_driver_sql("ANALYZE search_words")
    for name, value in (("PAGES", 5), ("LEAST", 10), ("GROWN", 20)):
        monkeypatch.setattr(recent, name, value)
    with open_record(place, write=True) as again, again.reading() as connection:
        first = recent.begins(connection)
        assert first is not None
        pages = connection.exec_driver_sql("SELECT count(*) FROM search_words WHERE no >= %s", (first,))
        assert pages.scalar_one() == 5


def test_few_pages_of_words_wait_to_be_indexed(record):
    """Each search reads through those that do; without a bound of ours there would be some hundred after as many articles."""
    for number in range(40, 80):
        record.store(news.reading(number), VERSIONS, fiction=True)
    with record.writing() as connection:
        if connection.dialect.name == "sqlite":
            return
        waiting = "SELECT gin_clean_pending_list('ix_search_words_words'::regclass)"
        assert connection.exec_driver_sql(waiting).scalar_one() <= 64 // 8


WORDS = st.lists(
    st.one_of(
        st.sampled_from("paiement payer payons signé signature journaux journal œuvre yeux SECURITE logique été".split()),
        st.builds(
            "".join,
            st.tuples(
                st.text("abcdeéèëilnoprstuyzœ", min_size=1, max_size=6),
                st.sampled_from("logies usions ences issements euses aux eux yaient ayons emment enne ette é ées y i".split()),
            ),
        ),
    ),
    min_size=1,
    max_size=8,
)


@given(WORDS)
def test_no_word_is_left_unmarked_for_its_beginning(words):
    text = " ".join(words)
    for word in words:
        wanted = parse(word).wanted()
        stems = {stem for each in wanted for stem in each.stems}
        marked = {span.start for span in highlight.places(text, wanted)}
        assert {token.start for token in tokens(text) if stems.intersection(token.stems)} == marked
