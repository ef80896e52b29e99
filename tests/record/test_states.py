"""States of a record: what is read within one, and how they are told apart."""

from dragoman.record import events, open_record


def test_a_state_has_its_name_until_somebody_writes(place, make, versions):
    with open_record(place, write=True) as writer, open_record(place) as reader:
        first = reader.state()
        assert reader.state() == first
        list(events(reader))
        assert reader.state() == first
        writer.store(make("a.txt"), versions)
        second = reader.state()
        assert second != first
        writer.store(make("a.txt"), versions)
        writer.store(make("b.txt"), versions)
        assert reader.state() not in {first, second}


def test_what_is_read_within_one_state_is_of_one_state(place, make, versions):
    with open_record(place, write=True) as writer, open_record(place) as reader:
        writer.store(make("a.txt"), versions)
        with reader.one_state():
            before = len(list(events(reader)))
            writer.store(make("b.txt"), versions)
            assert len(list(events(reader))) == before
            with reader.one_state():
                assert len(list(events(reader))) == before
            assert len(list(events(writer))) == 2 * before
        assert len(list(events(reader))) == 2 * before


def test_a_state_ends_with_an_error(place, make, versions):
    with open_record(place, write=True) as writer, open_record(place) as reader:
        writer.store(make("a.txt"), versions)
        try:
            with reader.one_state():
                raise ValueError
        except ValueError:
            pass
        before = len(list(events(reader)))
        writer.store(make("b.txt"), versions)
        assert len(list(events(reader))) == 2 * before


def test_the_watch_ends_with_the_record(place, make, versions):
    with open_record(place, write=True) as writer:
        writer.store(make("a.txt"), versions)
    reader = open_record(place)
    reader.state()
    reader.close()
    reader.close()
