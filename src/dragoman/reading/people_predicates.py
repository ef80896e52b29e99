"""Offices a clause gives a person: "il fut sénateur", "élue députée", "devient ministre", "A, préfet, puis maire"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

import regex

from dragoman.codebook.persons import load_persons
from dragoman.language.sentences import split_sentences
from dragoman.reading.names_tokens import Token
from dragoman.reading.people_model import PersonMention
from dragoman.reading.people_offices import Office
from dragoman.reading.people_roles import RolePhrase
from dragoman.reading.people_segments import Segment

_ARTICLES = frozenset({"le", "la", "l'", "un", "une"})
_HAVE = frozenset({"avoir", "a", "ont", "avait", "aura", "eut", "ait", "aurait", "ayant"})
#: Between two offices that one clause gives in a row.
_THEN = frozenset({"et", "puis", "ensuite", "enfin", ",", "ainsi", "que", "mais", "aussi"})
#: How many words of time and manner may stand between the verb and the office.
_MOST = 9


#: After an office, before the one who holds it.
_HELD = regex.compile(
    r",?[ \u00a0](?:(?:qui|que|poste|fonction)[ \u00a0])?(?:est |était )?"
    r"(?:occupée?s?|tenue?s?|assurée?s?|exercée?s?|détenue?s?|assumée?s?)"
    r"(?:[ \u00a0](?:depuis|jusque|jusqu['’](?:ici|alors|en))?[ \u00a0]?(?:le |en )?[\p{Ll}\p{N} ]{0,24}?)?"
    r"[ \u00a0]par[ \u00a0]"
)


class Predicates:
    """Reads the offices that verbs give to the persons of the article, after its names, titles and pronouns."""

    def __init__(self, segment: Segment, number: int, offices: Sequence[Office], said: Sequence[PersonMention]) -> None:
        """`said`: the mentions in the segment in order, pronouns included."""
        self.segment, self.number, self.tokens = segment, number, segment.tokens
        self.words = load_persons()
        self.taken = {o.phrase.noun: o for o in offices if o.segment == number}
        self.said = said
        self.starts = [m.start for m in said]
        self.sentences = split_sentences(segment.text)
        self.sentence_starts = [start for start, _ in self.sentences]

    def find(self) -> list[Office]:
        """The offices in the order of the text."""
        found: list[Office] = []
        holder: dict[int, int] = {}
        for above, phrase in pairwise((None, *self.segment.roles)):
            if phrase is None or phrase.word.plural or phrase.noun in self.taken:
                continue
            owner = self._by_verb(phrase)
            if owner is None and above is not None:
                owner = self._in_a_row(above, phrase, holder)
            if owner is None:
                owner = self._ahead(phrase) if (held := self._held(phrase)) is None else held
            if owner is not None:
                holder[phrase.noun] = owner
                found.append(Office(owner, self.number, phrase, None, past=self._over(phrase)))
        return found

    # ---- the verb before the office

    def _by_verb(self, phrase: RolePhrase) -> int | None:
        """The subject of "est", "devient", "a été nommé" before the office; None where no such verb stands there."""
        article = self._low(phrase.lead - 1) in _ARTICLES
        k = self._past_time(phrase.lead - 1 - article, commas=not article)
        low = self._low(k)
        if low in self.words.being or (low == "ete" and self._low(self._past_time(k - 1)) in _HAVE):
            return self._subject(k)
        if low in self.words.appointed:
            owner = self._named_just_before(k)
            return self._subject(k) if owner is None else owner
        if low in {"que", "qualite", "poste", "titre", "de"} and self._as(k):
            return self._subject(k)
        if low == "et" and self._low(phrase.lead - 1) == "et" and (verb := self._being_something(k)) is not None:
            return self._subject(verb)
        return None

    def _being_something(self, k: int) -> int | None:
        """The verb of "est une figure de la gauche et député", where nothing but its clause stands before "et"."""
        for at in range(k - 1, max(k - 30, -1), -1):
            if self.tokens[at + 1].gap or self._low(at) in {"qui", "que", "qu'", "dont", ";", ":", "."}:
                return None
            if self._low(at) in self.words.being and self._low(at + 1) in {"un", "une"}:
                return at
        return None

    def _over(self, phrase: RolePhrase) -> bool:
        """Whether the sentence tells of the office as past: "il fut", "elle était", "a été ministre"."""
        k = max(bisect_right(self.sentence_starts, phrase.start) - 1, 0)
        before = self._tokens(self.sentence_starts[k], phrase.start) if self.sentences else ()
        given = any(t.low in self.words.appointed for t in before)
        return not given and any(t.low in {"fut", "etait", "ete"} for t in before)

    def _as(self, k: int) -> bool:
        """Whether "en tant que", "en qualité de", "au poste de" ends at a word."""
        three = (self._low(k - 2), self._low(k - 1), self._low(k))
        return three == ("en", "tant", "que") or (three[2] == "de" and three[1] in {"qualite", "poste", "titre", "rang"})

    def _past_time(self, k: int, *, commas: bool = False) -> int:
        """The word before adverbs and dates that end at `k`; `commas`: they may stand between commas."""
        steps = 0
        while k >= 0 and steps < _MOST and not self.tokens[k + 1].gap:
            if (by := self._by_whom(k)) is not None:
                k = by - 1
                continue
            token = self.tokens[k]
            aside = token.low in self.words.asides or token.kind == "number" or token.low.endswith("ment")
            if not (aside or (commas and token.low == ",")):
                break
            k, steps = k - 1, steps + 1
        return k

    def _by_whom(self, k: int) -> int | None:
        """The "par" of "par Anna B" that ends at a word; None where no such words do."""
        end = self.tokens[k].end
        row = self.said[bisect_left(self.starts, end) - 1] if bisect_left(self.starts, end) else None
        par = self._before(row.start) if row and row.end == end and row.kind != "pronoun" else -1
        return par if self._low(par) == "par" else None

    def _subject(self, verb: int) -> int | None:
        """Whom the clause of a verb is about: the last name, title or pronoun before it that no preposition governs."""
        at = self.tokens[verb].start
        start, _ = self.sentences[max(bisect_right(self.sentence_starts, at) - 1, 0)]
        rows = self.said[bisect_left(self.starts, start) : bisect_left(self.starts, at)]
        free = [m for m in rows if not self._governed(m)]
        near = [m for m in free if m.kind == "pronoun"] or free
        if near:
            return near[-1].person if near[-1].kind == "pronoun" else near[0].person
        return self._last_subject(start) if self._pronoun(start, at) else None

    def _pronoun(self, start: int, at: int) -> bool:
        """Whether "il" or "elle" stands between two offsets."""
        return any(t.low in {"il", "elle"} for t in self._tokens(start, at))

    def _last_subject(self, before: int) -> int | None:
        """Who was spoken of in the sentence before: the only person there."""
        k = bisect_left(self.sentence_starts, before) - 1
        if k < 0:
            return None
        rows = self.said[bisect_left(self.starts, self.sentences[k][0]) : bisect_left(self.starts, before)]
        free = {m.person for m in rows if not self._governed(m)}
        return free.pop() if len(free) == 1 else None

    def _named_just_before(self, k: int) -> int | None:
        """The person named right before "nommé", "élue": "Anna B, élue députée"."""
        at = self.tokens[k].start
        row = self.said[bisect_left(self.starts, at) - 1] if bisect_left(self.starts, at) else None
        return row.person if row and self.segment.text[row.end : at].strip(" ,\u00a0") == "" else None

    def _governed(self, mention: PersonMention) -> bool:
        k = self._before(mention.start)
        while k >= 0 and (self._low(k) in {"m.", "mme", "m", "le", "la", "l'", "dr"} or self.tokens[k].text == "."):
            k -= 1
        return k >= 0 and self._low(k) in {"de", "d'", "du", "par", "avec", "a", "au", "chez", "pour", "selon", "sous"}

    def _before(self, offset: int) -> int:
        """The token before an offset."""
        return bisect_left(self.tokens, offset, key=lambda t: t.start) - 1

    def _tokens(self, start: int, end: int) -> Sequence[Token]:
        return self.tokens[self._before(start) + 1 : self._before(end) + 1]

    # ---- several in a row

    def _in_a_row(self, above: RolePhrase, phrase: RolePhrase, holder: dict[int, int]) -> int | None:
        """The holder of the office before, where "et", "puis" and time are all that stands between them."""
        office = self.taken.get(above.noun)
        after_name = office is not None and office.name is not None and office.name.run.start < above.start
        owner = holder.get(above.noun, office.owner if office is not None and after_name else None)
        between = self.tokens[above.last : phrase.lead]
        if owner is None or not between or len(between) > 24 or any(t.gap for t in between):
            return None
        inside = self._without_brackets(between)
        joined = any(t.low in {"et", "puis", "ensuite", "aussi"} for t in inside)
        plain = all(t.low in _THEN or t.low in self.words.asides or t.kind == "number" for t in inside)
        return owner if joined and plain and len(inside) <= _MOST + 4 else None

    @staticmethod
    def _without_brackets(tokens: Sequence[Token]) -> list[Token]:
        kept, depth = [], 0
        for token in tokens:
            depth += token.text == "("
            if not depth:
                kept.append(token)
            depth -= token.text == ")" and depth > 0
        return kept

    # ---- before its person

    def _held(self, phrase: RolePhrase) -> int | None:
        """By whom an office is said to be held: "la fonction de présidente, occupée depuis 2011 par Anna B"."""
        found = _HELD.match(self.segment.text, phrase.end)
        k = bisect_left(self.starts, found.end()) if found else len(self.said)
        return self.said[k].person if found and k < len(self.said) and self.starts[k] - found.end() <= 6 else None

    def _ahead(self, phrase: RolePhrase) -> int | None:
        """Whom a bare office at the head of a sentence is of: "Député en 1979, puis commissaire, il devient…"."""
        k = bisect_right(self.sentence_starts, phrase.start) - 1
        given = phrase.lead - (self._low(phrase.lead - 1) in self.words.appointed)
        if k < 0 or self.tokens[given].start != self.sentence_starts[k]:
            return None
        rows = self.said[bisect_left(self.starts, phrase.end) :][:1]
        if not rows or rows[0].start >= self.sentences[k][1] or rows[0].start - phrase.end > 120:
            return None
        between = self.segment.text[phrase.end : rows[0].start].rstrip()
        return rows[0].person if between.endswith(",") and rows[0].kind in {"pronoun", "full", "surname"} else None

    def _low(self, k: int) -> str:
        if not 0 <= k < len(self.tokens):
            return ""
        return "avoir" if self.tokens[k].text == "a" else self.tokens[k].low
