"""Prepositions that look as if they gave a party of the act but belong to a noun before them."""

from __future__ import annotations

from dragoman.codebook.nouns import in_class, singular
from dragoman.language.phrases import Phrase
from dragoman.reading.events.site import Site

#: Where something lies, not to whom it is done.
EDGES = frozenset({"lisiere", "lisieres", "confins", "abords", "large", "bord", "peripherie"})


def between_places(site: Site, phrases: list[Phrase]) -> bool:
    """ "ont signé un accord sur le câble entre Tripoli et Limassol", "entre Da Nang et La Réunion": where from and where to."""
    found = [site.resolve([p]) for p in phrases]
    towns = [not one.any and site.scene.word(p.head).pos == "PROPN" for p, one in zip(phrases, found, strict=True)]
    return any(towns) or any(one.place for one in found)


def apart(site: Site, phrase: Phrase) -> bool:
    """ "s'est opposé mardi, à Luxembourg, à une déclaration": where, between commas, before whom or what the verb asks for."""
    words, rows = site.scene.analysis.words, site.slots.preps.get(phrase.prep, [])
    behind = any(p.first > phrase.last for p in rows)
    return behind and words[phrase.first - 1].text == "," and phrase.last < len(words) and words[phrase.last].text == ","


def of_dealing(site: Site, phrase: Phrase) -> bool:
    """Whether "avec" belongs to a noun for dealings that another preposition brings in just before it."""
    before = site.syntax.phrase_at(phrase.first - 1)
    if before is None or before.prep not in {"dans", "sur", "lors de", "au cours de", "pendant", "depuis", "après", "à"}:
        return False
    noun = singular(site.scene.word(before.head).text)
    return before.first > site.start and noun in _DEALINGS


#: Nouns that take "avec" and whom one deals with.
_DEALINGS = frozenset(
    """pourparlers negociation conflit guerre differend litige relation frontiere tension discussion echange dialogue
    contentieux crise bras-de-fer dispute""".split()
)


_CANDIDATES = frozenset({"candidature", "candidat", "candidate"})


def post_sought(site: Site, phrase: Phrase) -> bool:
    """Whether a phrase behind "à" is the post or seat that somebody's candidature before it is for."""
    if phrase.prep not in {"à", "pour", "comme"}:
        return False
    around = (p for p in site.syntax.phrases if site.start <= p.first < phrase.first)
    held = [p for p in around if singular(site.scene.word(p.head).text) in _CANDIDATES]
    own = any(site.scene.word(k).pos == "ADJ" for p in held for k in range(p.head + 1, p.last))
    return own or any(inner.prep == "de" for p in held for inner in site.syntax.nested(p))


def of_another(act: str, site: Site, phrase: Phrase) -> bool:
    """Whether "contre" belongs to what somebody else does: "demande des sanctions contre X", "l'attentat commis contre X"."""
    if act in {"appeal", "demand"}:
        return bool(site.slots.object)
    if act == "accuse" and site.noun is None:  # "a été accusé d'une cyberattaque contre X": of what was done to X
        before = site.syntax.phrase_at(phrase.first - 1)
        if before is None or before.prep != "de":
            return False
        return in_class(site.scene.word(before.head).text, "wrongdoing") or bool(site.resolve(site.slots.object).direct)
    made = any(g.form == "participle" and g.end == phrase.first and g is not site.group for g in site.syntax.groups)
    return made and act in {"criticise", "praise"}


def sent_to(site: Site, phrase: Phrase) -> bool:
    """Whether "à" belongs to an object that goes to somebody: "a réaffirmé son soutien à Kiev"."""
    held = next((p for p in site.slots.object if p.last == phrase.first), None)
    return phrase.prep == "à" and held is not None and in_class(site.scene.word(held.head).text, "sent")
