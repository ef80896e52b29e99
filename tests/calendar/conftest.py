"""What the tests of the calendar share."""

from datetime import date

import pytest

from dragoman.calendar import find_dates, resolve


@pytest.fixture
def check():
    def check(sentence, anchor, tense, reference, expected):
        found = find_dates(sentence)
        assert all(sentence[one.start : one.end] == one.exact for one in found)
        if expected == "nothing":
            assert [one.exact for one in found] == []
            return
        assert len(found) == 1, [one.exact for one in found]
        assert resolve(found[0], date.fromisoformat(anchor) if anchor else None, tense, reference) == expected

    return check
