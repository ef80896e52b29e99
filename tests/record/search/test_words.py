"""What PostgreSQL's index of words holds beside the words."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.record.search.words import Entry, beside

WORDS = st.lists(st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=8), max_size=12)


@given(WORDS, WORDS, WORDS)
def test_what_stands_for_a_phrase_is_in_every_page_that_has_it(before, phrase, after):
    page = Entry(1, (), (*before, *phrase, *after), (), (), ())
    assert {*beside(phrase)} <= {*page.lexemes()}


def test_titles_and_texts_are_kept_apart():
    assert {word[0] for word in beside(["accord", "de", "paris"])} == {"B"}
    assert {word[0] for word in beside(["accord", "de", "paris"], title=True)} == {"D"}
    assert not {*beside(["accord", "de"])} & {*beside(["de", "accord"])}


def test_they_are_of_one_length():
    assert {len(word) for word in beside(["intelligence", "artificielle", "generative"])} == {11}


def test_no_two_pairs_share_one():
    # With a third of the bits some of these would.
    vocabulary = [f"mot{number}" for number in range(400)]
    pairs = [next(beside([one, other])) for one in vocabulary for other in vocabulary]
    assert len(set(pairs)) == len(pairs)
