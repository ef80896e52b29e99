"""Whom an act is done to where no word of the sentence says so by its place: the text before it decides.

Each party that the text has named is weighed by plain features (where it stands, how often it is named, what it did to
whom just before), with the weights of a logistic regression fitted on coded pages (codebook/data/context.yaml).
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from dragoman.codebook import load_parties
from dragoman.codebook.context import load_context
from dragoman.codebook.folding import fold
from dragoman.codebook.triggers import Trigger
from dragoman.language.mentions import Mention
from dragoman.reading.events.casting import Cast
from dragoman.reading.events.closing import of_a_person, of_a_thing
from dragoman.reading.events.draft import Draft
from dragoman.reading.events.site import Site
from dragoman.reading.events.slots import all_phrases
from dragoman.reading.party_groups import incidental, of_a_title, of_the_land
from dragoman.reading.party_names import acts_for
from dragoman.reading.scene import Scene

#: More than this many that are likely enough leave it open: on coded pages one alone was right in 48 of 53, two in 1 of 6.
MOST = 1

#: An act that mostly has nobody it is done to, or names them.
_ALONE = frozenset({"convene"})
#: The same where a verb says it: what is left or joined is named beside it.
_ALONE_VERBS = frozenset({"quit", "join", "launch"})

#: What tells that a protest is against somebody, rather than a march.
_AGAINST = regex.compile(r"\b(?:contre|anti|demission|depart|retrait|chute)\b")

#: Behind these, something else is told.
_BREAKS = frozenset({"tandis", "alors", "mais", ";", "lorsque", "quand"})

_PLACE_PREPS = frozenset({"à", "en", "dans", "depuis", "vers", "près de"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A party that may be meant, with the features that speak for or against it; `fellows`: whom it is meant together with."""

    party: str
    features: tuple[str, ...]
    fellows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """An act whose recipient the words leave open, and who may be meant. `at`, `end`: offsets of the act's words."""

    act: str
    at: int
    end: int
    candidates: tuple[Candidate, ...]
    against: bool = True

    def answer(self) -> list[str]:
        """The parties that are likely enough, the likeliest first."""
        context = load_context()
        rows = sorted((-context.probability(c.features), c.party) for c in self.candidates)
        if self.act == "protest" and not self.against:
            return []
        likely = [party for chance, party in rows if -chance >= context.threshold]
        likely = likely or [party for chance, party in rows if -chance >= context.bar(self.act)]
        fellows = next((c.fellows for c in self.candidates if rows and c.party == rows[0][1]), ())
        side = sum(-chance for chance, party in rows if party in fellows)  # they are one side, of which each has its share
        if fellows and set(likely) <= set(fellows) and side >= context.threshold:
            return list(fellows)
        return likely if len(likely) <= MOST else []


def question(trigger: Trigger, site: Site, out: Cast, drafts: Sequence[Draft]) -> Question | None:
    """Whom the act is done to, where the rules have left that open; None where they have not."""
    if out.closed or trigger.act.mutual or trigger.act.name in _ALONE or not out.actors or out.recipients:
        return None
    if trigger.act.name in _ALONE_VERBS and site.group is not None:
        return None
    if trigger.act.name in {"agree", "cancel"} and (len(out.actors) > 1 or trigger.ground):
        return None  # it is between those who do it
    if trigger.act.name in {"release", "suspend"} and len(out.actors) > 1 and _between(site):
        return None  # "les négociations entre X et Y, suspendues": the same
    if of_a_person(trigger, site, out) or of_a_thing(trigger, site):
        return None
    rows = tuple(_candidates(trigger, site, out, drafts))
    words = site.scene.analysis.words
    first = words[min(site.slots.start, site.start)].start
    breaks = (w.i for w in words[site.end : site.syntax.sentence.last] if w.lower in _BREAKS)
    ends = [g.start for g in site.syntax.groups if g.form == "finite" and g.start >= site.end]
    last = min([*ends[:1], *breaks], default=None)
    until = words[last].start if last is not None else site.syntax.sentence.end
    against = _AGAINST.search(fold(site.scene.text[first:until])) is not None
    return Question(trigger.act.name, words[site.start].start, words[site.end - 1].end, rows, against)


def _between(site: Site) -> bool:
    """Whether those who do it stand behind "entre" in what it is done to."""
    rows = [*site.slots.object, *site.slots.subject]
    return "entre" in site.slots.preps or any(p.prep == "entre" for row in rows for p in site.syntax.nested(row))


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    party: str
    kind: str


