"""Headlines that leave out the auxiliary: "Une magistrate abattue devant son domicile"."""

from __future__ import annotations

from dragoman.codebook.triggers import Trigger
from dragoman.codebook.verbs import verb_forms
from dragoman.reading.events.cast import Cast
from dragoman.reading.events.site import Site

#: What parts a headline: "Mali : deux ingénieurs enlevés".
_PARTING = frozenset({":", ";", "–", "—", "|"})


def in_passing(trigger: Trigger, site: Site, out: Cast, *, lenient: bool) -> str | None:
    """Why a participle that names no doer tells nothing: it only describes somebody, and is (`lenient`) no headline's verb."""
    aside = site.group is not None and site.group.form == "participle" and not out.actors and not trigger.passive
    return "a participle that nobody does" if aside and not (lenient and headline(site)) else None


def headline(site: Site) -> bool:
    """ "Un juge mexicain abattu devant chez lui": a noun that opens the headline, and no verb but its participle."""
    group, words = site.group, site.scene.analysis.words
    if group is None or not site.slots.object:
        return False
    first, last = site.syntax.sentence.first, site.syntax.sentence.last
    start = next((k + 1 for k in range(group.start, first, -1) if words[k].text in _PARTING), first)
    end = next((k for k in range(group.end, last) if words[k].text in _PARTING), last)
    opens = site.slots.object[0]
    if site.resolve([opens]).direct and any(f.mood == "ind" for f in verb_forms(words[group.end - 1].text)):
        return False  # "Le Bénin enjoint à ses joueurs de courir"
    others = [g for g in site.syntax.groups if g is not group and start <= g.start < end]
    alone = not any(g.form == "finite" or g.start < group.start for g in others)
    return alone and opens.first == start and not opens.prep and opens.head < group.start and "," not in {
        w.text for w in words[start : group.start]
    }
