"""The place that a clause or paragraph speaks from: whose "le ministère", "la présidence" and "le régulateur" are."""

from __future__ import annotations

from dragoman.codebook import load_parties, load_roles
from dragoman.codebook.folding import fold
from dragoman.codebook.nouns import in_class, singular
from dragoman.language.analysis import Word
from dragoman.language.phrases import Phrase
from dragoman.reading.focus import Focus
from dragoman.reading.scene import Scene

#: Offices that no state has.
_OF_A_TOWN = frozenset({"maire", "mairesse", "bourgmestre", "conseiller", "conseillere"})
#: What an office is of that is a state's own, with a capital or one of these: "le chef de la diplomatie".
_OF_STATE = frozenset("diplomatie etat gouvernement pays republique executif ministere presidence armee".split())


def fronted_capital(scene: Scene, phrase: Phrase) -> list[str]:
    """ "À Buenos Aires, la présidence a fait savoir": the state whose capital opens the clause."""
    words = scene.analysis.words
    before = phrase.first - 1
    if before < 2 or words[before].lower != "," or words[before].sentence != words[phrase.first].sentence:
        return []
    for mention in scene.mentions_in(words[max(0, before - 5)].start, words[before].start):
        at = next(k for k in range(before, -1, -1) if words[k].start <= mention.start)
        opens = words[at - 1].lower in {"à", "depuis"} and (words[at - 1].text[:1].isupper() or words[at - 2].pos == "PUNCT")
        if mention.kind == "capital" and opens:
            return list(mention.parties)
    return []


def of_the_stage(head: Word) -> bool:
    """Whether a noun is an office or organ of the state that a paragraph is about: "le régulateur", "le ministre"."""
    role = load_roles().find(head.text)
    return bool(role and role.public) or in_class(head.text, "organ") or in_class(head.text, "state_organ")


def whose_office(scene: Scene, phrase: Phrase, focus: Focus) -> list[str]:
    """Whose the official is of whom only the office is said: of the state that acted last, else of the dateline's.

    "La Zambie a convoqué l'ambassadeur. Le chef de la diplomatie a dénoncé", "LOMÉ, 12 mars - La ministre a signé".
    """
    head = scene.word(phrase.head)
    role = load_roles().find(head.text)
    if role is None or not role.public or head.text.endswith("s") or singular(head.text) in _OF_A_TOWN:
        return []
    known = load_parties()
    if not focus.subject:
        return [] if any(known.is_state(p) for p in focus.acting) else [p for p in [scene.dateline] if p]
    own = not phrase.prep and not focus.acting and len(focus.main) == 1 and known.is_state(focus.main[0])
    return focus.main if own and _of_state(scene, phrase) else []


def _of_state(scene: Scene, phrase: Phrase) -> bool:
    """Whether an office is told alone or with a field of government: not "le président de la fédération"."""
    words = scene.analysis.words
    behind = [w for w in words[phrase.last : phrase.last + 3] if w.sentence == words[phrase.first].sentence]
    if not behind or behind[0].lower not in {"de", "d'", "du", "des"}:
        return True
    field = next((w for w in behind[1:] if w.pos != "DET"), behind[0])
    return field.text[:1].isupper() or fold(field.text) in _OF_STATE


def opens_sentence(scene: Scene, phrase: Phrase) -> bool:
    """Whether nothing that a sentence names comes before a phrase: "En avril déjà, le pays avait expulsé"."""
    sentence = scene.analysis.sentences[scene.word(phrase.first).sentence]
    return not any(m.party for m in scene.mentions_in(sentence.start, scene.word(phrase.first).start))
