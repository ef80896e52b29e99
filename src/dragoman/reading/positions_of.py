"""Whose office it is: what the words of the role say, what such an office is, who stands beside, what the page is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import regex

from dragoman.codebook.folding import key
from dragoman.codebook.offices import load_offices
from dragoman.codebook.parties import load_parties
from dragoman.codebook.persons import load_persons
from dragoman.language.mentions import Mention
from dragoman.language.sentences import split_sentences
from dragoman.reading.people_group import Figure
from dragoman.reading.people_offices import Office
from dragoman.reading.people_segments import Segment
from dragoman.reading.positions_employer import employer

#: How much a mention says about the state a page speaks from.
_WEIGHTS = {"name": 1.0, "adjective": 0.8, "capital": 0.7, "metonym": 1.0, "periphrase": 1.0, "compound": 0.5, "organisation": 0.6}
_CROWNED = frozenset({"roi", "reine", "emir", "sultan", "prince", "prince heritier", "souverain"})
_UNIVERSITY = regex.compile(
    r"(?:Université|École|Institut)(?:[ \u00a0](?:de la|de l['’]|des|du|de|d['’]|et|la)[ \u00a0]?\p{Ll}{2,30}(?=[ \u00a0]d)|[ \u00a0](?:\p{Lu}[\p{L}\p{M}’'‑-]{0,40}|(?:des|du|de|de la|de l['’]|d['’]|et)[ \u00a0]?\p{Lu}[\p{L}\p{M}’'‑-]{1,40}|nationale|polytechnique|internationale)){1,8}"
)
#: Between a role and the house it is held in.
_HOUSE = regex.compile(r",?[ \u00a0](?:au sein d(?:u|e la|e l['’]|es|e)|auprès d(?:u|e la|e l['’])|au|à la|à l['’]|chez)[ \u00a0]?(?:(?:ministère|département|bureau|office|gouvernement|parlement|sénat|conseil|agence|direction)(?:[ \u00a0][\p{L}'’-]{1,20}){0,3}[ \u00a0])?")
_HOME = frozenset({"notre pays", "notre gouvernement", "nos autorites", "nos ministres"})


class Tally(defaultdict[str, float]):
    """How much each party is spoken of; nothing for one that is not."""

    def __init__(self, start: Mapping[str, float] | None = None) -> None:
        super().__init__(float, start or {})


class Affiliations:
    """Finds the party of each office of a page."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = segments
        self.sentences = [split_sentences(segment.text) for segment in segments]
        self.parties = load_parties()
        self.facts = load_offices()
        self.counts = self._count()
        self.towns = self._towns()

    def settle(self, offices: Sequence[Office], figures: Sequence[Figure]) -> None:
        """Set `of` of every office that has none yet and whose party one can tell."""
        todo = [office for office in offices if office.of is None]
        for step in (self._explicit, self._peculiar, self._origin, self._beside):
            for office in todo:
                if office.of is None:
                    office.of = step(office, offices, figures)
        for office in todo:
            if office.of is None:
                office.of = self._same_person(office, offices) or self._context(office, offices)

    def _explicit(self, office: Office, offices: Sequence[Office], figures: Sequence[Figure]) -> str | None:
        """What the words say: "marocaine", "du Sénégal", "de la Fondation X", "chez Nvidia"."""
        phrase = office.phrase
        if office.member is not None:
            named = [a.party for a in phrase.adjectives if a.kind == "adjective"]
            if len(named) > 1:
                return named[office.member] if office.member < len(named) else None
        college = self._peculiar(office, offices, figures) if key(phrase.word.role.masculine).startswith("commissaire") else None
        if college:
            return college  # "la commissaire finlandaise au Numérique": Finland is where she comes from
        direct = next((a.party for a in phrase.adjectives if a.kind == "adjective"), None)
        named = employer(self.segments[office.segment], phrase) if office.member is None or direct is None else None
        if named and direct and self.parties.kind_of(named) in {"igo", "bloc"}:
            direct = None  # "le secrétaire général sud-coréen des Nations unies": where he comes from
        office.sure = bool(direct or named)
        return direct or named or self._after(office)

    def _after(self, office: Office) -> str | None:
        """The house named right after the role: "directrice de la stratégie, au Département d'État"."""
        segment, at = self.segments[office.segment], office.phrase.end
        for mention in segment.mentions:
            if mention.start < at or mention.start > at + 48 or not mention.party:
                continue
            between = segment.text[at : mention.start].lower()
            if _HOUSE.fullmatch(between) and (mention.kind in {"metonym", "organisation", "company"} or (mention.kind == "adjective" and len(between) > 12)):
                return self._as_employer(mention.party, office)
        return None

    def _peculiar(self, office: Office, _offices: Sequence[Office], figures: Sequence[Figure]) -> str | None:
        """What only one party has: a commissioner for trade, a federal councillor, the king of that name."""
        segment, phrase = self.segments[office.segment], office.phrase
        tokens = segment.tokens
        after = tokens[phrase.head : phrase.last]
        portfolio = any(t.low in {"a", "au", "aux"} for t in after[:2])
        roles = {key(phrase.word.role.masculine), key(phrase.word.singular)}
        for row in self.facts.only:
            if key(row.role) in roles and (portfolio or not row.portfolio):
                named = sorted((p for p in row.parties if self.counts[p] > 0), key=lambda p: -self.counts[p])
                if named or row.portfolio or len(row.parties) == 1:
                    return named[0] if named else row.parties[0]
        if "secretaire" in roles and portfolio:
            named = [p for p in ("US", *sorted(self.facts.secretaries)) if self.counts[p]]
            return max(named, key=lambda p: self.counts[p]) if named else None
        for name in figures[office.owner].names:
            for size in range(len(name), 0, -1):
                parts = [" ".join(name[k : k + size]) for k in range(len(name) - size + 1)]
                reign = next((p for p in parts if p in self.facts.reigning and (size > 1 or len(name) == 1)), None)
                if reign and phrase.word.role.rank <= 2 and roles & (_CROWNED | {"pape"}):
                    return self.facts.reigning[reign]
        return None

    def _origin(self, office: Office, _offices: Sequence[Office], _figures: Sequence[Figure]) -> str | None:
        """The nationality beside the name ("le Suisse Stefan B"), for an office of a state."""
        name = office.name
        return name.origin if name and name.origin and self._civil(office) and not self._international(office) else None

    def _international(self, office: Office) -> bool:
        return key(office.phrase.word.role.masculine) in {"secretaire general", "commissaire", "responsable", "haut representant"}

    def _civil(self, office: Office) -> bool:
        return office.phrase.word.role.public or self._organ(office)

    def _organ(self, office: Office) -> bool:
        """Whether the role is of an organ that only a state has ("de l'Office fédéral", "du Bureau du cyberespace")."""
        tokens = self.segments[office.segment].tokens
        return any(t.low in load_persons().state_organs for t in tokens[office.phrase.head : office.phrase.last])

    def _beside(self, office: Office, offices: Sequence[Office], _figures: Sequence[Figure]) -> str | None:
        """The place that opens the sentence or stands just before ("À Ottawa,", "Chez Nvidia,"), or the office listed beside."""
        segment = self.segments[office.segment]
        start, end = self._sentence(office)
        nearest = None
        for mention in segment.mentions:
            if not (start <= mention.start and mention.end <= office.phrase.start) or not mention.party:
                continue
            before = segment.text[max(start, mention.start - 14) : mention.start].lower()
            if self._holds_place(mention, before, segment.text[start : mention.start], office):
                nearest = mention
        if nearest is not None:
            return self._as_employer(nearest.party, office)
        return self._listed(office, offices, start, end)

    def _holds_place(self, mention: Mention, before: str, lead: str, office: Office) -> bool:
        """Whether a mention says where, or at whose house, the office is."""
        public = self._civil(office)
        if before.endswith(("chez ", "chez\u00a0")):
            return not public or mention.kind != "company" or office.phrase.word.role.rank > 1 or self._bare(office)
        at = before.endswith(("à ", "au ", "à la ", "à l'", "à l’", "aux "))
        if mention.kind == "metonym" and at:
            return public or office.phrase.word.role.generic or office.phrase.word.role.rank >= 3
        return at and len(lead) <= 8 and mention.kind in {"capital", "metonym", "organisation", "name"} and public

    def _bare(self, office: Office) -> bool:
        return office.phrase.last == office.phrase.head

    def _listed(self, office: Office, offices: Sequence[Office], start: int, end: int) -> str | None:
        """The party of the neighbours in a list of one kind: "le secrétaire d'État A, la secrétaire au Commerce B"."""
        if office.name is None:
            return None
        segment = self.segments[office.segment]
        for other in offices:
            if other is office or other.of is None or other.segment != office.segment or other.name is None:
                continue
            if not (start <= other.phrase.start < end):
                continue
            left, right = sorted((office, other), key=lambda o: o.phrase.start)
            gap = segment.text[_edge(left, segment) : min(right.phrase.start, right.name.run.start if right.name else right.phrase.start)]
            alike = key(left.phrase.word.role.masculine).split()[0] == key(right.phrase.word.role.masculine).split()[0]
            generic = office.phrase.word.role.generic or "responsable" in key(office.phrase.word.singular)
            if len(gap) <= 60 and (alike or generic) and other.of in {"EU", "UN", *self.facts.secretaries}:
                return other.of
        return None

    def _same_person(self, office: Office, offices: Sequence[Office]) -> str | None:
        return next((o.of for o in offices if o.owner == office.owner and o.of and o is not office and o.phrase.word.role.public and office.phrase.word.role.public), None)

    def _sentence(self, office: Office) -> tuple[int, int]:
        at = office.phrase.start
        return next(((s, e) for s, e in self.sentences[office.segment] if s <= at < e), (0, len(self.segments[office.segment].text)))

    def _as_employer(self, party: str, office: Office) -> str:
        country = self.parties.country_of(party)
        if self.parties.kind_of(party) == "public_body" and country:
            return country
        return party

    def _context(self, office: Office, offices: Sequence[Office]) -> str | None:
        """The state or organisation the page speaks of most, among those that can have such an office."""
        role = key(office.phrase.word.role.masculine)
        if role == "secretaire general" and not office.phrase.word.role.generic:
            found = self._last_organisation(office)
            if found:
                return found
        if role in {"recteur", "doyen"}:
            return self._university(office)
        if not self._civil(office):
            return self._firm(office) if self._bare(office) else None
        scores = Tally(self.towns if role in _CROWNED and self.segments[office.segment].where == "furniture" else self.counts)
        start, end = self._sentence(office)
        for other in offices:
            if other is office or not other.of or other.owner == office.owner or other.segment != office.segment or not other.name:
                continue
            if not start <= other.phrase.start < end or other.of not in scores:
                continue
            if other.sure:
                scores[other.of] -= 2.5
            elif key(other.phrase.word.role.masculine) == role:
                return other.of
        for mention in self.segments[office.segment].mentions:
            if start <= mention.start < end and mention.party in scores and mention.kind in {"name", "metonym", "periphrase"}:
                scores[mention.party] += 0.5
        able = {p: s for p, s in scores.items() if s > 0 and self._able(role, p)}
        if not able:  # the only state there is, though its other officials stand beside
            able = {p: s for p, s in self.counts.items() if s > 0 and self._able(role, p)}
            able = able if len(able) == 1 else {}
        return min(able, key=lambda p: (-able[p], p)) if able else None

    def _able(self, role: str, party: str) -> bool:
        """Whether a party can have such an office."""
        if self.parties.kind_of(party) not in {"state", "province"}:
            return False
        if role in _CROWNED:
            return party in self.facts.monarchies
        if role in {"president", "president elu", "chef de l'etat", "chef de l etat", "vice president"}:
            return party not in self.facts.without_president and (party not in self.facts.monarchies or party in {"AE"}) and self.parties.kind_of(party) == "state"
        if role in {"premier ministre", "vice premier ministre"}:
            return party not in self.facts.without_prime_minister
        return not (role.startswith(("ministre", "vice ministre")) and party in self.facts.secretaries)

    def _firm(self, office: Office) -> str | None:
        """The company or organisation last named before a bare role such as "le PDG"."""
        segment = self.segments[office.segment]
        rows = [m for m in segment.mentions if m.end <= office.phrase.start and m.kind in {"company", "organisation"} and m.party and office.phrase.start - m.end < 400]
        return rows[-1].party if rows else None

    def _university(self, office: Office) -> str | None:
        """The university named in the sentence of a rector, else the last before."""
        segment = self.segments[office.segment]
        start, end = self._sentence(office)
        names = [(m.start(), " ".join(m[0].split())) for m in _UNIVERSITY.finditer(segment.text)]
        inside = [name for at, name in names if start <= at < end]
        before = [name for at, name in names if at < start]
        return inside[0] if inside else before[-1] if before else None

    def _last_organisation(self, office: Office) -> str | None:
        segment = self.segments[office.segment]
        rows = [m for m in segment.mentions if m.kind == "organisation" and m.party and self.parties.kind_of(m.party) in {"igo", "bloc"}]
        before = [m for m in rows if m.end <= office.phrase.start]
        return before[-1].party if before else None

    def _count(self) -> Tally:
        """How much each party is spoken of on the page; "notre pays" speaks for the one named nearest to it."""
        counts: Tally = Tally()
        for segment in self.segments:
            scale = {"title": 1.5, "text": 1.0}.get(segment.where, 0.4)
            for mention in segment.mentions:
                for party in mention.parties:
                    weight = _WEIGHTS.get(mention.kind, 0.0) or (0.4 if mention.kind == "city" and segment.where == "furniture" else 0.0)
                    at = segment.text[max(0, mention.start - 2) : mention.start].lower() in {"à ", "à\u00a0"}
                    counts[party] += scale * weight * (0.4 if at and mention.kind == "capital" else 1.0)
            self._home(segment, counts)
        return counts

    def _towns(self) -> Tally:
        """In how many lines of the ticker each state, its towns included, is named: whose home news it is."""
        counts = Tally()
        for segment in self.segments:
            if segment.where != "furniture":
                continue
            here = {p for m in segment.mentions for p in m.parties}
            for token in segment.tokens:
                if token.capital:
                    here |= {f.country for f in self.parties.index.get(key(token.text), ()) if f.country and not f.weak and f.kind == "city"}
            for party in here:
                counts[party] += 1
        return counts

    def _home(self, segment: Segment, counts: Tally) -> None:
        folded = key_positions(segment.text)
        for phrase in _HOME:
            at = folded.find(phrase)
            if at < 0:
                continue
            rows = [m for m in segment.mentions if m.party and self.parties.is_state(m.party) and m.kind in {"name", "adjective"}]
            if rows:
                nearest = min(rows, key=lambda m: (m.start > at, abs(m.start - at)))
                counts[nearest.party] += 4


def key_positions(text: str) -> str:
    """The text folded, offset by offset."""
    from dragoman.codebook.folding import fold_chars

    return fold_chars(text)


def _edge(office: Office, _segment: Segment) -> int:
    return max(office.phrase.end, office.name.run.end if office.name else 0)