#: Who only lends a hand: "conclu sous l'égide de la Russie".
_HELPING = regex.compile(
    r"\b(?:sous (?:l['’]égide|les auspices|la médiation|la houlette|le parrainage|l['’]arbitrage|la supervision)"
    r"|(?:grâce à|par|avec|après) (?:la médiation|l['’]entremise|l['’]intermédiaire|les bons offices)"
    r") (?:de l['’]|de la |de |du |des |d['’])$"
)


#: Where an envoy sits: "a indiqué son ambassadrice à Ottawa".
_POSTED = regex.compile(
    r"\b(?:ambassad(?:eur|rice)|haute?-commissaire|consul(?:e|at)?|ambassade|chargée? d['’]affaires|légation)"
    r"(?: (?:de|du|des|d['’]) ?\p{L}+)?(?: \p{Ll}+)? (?:à|en|au|aux) $"
)


#: What only lies there: "un câble reliant son littoral au Maroc", "la voie ferrée qui relie Oslo à la Suède".
_LYING = regex.compile(
    r"\b(?:reli|rattach|raccord|connect|joign|sépar|bord|long|travers)(?:ant|e|ent|ait|aient|ée?s?|era|eront)\b[^.,;:!?«»()]{0,45}$"
)


def _aside(text: str, mention: Mention) -> bool:
    before = text[max(0, mention.start - 50) : mention.start]
    helping = any(pattern.search(before) for pattern in (_HELPING, _POSTED, _LYING))
    return helping or of_a_title(text, mention) or incidental(text, mention) or of_the_land(text, mention)


@functools.lru_cache(maxsize=4)
def _places_of(scene: Scene) -> tuple[_Place, ...]:
    named = (m for m in scene.mentions if m.kind != "city" and not _aside(scene.text, m))
    rows = [_Place(m.start, p, m.kind) for m in named for p in m.parties]
    persons = scene.people.persons
    known = ((m, acts_for(persons[m.person], scene.anchor)) for m in scene.person_mentions)
    rows += [_Place(m.start, party, "person") for m, party in known if party]
    return tuple(sorted(rows, key=lambda row: (row.start, row.party)))


def _candidates(trigger: Trigger, site: Site, out: Cast, drafts: Sequence[Draft]) -> list[Candidate]:
    scene = site.scene
    places = _places_of(scene)
    sentence = site.syntax.sentence
    last = bisect_left([p.start for p in places], sentence.end)
    named = list(dict.fromkeys([*site.focus.named, *(p.party for p in places[:last])]))
    taken = set(out.parties)
    rows = []
    then = _next_clause(site) if scene.where == "title" else None
    order = [p for p in reversed(site.focus.named) if p not in taken]
    common = sorted((p for p in named if p not in taken), key=lambda p: (-site.focus.spoken[p], p))
    for party in named:
        if party in taken or (trigger.act.name == "attack" and _backs(site, party, out)):
            continue
        own = [p for p in places[:last] if p.party == party]
        if then is not None and own and own[0].start >= then:
            continue  # "Oslo enquête, Riga s'adresse à Pékin": named only in what another does
        features = [
            "bias", f"act={trigger.act.name}",
            *_where(site, own), *_slot(site, own), *_kinds(party, out), *_history(party, out, drafts, site),
        ]  # fmt: skip
        if trigger.act.name == "criticise" and "in_object" not in features and _struck(site, own):
            continue  # "a condamné l'attentat commis contre l'ambassade de Russie"
        features.append(f"rank={min(order.index(party), 4)}" if party in order else "rank=ahead")
        features.append(f"common={min(common.index(party), 3)}")
        rows.append(Candidate(party, tuple(features), _fellows(party, out, drafts)))
    return rows


def _backs(site: Site, party: str, out: Cast) -> bool:
    """ "les rebelles, soutenus par X, ont pris la ville": X has just told its support for whoever attacks."""
    backed = {"endorse", "aid", "cooperate"}
    dealt = site.focus.dealings[-4:]
    return any(act in backed and party in actors and set(recipients) & set(out.actors) for act, actors, recipients in dealt)


def _next_clause(site: Site) -> int | None:
    """Where the next clause of a headline begins behind a comma, in which somebody else acts; None where there is none."""
    words = site.scene.analysis.words
    group = next((g for g in site.syntax.groups if g.form == "finite" and g.start >= site.end), None)
    between = words[site.end : group.start] if group is not None else ()
    told = [w.lower for w in between]
    if "," not in told or {"qui", "que", "qu'", "dont", "où", "si", "car"} & set(told):
        return None
    return next(w.start for w in between if w.lower == ",")


