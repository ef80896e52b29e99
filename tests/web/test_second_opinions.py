"""Second opinions and disputes in the browser: nobody sees what others said before they have said it themselves."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable
from pathlib import Path

from starlette.testclient import TestClient

from dragoman.record import examine, judgements, open_record, verify

_spec = importlib.util.spec_from_file_location("web_review", Path(__file__).with_name("test_review.py"))
assert _spec
assert _spec.loader
_review = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_review)
ana, hand, ids, say, value = _review.ana, _review.hand, _review.ids, _review.say, _review.value

Workbench = Callable[..., TestClient]


def test_a_second_opinion_does_not_see_the_first(ana: TestClient, place: str, workbench: Workbench) -> None:
    fact = hand(ana)
    say(ana, "reject", fact, reason="je n'y crois pas")
    bea = workbench(place, author="Béa")
    assert ids(ana, mode="twice") == []
    assert ids(bea, mode="twice") == [fact["id"]]
    page = bea.get("/review?mode=twice").text
    assert "je n’y crois pas" not in page
    assert "je n'y crois pas" not in page
    assert "judged-rejected" not in page
    say(bea, "accept", hand(bea, mode="twice"))
    assert ids(bea, mode="twice") == []


def test_a_second_opinion_is_given_on_what_the_machine_read(ana: TestClient, place: str, workbench: Workbench) -> None:
    fact = next(each for name in ids(ana) if value(each := hand(ana, fact=name), "place") == "Rabat")
    say(ana, "correct", fact, f_place="Tanger", f_actors="Japon", reason="d'après la dépêche")
    bea = workbench(place, author="Béa")
    blind = ana.get("/review?mode=twice").text, bea.get("/review?mode=twice")
    seen = hand(bea, mode="twice")
    assert (value(seen, "place"), value(seen, "actors")) == ("Rabat", ["MA", "US"])
    assert {field["by"] for field in seen["fields"]} == {None}
    assert seen["state"] == "unjudged"
    assert "Tanger" not in blind[1].text
    assert "Ana" not in blind[1].text
    assert 'value="Japon"' not in blind[1].text
    named = bea.get(f"/review?mode=twice&fact={fact['id']}").text
    assert "Tanger" not in named, "nor where it is asked for by its id"
    sent = {"fact": seen["id"], "seen": seen["mark"], "action": "correct", "f_place": "Rabat", "f_actors": "Maroc; Canada"}
    assert bea.post("/review/judge?mode=twice", data=sent, follow_redirects=False).status_code == 303
    with open_record(place) as record:
        last = judgements(record)[-1].judgement
        assert (last.author, last.field, last.value, last.seen_value) == ("Béa", "actors", ["MA", "CA"], ["MA", "US"])
        assert examine(record, fact["id"]).conflicts[0].field == "actors"
        assert verify(record) == []
    shown = bea.get(f"/review?mode=twice&fact={fact['id']}").text
    assert "Tanger" in shown, "afterwards all is shown"


def test_what_is_disputed_can_be_filtered(ana: TestClient, place: str, workbench: Workbench) -> None:
    bea = workbench(place, author="Béa")
    for name in ids(ana):
        say(ana, "accept", hand(ana, fact=name))
        say(bea, "reject", hand(bea, fact=name))
    every = {name: hand(ana, fact=name) for name in ids(ana, mode="disputed")}
    assert len(every) == 4
    signed = [name for name, fact in every.items() if value(fact, "act") == "sign"]
    assert 0 < len(signed) < 4
    assert sorted(ids(ana, mode="disputed", act="sign")) == sorted(signed)
    assert ids(ana, mode="disputed", party="JP") == [n for n, f in every.items() if value(f, "actors") == ["JP"]]
    assert len(ids(ana, mode="disputed", outlet="Le Fil du Rif")) == 4
    assert ids(ana, mode="disputed", outlet="Ailleurs") == []
    page = ana.get(f"/review?fact={signed[0]}").text
    assert len(re.findall('data-key="u"', page)) == 1, "one's own judgement is taken back by a key"
