"""Looking for words, in both stores."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
import synthetic_news as news

from dragoman.record import Asked, Versions, counts, events, judge, open_record, search, search_facets, verify
from dragoman.record.search import find, vocabulary

PAGES = {
    # name: (title, text, published, outlet)
    "a": ("Rabat signe", "Le Maroc a signé l'accord de calcul. La sécurité n'y est pour rien.", "2025-03-01", "Le Fil"),
    "b": ("Un sommet", "Rabat a signé un accord sur les données. « Accord de principe », dit-on.", "2025-03-05", "Le Fil"),
    "c": ("SECURITE DES DONNEES", "Rien n'est signé, aujourd’hui, aux États‑Unis.", "2025-04", "L'Écho d'Oran"),
    "d": (None, "Les accords signés à Rabat par les États-Unis : l'Œuvre commune.", None, None),
    "e": ("Le calcul", "Des microprocesseurs et du calcul, sans accord ni signature.", "2024-12-31", "L’ECHO D’ORAN"),
}


@pytest.fixture
def place(filled_place, make, versions):
    def fill(place):
        with open_record(place, write=True) as record:
            for name, (title, text, published, outlet) in PAGES.items():
                record.store(article(make, name, title, text, published, outlet), versions)
            assert verify(record) == []

    return filled_place(fill)


def article(make, name, title, text, published, outlet):
    reading = make(f"{name}.txt", outlet=outlet)
    page = replace(reading.page, title=title, text=text, published=published, captured=None)
    place = {"a": (0, 1), "b": (1,), "c": ()}.get(name[0], ())
    events = tuple(
        replace(event, evidence=(replace(event.evidence[0], sentence=whole(text), trigger=None, arguments={}),))
        for event in (reading.events[number] for number in place)
    )
    return replace(reading, page=page, events=events, quotes=(), positions=(), programmes=())


def whole(text):
    from dragoman.model import Span

    return Span(0, len(text), text)


def names(record, query, **options):
    return "".join(hit.page.source[0] for hit in search(record, query, **options).hits)


@pytest.mark.parametrize(
    ("query", "pages"),
    [
        ("signer", "acbd"),
        ("signer accord", "bad"),
        ("accord", "baed"),
        ('"accord de calcul"', "a"),
        ('"calcul accord"', ""),
        ('"accord de"', "ba"),
        ('-"accord de"', "ced"),
        ('"accord de" -"accord de calcul"', "b"),
        ('"un accord sur les données"', "b"),
        ('"sur les" "accord sur"', "b"),
        ('"un sommet" OR "sans accord ni"', "be"),
        ('titre:"le calcul"', "e"),
        ('titre:"un accord"', ""),
        ('"signés"', "d"),
        ("sécurité", "ca"),
        ("securite", "ca"),
        ("Rabat -accord", ""),
        ('accord -"accord de principe"', "aed"),
        ("Rabat OR microprocesseurs", "abed"),
        ("rabat (calcul OR données)", "ba"),
        ("micro*", "e"),
        ("titre:calcul", "e"),
        ("calcul", "ea"),
        ("états-unis", "cd"),
        ("œuvre", "d"),
        ("oeuvre", "d"),
        ("aujourd'hui", "c"),
        ("outlet:\"l'echo d'oran\"", "ce"),
        ('-outlet:"le fil"', "ced"),
        ("depuis:2025-03-02", "cb"),
        ("jusqu:2025-03-01", "ae"),
        ("depuis:2025-03-01 jusqu:2025-03", "ba"),
        ("mois:2025-03", "ba"),
        ("partie:US", "ba"),
        ("act:meet", "a"),
        ("act:sign statut:planned", "ba"),
        ("act:meet statut:planned", ""),
        ("act:meet theme:compute partie:MA", "a"),
        ("act:meet -act:sign", ""),
        ("-signer", "e"),
        ("introuvable", ""),
    ],
)
def test_what_is_found_in_which_order(record, query, pages):
    assert names(record, query) == pages


def test_pages_of_results_join_to_the_whole(record):
    for query in ("signer", "accord OR calcul OR données", "-introuvable"):
        everything = names(record, query)
        for size in (1, 2, 3):
            parts = [names(record, query, page=page, size=size) for page in range(1, 8)]
            assert "".join(parts) == everything
    assert search(record, "signer", page=3, size=2).first == 5


def test_the_words_found_are_marked_where_they_stand(record):
    for hit in search(record, 'signer "accord de" micro* sécurité OR rabat OR calcul').hits:
        text, title = PAGES[hit.page.source[0]][1], PAGES[hit.page.source[0]][0] or ""
        assert all(text[span.start : span.end] == span.exact for span in (*hit.text, hit.excerpt))
        assert all(title[span.start : span.end] == span.exact for span in hit.title)
    (hit,) = search(record, '"accord de calcul" sécurité').hits
    assert [span.exact for span in hit.text] == ["accord de calcul", "sécurité"]
    (hit,) = search(record, "titre:données").hits
    assert ([span.exact for span in hit.title], hit.text) == (["DONNEES"], ())


def test_beginnings_find_the_same_word_by_word_and_all_in_one(record, monkeypatch):
    asked = ("micro*", "accor* OR titre:donn*", "-micro* sécur*", "zzzz* OR calc*")
    found = [[hit.page.id for hit in search(record, text).hits] for text in asked]
    assert all(found)
    monkeypatch.setattr(vocabulary, "MOST", 0)
    assert [[hit.page.id for hit in search(record, text).hits] for text in asked] == found


def test_facets(record):
    found = search_facets(record, "rabat OR données OR calcul")
    assert found["outlet"] == [("Le Fil", 2), ("L'Écho d'Oran", 1), ("L’ECHO D’ORAN", 1)]
    assert found["month"] == [("2025-03", 2), ("2024-12", 1), ("2025-04", 1)]
    assert found["act"] == [("sign", 2), ("meet", 1)]
    assert found["party"] == [("MA", 2), ("US", 2)]
    assert search_facets(record, "rabat OR données OR calcul", most=1)["outlet"] == [("Le Fil", 2)]
    # Told what was found, it counts the same without looking again.
    hits = search(record, "rabat OR données OR calcul", size=1)
    assert search_facets(record, "rabat OR données OR calcul", found=hits) == found
    newest = search_facets(record, "rabat OR données OR calcul", of=1)
    assert search_facets(record, "rabat OR données OR calcul", of=1, found=hits) == newest != found


def test_more_than_can_be_counted(record, monkeypatch):
    monkeypatch.setattr(find, "COUNTED", 3)
    found = search(record, "-introuvable")
    assert (found.total, found.more, len(found.hits)) == (3, True, 5)
    assert sum(count for _value, count in search_facets(record, "-introuvable")["month"]) == 3


def test_a_page_read_anew_is_found_by_its_new_words_alone(record, make, versions):
    record.store(article(make, "a", "Rabat renonce", "Le Maroc a renoncé.", "2025-03-01", "Le Fil"), versions)
    assert names(record, "calcul") == "e"
    assert names(record, "renoncer") == "a"
    assert counts(record)["page"] == 5
    assert verify(record) == []
    before = [names(record, query) for query in ("accord", "renoncer", "-signer", "partie:MA")]
    assert "search" in record.rebuild()
    assert [names(record, query) for query in ("accord", "renoncer", "-signer", "partie:MA")] == before
    assert verify(record) == []


def test_an_index_of_another_analyzer_is_made_anew(place, record, monkeypatch):
    from dragoman.record import RecordError
    from dragoman.record.search import index

    monkeypatch.setattr(index.analyzer, "VERSION", "fr-0")
    with open_record(place) as reader, pytest.raises(RecordError, match="record rebuild"):
        search(reader, "accord")
    with open_record(place, write=True) as writer:
        assert names(writer, "accord") == "baed"


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("DELETE FROM search_tag WHERE value = 'meet'", "other parties, acts or themes"),
        ("DELETE FROM search_state", "made by another version"),
        ("UPDATE search_page SET page_id = 'p-0' WHERE no = (SELECT min(no) FROM search_page)", "not in the index"),
    ],
)
def test_a_damaged_index_is_found_and_mended(record, damage, said):
    with record.engine.connect() as connection:
        raw = connection.connection.driver_connection
        off = {"sqlite": "PRAGMA foreign_keys = OFF", "postgresql": "SET session_replication_role TO replica"}
        for statement in (off[connection.dialect.name], damage):
            raw.execute(statement)
        connection.connection.commit()
    assert any(said in line for line in verify(record))
    record.rebuild()
    assert verify(record) == []


WORDS = "accord calcul rabat données sécurité signer ministre « états-unis » l'eau œuvre 2025".split()


def test_both_stores_find_the_same_in_the_same_order(tmp_path, server, make, versions):
    chance = random.Random(5)
    places = [str(tmp_path / "r.db"), f"{server}&schema=same_{tmp_path.name.lower().replace('-', '_')}"]
    articles = []
    for number in range(60):
        text = " ".join(chance.choices(WORDS, k=30)) + "."
        day = f"2025-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        articles.append(article(make, f"{'abz'[number % 3]}{number}", " ".join(chance.choices(WORDS, k=3)), text, day, None))
    found = []
    for place in places:
        with open_record(place, write=True) as record:
            for each in articles:
                record.store(each, versions)
            chance = random.Random(6)
            queries = []
            for _ in range(60):
                one, two, three = chance.sample([word for word in WORDS if word[0].isalnum()], 3)
                queries += [f'"{one} {two} {three}" -"{two} {one} {one}"']
                queries += [f"{one} {two}", f'"{one} {two}"', f"{one} OR ({two} -{three})", f'-"{one} {two}" {three} act:sign']
            found.append([[hit.page.id for hit in search(record, query, size=100).hits] for query in queries])
    assert found[0] == found[1]
    assert sum(map(len, found[0])) > 1000


def test_what_is_asked_of_one_event_is_found_by_looking_up_and_by_asking_each(place, versions):
    with open_record(place, write=True) as record:
        for number in range(40):
            record.store(news.reading(number), versions)
        told = list(events(record))
        one, other = told[0].fact, told[7].fact
        party, act, status, theme = one.actors[0], one.act, one.status, one.themes[0]
        for query, passes in {
            f"partie:{party} act:{act}": lambda e: party in (*e.actors, *e.recipients) and e.act == act,
            f"act:{act} statut:{status} theme:{theme}": lambda e: (e.act, e.status) == (act, status) and theme in e.themes,
            f"theme:{theme} theme:{other.themes[0]}": lambda e: {theme, other.themes[0]} <= set(e.themes),
            f"partie:{party} act:{act} theme:{theme}": lambda e: (
                party in (*e.actors, *e.recipients) and e.act == act and theme in e.themes
            ),
            f"partie:{party} partie:{other.actors[0]}": lambda e: {party, other.actors[0]} <= {*e.actors, *e.recipients},
        }.items():
            wanted = {stored.page.id for stored in told if passes(stored.fact)}
            found = search(record, query, size=100)
            assert {hit.page.id for hit in found.hits} == wanted, query
            assert found.total == len(wanted)
        assert search(record, "act:meet act:sign").total == 0
        assert search(record, "statut:done statut:planned").total == 0


def test_what_is_asked_of_one_event_follows_judgements(place, versions):
    with open_record(place, write=True) as record:
        for number in range(3):
            record.store(news.reading(number), versions)
        stored = next(events(record))
        act, old = stored.fact.act, stored.fact.actors[0]
        before = {hit.page.id for hit in search(record, f"partie:{old} act:{act}").hits}
        assert stored.page.id in before
        judge(record, Asked("correct", stored.id, "Ana", field="actors", value=["JP"]))
        found = {hit.page.id for hit in search(record, f"partie:JP act:{act}").hits}
        assert found == {stored.page.id}
        record.store(news.reading(0), Versions("2", "m", "p"))
        left = {hit.page.id for hit in search(record, f"partie:{old} act:{act}").hits}
        assert left == {s.page.id for s in events(record) if s.fact.act == act and old in (*s.fact.actors, *s.fact.recipients)}
        record.rebuild()
        assert {hit.page.id for hit in search(record, f"partie:JP act:{act}").hits} == found
        assert {hit.page.id for hit in search(record, f"partie:{old} act:{act}").hits} == left
        assert verify(record) == []