def _fellows(party: str, out: Cast, drafts: Sequence[Draft]) -> tuple[str, ...]:
    """ "La Suède et la Norvège ont accusé la Russie. Moscou a dénoncé": who acts answers all that did something to it."""
    for draft in reversed(drafts[-6:]):
        if party in draft.actors and set(out.actors) & set(draft.recipients):
            return tuple(draft.actors) if len(draft.actors) > 1 else ()
    return ()


def _where(site: Site, own: Sequence[_Place]) -> list[str]:
    """How far back the party was last named, and by what kind of word."""
    sentences = site.scene.analysis.sentences
    current = next(n for n, s in enumerate(sentences) if s.start == site.syntax.sentence.start)
    at = site.scene.word(site.start).start
    if not own:
        return ["far", "title"]
    inside = [p for p in own if p.start >= sentences[current].start]
    if inside:
        ahead = any(p.start > at for p in inside)
        return ["ahead" if ahead else "before", f"by={inside[-1].kind}"]
    for back in (1, 2, 3):
        if current - back >= 0 and own[-1].start >= sentences[current - back].start:
            return [f"back={back}", "earlier"]
    return ["far", "earlier"]


def _slot(site: Site, own: Sequence[_Place]) -> list[str]:
    """In what place of the sentence the party stands."""
    sentence = site.syntax.sentence
    found = []
    objects = {p.i for p in site.slots.object}
    subjects = {p.i for p in site.slots.subject}
    mine = {p.i for p in all_phrases(site.slots)}
    for place in own:
        if place.start < sentence.start:
            continue
        inside = site.scene.analysis.words[sentence.first : sentence.last]
        word = next((w.i for w in inside if w.start <= place.start < w.end), None)
        phrase = site.syntax.phrase_at(word) if word is not None else None
        if phrase is None:
            continue
        outer = phrase
        while outer.parent >= 0:
            outer = site.syntax.phrases[outer.parent]
        found.append(f"prep={phrase.prep or '-'}" if len(phrase.prep) < 12 else "prep=long")
        if outer.i in objects:
            found.append("in_object")
        elif outer.i in subjects:
            found.append("in_subject")
        elif outer.i in mine:
            found.append("in_clause")
        else:
            found.append("other_clause")
        if place.kind == "capital" and phrase.prep in _PLACE_PREPS:
            found.append("as_place")
    return sorted(set(found))


def _struck(site: Site, own: Sequence[_Place]) -> bool:
    """Whether a party stands, or hangs on what stands, behind "contre" in the sentence."""
    for place in own:
        inside = site.scene.analysis.words[site.syntax.sentence.first : site.syntax.sentence.last]
        word = next((w.i for w in inside if w.start <= place.start < w.end), None)
        phrase = site.syntax.phrase_at(word) if word is not None else None
        while phrase is not None and phrase.prep != "contre" and phrase.parent >= 0:
            phrase = site.syntax.phrases[phrase.parent]
        if phrase is not None and phrase.prep == "contre":
            return True
    return False


def _kinds(party: str, out: Cast) -> list[str]:
    parties = load_parties()
    kind = _kind(party)
    found = [f"kind={kind}"]
    for actor in out.parties[:1]:
        found.append(f"pair={_kind(actor)}>{kind}")
        if parties.country_of(party) == actor or parties.country_of(actor) == party:
            found.append("same_country")
    return found


def _kind(party: str) -> str:
    if party in {"EU", "UN"}:
        return party
    if ":" in party:
        return "group"
    return load_parties().kind_of(party) or "unknown"


def _history(party: str, out: Cast, drafts: Sequence[Draft], site: Site) -> list[str]:
    """What the party and the ones already cast did with each other before."""
    found = []
    known = set(out.parties)
    if drafts:
        last = drafts[-1]
        if party in last.recipients:
            found.append("last_recipient")
        elif party in last.actors:
            found.append("last_actor")
    for draft in reversed(drafts[-6:]):
        if known & set(draft.parties):
            if party in draft.parties:
                found.append("partner")
                if party in draft.recipients and known & set(draft.actors):
                    found.append("done_to_before")
                if party in draft.actors and known & set(draft.recipients):
                    found.append("reply")
            break
    if any(party in d.parties and known & set(d.parties) for d in drafts):
        found.append("partner_ever")
    if party in site.focus.joint:
        found.append("joint")
    if party in site.focus.subject:
        found.append("subject")
    if party == site.focus.home:
        found.append("home")
    if party in site.focus.measures[-1:]:
        found.append("measure")
    return found
