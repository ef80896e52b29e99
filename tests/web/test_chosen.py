"""Words that a reviewer marks on the page: taken with their place, shown as evidence, missed when the page loses them."""

from __future__ import annotations

import html
import importlib.util
import json
import re
from dataclasses import replace
from pathlib import Path

from starlette.testclient import TestClient

_spec = importlib.util.spec_from_file_location("web_review", Path(__file__).with_name("test_review.py"))
assert _spec
assert _spec.loader
_review = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_review)
ana, done_of, hand, ids, say, store, value = (
    _review.ana, _review.done_of, _review.hand, _review.ids, _review.say, _review.store, _review.value,
)  # fmt: skip
make_reading, TEXT, V2 = _review.make_reading, _review.TEXT, _review.V2


def test_words_chosen_for_a_correction_are_shown_as_its_evidence(ana: TestClient, place: str) -> None:
    fact = next(each for name in ids(ana) if value(each := hand(ana, fact=name), "place") == "Rabat")
    page = ana.get(f"/review?fact={fact['id']}").text
    assert re.search(r'<p data-in="text" data-start="0">', page)
    assert '<p class="pane-title" data-in="title" data-start="0">Rabat et Washington' in page
    at = TEXT.index("Les deux pays")
    words = {"field": "actors", "in": "text", "line": None, "start": at, "end": at + 13, "exact": "Les deux pays"}
    title = words | {"field": "place", "in": "title", "start": 0, "end": 5, "exact": "Rabat"}
    wrong = say(ana, "correct", fact, f_actors="Maroc; Japon", chosen=json.dumps(words | {"start": at + 1}))
    assert wrong.status_code == 400
    assert "does not stand there" in wrong.text
    assert '"exact":"Les deux pays"' in html.unescape(wrong.text), "what was chosen stays in the form"
    assert say(ana, "correct", fact, f_actors="Maroc", chosen="{").status_code == 400
    # Words may be chosen for a value that stays as it is, and several for one.
    kept = say(ana, "correct", fact, f_actors="Maroc; Japon", f_place="Rabat", chosen=[json.dumps(words), json.dumps(title)])
    assert kept.status_code == 303
    assert len(done_of(kept)) == 2
    shown = ana.get(f"/api/facts/{fact['id']}").json()["fact"]
    (chosen,) = next(f["chosen"] for f in shown["fields"] if f["name"] == "actors")
    assert (chosen["words"], chosen["start"], chosen["where"], chosen["found"]) == ("Les deux pays", at, "text", True)
    sentences = {(s["where"], s["start"]): s for s in shown["sentences"]}
    assert sentences["text", at]["arguments"] == {"actors": [[at, at + 13]]}
    assert sentences["title", 0]["arguments"] == {"place": [[0, 5]]}
    assert "place" not in shown["sentences"][0]["arguments"], "not the words that the machine took for it"
    fact_page = ana.get(f"/facts/{fact['id']}").text
    assert "choisi par Ana" in fact_page
    assert f'id="c-{fact["id"]}-actors"' in ana.get(f"/articles/{shown['page']['id']}").text
    new = make_reading(text="Rabat, lundi. " + TEXT)
    untitled = replace(new.page, title="Deux capitales se parlent")
    store(place, replace(new, page=untitled, events=new.events[:2], quotes=new.quotes[:1]), versions=V2)
    after = ana.get(f"/facts/{fact['id']}").text
    assert "ces mots ne sont plus dans la page" in after
    assert "n’a plus les mots choisis" in after
    assert "mots choisis pour" in ana.get("/review", params={"mode": "disputed"}).text
    api = {"action": "correct", "fact": fact["id"], "field": "object", "value": "un centre"}
    api["chosen"] = [{"start": 0, "end": 5, "exact": "Rabat"}]
    assert ana.post("/api/judgements", json=api).json()["chosen"] == ["Rabat"]
