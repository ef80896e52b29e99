"""Pages of things: the directory, parties, persons, programmes, papers, outlets."""

from __future__ import annotations

from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from dragoman.model import Event, Evidence, Page, Reading, Span
from dragoman.record import Versions, open_record, resolve_new

KINDS = ("party", "person", "organisation", "programme", "instrument", "outlet")


@pytest.mark.parametrize("kind", KINDS)
def test_everything_in_the_directory_has_its_page(reader: TestClient, kind: str) -> None:
    rows = reader.get(f"/api/things?kind={kind}").json()["rows"]
    shown = reader.get(f"/things?kind={kind}").text
    assert rows
    for row in rows[:6]:
        assert f'href="{row["href"]}"' in shown
        assert reader.get(row["href"]).status_code == 200
        assert reader.get("/api" + row["href"]).status_code == 200


def test_names_are_searched_without_accents(reader: TestClient) -> None:
    names = [row["name"] for row in reader.get("/api/things?kind=party&q=etats").json()["rows"]]
    assert names[0] == "États-Unis"
    assert all("États-Unis" in name for name in names)
    assert reader.get("/api/things?kind=person&q=zzzz").json()["rows"] == []
    assert "Rien ne porte ce nom" in reader.get("/things?kind=person&q=zzzz").text


def test_pages_of_the_directory_follow_each_other(reader: TestClient, monkeypatch) -> None:
    from dragoman.web.views import things

    every = [row["href"] for row in reader.get("/api/things?kind=person").json()["rows"]]
    monkeypatch.setattr(things, "SIZE", 20)
    first, second = (reader.get(f"/api/things?kind=person&page={page}").json() for page in (1, 2))
    assert [row["href"] for row in first["rows"] + second["rows"]] == every[:40]
    assert first["more"]


def test_a_party_by_code_and_by_name(reader: TestClient) -> None:
    by_code, by_name = (reader.get(f"/api/parties/{name}").json() for name in ("MA", "Maroc"))
    assert by_code == by_name
    assert by_code["total"] == reader.get("/api/dossier?party=MA").json()["total"]
    assert all("MA" in line["actors"] + line["recipients"] or line["actors"] for line in by_code["recent"])
    assert reader.get("/parties/XKCD").status_code == 404
    assert reader.get("/parties/TV").status_code == 200


def test_a_person_has_roles_with_articles_and_words(reader: TestClient) -> None:
    row = next(r for r in reader.get("/api/things?kind=person").json()["rows"] if r["detail"] and r["count"] > 1)
    person = reader.get("/api" + row["href"]).json()
    assert person["name"] == row["name"]
    assert {role["role"] for role in person["roles"]} >= set(row["detail"])
    assert all(role["pages"] for role in person["roles"])
    used = {n for line in person["events"] + person["said"] for n in line["numbers"]}
    assert used == {source["number"] for source in person["sources"]}
    for wrong in (f"/programmes/{person['id']}", "/persons/n-0000", "/persons/%3Cb%3E", "/instruments/h-0", "/outlets/No"):
        assert reader.get(wrong).status_code == 404, wrong


def test_a_programme_is_named_in_sentences(reader: TestClient) -> None:
    for row in reader.get("/api/things?kind=programme").json()["rows"]:
        found = reader.get("/api" + row["href"]).json()
        texts = {source["number"]: source["text"].replace("’", "'") for source in found["sources"]}
        assert found["named"]
        for name, _owner, _horizon, numbers in found["named"]:
            assert any(name.replace("’", "'").split()[0] in texts[n] for n in numbers)


SENTENCE = "La Numidie et la Bactriane ont signé un mémorandum. La Bactriane l'a suspendu."


def story(source: str, day: str, act: str, status: str, date: str | None) -> Reading:
    start = SENTENCE.index("La Bactriane l'a")
    words = Span(start, len(SENTENCE), SENTENCE[start:]) if act == "suspend" else Span(0, start - 1, SENTENCE[: start - 1])
    event = Event(
        act, status, ("MA", "US"), (), (Evidence(words),), f"{act}.essai", date=date, instrument="mémorandum sur le calcul"
    )
    page = Page(source, SENTENCE, "Mémorandum", published=day, published_from="byline", outlet="L’Essai / Nord")
    return Reading(page, (event,))


def test_the_life_of_an_accord(place, workbench) -> None:
    with open_record(place, write=True) as record:
        for number, (day, act, status, date) in enumerate(
            [("2025-03-01", "sign", "planned", "2025-04"), ("2025-04-11", "sign", "done", "2025-04-10"),
             ("2025-09-02", "suspend", "done", "2025-09-01")]
        ):  # fmt: skip
            record.store(story(f"{number}.txt", day, act, status, date), Versions("1", "m", "p"))
        resolve_new(record)
    client = workbench(place, today="2025-12-31")
    (signed,) = (r for r in client.get("/api/things?kind=instrument").json()["rows"] if r["detail"] == ["signature"])
    found = client.get("/api" + signed["href"]).json()
    stages = [stage["stage"] for stage in found["life"]["stages"]]
    assert "signed" in stages
    assert found["life"]["parties"] == ["MA", "US"]
    for stage in found["life"]["stages"]:
        assert stage["numbers"]
        assert client.get(f"/api/instruments/{stage['happening']}").json()["life"]["stages"] == found["life"]["stages"]
    outlet = client.get("/api/outlets/L’Essai / Nord").json()
    assert (outlet["total"], outlet["reports"], outlet["alone"]) == (3, 3, 1)
    assert ["2025-03-02", "2025-04-10"] in outlet["gaps"]
    assert 'href="/outlets/L%E2%80%99Essai%20%2F%20Nord"' in client.get("/dossier?party=MA").text
    assert client.get("/outlets/L%E2%80%99Essai%20%2F%20Nord").status_code == 200


def test_hostile_names_are_escaped(tmp_path, workbench) -> None:
    place = str(tmp_path / "r.db")
    evil = '"><script>alert(1)</script>'
    reading = story("x.txt", "0001-01-01", "sign", "done", None)
    event = replace(reading.events[0], instrument=evil, object=evil, place=evil, people=(evil,), actors=("MA", evil))
    with open_record(place, write=True) as record:
        page = replace(reading.page, outlet=evil, title=evil, url="javascript:alert(1)")
        record.store(replace(reading, page=page, events=(event,)), Versions("1", "m", "p"))
        resolve_new(record)
    client = workbench(place)
    things = [r["href"] for kind in KINDS for r in client.get(f"/api/things?kind={kind}").json()["rows"]]
    assert len(things) >= 4
    for path in (*things, "/dossier?party=MA", "/map", "/network", *(f"/things?kind={kind}" for kind in KINDS)):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert "<script>alert" not in answer.text
        assert 'href="javascript' not in answer.text
