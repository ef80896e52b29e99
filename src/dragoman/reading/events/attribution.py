"""Who says so: "selon X", "a annoncé X que", ", a indiqué X"; and what an unnamed source makes of a status."""

from __future__ import annotations

from dragoman.codebook.bodies import load_bodies
from dragoman.codebook.folding import fold, key
from dragoman.codebook.nouns import singular
from dragoman.codebook.operators import load_operators
from dragoman.codebook.verbs import verb_forms
from dragoman.language.phrases import Phrase
from dragoman.language.verbgroups import VerbGroup
from dragoman.model import Status
from dragoman.reading.events.cast import Cast
from dragoman.reading.events.site import Site
from dragoman.reading.events.slots import verb_slots
from dragoman.reading.events.status import Standing
from dragoman.reading.scene import Scene, Syntax

_ACCORDING = frozenset({"selon", "d'après"})
_INCISE = frozenset(
    """indiquer annoncer déclarer affirmer rapporter préciser révéler confier assurer expliquer apprendre dire estimer
    ajouter""".split()
)

#: Verbs of those who defend themselves; "a annoncé qu'il ne signera pas" denies nothing.
_AVOWING = frozenset("assurer jurer affirmer soutenir certifier maintenir marteler répéter clamer insister".split())


def press_says(scene: Scene, syntax: Syntax, group: VerbGroup) -> bool:
    """ "L'agence Anadolu a annoncé l'arrestation de": the press tells of an act, and does not do it."""
    for phrase in verb_slots(scene, syntax, group).subject:
        words = scene.words(phrase)
        agency = {fold(w.lower) for w in scene.analysis.words[phrase.first : phrase.first + 4]}
        if {"agence", "presse"} <= agency or {"agence", "information"} <= agency:
            return True
        if any(key(m.text) in load_bodies().outlets for m in scene.mentions_in(words[0].start, words[-1].end)):
            return True
    return False


def attribution(scene: Scene, syntax: Syntax, at: int, held: Standing) -> tuple[str | None, Status]:
    """Who is said to say it, None where the outlet says it itself, and the status with that taken into account."""
    status: Status = held.status or "done"
    source = _according_to(syntax)
    if source:
        if status == "done" and _unnamed(scene, source):
            status = "reported"
        return _words(scene, syntax, source), status
    if held.speaker is not None:
        subject = verb_slots(scene, syntax, held.speaker).subject
        if subject:
            return _name(scene, syntax, subject), status
        return None, status
    incise = _incise(scene, syntax, at)
    if incise:
        return incise, status
    return None, status


def self_denied(site: Site, held: Standing, out: Cast) -> bool:
    """ "Varsovie assure n'avoir jamais espionné": whoever says that it did not happen is who would have done it."""
    if held.speaker is None or held.speaker.lemma not in _AVOWING or site.group is None or not site.group.negated:
        return False
    subject = verb_slots(site.scene, site.syntax, held.speaker).subject
    return bool(subject) and bool(out.actors) and out.actors[0] in site.resolve(subject).any


def not_yet(site: Site) -> bool:
    """ "Nous ne l'avons pas encore ratifiée", "toujours pas": what is still to be done is not denied."""
    words, group = site.scene.analysis.words, site.group
    around = words[group.start : group.end + 1] if group is not None else ()
    return any(w.lower in {"encore", "toujours"} for w in around)


def _according_to(syntax: Syntax) -> Phrase | None:
    return next((p for p in syntax.phrases if p.prep in _ACCORDING), None)


def _unnamed(scene: Scene, phrase: Phrase) -> bool:
    """Whether the source has no name: "des médias", "une source proche du dossier"; "un message de son bureau" has."""
    if {w.lower for w in scene.analysis.words[phrase.last : phrase.last + 2]} & {"son", "sa", "ses", "leur", "leurs"}:
        return False
    unnamed = load_operators().unnamed
    nouns = {singular(w.text) for w in scene.words(phrase)} | {fold(w.text) for w in scene.words(phrase)}
    return bool(nouns & unnamed)


def _words(scene: Scene, syntax: Syntax, phrase: Phrase) -> str:
    nested = syntax.nested(phrase)
    last = max([phrase.last, *(p.last for p in nested)])
    words = scene.analysis.words[phrase.first : last]
    kept = (
        words[1:]
        if fold(words[0].text) in {"selon", "d'apres"}
        else words[2:]
        if fold(words[0].text) in {"d'", "d"}
        else words
    )
    return _bare(scene.text[kept[0].start : kept[-1].end]) if kept else ""


def _name(scene: Scene, syntax: Syntax, subject: list[Phrase]) -> str:
    first, last = subject[0], subject[-1]
    start, end = scene.word(first.first).start, scene.word(last.last - 1).end
    people = [person.name for person in scene.persons_in(start, end)]
    if people:
        return " et ".join(people)
    nested = syntax.nested(last)
    final = max([last.last, *(p.last for p in nested)])
    return _bare(scene.text[start : scene.word(final - 1).end])


def _bare(text: str) -> str:
    """Without the article at its beginning, unless it is indefinite."""
    for article in ("le ", "la ", "les ", "l'", "l’", "Le ", "La ", "Les ", "L'", "L’"):
        if text.startswith(article):
            return text[len(article) :]
    return text


def _incise(scene: Scene, syntax: Syntax, at: int) -> str | None:
    """ "..., a indiqué X": the speaker named after an inverted verb of speech that closes the sentence."""
    words = scene.analysis.words
    groups: list[VerbGroup] = [g for g in syntax.groups if g.start > at and g.form == "finite" and g.lemma in _INCISE]
    for group in groups:
        k = group.start - 1
        if k > syntax.sentence.first and words[k].lower in {",", "»"} and verb_forms(words[group.head].text):
            after = [p for p in syntax.phrases if p.first >= group.end and not p.prep and p.parent < 0]
            if after and after[0].first - group.end <= 2:
                return _name(scene, syntax, list(syntax.coordinated(after[0])))
    return None
