"""Whom a stretch of words names: persons that no preposition governs, several together, a state."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from dragoman.codebook.folding import fold
from dragoman.codebook.reporting import load_reporting_words
from dragoman.language.mentions import Mention
from dragoman.reading.people_model import People, PersonMention
from dragoman.reading.quotes_chunks import ARTICLES, governed, names_a_thing, starts_chunk
from dragoman.reading.quotes_cues import aside_end
from dragoman.reading.quotes_text import QuoteText, Sentence, past_adverb

Source = Literal["pronoun", "title", "carried", "interview"]
_STATE_KINDS = frozenset({"name", "capital", "city", "periphrase"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as the record writes it, how it was found, and which persons of the page that is."""

    name: str
    source: Source | None = None
    persons: tuple[int, ...] = ()


class Named:
    """The persons and parties of one text by place, and who spoke in which sentence (`spoke`, by its number)."""

    def __init__(self, text: QuoteText, people: People, mentions: Sequence[Mention]) -> None:
        self.text = text
        self.people = people
        self.named = sorted(
            (m for m in people.mentions if m.kind != "pronoun"), key=lambda m: (m.start, -m.end, m.person)
        )
        self.name_starts = [m.start for m in self.named]
        self.mentions = sorted(mentions, key=lambda m: (m.start, m.end))
        self.mention_starts = [m.start for m in self.mentions]
        self.spoke: dict[int, Speaker] = {}

    def persons_in(self, sentence: Sentence, first: int, last: int) -> list[tuple[int, PersonMention]]:
        """The persons named by words `first` to `last` (exclusive) outside quotations, with their first word."""
        last = min(last, len(sentence.tokens))
        if first >= last:
            return []
        start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
        found: list[tuple[int, PersonMention]] = []
        k = first
        for number in range(bisect_left(self.name_starts, start), len(self.named)):
            mention = self.named[number]
            if mention.start >= end:
                break
            while k < last and sentence.tokens[k].end <= mention.start:
                k += 1
            if (
                k < last
                and sentence.tokens[k].mark < 0
                and mention.end <= end
                and not (mention.kind == "surname" and names_a_thing(sentence, k))
            ):
                found.append((k, mention))
        return found

    def free_persons(self, sentence: Sentence, first: int, last: int) -> list[tuple[int, PersonMention]]:
        """Those of `persons_in` that no preposition governs."""
        return [(k, m) for k, m in self.persons_in(sentence, first, last) if not governed(sentence, k)]

    def person_at(self, sentence: Sentence, k: int) -> bool:
        """Whether a person's name begins at word `k`."""
        start = sentence.tokens[k].start
        at = bisect_left(self.name_starts, start)
        return at < len(self.named) and self.named[at].start == start

    def person(self, mention: PersonMention) -> Speaker:
        """The person of a mention as speaker."""
        return Speaker(
            self.people.persons[mention.person].name, "title" if mention.kind == "title" else None, (mention.person,)
        )

    def joint(self, mentions: Iterable[PersonMention]) -> Speaker:
        """Several persons who speak together."""
        mentions = tuple(mentions)
        numbers = tuple(dict.fromkeys(m.person for m in mentions))
        names = [self.people.persons[n].name for n in numbers]
        source: Source | None = "title" if all(m.kind == "title" for m in mentions) else None
        return Speaker(" et ".join(([", ".join(names[:-1])] if names[:-1] else []) + names[-1:]), source, numbers)

    def fits(self, person: int, gender: str | None, party: str | None = None) -> bool:
        """Whether a person may be of that gender and act for that state, as far as the page tells."""
        known = self.people.persons[person]
        elsewhere = party and known.of and len(known.of) == 2 and known.of != party
        return (not gender or known.gender in {None, gender}) and not elsewhere

    def holders(self, noun: str) -> frozenset[int]:
        """The persons one of whose offices has the noun: "la ministre" may be whoever is minister on this page."""
        stem = fold(noun).rstrip("s")[:6]
        return frozenset(
            n for n, person in enumerate(self.people.persons)
            if any(w.startswith(stem) for role in person.roles for w in fold(role.words).replace("-", " ").split()[:4])
        )  # fmt: skip

    def without_office(self) -> frozenset[int]:
        """The persons of whom the page gives no office: an office that nobody else holds may be theirs."""
        return frozenset(n for n, person in enumerate(self.people.persons) if not person.roles)

    def state(self, sentence: Sentence, first: int, last: int) -> str | None:
        """The code of the state that the words are a name of, and nothing else."""
        start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
        for number in range(max(bisect_left(self.mention_starts, start) - 1, 0), len(self.mentions)):
            mention = self.mentions[number]
            if mention.start > start:
                break
            if (
                mention.start >= start - 4
                and mention.end >= end
                and mention.kind in _STATE_KINDS
                and len(mention.party) == 2
            ):
                return mention.party
        return None

    def adjective(self, sentence: Sentence, first: int, last: int) -> str | None:
        """The party that an adjective among the words names: "le mécène américain"."""
        start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
        for number in range(bisect_left(self.mention_starts, start), len(self.mentions)):
            mention = self.mentions[number]
            if mention.start >= end:
                break
            if mention.kind == "adjective" and mention.party:
                return mention.party
        return None

    def words(self, sentence: Sentence, first: int, last: int) -> str:
        """Words `first` to `last` (exclusive) as written."""
        return self.text.text[sentence.tokens[first].start : sentence.tokens[last - 1].end].strip()

    def past_complements(self, sentence: Sentence, k: int) -> int:
        """Past the days, adverbs and prepositional phrases that stand between a verb and its inverted subject."""
        words = load_reporting_words()
        start, tokens = k, sentence.tokens
        while k < len(tokens) and k - start < 30 and tokens[k].mark < 0:
            low = sentence.low(k)
            if self.person_at(sentence, k) and not governed(sentence, k):
                return k
            if low == "," or low in words["days"] or tokens[k].text[0].isdigit():
                k += 1
            elif low in {"ce", "cet", "cette", "le"} and (
                sentence.low(k + 1) in words["days"] or sentence.low(k + 1)[:1].isdigit()
            ):
                k += 2
            elif (past := past_adverb(sentence, k)) > k and low != "tout":
                k = past
            elif low in words["adjunct"] and low not in {"ce", "cet", "cette", "quelques", "de", "d'"}:
                k = self._past_phrase(sentence, k + 1)
            elif sentence.low(k - 1) == "," and not starts_chunk(sentence, k) and (end := aside_end(sentence, k - 1)):
                k = end
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
            if seen_noun and self.person_at(sentence, k) and not governed(sentence, k):
                return k
            if (
                seen_noun
                and low in {"le", "la", "les", "l'", "un", "une"}
                and sentence.low(k - 1) not in {"de", "à", "dans", "sur", "par", "avec"}
            ):
                return k
            seen_noun = seen_noun or low not in ARTICLES
            k += 1
        return k
