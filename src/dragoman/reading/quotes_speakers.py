"""Who speaks: the noun chunk before or after the verb, resolved to a person, a party or its own words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dragoman.codebook.reporting import load_reporting_words
from dragoman.codebook.roles import load_roles
from dragoman.language.mentions import Mention
from dragoman.reading.people_model import People, PersonMention
from dragoman.reading.quotes_chunks import (
    ARTICLES, CONJUNCTIONS, QUANTIFIERS, Chunk, chunk_from, governed, is_adjunct, segments, starts_chunk,
)  # fmt: skip
from dragoman.reading.quotes_cues import CLITICS, Cue
from dragoman.reading.quotes_text import QuoteText, Sentence, finite, is_adverb

Source = Literal["pronoun", "title", "carried", "interview"]
_SUBJECTS = {"il": "m", "elle": "f", "ils": "m", "elles": "f", "celui-ci": "m", "celle-ci": "f", "ceux-ci": "m", "celles-ci": "f"}
_PLURALS = frozenset({"ils", "elles", "ceux-ci", "celles-ci"})
_STATE_KINDS = frozenset({"name", "capital", "city", "periphrase"})
_BACK = 8


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as the record writes it, how it was found, and which persons of the page that is."""

    name: str
    source: Source | None = None
    persons: tuple[int, ...] = ()


