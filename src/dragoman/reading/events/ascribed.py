"""Whom violence is ascribed to by a participle at its noun: "une frappe attribuée à Israël a visé Damas".

Nobody says that it was them, and the outlet does not either: such an act is only reported.
"""

from __future__ import annotations

from dragoman.codebook import load_parties
from dragoman.codebook.folding import fold
from dragoman.codebook.nouns import singular
from dragoman.codebook.triggers import Trigger
from dragoman.language.phrases import Phrase
from dragoman.language.verbgroups import VerbGroup
from dragoman.reading.events.cast import Cast
from dragoman.reading.events.draft import Draft
from dragoman.reading.events.site import Site
from dragoman.reading.events.slots import verb_slots

#: The mark that a role so given carries.
STAGE = "ascribed"
_ASCRIBING = frozenset({"attribuer", "imputer"})
_ACTS = frozenset({"attack", "cyberattack"})
_BETWEEN = frozenset({",", "aussitôt", "aussi", "généralement", "largement", "notamment", "officieusement", "alors"})
_ALLEGED = frozenset({"presume", "suppose"})


def ascribe(trigger: Trigger, site: Site, out: Cast) -> None:
    """Give an act of violence to whom a participle ascribes it, where nothing else says who did it."""
    if trigger.act.name not in _ACTS or out.actors:
        return
    for phrase in [site.noun] if site.noun else site.slots.subject:
        group = _ascribing(site, phrase) if phrase else None
        if group is None:
            continue
        out.stage, before = STAGE, out.stage
        found = site.resolve(verb_slots(site.scene, site.syntax, group).preps.get("à", ()))
        own = [p for p in found.inside if not load_parties().is_state(p)]  # "attribuée aux jihadistes du GSIM"
        out.give("actor", found.direct or own, found)
        out.stage = before


def _ascribing(site: Site, phrase: Phrase) -> VerbGroup | None:
    words = site.scene.analysis.words
    end = max([phrase.last, *(p.last for p in site.syntax.nested(phrase))])
    while end < site.syntax.sentence.last and words[end].lower in _BETWEEN:
        end += 1
    group = next((g for g in site.syntax.groups if g.start == end and g.form == "participle"), None)
    return group if group is not None and group.lemma in _ASCRIBING else None


def unsure(site: Site, draft: Draft) -> bool:
    """Whether violence is only ascribed to who did it, or they are presumed to: "des pirates présumés chinois"."""
    if draft.act not in _ACTS:
        return False
    near = [w for p in site.slots.subject for w in site.scene.words(p)]
    presumed = any(singular(w.text) in _ALLEGED or fold(w.text) in _ALLEGED for w in near)
    return presumed or any(given.stage == STAGE for given in draft.given)
