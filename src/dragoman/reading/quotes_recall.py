"""Who was spoken of before: what il, elle, ils and "les deux responsables" stand for."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from dragoman.reading.people_model import PersonMention
from dragoman.reading.quotes_chunks import ARTICLES, CONJUNCTIONS, QUANTIFIERS, Chunk, chunk_from, is_adjunct, segments
from dragoman.reading.quotes_named import Named, Speaker
from dragoman.reading.quotes_text import Sentence, finite

#: Pronouns in the place of a subject, with their gender.
SUBJECTS = {
    "il": "m", "elle": "f", "ils": "m", "elles": "f", "celui-ci": "m", "celle-ci": "f", "ceux-ci": "m",
    "celles-ci": "f",
    "celui-là": "m", "celle-là": "f",
}  # fmt: skip
#: Stressed pronouns as the subject pronouns they go with: "selon lui".
STRESSED = {"lui": "il", "elle": "elle", "eux": "ils", "elles": "elles"}
_PLURALS = frozenset({"ils", "elles", "ceux-ci", "celles-ci"})
_BACK = 8
_VOICES = frozenset({"voix", "bouche", "intermédiaire", "biais", "entremise"})


class Recall(Named):
    """Looks back from a sentence for the person or group that a pronoun or a description means."""

    def pronoun(self, sentence: Sentence, k: int, word: str) -> Speaker | None:
        """Whom a subject pronoun at word `k` stands for."""
        if word not in _PLURALS and (said := self._of_relative(sentence, k)):
            return replace(said, source="pronoun")
        found = self._group(sentence) if word in _PLURALS else self.recent(sentence, k, SUBJECTS.get(word))
        return replace(found, source="pronoun") if found else None

    def _of_relative(self, sentence: Sentence, k: int) -> Speaker | None:
        """The state a sentence is about, for the pronoun of its relative clause: "La Hongrie quitte un pacte qu'elle juge…"."""
        if sentence.low(k - 1) not in {"que", "qu'", "dont"} or self.free_persons(sentence, 0, k):
            return None
        for part in segments(sentence, k - 1):
            if part.first >= part.last or is_adjunct(sentence, part):
                continue
            first = lead(sentence, part)
            if sentence.low(first) not in {"la", "le", "l'"}:
                return None
            party = self.state(sentence, first + 1, before_verb(sentence, Chunk(first + 1, min(part.last, first + 4))).last)
            return Speaker(party) if party else None
        return None

    def voice(self, sentence: Sentence, end: int) -> Speaker | None:
        """Through whom a party speaks before word `end`: "par la voix de la ministre Anna B", "via son porte-parole X"."""
        for k in range(end - 1):
            low = sentence.low(k)
            through = low == "via" or (low == "par" and {sentence.low(k + 1), sentence.low(k + 2)} & _VOICES)
            if not through or sentence.tokens[k].mark >= 0:
                continue
            rows = self.persons_in(sentence, k + 1, min(k + 14, end))
            if rows:
                return self.person(rows[0][1])
        return None

    def holder_of(self, sentence: Sentence, chunk: Chunk) -> Speaker | None:
        """The person to whom the page gives the office that a chunk begins: "sa commissaire aux Transports, Anna B"."""
        start, end = sentence.tokens[chunk.first].start, sentence.tokens[max(chunk.last - 1, chunk.first)].end
        for _, mention in self.persons_in(sentence, chunk.last, len(sentence.tokens)):
            roles = self.people.persons[mention.person].roles
            if any(r.stated and r.where == "text" and start <= r.start < end and r.start - start < 10 for r in roles):
                return self.person(mention)
        return None

    def latter(self, sentence: Sentence, k: int, gender: str | None) -> Speaker | None:
        """Whom "ce dernier" or "cette dernière" at word `k` means: the last person named before it."""
        for i in range(sentence.i, max(sentence.i - 3, -1), -1):
            here = self.text.sentences[i]
            rows = self.persons_in(here, 0, k if i == sentence.i else len(here.tokens))
            fitting = [m.person for _, m in rows if self.fits(m.person, gender)]
            if fitting:
                return Speaker(self.people.persons[fitting[-1]].name, "pronoun", (fitting[-1],))
        return None

    def recent(
        self, sentence: Sentence, k: int, gender: str | None, *, party: str | None = None, not_last: bool = False,
        among: frozenset[int] = frozenset(),
    ) -> Speaker | None:  # fmt: skip
        """The person last in the place of a subject, in this sentence before word `k` or in those before it.

        `not_last` passes over the one found first: it is another person's turn now. `among`, where not empty, holds all
        persons that may be meant.
        """
        passed: int | None = None
        for i in range(sentence.i, max(sentence.i - _BACK, -1), -1):
            for person in self._subjects(sentence, i, k):
                if not self.fits(person, gender, party) or person == passed or (among and person not in among):
                    continue
                if not_last and passed is None:
                    passed = person
                else:
                    return Speaker(self.people.persons[person].name, None, (person,))
        if len(among) == 1:
            return Speaker(self.people.persons[min(among)].name, None, tuple(among))
        return self._governed(sentence, k, gender, party, passed)

    def _subjects(self, sentence: Sentence, i: int, k: int) -> list[int]:
        """Who is or may be the subject of sentence `i`: who spoke in it first, then its free persons in order."""
        here = self.text.sentences[i]
        free = [m.person for _, m in self.free_persons(here, 0, k if i == sentence.i else len(here.tokens))]
        spoke = self.spoke.get(i)
        if spoke and len(spoke.persons) == 1 and (i < sentence.i or not free):
            return [*spoke.persons, *free]
        return free

    def _governed(
        self, sentence: Sentence, k: int, gender: str | None, party: str | None, passed: int | None
    ) -> Speaker | None:
        """Nobody was a subject: the person named last, or the group that spoke last."""
        offset = sentence.tokens[k].start if k < len(sentence.tokens) else sentence.end
        at = bisect_left(self.name_starts, offset)
        for mention in reversed(self.named[max(at - 6, 0) : at]):
            if self.fits(mention.person, gender, party) and mention.person != passed:
                return self.person(mention)
        if party is not None or passed is not None:
            return None
        for i in range(sentence.i - 1, max(sentence.i - 3, -1), -1):
            if i in self.spoke:
                return self.spoke[i]
            if self.text.sentences[i].paragraph == sentence.paragraph and (found := self._about(i)):
                return found
        return None

    def _about(self, i: int) -> Speaker | None:
        """The chunk that sentence `i` is about, as written and without its article."""
        sentence = self.text.sentences[i]
        for part in segments(sentence, len(sentence.tokens)):
            if part.first >= part.last or is_adjunct(sentence, part):
                continue
            first = lead(sentence, part)
            if sentence.low(first) in SUBJECTS or sentence.low(first) not in ARTICLES | QUANTIFIERS:
                return None
            chunk = before_verb(sentence, Chunk(first, min(chunk_from(sentence, first).last, part.last)))
            first += sentence.low(first) in {"le", "la", "les", "l'"}
            return Speaker(self.words(sentence, first, chunk.last)) if first < chunk.last else None
        return None

    def _group(self, sentence: Sentence) -> Speaker | None:
        """Several persons named together in a sentence before this one, or the group it is about."""
        if (acting := self._agents(sentence)) is not None:
            return acting
        for i in range(sentence.i - 1, max(sentence.i - 4, -1), -1):
            spoke = self.spoke.get(i)
            if spoke and len(spoke.persons) != 1:
                return spoke
            here = self.text.sentences[i]
            free = [m for _, m in self.free_persons(here, 0, len(here.tokens))]
            if len({m.person for m in free}) > 1:
                return self.joint(free)
            if not free and (about := self._about(i)):
                return about
        return self.last_two(sentence, 0)

    def _agents(self, sentence: Sentence) -> Speaker | None:
        """Those who did what the words before a quotation tell: "revendiquée par les rebelles : « … », ont-ils écrit"."""
        marked = next((k for k, t in enumerate(sentence.tokens) if t.mark >= 0), 0)
        for k in range(marked - 2, -1, -1):
            if sentence.low(k) == "par" and sentence.low(k + 1) in {"les", "des", "ses", "leurs"}:
                last = before_verb(sentence, Chunk(k + 2, min(chunk_from(sentence, k + 1).last, marked))).last
                return Speaker(self.words(sentence, k + 2, last)) if last > k + 2 else None
        return None

    def last_two(self, sentence: Sentence, k: int) -> Speaker | None:
        """The two persons named last before word `k`, in the order of the text."""
        pair: list[PersonMention] = []
        at = bisect_left(self.name_starts, sentence.tokens[k].start)
        for mention in reversed(self.named[max(at - 12, 0) : at]):
            if mention.person not in {m.person for m in pair}:
                pair.append(mention)
            if len(pair) == 2:
                return replace(self.joint(reversed(pair)), source="title")
        return None


def lead(sentence: Sentence, part: Chunk) -> int:
    """The index of the first word of a stretch after conjunctions."""
    k = part.first
    while k < part.last - 1 and (sentence.low(k) in CONJUNCTIONS or not sentence.tokens[k].word):
        k += 1
    return k


def before_verb(sentence: Sentence, chunk: Chunk) -> Chunk:
    """A chunk cut before the first word that is a verb and no noun after an article."""
    for k in range(chunk.first + 1, chunk.last):
        if finite(sentence.low(k)) and sentence.low(k - 1) not in ARTICLES | QUANTIFIERS:
            return Chunk(chunk.first, k)
    return chunk
