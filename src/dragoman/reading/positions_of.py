"""Whose office it is: what the words of the role say, what such an office is, who stands beside, what the page is
about.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from dragoman.codebook.folding import key
from dragoman.codebook.offices import load_offices
from dragoman.codebook.parties import load_parties
from dragoman.language.mentions import Mention
from dragoman.reading.people_group import Figure
from dragoman.reading.people_offices import Office
from dragoman.reading.people_segments import Segment
from dragoman.reading.positions_context import CROWNED, PageContext, bare, civil
from dragoman.reading.positions_employer import employer, of_state
from dragoman.reading.positions_near import of_commission, of_team, possessed, posted, received

#: Between a role and the house it is held in.
_HOUSE = regex.compile(
    r",?[ \u00a0](?:au sein d(?:u|e la|e l['’]|es|e)|auprès d(?:u|e la|e l['’])|au|à la|à l['’]|chez)[ \u00a0]?"
    r"(?:(?:ministère|département|bureau|office|gouvernement|parlement|sénat|conseil|agence|direction)"
    r"(?:[ \u00a0][\p{L}'’-]{1,20}){0,3}[ \u00a0])?"
)


#: A house in brackets: "(Inria)", "(université de Liège)".
_BRACKET = regex.compile(r"[ \u00a0]\(((?:université |institut |école )?[^()\d]{0,3}\p{Lu}[^(),\d]{2,40})\)")


class Affiliations:
    """Finds the party of each office of a page."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = segments
        self.parties = load_parties()
        self.facts = load_offices()
        self.context = PageContext(segments)

    def settle(self, offices: Sequence[Office], figures: Sequence[Figure]) -> None:
        """Set `of` of every office that has none yet and whose party one can tell."""
        todo = [office for office in offices if office.of is None]
        for step in (self._explicit, self._peculiar, self._near, self._origin, self._beside):
            for office in todo:
                if office.of is None:
                    office.of = step(office, offices, figures)
        for office in todo:
            if office.of is None:
                told = self._same_person(office, offices) or self._leader(office, figures) or self._described(office, figures)
                office.of = told or self.context.party(office, offices)

    def _explicit(self, office: Office, offices: Sequence[Office], figures: Sequence[Figure]) -> str | None:
        """What the words say: "marocaine", "du Sénégal", "de la Fondation X", "chez Nvidia"."""
        phrase = office.phrase
        if office.member is not None:
            states = [a.party for a in phrase.adjectives if a.kind == "adjective"]
            if len(states) > 1:
                return states[office.member] if office.member < len(states) else None
        college = (
            self._peculiar(office, offices, figures)
            if key(phrase.word.role.masculine).startswith(("commissaire", "eurodepute"))
            else None
        )
        if college == "EU" and self._from_outside(office):
            college = None
        if college and not any(c.kind == "name" and self.parties.is_state(c.party) for c in phrase.complements):
            return college  # "la commissaire finlandaise au Numérique": Finland is where she comes from
        direct = next((a.party for a in phrase.adjectives if a.kind == "adjective"), None)
        named = employer(self.segments[office.segment], phrase) if office.member is None or direct is None else None
        if named and direct and self.parties.kind_of(named) in {"igo", "bloc"}:
            direct = None  # "le secrétaire général sud-coréen des Nations unies": where he comes from
        team = of_team(self.context, office) if direct is None else None
        if team:
            return team
        office.sure = bool(direct or named)
        return direct or named or self._after(office) or self._bracketed(office)

    def _from_outside(self, office: Office) -> bool:
        """Whether an adjective gives a commissioner to a state that is none of the Union's: "la commissaire singapourienne"."""
        own = [a.party for a in office.phrase.adjectives if a.kind == "adjective" and self.parties.is_state(a.party)]
        return bool(own) and not set(own) & {*self.parties.in_region("États membres de l'Union européenne"), "GB"}

    def _bracketed(self, office: Office) -> str | None:
        """The house in brackets after the name of somebody who is no official: "le chercheur Anna B (Inria)"."""
        segment, name = self.segments[office.segment], office.name
        if name is None or civil(segment, office) or name.run.end < office.phrase.end:
            return None
        house = _BRACKET.match(segment.text, name.run.end)
        return house[1] if house else None

    def _after(self, office: Office) -> str | None:
        """The house named right after the role: "directrice de la stratégie, au Département d'État"."""
        segment, at = self.segments[office.segment], office.phrase.end
        for mention in segment.mentions:
            if mention.start < at or mention.start > at + 48 or not mention.party:
                continue
            between = segment.text[at : mention.start].lower()
            if _HOUSE.fullmatch(between) and (
                mention.kind in {"metonym", "organisation", "company"}
                or (mention.kind == "adjective" and len(between) > 12)
            ):
                return load_parties().as_state(mention.party)
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
                named = sorted(
                    (p for p in row.parties if self.context.counts[p] > 0), key=lambda p: -self.context.counts[p]
                )
                return named[0] if named else row.parties[0]
        if any(r.startswith(("secretaire a ", "secretaire au ")) for r in roles) or (
            "secretaire" in roles and portfolio
        ):
            named = [p for p in ("US", *sorted(self.facts.secretaries)) if self.context.counts[p]]
            return max(named, key=lambda p: self.context.counts[p]) if named else None
        for name in figures[office.owner].names:
            for size in range(len(name), 0, -1):
                parts = [" ".join(name[k : k + size]) for k in range(len(name) - size + 1)]
                reign = next((p for p in parts if p in self.facts.reigning and (size > 1 or len(name) == 1)), None)
                if reign and phrase.word.role.rank <= 2 and roles & (CROWNED | {"pape"}):
                    return self.facts.reigning[reign]
        return None

    def _leader(self, office: Office, figures: Sequence[Figure]) -> str | None:
        """The state of a head of state or government whom the press names so: "le président Vladimir Poutine"."""
        if self._international(office) or not civil(self.segments[office.segment], office):
            return None
        names = [" ".join(name) for name in figures[office.owner].names]
        if len(names[0].split()) == 1 == len(names) and office.phrase.word.role.rank <= 2:
            return self.facts.surnames.get(names[0])  # "le président Erdogan", whom the page gives no first name
        return next((self.facts.reigning[name] for name in names if " " in name and name in self.facts.reigning), None)

    def _described(self, office: Office, figures: Sequence[Figure]) -> str | None:
        """The state that a headline describes the person by: "Ida Kponou, gendarme béninoise des données : «…»"."""
        if self._international(office) or not civil(self.segments[office.segment], office):
            return None
        for name in figures[office.owner].mentions:
            segment, start = self.segments[name.segment], name.run.end
            if segment.where != "title" or segment.text[start : start + 2] != ", ":
                continue
            end = min([k for k in (segment.text.find(mark, start + 2) for mark in ",:;«") if k >= 0], default=len(segment.text))
            told = [m for m in segment.mentions if m.kind == "adjective" and start < m.start < end]
            if told and self.parties.is_state(told[0].party or ""):
                return told[0].party
        return None

    def _near(self, office: Office, _offices: Sequence[Office], _figures: Sequence[Figure]) -> str | None:
        """Whom "son" means; whom an ambassador represents."""
        origin = office.name is not None and office.name.origin is not None
        found = possessed(self.context, office) or of_commission(self.context, office)
        return found or (None if origin else posted(self.context, office) or received(self.context, office))

    def _origin(self, office: Office, _offices: Sequence[Office], _figures: Sequence[Figure]) -> str | None:
        """The nationality beside the name ("le Suisse Stefan B"), for an office of a state."""
        name = office.name
        return (
            name.origin
            if name and name.origin and civil(self.segments[office.segment], office) and not self._international(office)
            else None
        )

    def _international(self, office: Office) -> bool:
        return key(office.phrase.word.role.masculine) in {
            "secretaire general",
            "commissaire",
            "responsable",
            "haut representant",
        }

    def _beside(self, office: Office, offices: Sequence[Office], _figures: Sequence[Figure]) -> str | None:
        """The place that opens the sentence or stands just before ("À Ottawa,", "Chez Nvidia,"), or the office
        listed beside.
        """
        segment = self.segments[office.segment]
        start, end = self.context.sentence(office)
        nearest = None
        for mention in segment.mentions:
            if not (start <= mention.start and mention.end <= office.phrase.start) or not mention.party:
                continue
            before = segment.text[max(start, mention.start - 14) : mention.start].lower()
            if self._holds_place(mention, before, segment.text[start : mention.start], office):
                nearest = mention
        if nearest is not None:
            return load_parties().as_state(nearest.party)
        return self._listed(office, offices, start, end)

    def _holds_place(self, mention: Mention, before: str, lead: str, office: Office) -> bool:
        """Whether a mention says where, or at whose house, the office is."""
        public = civil(self.segments[office.segment], office)
        if before.endswith(("chez ", "chez\u00a0")):
            return not public or mention.kind != "company" or office.phrase.word.role.rank > 1 or bare(office)
        at = before.endswith(("à ", "au ", "à la ", "à l'", "à l’", "aux "))
        if mention.kind == "metonym" and at:
            return public or office.phrase.word.role.generic or office.phrase.word.role.rank >= 3
        return at and len(lead) <= 8 and mention.kind in {"capital", "metonym", "organisation", "name"} and public

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
            ends = (left.phrase.end, left.name.run.end if left.name else 0)
            starts = (right.phrase.start, right.name.run.start if right.name else right.phrase.start)
            gap = segment.text[max(ends) : min(starts)]
            alike = key(left.phrase.word.role.masculine).split()[0] == key(right.phrase.word.role.masculine).split()[0]
            generic = office.phrase.word.role.generic or "responsable" in key(office.phrase.word.singular)
            if len(gap) <= 60 and (alike or generic) and other.of in {"EU", "UN", *self.facts.secretaries}:
                return other.of
        return None

    def _same_person(self, office: Office, offices: Sequence[Office]) -> str | None:
        """The party of another public office of the same person, one that can have this office too."""
        public = office.phrase.word.role.public
        others = [o for o in offices if o.owner == office.owner and o is not office and o.of]
        return next(
            (o.of for o in others if public and o.phrase.word.role.public and self._able_too(office, o.of)), None
        )

    def _able_too(self, office: Office, party: str | None) -> bool:
        return bool(party) and (not of_state(office.phrase) or self.parties.kind_of(party or "") in {"state", "province"})
