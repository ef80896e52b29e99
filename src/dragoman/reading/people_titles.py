"""Roles without a name ("la ministre", "le dirigeant américain", "les deux responsables") joined to persons of the
page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.codebook.folding import key
from dragoman.codebook.offices import load_offices
from dragoman.codebook.parties import load_parties
from dragoman.codebook.persons import load_persons
from dragoman.codebook.roles import load_roles
from dragoman.reading.names_evidence import role_gender
from dragoman.reading.people_group import Figure, shown_gender
from dragoman.reading.people_lexicon import adjective_at, holder_at
from dragoman.reading.people_offices import Office
from dragoman.reading.people_roles import RolePhrase
from dragoman.reading.people_segments import Segment

#: Role nouns that say little: they may mean anyone who holds an office.
#: Too loose to be given to a person they do not stand beside.
_ARTICLES = frozenset({"le", "la", "l'", "du", "au", "ce", "cette"})
_DEFINITE_PLURAL = frozenset({"les", "des", "aux", "ces"})
#: How far, in characters, a role may be from the person without one it is joined to.
_REACH = 700


@dataclass(frozen=True, slots=True)
class TitleMention:
    """A role without a name, characters `start` to `end` of a segment, and the persons it means."""

    segment: int
    start: int
    end: int
    owners: tuple[int, ...]


class Titles:
    """Joins the roles without a name of a page to its persons."""

    def __init__(self, segments: Sequence[Segment], figures: Sequence[Figure], offices: list[Office]) -> None:
        self.segments, self.figures, self.offices = segments, figures, offices
        self.taken = {(o.segment, o.phrase.head) for o in offices}

    def find(self) -> list[TitleMention]:
        """All roles without a name that one can tell the holder of. New offices are added to `offices`."""
        found: list[TitleMention] = []
        for number, segment in enumerate(self.segments):
            for phrase in segment.roles:
                if (number, phrase.head) in self.taken:
                    continue
                owners = self._owners(number, phrase)
                if owners:
                    start = segment.tokens[phrase.lead].start
                    if phrase.lead and segment.tokens[phrase.lead - 1].low in _ARTICLES | _DEFINITE_PLURAL | {"deux"}:
                        k = phrase.lead - 1
                        start = segment.tokens[
                            k
                            - (
                                segment.tokens[k].low == "deux"
                                and k > 0
                                and segment.tokens[k - 1].low in _DEFINITE_PLURAL
                            )
                        ].start
                    found.append(TitleMention(number, start, phrase.end, owners))
            found += self._holders(number)
        return found

    def _owners(self, number: int, phrase: RolePhrase) -> tuple[int, ...]:
        tokens = self.segments[number].tokens
        article = tokens[phrase.lead - 1].low if phrase.lead and not tokens[phrase.lead].gap else ""
        if phrase.word.plural:
            return self._several(number, phrase, article)
        if article not in _ARTICLES:
            return ()
        gender = role_gender(tokens, phrase)
        fitting = [k for k, f in enumerate(self.figures) if shown_gender(f) in {None, gender} or gender is None]
        fitting = [k for k in fitting if not _governs_elsewhere(self.figures[k], _state(phrase))]
        holders = [k for k in fitting if self._holds(k, number, phrase)]
        if holders:
            state = _state(phrase)
            exact = [k for k in holders if any(o.owner == k and o.of == state for o in self.offices)] if state else []
            return (self._nearest(exact or holders, number, phrase.start),)
        return self._newcomer(number, phrase, fitting)

    def _holds(self, k: int, number: int, phrase: RolePhrase) -> bool:
        """Whether an office of a person can be what the role words mean."""
        state = _state(phrase)
        for office in self.offices:
            if office.owner != k:
                continue
            if state and office.of and state != office.of and load_parties().is_state(office.of):
                continue
            mine, other = (
                portfolio(self.segments[number], phrase),
                portfolio(self.segments[office.segment], office.phrase),
            )
            if (
                office.member is not None
                and not office.stated
                and base(phrase) != base(office.phrase)
                and state
                and mine & other
            ):
                self._rename(office, number, phrase)
                return True
            phrase_of = office.like.phrase if office.like else office.phrase
            if phrase.word.role.rank == 1 and not self._governs(office):
                continue
            if same_noun(phrase, phrase_of) and (not mine or not other or mine & other or phrase.word.role.rank == 1):
                return True
            if key(phrase.word.role.masculine) in load_persons().general_roles and not (
                mine and other and not mine & other
            ):
                return bool(state) or self._before(k, number, phrase.start) is not None
        return False

    def _governs(self, office: Office) -> bool:
        """Whether an office can be meant by "le chef de l'État", "le président": that of a state, or of whom it is
        not said.

        A foundation's president is one only where nobody else on the page is a state's.
        """
        states = load_parties().is_state
        if office.of is None or states(office.of):
            return True
        return not any(o.phrase.word.role.rank == 1 and o.of and states(o.of) for o in self.offices)

    def _rename(self, office: Office, number: int, phrase: RolePhrase) -> None:
        """A role that was only shared out from a plural gives way to the person's own."""
        if office.member is not None:
            office.segment, office.phrase, office.member, office.stated = number, phrase, None, False

    def _before(self, k: int, number: int, offset: int) -> int | None:
        starts = [m.run.start for m in self.figures[k].mentions if m.segment == number and m.run.start < offset]
        return max(starts) if starts else None

    def _nearest(self, owners: Sequence[int], number: int, offset: int) -> int:
        def rank(k: int) -> tuple[int, int]:
            before = self._before(k, number, offset)
            return (0, offset - before) if before is not None else (1, k)

        return min(owners, key=rank)

    def _newcomer(self, number: int, phrase: RolePhrase, fitting: Sequence[int]) -> tuple[int, ...]:
        """The only person near without an office, where the role is a specific one; they get it."""
        segment = self.segments[number]
        specific = bool(portfolio(segment, phrase)) or bool(_state(phrase)) or phrase.word.role.rank == 1
        general = key(phrase.word.role.masculine) in load_persons().general_roles and not (
            _state(phrase) and key(phrase.word.role.masculine) in {"dirigeant", "leader"}
        )
        if (
            not specific
            or general
            or segment.where == "furniture"
            or key(phrase.word.role.masculine) in load_persons().loose_roles
        ):
            return ()
        busy = {o.owner for o in self.offices}
        near = [k for k in fitting if k not in busy and self._near(k, number, phrase)]
        titled = [k for k in near if any(self.segments[m.segment].where == "title" for m in self.figures[k].mentions)]
        if len(titled) == 1 and phrase.start < _REACH // 2:
            near = titled  # the deck says who the one in the headline is
        if len(near) != 1:
            return ()
        self.offices.append(Office(near[0], number, phrase, None, stated=False))
        return (near[0],)

    def _near(self, k: int, number: int, phrase: RolePhrase) -> bool:
        ahead = _REACH // 2 if phrase.word.role.public else 60
        for mention in self.figures[k].mentions:
            if self.segments[mention.segment].where == "title" and phrase.start < _REACH // 2:
                return True
            gap = phrase.start - mention.run.end
            if mention.segment == number and (0 <= gap <= _REACH // 2 or 0 <= mention.run.start - phrase.end <= ahead):
                return True
        return False

    def _several(self, number: int, phrase: RolePhrase, article: str) -> tuple[int, ...]:
        """The persons a role in the plural means: the last ones named who hold it, as many as "deux" says."""
        general = key(phrase.word.role.masculine) in load_persons().general_roles
        if (
            article not in ({"deux", "trois"} if general else _DEFINITE_PLURAL | {"deux", "trois"})
            or key(phrase.word.role.masculine) in load_persons().loose_roles
        ):
            return ()
        wanted = 3 if article == "trois" else 2
        holders = [
            k
            for k in range(len(self.figures))
            if self._holds(k, number, phrase) or (general and any(o.owner == k for o in self.offices))
        ]
        before = sorted(
            (
                (self._before(k, number, phrase.start), k)
                for k in holders
                if self._before(k, number, phrase.start) is not None
            ),
            reverse=True,
        )
        chosen = [k for _, k in before[:wanted]]
        return tuple(sorted(chosen)) if len(chosen) == wanted else ()

    def _holders(self, number: int) -> list[TitleMention]:
        """Acronyms that mean the holder of an office ("la Minpostel")."""
        segment, found = self.segments[number], []
        for i, token in enumerate(segment.tokens):
            match = holder_at(segment.tokens, i) if token.capital else None
            if match is None:
                continue
            words = content(match[1].role)
            rows = [
                (len(words & portfolio(self.segments[o.segment], o.phrase)), -n, o.owner)
                for n, o in enumerate(self.offices)
            ]
            best = max(rows, default=(0, 0, 0))
            if best[0]:
                found.append(TitleMention(number, token.start, segment.tokens[i + match[0] - 1].end, (best[2],)))
        return found


def _governs_elsewhere(figure: Figure, state: str | None) -> bool:
    """ "Emmanuel Macron a reçu le ministre allemand": who leads a state or an organisation of states holds no office of
    another."""
    if state is None or not load_parties().is_state(state):
        return False
    facts, name = load_offices(), " ".join(figure.name)
    own = {facts.reigning.get(name), facts.alone.get(name), *(term.party for term in facts.terms.get(name, ()))} - {None}
    return bool(own) and state not in own


def _state(phrase: RolePhrase) -> str | None:
    """The party of the adjective beside the noun."""
    return next((a.party for a in phrase.adjectives if a.kind == "adjective"), None)


def portfolio(segment: Segment, phrase: RolePhrase) -> frozenset[str]:
    """The words that say what a role is for: those after its noun that are neither small nor of nationality."""
    first = phrase.noun + len(base(phrase).split())
    words = [
        t
        for i, t in enumerate(segment.tokens[phrase.noun : phrase.last], phrase.noun)
        if i >= first and not adjective_at(segment.tokens, i)
    ]
    return content(" ".join(t.text for t in words))


def content(text: str) -> frozenset[str]:
    """The words of a role that carry its meaning, as keys."""
    return frozenset(
        w.rstrip("s") for w in key(text).split() if w not in load_persons().role_small_words and len(w) > 1
    )


def base(phrase: RolePhrase) -> str:
    """The key of the bare noun: "ministre" of "ministre déléguée", "premier ministre", "vice ministre",
    "secretaire".
    """
    words = key(phrase.word.singular).split()
    if len(words) > 1 and words[0] in load_persons().role_ranks:
        return _masculine(" ".join(words[:2]))
    found = {"chef de": " ".join(words[:4]), "chef du": " ".join(words[:3])}.get(" ".join(words[:2]), words[0])
    return _masculine(found)


def _masculine(noun: str) -> str:
    """The key of a role noun in the masculine, where the codebook gives it as a feminine."""
    role = load_roles().index.get(noun)
    return key(role.masculine) if role and key(role.feminine) == noun else noun


def same_noun(a: RolePhrase, b: RolePhrase) -> bool:
    """Whether two role phrases can mean one office: ministre and ministre déléguée; not vice-ministre, Premier
    ministre.
    """
    one, two = base(a), base(b)
    if one == two:
        return True
    if "president" in {one, two} and {one, two} & _MONARCHS:
        return False  # "le président de la République et le roi X" are two
    for group in _SYNONYMS:
        if one in group and two in group:
            return True
    return (
        a.word.role.masculine == b.word.role.masculine
        and key(a.word.role.masculine) not in {"ministre", "secretaire"}
        and " " in key(a.word.role.masculine)
    )


_MONARCHS = frozenset({"roi", "souverain", "souveraine", "monarque", "emir", "sultan", "empereur"})
_SYNONYMS = (
    frozenset(
        {
            "president",
            "roi",
            "souverain",
            "souveraine",
            "monarque",
            "emir",
            "sultan",
            "empereur",
            "chef de l etat",
            "chef d etat",
            "cheffe de l etat",
            "locataire",
            "hote",
            "general",
            "colonel",
            "numero",
        }
    ),
    frozenset(
        {"premier ministre", "chef du gouvernement", "chef de gouvernement", "cheffe du gouvernement", "chancelier"}
    ),
    frozenset({"secretaire", "ministre"}),
    frozenset({"pdg", "directeur", "patron", "patronne", "president", "dg", "fondateur", "fondatrice"}),
    frozenset({"ambassadeur", "diplomate"}),
    frozenset({"pape", "souverain pontife"}),
)
