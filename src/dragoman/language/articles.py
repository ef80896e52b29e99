"""Whether "des" and "de" are articles or prepositions."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dragoman.language.analysis import Word
from dragoman.language.joining import CROWDS
from dragoman.language.verbgroups import VerbGroup

_PLURAL_STATES = frozenset(
    "états-unis etats-unis pays-bas émirats emirats philippines comores seychelles maldives bahamas palaos".split()
)


def plural_state(words: Sequence[Word], k: int) -> bool:
    """Whether a state that is plural in French stands behind "des": "a reçu des États-Unis une aide"."""
    return k + 1 < len(words) and words[k + 1].lower in _PLURAL_STATES


_BE = frozenset("été est sont était étaient sera seront serait seraient fut furent être".split())


#: What joins a clause to the one before.
_JOINS = frozenset({"et", "mais", "que", "qu'", "car", "puis", "où", "quand", "lorsque", "pendant que"})


def counts_a_crowd(words: Sequence[Word], k: int) -> bool:
    """ "ont été arrêtés et des centaines de manifestants se sont massés": the subject of the next clause."""
    if k < 1 or k + 1 >= len(words) or words[k - 1].lower not in _JOINS or words[k + 1].lower not in CROWDS:
        return False
    return not any(w.lower in {"de", "du", "des", "d'"} for w in words[max(0, k - 5) : k - 1])


def partitive(words: Sequence[Word], k: int) -> bool:
    """Whether "des" is an article: after a verb, or after a proper name, which takes no complement but "des deux pays"."""
    if counts_a_crowd(words, k):
        return True
    after = words[k + 1].pos if k + 1 < len(words) and words[k].pos == "ADP" else ""
    opens = k == 0 or words[k - 1].lower == ","
    if after == "PROPN" and opens and k + 2 < len(words) and words[k + 2].pos in {"VERB", "AUX"}:
        return words[k + 2].lower.endswith(("ent", "ont"))  # "Dans une vidéo, des Anonymous annoncent"
    if (after == "NUM" and words[k - 1].pos == "PROPN") or after == "PROPN":  # "chassés des Pays-Bas"
        return False
    if k > 1 and words[k].pos == "ADP" and words[k - 2].lower in _BE and words[k - 1].pos == "VERB":
        return False  # "ont été exclues des marchés": no object behind a passive
    return k > 0 and words[k - 1].pos in {"VERB", "AUX", "ADV", "PROPN"} and words[k - 1].sentence == words[k].sentence


def after_aside(words: Sequence[Word], k: int, aside: Collection[int]) -> bool:
    """Whether words `aside` part an article from its verb: "ont imposé en août des droits", "a adopté à l'unanimité de
    nouvelles sanctions".
    """
    if words[k].lower != "des" and not (words[k].lower == "de" and _many(words, k)):
        return False
    at = k - 1
    while at >= 0 and at in aside:
        at -= 1
    return 0 <= at < k - 1 and words[at].pos in {"VERB", "AUX"}


#: Verbs that take a plain object and nothing with "de", so that "de" and an adjective behind them begin their object.
_PLAIN_OBJECT = frozenset(
    """imposer adopter prendre annoncer prévoir prononcer infliger introduire décréter instaurer exiger signer réclamer lancer
    fournir livrer envoyer recevoir ouvrir mener commettre conclure entraîner provoquer causer créer déployer faire subir
    appliquer établir essuyer attirer susciter formuler émettre poser proposer négocier nouer organiser engager
    apporter déposer""".split()
)


def after_verb(words: Sequence[Word], k: int, groups: Sequence[VerbGroup]) -> bool:
    """Whether "des" stands right behind a verb in the active voice whose participle was taken for a noun: "ont toutes deux
    expulsé des diplomates"; or "de" with an adjective behind a verb of a plain object: "imposant de nouvelles sanctions"."""
    held = next((group for group in groups if group.end == k), None)
    if held is None or held.passive:
        return False
    if words[k].lower == "de":
        return _many(words, k) and held.lemma in _PLAIN_OBJECT and held.form != "participle"
    if words[k].lower != "des" or words[k - 1].pos in {"VERB", "AUX"} or plural_state(words, k):
        return False
    return held.form == "finite" and held.perfect


def _many(words: Sequence[Word], k: int) -> bool:
    """Whether an adjective and a noun in the plural follow."""
    return k + 2 < len(words) and words[k + 1].pos == "ADJ" and words[k + 2].pos == "NOUN" and words[k + 2].text.endswith("s")


def with_what(words: Sequence[Word], k: int) -> bool:
    """Whether "de" behind a verb says with or of what, as another noun follows: "frapper de sanctions une banque"."""
    if k < 1 or k + 2 >= len(words) or words[k].lower not in {"de", "d'"} or words[k - 1].pos != "VERB":
        return False
    return words[k + 1].pos == "NOUN" and words[k + 2].pos in {"DET", "NUM"} and words[k + 2].lower not in {"de", "d'", "des"}


__all__ = ["after_aside", "after_verb", "partitive", "plural_state", "with_what"]
