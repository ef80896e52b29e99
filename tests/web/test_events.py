"""The table of events: what is shown is what is exported."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from starlette.testclient import TestClient

from dragoman.record import plain
from dragoman.web.words import load_words

QUERIES = [
    "",
    "party=MA",
    "party=Maroc&party=USA&show=reports",
    "act=meet&act=sign&column=date&column=people&column=articles",
    "show=reports&sort=act",
    "show=reports&sort=doubtful&status=planned",
    "show=reports&sort=oldest&since=2025-03&until=2025-04",
    "theme=ai&column=confidence&column=title",
    "outlet=DakarMatin",
    "since=1990&until=1991",
]


def shown_ids(client: TestClient, query: str) -> list[str]:
    """The ids of all rows, page after page, as the links lead."""
    found: list[str] = []
    path: str | None = f"/events?{query}"
    while path:
        text = client.get(path).text
        found += re.findall(r'<tr id="([^"]+)"', text)
        link = re.search(r'rel="next" href="([^"]+)"', text)
        path = link[1].replace("&amp;", "&") if link else None
    return found


@pytest.mark.parametrize("query", QUERIES)
def test_what_is_shown_is_what_is_exported(reader: TestClient, query: str) -> None:
    shown = shown_ids(reader, query)
    lines = [json.loads(line) for line in reader.get(f"/events.jsonl?{query}").text.splitlines()]
    rows = [*csv.reader(io.StringIO(reader.get(f"/events.csv?{query}").content.decode("utf-8-sig"), newline=""))]
    assert [line["id"] for line in lines] == shown
    assert [row[0] for row in rows[1:]] == shown
    columns = reader.get(f"/api/events?{query}").json()["columns"]
    assert [*lines[0]][1 : 1 + len(columns)] == columns if lines else not shown


def test_the_export_is_linked_with_the_filter(reader: TestClient) -> None:
    text = reader.get("/events?party=MA&show=reports").text
    assert 'href="/events.xlsx?party=MA&amp;show=reports"' in text
    assert reader.get("/events.xlsx?party=MA").content.startswith(b"PK")
    assert reader.get("/events.doc").status_code == 400


def test_one_row_an_event_with_its_reports(reader: TestClient) -> None:
    rows = reader.get("/api/events?party=MA&party=US&act=meet").json()["rows"]
    assert max(row["articles"] for row in rows) >= 3
    assert all(row["independent"] <= row["articles"] for row in rows)
    reports = reader.get("/api/events?party=MA&party=US&act=meet&show=reports").json()
    assert reports["total"] == sum(1 + len(row["reports"]) for row in rows)


def test_a_period_without_articles_says_so(reader: TestClient) -> None:
    answer = reader.get("/events?since=2025-03-01&until=2025-03-31").text
    assert re.search(r"Aucun article n’a été lu pour \d+ des 31 jours", answer)


def test_facets_refine(reader: TestClient) -> None:
    data = reader.get("/api/events?party=MA&show=reports").json()
    act, count = data["facets"]["act"][0]
    assert reader.get(f"/api/events?party=MA&show=reports&act={act}").json()["total"] == count


def test_the_doubtful_can_be_left_out(reader: TestClient) -> None:
    every = reader.get("/api/events?show=reports").json()
    sure = reader.get("/api/events?show=reports&least=50").json()
    assert 0 < sure["total"] < every["total"]
    assert all(row["event"]["confidence"] >= 0.5 for row in sure["rows"])
    assert reader.get("/api/events?show=reports&least=").json()["total"] == every["total"]
    assert reader.get("/events?least=nan").status_code == 400
    assert reader.get("/events?least=80&sort=doubtful&show=reports&party=MA").status_code == 200


@pytest.mark.parametrize("show", ["happenings", "reports"])
def test_heads_of_columns_sort(reader: TestClient, show: str) -> None:
    columns = "&".join(f"column={name}" for name in ("date", "act", "status", "outlet", "confidence", "independent"))
    for name, sort, direction in [
        ("act", "act", "ascending"), ("status", "status-z", "descending"), ("outlet", "outlet", "ascending"),
        ("confidence", "sure", "descending"), ("confidence", "doubtful", "ascending"), ("date", "oldest", "ascending"),
    ]:  # fmt: skip
        text = reader.get(f"/events?show={show}&{columns}&sort={sort}").text
        heads = re.findall(r'<th scope="col"( aria-sort="(\w+)")?><a class="sorting" href="[^"]*"[^>]*>([^<]+)', text)
        assert [(head[2], head[1]) for head in heads if head[0]] == [(load_words("fr")(f"column_{name}"), direction)]
        rows = reader.get(f"/api/events?show={show}&{columns}&sort={sort}").json()["rows"]
        told = [row.get(name) for row in rows]
        if name == "act":
            labels = [load_words("fr").labels.act(act) for act in told]
            assert len(set(labels)) > 2
            assert [plain(label) for label in labels] == sorted(plain(label) for label in labels)
        if name == "confidence":
            assert told == sorted(told, reverse=sort == "sure")
    text = reader.get(f"/events?show={show}&sort=corroborated&after=50&page=2").text
    assert "after=50" not in re.search(r'<th scope="col"[^>]*><a class="sorting" href="([^"]*)"', text)[1], "back to the first"


def test_corroborated_first(reader: TestClient) -> None:
    rows = reader.get("/api/events?sort=corroborated").json()["rows"]
    assert [row["independent"] for row in rows] == sorted((row["independent"] for row in rows), reverse=True)
    assert rows[0]["independent"] > rows[-1]["independent"]


def test_words_of_the_object_filter(reader: TestClient) -> None:
    found = reader.get("/api/events?object=memorandum&show=reports").json()
    assert found["total"] > 0
    assert all("mémorandum" in row["event"]["object"].casefold() for row in found["rows"])
    assert reader.get("/api/events?object=memorandum+Rabelais").json()["total"] == 0
    text = reader.get("/events?object=m%C3%A9morandum").text
    assert 'name="object" value="mémorandum"' in text
    assert "object=m%C3%A9morandum" in re.search(r'href="(/events\.csv[^"]*)"', text)[1]


def test_parties_are_offered_by_their_first_letters(reader: TestClient) -> None:
    found = reader.get("/api/parties?q=royaume", headers={"Accept-Language": "fr"}).json()["parties"]
    assert [each["code"] for each in found] == ["GB"]
    assert found[0]["write"] == "Royaume-Uni"
    assert reader.get("/api/parties?q=unis").json()["parties"][0]["code"] in {"US", "AE"}
    assert reader.get("/api/parties?q=SN").json()["parties"][0]["code"] == "SN"
    assert reader.get("/api/parties?q=Fondation+Say").json()["parties"][0]["code"] == "Fondation Sayles"
    assert reader.get("/api/parties?q=").json()["parties"] == []
    assert reader.get("/parties?q=roy", follow_redirects=False).headers["location"] == "/things?kind=party&q=roy"


def test_a_party_that_nobody_knows_gets_suggestions_without_script(reader: TestClient) -> None:
    text = reader.get("/events?party=Maroco&party=US&after=7").text
    links = [link.replace("&amp;", "&") for link in re.findall(r'class="notice">.*?<a href="([^"]+)"', text)]
    assert links[0].endswith("party=US&party=MA")
    assert "after" not in links[0]
    assert reader.get(links[0]).status_code == 200
    assert 'class="notice"' not in reader.get("/events?party=Fondation+Sayles&party=MA").text