class Speakers:
    """Finds speakers in one text; remembers who spoke in which sentence, for pronouns and for words without a verb."""

    def __init__(self, text: QuoteText, people: People, mentions: Sequence[Mention]) -> None:
        self.text = text
        self.people = people
        self.named = sorted((m for m in people.mentions if m.kind != "pronoun"), key=lambda m: (m.start, -m.end))
        self._starts = [m.start for m in self.named]
        self.mentions = sorted(mentions, key=lambda m: (m.start, m.end))
        self._mention_starts = [m.start for m in self.mentions]
        self.spoke: dict[int, Speaker] = {}

    # ---- what a sentence offers

    def persons_in(self, sentence: Sentence, first: int, last: int) -> list[tuple[int, PersonMention]]:
        """The persons named by words `first` to `last` outside quotations, each with the index of its first word."""
        if first >= last:
            return []
        start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
        found: list[tuple[int, PersonMention]] = []
        k = first
        for mention in self.named[bisect_left(self._starts, start) :]:
            if mention.start >= end:
                break
            while k < last and sentence.tokens[k].end <= mention.start:
                k += 1
            if k < last and sentence.tokens[k].mark < 0 and mention.end <= end:
                found.append((k, mention))
        return found

    def free_persons(self, sentence: Sentence, first: int, last: int) -> list[tuple[int, PersonMention]]:
        """Those of `persons_in` that no preposition governs."""
        return [(k, m) for k, m in self.persons_in(sentence, first, last) if not governed(sentence, k)]

    def person(self, mention: PersonMention) -> Speaker:
        """The person of a mention as speaker."""
        return Speaker(self.people.persons[mention.person].name, "title" if mention.kind == "title" else None, (mention.person,))

    def joint(self, mentions: Iterable[PersonMention]) -> Speaker:
        """Several persons who speak together."""
        mentions = tuple(mentions)
        numbers = tuple(dict.fromkeys(m.person for m in mentions))
        names = [self.people.persons[n].name for n in numbers]
        source: Source | None = "title" if all(m.kind == "title" for m in mentions) else None
        return Speaker(" et ".join(([", ".join(names[:-1])] if names[:-1] else []) + names[-1:]), source, numbers)

    # ---- after the verb

    def after(self, sentence: Sentence, cue: Cue) -> Speaker | None:
        """The inverted subject: "a-t-elle", or the chunk after the verb."""
        if cue.pronoun == "on":
            return self._source_of_on(sentence, cue)
        if cue.pronoun:
            return self.pronoun(sentence, cue.first, cue.pronoun)
        k = self.past_complements(sentence, cue.last + 1)
        if not starts_chunk(sentence, k):
            return None
        return self.of_chunk(sentence, k, plural=cue.plural)

    def past_complements(self, sentence: Sentence, k: int) -> int:
        """Past the days, adverbs and prepositional phrases that stand between a verb and its inverted subject."""
        words = load_reporting_words()
        start, tokens = k, sentence.tokens
        while k < len(tokens) and k - start < 30:
            low = sentence.low(k)
            if self._person_at(sentence, k) and not governed(sentence, k):
                return k
            if low == "," or low in words["days"] or tokens[k].text[0].isdigit():
                k += 1
            elif low in {"ce", "cet", "cette", "le"} and (sentence.low(k + 1) in words["days"] or sentence.low(k + 1)[:1].isdigit()):
                k += 2
            elif low in words["adjunct"] and low not in {"ce", "cet", "cette", "quelques", "de", "d'"}:
                k = self._past_phrase(sentence, k + 1)
            elif is_adverb(low) and low not in {"le", "tout", "même", "plus", "de", "d'"}:
                k += 1
            else:
                return k
        return k

    def _past_phrase(self, sentence: Sentence, k: int) -> int:
        """Past the noun chunk of a preposition; a second article without de begins the subject."""
        seen_noun = False
        while k < len(sentence.tokens):
            low = sentence.low(k)
            if low == "," or not sentence.tokens[k].word or sentence.tokens[k].mark >= 0:
                return k
            if seen_noun and self._person_at(sentence, k) and not governed(sentence, k):
                return k
            if seen_noun and low in {"le", "la", "les", "l'", "un", "une"} and sentence.low(k - 1) not in {"de", "à", "dans", "sur", "par", "avec"}:
                return k
            seen_noun = seen_noun or low not in ARTICLES
            k += 1
        return k

    def _person_at(self, sentence: Sentence, k: int) -> bool:
        start = sentence.tokens[k].start
        at = bisect_left(self._starts, start)
        return at < len(self.named) and self.named[at].start == start

    def _source_of_on(self, sentence: Sentence, cue: Cue) -> Speaker | None:
        """ "a-t-on appris auprès de X", "souligne-t-on au ministère", "Dans l'entourage de X, on indique"."""
        for k in range(cue.last + 1, min(cue.last + 8, len(sentence.tokens))):
            if sentence.tokens[k].mark >= 0 or sentence.low(k) in {".", ";", ":", "que", "qu'"}:
                break
            if sentence.low(k) in {"auprès", "de", "d'", "du", "à", "au", "chez", "dans", "aux"}:
                first = k + (2 if sentence.low(k) == "auprès" and sentence.low(k + 1) in {"de", "d'"} else 1)
                if first < len(sentence.tokens):
                    return self.of_chunk(sentence, first, plural=False)
        return self._leading_place(sentence, cue.first)

    def _leading_place(self, sentence: Sentence, end: int) -> Speaker | None:
        for k in range(min(end, 6)):
            if sentence.low(k) in {"dans", "à", "au", "aux", "chez", "du", "côté", "de"}:
                first = k + 1
                while sentence.low(first) in {"côté", "de", "du", "d'"}:
                    first += 1
                return self.of_chunk(sentence, first, plural=False) if first < end else None
        return None

    # ---- a chunk

    def of_chunk(self, sentence: Sentence, first: int, *, plural: bool, last: int | None = None) -> Speaker | None:
        """The speaker that the noun chunk from word `first` on names, an apposition after its comma included."""
        chunk = chunk_from(sentence, first, joint=plural) if last is None else Chunk(first, last)
        persons = [m for k, m in self.persons_in(sentence, chunk.first, chunk.last) if k == first or not governed(sentence, k)]
        if plural and len({m.person for m in persons}) > 1:
            return self.joint(persons)
        named = [m for m in persons if m.kind != "title"]
        if named:
            return self.person(named[0])
        beside = self._apposition(sentence, chunk.last)
        if beside and not plural:
            return self.person(beside)
        if persons:
            return self.person(persons[0])
        return self._described(sentence, chunk, plural=plural)

    def _apposition(self, sentence: Sentence, k: int) -> PersonMention | None:
        """The person whose name follows a comma: ", Jean Dupont", ", l'Américaine Jane Doe"."""
        if sentence.low(k) != ",":
            return None
        for at, mention in self.persons_in(sentence, k + 1, min(k + 6, len(sentence.tokens))):
            between = [sentence.low(j) for j in range(k + 1, at)]
            if mention.kind == "full" and len(between) <= 2 and not governed(sentence, at) and not ({",", "que", "qui"} & set(between)):
                return mention
        return None

    def _described(self, sentence: Sentence, chunk: Chunk, *, plural: bool) -> Speaker | None:
        """A chunk without a known person: a state, somebody described, or the words themselves."""
        first, last = chunk.first, chunk.last
        pointing = sentence.low(first) in {"le", "la", "l'", "ce", "cet", "cette"}
        if sentence.low(first) in {"le", "la", "les", "l'"} and last - first > 1:
            first += 1
        if (party := self._state(sentence, first, last)) is not None:
            return Speaker(party)
        if plural and {"deux"} & {sentence.low(k) for k in range(first, min(first + 2, last))} and (pair := self._last_two(sentence, chunk.first)):
            return pair
        if pointing and not plural and (found := self._pointed(sentence, chunk.first, first, last)):
            return found
        words = self.text.text[sentence.tokens[first].start : sentence.tokens[last - 1].end].strip()
        return Speaker(words) if any(c.isalpha() for c in words) else None

    def _state(self, sentence: Sentence, first: int, last: int) -> str | None:
        start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
        for mention in self.mentions[max(bisect_left(self._mention_starts, start) - 1, 0) :]:
            if mention.start > start:
                break
            if mention.start >= start - 4 and mention.end >= end and mention.kind in _STATE_KINDS and len(mention.party) == 2:
                return mention.party
        return None

    def _last_two(self, sentence: Sentence, k: int) -> Speaker | None:
        offset = sentence.tokens[k].start
        pair: list[PersonMention] = []
        for mention in reversed(self.named[: bisect_left(self._starts, offset)]):
            if mention.person not in {m.person for m in pair}:
                pair.append(mention)
            if len(pair) == 2:
                both = self.joint(sorted(pair, key=lambda m: m.start))
                return replace(both, source="title")
        return None

    def _pointed(self, sentence: Sentence, article: int, first: int, last: int) -> Speaker | None:
        """ "Le mécène américain", "l'hôte de la rencontre": the person last spoken of whom the words fit."""
        words = load_reporting_words()
        heads = [sentence.low(k) for k in range(first, min(first + 2, last))]
        human = any(h in words["humans"] or load_roles().find(h) for h in heads[:1]) or (len(heads) > 1 and heads[0] in {"jeune", "vieux", "haut"})
        complement = any(sentence.low(k) in {"de", "d'", "du", "des"} for k in range(first + 1, last))
        if not human or (complement and not set(heads) & words["anaphoric"]):
            return None
        gender = {"le": "m", "ce": "m", "cet": "m", "la": "f", "cette": "f"}.get(sentence.low(article))
        other = any(c in self.text.text[sentence.start : sentence.end].lower() for c in words["contrastive"])
        party = self._adjective(sentence, first, last)
        found = self._recent(sentence, article, gender, party=party, not_last=other)
        return replace(found, source="title") if found else None

    def _adjective(self, sentence: Sentence, first: int, last: int) -> str | None:
        start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
        for mention in self.mentions[bisect_left(self._mention_starts, start) :]:
            if mention.start >= end:
                break
            if mention.kind == "adjective" and mention.party:
                return mention.party
        return None

    # ---- before the verb

    def before(self, sentence: Sentence, cue: Cue, cues: Sequence[Cue] = ()) -> Speaker | None:
        """The subject in its usual place before the verb group."""
        if cue.shape in {"gerund", "infinitive", "participle"}:
            main = next((c for c in cues if c.first < cue.first and c.shape in {"finite", "compound"} and not c.pronoun), None)
            if main:
                return self.before(sentence, main)
            return self.topic(sentence, cue.first)
        k = cue.first - 1
        while k >= 0 and (sentence.low(k) in CLITICS - {"le", "la", "les", "l'"} or is_adverb(sentence.low(k))):
            k -= 1
        low = sentence.low(k)
        if low == "on":
            return self._source_of_on(sentence, cue)
        if low in _SUBJECTS:
            return self.pronoun(sentence, k, low)
        if low in {"dernier", "dernière", "derniers", "dernières"} and sentence.low(k - 1) in {"ce", "cette", "ces"}:
            return self.pronoun(sentence, k - 1, "elle" if low.startswith("dernière") else "ils" if low == "derniers" else "il")
        if low in CONJUNCTIONS:
            main = next((c for c in cues if c.first < cue.first and c.shape in {"finite", "compound"} and not c.pronoun), None)
            return self.before(sentence, main) if main else self.topic(sentence, k)
        if low in {"je", "j'", "nous", "vous", "tu", "ça", "cela", "c'", "ce"}:
            return None
        return self._subject(sentence, k if low == "qui" else cue.first, cue)

    def _subject(self, sentence: Sentence, end: int, cue: Cue) -> Speaker | None:
        """The subject chunk among the stretches before word `end`, the nearest first, asides skipped."""
        if end > 0 and sentence.low(end - 1) == "," and sentence.low(end) == "qui":
            end -= 1
        parts = segments(sentence, end)
        plain: Chunk | None = None
        several: list[PersonMention] = []
        for n, part in enumerate(reversed(parts)):
            if part.first >= part.last:
                continue
            here = self.free_persons(sentence, part.first, part.last)
            lead = _lead(sentence, part)
            if sentence.low(lead) in _SUBJECTS and not here:
                return self.pronoun(sentence, lead, sentence.low(lead))
            aside = is_adjunct(sentence, part) and sentence.low(lead) not in {"de", "des", "du", "d'"}
            if here and not aside:
                several = [m for _, m in here] + several
                if not cue.plural:
                    return self.person(here[0][1])
                continue
            if aside or sentence.low(lead) in {"de", "des", "du", "d'"}:
                continue
            plain = Chunk(lead, part.last)
            if n == 0:
                break
        if several:
            return self.joint(several)
        return self.of_chunk(sentence, plain.first, plural=cue.plural, last=chunk_from(sentence, plain.first, joint=cue.plural).last) if plain else None

    def topic(self, sentence: Sentence, end: int) -> Speaker | None:
        """Whom a sentence is about, as far as word `end`: its first free person, a pronoun, or its first chunk."""
        free = self.free_persons(sentence, 0, end)
        if free:
            return self.person(free[0][1])
        for k in range(min(end, len(sentence.tokens))):
            if sentence.tokens[k].mark < 0 and sentence.low(k) in _SUBJECTS:
                return self.pronoun(sentence, k, sentence.low(k))
        for part in segments(sentence, end):
            if part.first < part.last and not is_adjunct(sentence, part):
                lead = _lead(sentence, part)
                chunk = _before_verb(sentence, chunk_from(sentence, lead))
                return self.of_chunk(sentence, lead, plural=False, last=chunk.last) if chunk.last > lead else None
        return None

    # ---- earlier sentences

    def pronoun(self, sentence: Sentence, k: int, word: str) -> Speaker | None:
        """Whom il, elle, ils, elles before or after the verb stands for."""
        gender = _SUBJECTS.get(word)
        found = self._recent_many(sentence) if word in _PLURALS else self._recent(sentence, k, gender)
        return replace(found, source="pronoun") if found else None

    def _fits(self, mention: PersonMention, gender: str | None, party: str | None = None) -> bool:
        person = self.people.persons[mention.person]
        return (not gender or person.gender in {None, gender}) and (not party or person.of in {None, party})

    def _recent(
        self, sentence: Sentence, k: int, gender: str | None, *, party: str | None = None, not_last: bool = False
    ) -> Speaker | None:
        """The person last in the place of a subject, in this sentence before word `k` or in those before it."""
        passed: set[int] = set()
        for i in range(sentence.i, max(sentence.i - _BACK, -1), -1):
            here = self.text.sentences[i]
            last = k if i == sentence.i else len(here.tokens)
            free = [m for _, m in self.free_persons(here, 0, last) if self._fits(m, gender, party)]
            spoke = self.spoke.get(i) if i < sentence.i or not free else None
            if spoke and spoke.persons and not (spoke.persons[0] in passed):
                person = self.people.persons[spoke.persons[-1]]
                if (not gender or person.gender in {None, gender}) and (not party or person.of in {None, party}) and len(spoke.persons) == 1:
                    if not not_last:
                        return Speaker(person.name, None, spoke.persons)
                    passed.add(spoke.persons[0])
            for mention in free:
                if not_last and not passed:
                    passed.add(mention.person)
                elif mention.person not in passed:
                    return self.person(mention)
        return self._recent_governed(sentence, k, gender, party)

    def _recent_governed(self, sentence: Sentence, k: int, gender: str | None, party: str | None) -> Speaker | None:
        """Nobody was a subject: the person named last, or who spoke last if that was no person."""
        offset = sentence.tokens[k].start if k < len(sentence.tokens) else sentence.end
        for mention in reversed(self.named[: bisect_left(self._starts, offset)][-6:]):
            if self._fits(mention, gender, party):
                return self.person(mention)
        return self._last_group(sentence) if party is None else None

    def _last_group(self, sentence: Sentence) -> Speaker | None:
        for i in range(sentence.i - 1, max(sentence.i - 3, -1), -1):
            if i in self.spoke:
                return self.spoke[i]
            if self.text.sentences[i].paragraph == sentence.paragraph and (found := self.topic_of(i)):
                return found
        return None

    def topic_of(self, i: int) -> Speaker | None:
        """Whom the sentence number `i` is about, without going further back."""
        sentence = self.text.sentences[i]
        for k, token in enumerate(sentence.tokens):
            if token.low in _SUBJECTS:
                return None
            if finite(token.low) and k and token.mark < 0:
                return self.topic(sentence, k)
        return None

    def _recent_many(self, sentence: Sentence) -> Speaker | None:
        """Several persons named together in a sentence before this one, or the group it is about."""
        for i in range(sentence.i - 1, max(sentence.i - 4, -1), -1):
            spoke = self.spoke.get(i)
            if spoke and len(spoke.persons) != 1:
                return spoke
            here = self.text.sentences[i]
            free = [m for _, m in self.free_persons(here, 0, len(here.tokens))]
            if len({m.person for m in free}) > 1:
                return self.joint(free)
            if (topic := self.topic_of(i)) and len(topic.persons) != 1:
                return topic
        return self._last_two(sentence, 0)


def _lead(sentence: Sentence, part: Chunk) -> int:
    """The index of the first word of a stretch after conjunctions."""
    k = part.first
    while k < part.last - 1 and (sentence.low(k) in CONJUNCTIONS or not sentence.tokens[k].word):
        k += 1
    return k


def _before_verb(sentence: Sentence, chunk: Chunk) -> Chunk:
    """A chunk cut before the first word that is a verb and no noun after an article."""
    for k in range(chunk.first + 1, chunk.last):
        if finite(sentence.low(k)) and sentence.low(k - 1) not in ARTICLES | QUANTIFIERS:
            return Chunk(chunk.first, k)
    return chunk
