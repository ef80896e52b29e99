"""Doing as another did: "l'Ouganda songe à en faire autant", "le Ghana pourrait l'imiter", "Tokyo lui a emboîté le pas"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.codebook.folding import fold
from dragoman.codebook.triggers import Trigger
from dragoman.reading.events.cast import Cast
from dragoman.reading.events.draft import Draft
from dragoman.reading.events.site import Site
from dragoman.reading.party_set import PartySet

#: By the verb, what stands beside it where it means "the same"; "" for a pronoun as its object.
_SAME = {
    "faire": ("autant", "de meme", "pareil"),
    "emboîter": ("le pas",),
    "suivre": ("son exemple", "leur exemple", "cet exemple", "le mouvement", "la meme voie", "cette voie", "le pas"),
    "imiter": ("",),
}
_CLITICS = frozenset({"l'", "l’", "les", "le", "la"})
#: How many acts back the one is looked for that is done again.
_BACK = 3


def likewise(site: Site, drafts: Sequence[Draft]) -> tuple[Trigger, Cast] | None:
    """The act told last by somebody else, which the subject does too, with whom it is done to; None where nothing says so."""
    if site.group is None or not _says_so(site):
        return None
    found = site.resolve(site.slots.subject)
    models = [d for d in reversed(drafts[-_BACK:]) if _may_be(d, found.direct)]
    if _after_several(site):  # "leur emboîter le pas": what more than one had done
        models = [d for d in models if any(o.act == d.act and o.actors != d.actors for o in models)] or models
    model = next(iter(models), None)
    if model is None or not found.direct:
        return None
    out = Cast()
    out.give("actor", found.direct, found)
    out.stage = "context"
    out.give("recipient", [p for p in model.recipients if p not in found.direct], PartySet())
    return model.trigger, out


def _after_several(site: Site) -> bool:
    words = site.scene.analysis.words[site.group.start - 1 : site.group.head] if site.group else ()
    return any(w.lower in {"leur", "les"} for w in words)


def _may_be(draft: Draft, actors: Sequence[str]) -> bool:
    alone = len(draft.actors) == 1 and not draft.recipients  # "a ratifié la convention"
    return bool(draft.actors) and not set(draft.actors) & set(actors) and (alone or not draft.trigger.act.mutual)


def _says_so(site: Site) -> bool:
    group, words = site.group, site.scene.analysis.words
    if group is None or group.lemma not in _SAME:
        return False
    if group.lemma == "imiter":
        return any(w.lower in _CLITICS for w in words[max(0, group.start - 1) : group.head])
    if _done_too(site):
        return True
    behind = " ".join(fold(w.lower) for w in words[group.end : group.end + 4])
    return any(f" {same} " in f" {behind} " for same in _SAME[group.lemma]) and "autant de" not in behind


def _done_too(site: Site) -> bool:
    """ "La Mauritanie ne l'a pas encore fait", "le fera en mai": what was told just before, where nothing else is made."""
    group, words = site.group, site.scene.analysis.words
    if group is None or group.lemma != "faire" or site.slots.object or site.slots.complement or site.slots.clause:
        return False
    return any(w.lower in {"l'", "l’", "le"} for w in words[max(0, group.start - 1) : group.head])


__all__ = ["likewise"]
