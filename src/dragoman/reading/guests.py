"""Who is meant by "le visiteur" and "l'hôte de la capitale": those who came, of the visit told last; by "par son pays",
"le pays hôte", "son voisin".
"""

from __future__ import annotations

import regex

from dragoman.codebook import load_parties
from dragoman.codebook.borders import are_neighbours
from dragoman.codebook.folding import fold
from dragoman.codebook.nouns import singular
from dragoman.language.phrases import Phrase
from dragoman.reading.focus import Focus
from dragoman.reading.scene import Scene

_VISITORS = frozenset({"visiteur", "visiteuse"})
_HOSTED = frozenset({"hote", "hotesse"})


def guests(scene: Scene, phrase: Phrase, focus: Focus) -> list[str]:
    """The party of the guest a phrase names by what they are; none where no visit was told or it is somebody else."""
    words = scene.words(phrase)
    head = scene.word(phrase.head)
    noun = singular(head.text)
    if noun not in _VISITORS | _HOSTED or not any(fold(w.lower) in {"le", "la", "l'", "l", "du", "au"} for w in words):
        return []
    if noun in _VISITORS:
        return focus.guests
    behind = scene.analysis.words[head.i + 1 : head.i + 4]
    of = bool(behind) and behind[0].lower in {"de", "d'", "du"} and behind[0].sentence == head.sentence
    return focus.guests if of and any(_capital(scene, w.start, w.lower) for w in behind[1:]) else []


#: Missions of a state in another one, and who heads them.
_MISSIONS = frozenset("ambassade ambassadeur ambassadrice consulat consul consule chancellerie".split())
_ENVOYS = frozenset({"diplomate", "emissaire", "envoye", "envoyee"})
#: How many words back a mission is looked for.
_FAR = 400
_WHOSE = regex.compile(r"[ \u00a0](?:de |du |des |d['\u2019])?(?:la |le |les |l['\u2019])?")


def mission(scene: Scene, phrase: Phrase) -> list[str]:
    """ "deux attachés de l'ambassade du Chili... L'ambassade a fustigé": of the state whose mission was named before; "le
    diplomate": of the envoy's.
    """
    words = scene.analysis.words
    noun = singular(words[phrase.head].text)
    if noun not in _MISSIONS | _ENVOYS or phrase.last != phrase.head + 1:
        return []
    for k in range(phrase.first - 1, max(-1, phrase.first - _FAR), -1):
        if singular(words[k].text) not in (_MISSIONS | _ENVOYS if noun in _ENVOYS else _MISSIONS):
            continue
        for mention in scene.mentions_in(words[k].end, words[k].end + 40):
            if mention.kind in {"name", "adjective"} and _WHOSE.fullmatch(scene.text, words[k].end, mention.start):
                return [p for p in mention.parties if load_parties().is_state(p)]
            break
    return []


def _capital(scene: Scene, start: int, text: str) -> bool:
    """Whether a word is a capital, by name or by what it is: "l'hôte d'Alger", "l'hôte de la capitale"."""
    return text == "capitale" or any(m.kind == "capital" and m.start == start for m in scene.mentions_in(start, start + 1))


def hosting(scene: Scene, phrase: Phrase, focus: Focus) -> list[str]:
    """ "le pays hôte", "l'État organisateur", "le pays d'accueil": who holds or receives, of what was told last; "le pays
    voisin", "le voisin du nord": who borders on whoever acted.
    """
    words, head = scene.analysis.words, scene.word(phrase.head)
    behind = [fold(w.lower) for w in words[head.i + 1 : head.i + 3] if w.sentence == head.sentence]
    the = scene.word(phrase.first).lower in {"le", "la", "au", "du"}
    if the and singular(head.text) in {"voisin", "voisine"} and _SIDES & {*behind}:
        return neighbour(focus)
    if singular(head.text) not in {"pays", "etat", "nation"} or head.text.endswith("ats"):
        return []
    if the and behind[:1] and behind[0] in {"voisin", "voisine"}:
        return neighbour(focus)
    return focus.hosts if behind[:1] and (behind[0] in _HOSTING or behind == ["d'", "accueil"]) else []


_SIDES = frozenset("nord sud est ouest septentrional meridional oriental occidental".split())
_HOSTING = frozenset({"hote", "organisateur", "organisatrice", "invitant"})


def neighbour(focus: Focus) -> list[str]:
    """ "son voisin": of those named, the last that borders on whoever acts; none where the map knows no such."""
    own = (focus.acting or focus.subject)[:1]
    near = [p for p in focus.named if own and are_neighbours(own[0], p)]
    joint = [p for p in near if p in focus.joint]
    return (joint or near)[-1:]


def of_the_told(scene: Scene, phrase: Phrase) -> list[str]:
    """Whose country "par son pays" is: of whoever the same sentence told of last, since it is the deed of another clause."""
    if scene.word(phrase.first).lower != "par":
        return []
    words, first = scene.analysis.words, phrase.first
    while first > 0 and words[first - 1].sentence == words[phrase.first].sentence:
        first -= 1
    told = scene.mentions_in(words[first].start, words[phrase.first].start)
    own = [m.party for m in told if m.party and m.kind in {"adjective", "name"}]
    return [p for p in own if load_parties().is_state(p)][-1:]


#: Characters back within which it is told where somebody is.
_NEAR = 400
_THERE = regex.compile(r"\b(?:à|en|aux?|dans) (?:la |le |l['\u2019])?$", regex.IGNORECASE)


def on_the_spot(scene: Scene, phrase: Phrase, focus: Focus) -> list[str]:
    """ "ses diplomates à La Havane. Il tient les autorités locales pour responsables": those of the place told last."""
    words = scene.words(phrase)
    if not any(fold(w.text) in {"local", "locale", "locaux", "locales"} for w in words):
        return []
    known, start = load_parties(), words[0].start
    for mention in reversed(list(scene.mentions_in(max(0, start - _NEAR), start))):
        state = known.country_of(mention.party or "") or mention.party
        there = _THERE.search(scene.text[max(0, mention.start - 8) : mention.start])
        placed = mention.kind in {"city", "capital", "name"} and there is not None
        if placed and known.is_state(state or "") and state not in (focus.acting or focus.subject):
            return [state] if state else []
    return []
