"""What a page speaks of, and the party an office is of where its own words do not say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import regex

from dragoman.codebook.folding import fold_chars, key
from dragoman.codebook.offices import load_offices
from dragoman.codebook.parties import load_parties
from dragoman.codebook.persons import load_persons
from dragoman.language.sentences import split_sentences
from dragoman.reading.datelines import heads_dispatch
from dragoman.reading.people_offices import Office
from dragoman.reading.people_segments import Segment
from dragoman.reading.positions_house import in_charge, last_firm, main_firm, named_house, university

#: How much a mention says about the state a page speaks from.
_WEIGHTS = {
    "name": 1.0,
    "adjective": 0.8,
    "capital": 0.7,
    "metonym": 1.0,
    "periphrase": 1.0,
    "compound": 0.5,
    "organisation": 0.6,
}
#: Offices of a town, which is not told by the state that the page speaks of most.
_LOCAL = frozenset({"maire", "adjoint", "conseiller municipal"})
CROWNED = frozenset({"roi", "reine", "emir", "sultan", "prince", "prince heritier", "souverain"})
#: Before the state somebody travels to, from the beginning of the sentence.
_VISITED = regex.compile(
    r"(?i)\b(?:arrivée?|débarquée?|attendue?|(?<!\b(?:a|ont|avait|avaient|aurait) )(?:accueillie?|reçue?)"
    r"|en (?:visite|déplacement|voyage|tournée)|rendue?"
    r"|s['’]est envolée?|s['’]envole|atterri)\b[^,;:.]{0,60}?\b(?:à|en|aux?|dans|pour)"
    r"(?: (?:la|le|les|l['’]|cette|une))?"
    r"(?:[ \u00a0]\p{Ll}{3,20}){0,3}[ \u00a0]?$"
)
#: Before one whose state is not that of the person named last.
_GUEST_OF = regex.compile(r"(?i)\b(?:son|sa) (?:hôte|hôtesse|vis-à-vis|invitée?|interlocut(?:eur|rice))\b")
#: Before the nationality of somebody else's minister: "son homologue française".
_COUNTERPART = regex.compile(r"\b(?:homologue|collègue)[ \u00a0]$")
#: Between an official and the state whose own official they are not: "la présidente X a accusé jeudi la".
_ACCUSES = regex.compile(
    r"(?i)\b(?:a|ont|avait|avaient|aurait)?[ \u00a0]?(?:accus|dénonc|condamn|remerci|félicit|exhort|somm|menac|critiqu|fustig)"
    r"(?:é|e|ent|ait)\b[^,;:.«»]{0,30}$"
)
_COLON = regex.compile(r"[ \u00a0\u202f]?:")
#: Before a capital that begins a sentence: it speaks for its state.
_OPENS = regex.compile(r"(?:^|[.!?»\n][ \u00a0]?)$")
_HOME = frozenset({"notre pays", "notre gouvernement", "nos autorites", "nos ministres"})


def _other_between(office: Office, offices: Sequence[Office], until: int) -> bool:
    """Whether somebody else is named between an official and a visit: "a reçu le ministre omanais, en visite au Vietnam"."""
    near = (o for o in offices if o.segment == office.segment and o.owner != office.owner)
    return any(office.phrase.end <= o.phrase.start < until for o in near)


class Tally(defaultdict[str, float]):
    """How much each party is spoken of; nothing for one that is not."""

    def __init__(self, start: Mapping[str, float] | None = None) -> None:
        super().__init__(float, start or {})


def civil(segment: Segment, office: Office) -> bool:
    """Whether an office is a state's or an international organisation's, by its noun or by an organ that only a
    state has.
    """
    tokens = segment.tokens[office.phrase.noun : office.phrase.last]
    return office.phrase.word.role.public or any(t.low in load_persons().state_organs for t in tokens)


def bare(office: Office) -> bool:
    """Whether the role is its noun alone ("le vice-président")."""
    return office.phrase.last == office.phrase.head


class PageContext:
    """The parties of a page with how much it speaks of each."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = segments
        self.sentences = [split_sentences(segment.text) for segment in segments]
        self.parties = load_parties()
        self.facts = load_offices()
        self.counts = self._count()
        self.towns = self._towns()

    def sentence(self, office: Office) -> tuple[int, int]:
        """The characters of the sentence an office stands in."""
        at, whole = office.phrase.start, (0, len(self.segments[office.segment].text))
        return next(((s, e) for s, e in self.sentences[office.segment] if s <= at < e), whole)

    def party(self, office: Office, offices: Sequence[Office]) -> str | None:
        """The state or organisation the page speaks of most, among those that can have such an office."""
        role = key(office.phrase.word.role.masculine)
        if role == "secretaire general" and not office.phrase.word.role.generic:
            found = self._last_organisation(office)
            if found:
                return found
        if role in _LOCAL:
            return None
        if role in {"recteur", "doyen"}:
            return university(self.segments[office.segment], self.sentence(office))
        house = named_house(self.segments, office)
        if house is not None:
            return house
        if not civil(self.segments[office.segment], office):
            return last_firm(self.segments, office) if bare(office) else None
        vice = key(office.phrase.word.singular).startswith("vice ") and in_charge(self.segments, office)
        if vice and (firm := main_firm(self.segments, office)):
            return firm  # "la vice-présidente chargée de la conformité": a company's
        scores = Tally(
            self.towns if role in CROWNED and self.segments[office.segment].where == "furniture" else self.counts
        )
        same = self._weigh_neighbours(office, offices, scores)
        if same:
            return same
        self._weigh_page(office, offices, scores)
        able = {p: s for p, s in scores.items() if s > 0 and self._able(office, p)}
        if not able:  # the only state there is, though its other officials stand beside
            able = {p: s for p, s in self.counts.items() if s > 0 and self._able(office, p)}
            able = able if len(able) == 1 else {}
        return min(able, key=lambda p: (-able[p], p)) if able else None

    def _weigh_neighbours(self, office: Office, offices: Sequence[Office], scores: Tally) -> str | None:
        """Take from the states of counterparts in the sentence, give to those it names; else an equal's beside."""
        start, end = self.sentence(office)
        for other in offices:
            if other.owner == office.owner or other.segment != office.segment or not (other.of and other.name):
                continue
            if not start <= other.phrase.start < end or other.of not in scores:
                continue
            if other.sure:
                scores[other.of] -= 2.5
            elif other.phrase.word.role.masculine == office.phrase.word.role.masculine:
                return other.of
        for mention in self.segments[office.segment].mentions:
            if mention.kind == "city" and mention.party and start <= mention.start < end:
                scores[mention.party] += 0.8
            if mention.kind == "adjective" and mention.party in scores and start <= mention.start < end:
                lead = self.segments[office.segment].text[max(start, mention.start - 24) : mention.start]
                scores[mention.party] -= 2.5 if _COUNTERPART.search(lead) else 0.0
            named = mention.kind in {"name", "metonym", "periphrase"} and mention.party in scores
            if named and start <= mention.start < end:
                behind = max(office.phrase.end, mention.start - 60)
                between = self.segments[office.segment].text[behind : mention.start]
                scores[mention.party] += -2.0 if _ACCUSES.search(between) else 0.5
        return None

    def _weigh_page(self, office: Office, offices: Sequence[Office], scores: Tally) -> None:
        """Take from the states whose officials the page gives with their nationality, from the one visited, from a guest's.

        A page tells the nationality of strangers, not of its own people: where it speaks of "l'ambassadrice chinoise", "le
        Premier ministre" is not China's.
        """
        foreign = {o.of for o in offices if o.sure and o.of and o.owner != office.owner and self._by_adjective(o)}
        at_home = max((n for p, n in scores.items() if p not in foreign and self.parties.is_state(p)), default=0.0)
        if len(foreign) > 1 and 3 * at_home < min(scores[p] for p in foreign):
            foreign = set()  # "le ministre luxembourgeois" and "son homologue lettone": neither is home, or both are told alike
        for party in sorted(foreign):
            scores[party] *= 1.0 if self._named_home(party) else 0.2
        segment, (start, end) = self.segments[office.segment], self.sentence(office)
        lead = segment.text[start : office.phrase.start]
        for mention in segment.mentions:
            inside = start <= mention.start < end and not office.phrase.start <= mention.start < office.phrase.end
            floor = max(start, mention.start - 150)
            visited = _VISITED.search(segment.text[floor : mention.start]) if inside else None
            if visited and not _other_between(office, offices, floor + visited.start()):
                for party in mention.parties:
                    scores[party] -= 100.0
        if _GUEST_OF.search(lead[-40:]):
            for other in sorted((o for o in offices if o.of and o.name), key=lambda o: -o.phrase.start):
                if other.segment == office.segment and other.phrase.start < office.phrase.start:
                    scores[other.of or ""] -= 100.0
                    break

    @staticmethod
    def _by_adjective(office: Office) -> bool:
        return any(a.kind == "adjective" and a.party == office.of for a in office.phrase.adjectives)

    def _named_home(self, party: str) -> bool:
        """Whether the page stands in the state all the same: its title or a dateline begins with it."""
        return any(
            m.start == 0 and party in m.parties and m.kind in {"name", "capital", "city"}
            for segment in self.segments
            for m in segment.mentions
            if segment.where != "furniture"
        )

    def _able(self, office: Office, party: str) -> bool:
        """Whether a party can have such an office."""
        role, phrase = key(office.phrase.word.role.masculine), office.phrase
        tokens = self.segments[office.segment].tokens[phrase.noun : phrase.last]
        if any(t.low in {"federal", "federale"} for t in tokens) and party not in self.facts.federal:
            return False
        if self.parties.kind_of(party) not in {"state", "province"}:
            return False
        if role in CROWNED:
            return party in self.facts.monarchies
        if role in {"president", "president elu", "chef de l'etat", "chef de l etat", "vice president"}:
            return (
                party not in self.facts.without_president
                and (party not in self.facts.monarchies or party == "AE")
                and self.parties.kind_of(party) == "state"
            )
        if role in {"premier ministre", "vice premier ministre"}:
            return party not in self.facts.without_prime_minister
        return not (role.startswith(("ministre", "vice ministre")) and party in self.facts.secretaries)

    def _last_organisation(self, office: Office) -> str | None:
        segment = self.segments[office.segment]
        rows = [
            m
            for m in segment.mentions
            if m.kind == "organisation" and m.party and self.parties.kind_of(m.party) in {"igo", "bloc"}
        ]
        before = [m for m in rows if m.end <= office.phrase.start]
        return before[-1].party if before else None

    def _count(self) -> Tally:
        """How much each party is spoken of on the page; "notre pays" speaks for the one named nearest to it."""
        counts: Tally = Tally()
        for segment in self.segments:
            scale = {"title": 1.5, "text": 1.0}.get(segment.where, 0.4)
            for mention in segment.mentions:
                for party in mention.parties:
                    weight = _WEIGHTS.get(mention.kind, 0.0) or (
                        0.4 if mention.kind == "city" and segment.where == "furniture" else 0.0
                    )
                    at = segment.text[max(0, mention.start - 2) : mention.start].lower() in {"à ", "à\u00a0"}
                    opens = mention.kind == "capital" and _OPENS.search(segment.text[max(0, mention.start - 3) : mention.start])
                    counts[party] += scale * (1.0 if opens else weight) * (0.4 if at and mention.kind == "capital" else 1.0)
            self._home(segment, counts)
            self._opening(segment, counts)
        return counts

    def _opening(self, segment: Segment, counts: Tally) -> None:
        """The state a headline opens with ("Canada : …"), the capital a sentence opens with ("À Dakar, …"), a dateline."""
        for mention in segment.mentions:
            if segment.where == "title" and mention.start == 0 and _COLON.match(segment.text, mention.end):
                for party in mention.parties:
                    counts[party] += 2.0
            if segment.where == "text" and heads_dispatch(segment.text, mention):
                counts[mention.party] += 2.0
                continue
            lead = segment.text[max(mention.start - 3, 0) : mention.start]
            sited = not lead or (lead.endswith(("À ", "A ")) and not lead[:-2].strip())  # "À Dakar, on"
            if segment.where == "text" and sited and segment.text[mention.end :][:1] == "," and mention.kind == "capital":
                counts[mention.party] += 1.0

    def _towns(self) -> Tally:
        """In how many lines of the ticker each state, its towns included, is named: whose home news it is."""
        counts = Tally()
        for segment in self.segments:
            if segment.where != "furniture":
                continue
            here = {p for m in segment.mentions for p in m.parties}
            for token in segment.tokens:
                if token.capital:
                    here |= {
                        f.country
                        for f in self.parties.index.get(key(token.text), ())
                        if f.country and not f.weak and f.kind == "city"
                    }
            for party in here:
                counts[party] += 1
        return counts

    def _home(self, segment: Segment, counts: Tally) -> None:
        folded = fold_chars(segment.text)
        for phrase in _HOME:
            at = folded.find(phrase)
            if at < 0:
                continue
            rows = [
                m
                for m in segment.mentions
                if m.party and self.parties.is_state(m.party) and m.kind in {"name", "adjective"}
            ]
            if rows:
                nearest = min(rows, key=lambda m: (m.start > at, abs(m.start - at)))
                counts[nearest.party] += 4
