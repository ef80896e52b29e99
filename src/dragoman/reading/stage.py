"""The place that a clause or paragraph speaks from: whose "le ministère", "la présidence" and "le régulateur" are."""

from __future__ import annotations

from dragoman.codebook import load_roles
from dragoman.codebook.nouns import in_class
from dragoman.language.analysis import Word
from dragoman.language.phrases import Phrase
from dragoman.reading.scene import Scene


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
