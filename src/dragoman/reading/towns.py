"""Organs of a state that say in which town they sit: "le parquet de Louvain"."""

from __future__ import annotations

from dragoman.codebook import load_parties
from dragoman.language.phrases import Phrase
from dragoman.reading.scene import Scene

#: What stands between an organ and its town.
_OF = frozenset({" de ", " d'", " d\u2019", " du "})


def seat(scene: Scene, phrase: Phrase) -> list[str]:
    """The state of the town behind an organ, whatever state the text speaks of."""
    end = scene.words(phrase)[-1].end
    for mention in scene.mentions_in(end, min(end + 40, len(scene.text))):
        if mention.kind == "city" and mention.party and scene.text[end : mention.start] in _OF:
            parties = load_parties()
            state = mention.party if parties.is_state(mention.party) else parties.country_of(mention.party)
            return [state] if state is not None else []
    return []


def of_town(scene: Scene, phrase: Phrase) -> bool:
    """ "l'organisation de Seattle": no body of many states goes by its town."""
    words = scene.analysis.words
    if phrase.last + 1 >= len(words) or words[phrase.last].lower not in {"de", "d'"}:
        return False
    town = words[phrase.last + 1]
    return any(m.kind == "city" for m in scene.mentions_in(town.start, town.end))
