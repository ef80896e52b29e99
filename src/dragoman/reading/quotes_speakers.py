"""Who speaks: the chunk beside the verb, resolved to a person, a party or its own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.codebook.reporting import load_reporting_words
from dragoman.codebook.roles import load_roles
from dragoman.language.analysis import plain
from dragoman.reading.people_model import PersonMention
from dragoman.reading.quotes_chunks import (
    ARTICLES,
    CONJUNCTIONS,
    RELATIVES,
    Chunk,
    are_sides,
    chunk_from,
    governed,
    is_adjunct,
    own_people,
    segments,
    starts_chunk,
)  # fmt: skip
from dragoman.reading.quotes_cues import CLITICS, Cue
from dragoman.reading.quotes_named import Speaker
from dragoman.reading.quotes_recall import SUBJECTS, Recall, before_verb, lead
from dragoman.reading.quotes_text import Sentence, is_adverb

_NOBODY = frozenset({"nul", "personne", "chacun", "tous", "je", "j'", "nous", "vous", "tu", "ça", "cela", "ceci", "c'", "ce"})
#: "Ce dernier" as the pronoun it stands for.
_LAST = {"dernier": "il", "dernière": "elle", "derniers": "ils", "dernières": "elles"}
_OF = frozenset({"de", "des", "du", "d'"})


class Speakers(Recall):
    """Finds the speaker of a verb of speech."""

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

    def _source_of_on(self, sentence: Sentence, cue: Cue) -> Speaker | None:
        """ "a-t-on appris auprès de X", "souligne-t-on au ministère", "Dans l'entourage de X, on indique"."""
        for k in range(cue.last + 1, min(cue.last + 8, len(sentence.tokens))):
            low = sentence.low(k)
            if sentence.tokens[k].mark >= 0 or low in {".", ";", ":", "que", "qu'"}:
                break
            if low in {"auprès", "de", "d'", "du", "à", "au", "chez", "dans", "aux", "côté"}:
                first = k + (2 if low == "auprès" and sentence.low(k + 1) in _OF else 1)
                if first < len(sentence.tokens):
                    return self.of_chunk(sentence, first, plural=False)
        return self.leading_place(sentence, cue.first)

    def leading_place(self, sentence: Sentence, end: int) -> Speaker | None:
        """ "Dans l'entourage de X, ", "Du côté de X, ", "Chez X, " at the head of the sentence."""
        for k in range(min(end, 6)):
            if sentence.low(k) in {"dans", "sur", "à", "au", "aux", "chez", "du", "côté"}:
                first = k + 1
                while sentence.low(first) in {"côté", "de", "du", "d'"}:
                    first += 1
                return self.of_chunk(sentence, first, plural=False) if first < end else None
        return None

    def of_chunk(self, sentence: Sentence, first: int, *, plural: bool, last: int | None = None) -> Speaker | None:
        """The speaker that the noun chunk from word `first` on names, an apposition after its comma included."""
        if sentence.low(first) in {"ce", "cette"} and sentence.low(first + 1) in _LAST:
            return self.latter(sentence, first, SUBJECTS[_LAST[sentence.low(first + 1)]])
        chunk = chunk_from(sentence, first, joint=plural) if last is None else Chunk(first, last)
        persons = [
            m for k, m in self.persons_in(sentence, chunk.first, chunk.last) if k == first or not governed(sentence, k)
        ]
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
        if not plural and (holder := self.holder_of(sentence, chunk)):
            return holder
        return self._described(sentence, chunk, plural=plural)

    def _apposition(self, sentence: Sentence, k: int) -> PersonMention | None:
        """The person whose name follows a comma: ", Jean Dupont", ", l'Américaine Jane Doe"."""
        if sentence.low(k) != ",":
            return None
        for at, mention in self.persons_in(sentence, k + 1, k + 9):
            between = [sentence.low(j) for j in range(k + 1, at)]
            if (
                mention.kind == "full"
                and len(between) <= 2
                and not governed(sentence, at)
                and not ({",", "et"} | RELATIVES) & set(between)
            ):
                return mention
        return self._named_after_role(sentence, k + 1)

    def _named_after_role(self, sentence: Sentence, k: int) -> PersonMention | None:
        """The person of a second apposition: "l'hôtesse du jour, la ministre canadienne du Climat, Jane Doe"."""
        k += sentence.low(k) in {"le", "la", "l'"}
        if k >= len(sentence.tokens) or not sentence.tokens[k].word or load_roles().find(sentence.low(k)) is None:
            return None
        end = chunk_from(sentence, k).last
        here = self.persons_in(sentence, k, end) or self.persons_in(sentence, end + (sentence.low(end) == ","), end + 4)
        return next((m for at, m in here if m.kind == "full" and at <= end + 2), None)

    def _described(self, sentence: Sentence, chunk: Chunk, *, plural: bool) -> Speaker | None:
        """A chunk without a known person: a state, somebody described, or the words themselves."""
        first, last = chunk.first, chunk.last
        pointing = sentence.low(first) in {"le", "la", "l'", "ce", "cet", "cette"}
        if sentence.low(first) in {"le", "la", "les", "l'"} and last - first > 1:
            first += 1
        if (party := self.state(sentence, first, last)) is not None:
            return Speaker(party)
        if own_people(sentence, chunk.first) and (chief := self.recent(sentence, chunk.first, None)) and chief.persons:
            return Speaker(self.people.persons[chief.persons[0]].of or chief.name, "title")
        two = "deux" in {sentence.low(k) for k in range(first, min(first + 2, last))}
        if plural and two and not are_sides(sentence, chunk):
            pair = self.last_two(sentence, chunk.first)
            if pair:
                return pair
        if pointing and not plural and (found := self._pointed(sentence, chunk.first, first, last)):
            return found
        words = self.words(sentence, first, last)
        return Speaker(words) if any(c.isalpha() for c in words) and plain(words).lower() not in _NOBODY else None

    def _pointed(self, sentence: Sentence, article: int, first: int, last: int) -> Speaker | None:
        """ "Le mécène américain", "l'hôte de la rencontre": the person last spoken of whom the words fit."""
        words = load_reporting_words()
        heads = [sentence.low(k) for k in range(first, min(first + 2, last))]
        human = (
            heads[0] in words["humans"]
            or load_roles().find(heads[0])
            or heads[0] in {"jeune", "vieux", "vieille", "ancien", "ancienne"}
        )
        complement = any(sentence.low(k) in _OF for k in range(first + 1, last))
        if not human or (complement and not set(heads) & words["anaphoric"]):
            return None
        gender = {"le": "m", "ce": "m", "cet": "m", "la": "f", "cette": "f"}.get(sentence.low(article))
        other = any(c in self.text.text[sentence.start : sentence.end].lower() for c in words["contrastive"])
        party = self.adjective(sentence, first, last)
        holders = self.holders(heads[0])
        role = load_roles().find(heads[0])
        anaphoric = heads[0] in words["anaphoric"]
        if role and role.public and not role.generic and not holders and not anaphoric:
            holders = self.without_office()
            if not holders:
                return None
        found = self.recent(sentence, article, gender, party=party, not_last=other and not holders, among=holders)
        return replace(found, source="title") if found and found.persons else None

    def before(self, sentence: Sentence, cue: Cue, cues: Sequence[Cue] = ()) -> Speaker | None:
        """The subject in its usual place before the verb group."""
        if cue.shape in {"gerund", "infinitive", "participle"}:
            return self._of_main(sentence, cue.first, cue, cues)
        k = cue.first - 1
        while k >= 0 and (sentence.low(k) in CLITICS - {"le", "la", "les", "l'"} or is_adverb(sentence.low(k))):
            k -= 1
        low = sentence.low(k)
        if low in _NOBODY:
            return None
        if low in {"qui", "lequel", "laquelle"}:
            return self._antecedent(sentence, k, plural=cue.plural)
        if low in CONJUNCTIONS:
            return self._of_main(sentence, k, cue, cues)
        if low == "on" or low in SUBJECTS or low in _LAST:
            return self._of_pronoun(sentence, k, cue)
        return self._subject(sentence, cue.first, plural=cue.plural) or self.leading_place(sentence, cue.first)

    def _of_pronoun(self, sentence: Sentence, k: int, cue: Cue) -> Speaker | None:
        low = sentence.low(k)
        if low == "on":
            return self._source_of_on(sentence, cue)
        if low in SUBJECTS:
            return self.pronoun(sentence, k, low)
        if sentence.low(k - 1) in {"ce", "cette", "ces"}:
            return self.pronoun(sentence, k - 1, _LAST[low])
        return self._subject(sentence, cue.first, plural=cue.plural)

    def _of_main(self, sentence: Sentence, end: int, cue: Cue, cues: Sequence[Cue]) -> Speaker | None:
        """The subject that a verb without its own takes from the sentence's main verb, or from who spoke last."""
        main = next((c for c in cues if c.first < cue.first and c.shape in {"finite", "compound"}), None)
        if main:
            return self.after(sentence, main) if main.pronoun else self.before(sentence, main)
        return self.topic(sentence, end) or self.spoke.get(sentence.i) or self.spoke.get(sentence.i - 1)

    def _antecedent(self, sentence: Sentence, end: int, *, plural: bool) -> Speaker | None:
        """Whom a relative pronoun stands for: the name last before it, appositions without article passed over."""
        for part in reversed(segments(sentence, end)):
            if part.first >= part.last:
                continue
            here = self.persons_in(sentence, part.first, part.last)
            if here:
                return self.joint(m for _, m in here) if plural and len(here) > 1 else self.person(here[-1][1])
            article = next((k for k in range(part.last - 1, part.first - 1, -1) if self._opens_noun(sentence, k)), None)
            if article is not None:
                return self.of_chunk(sentence, article, plural=plural, last=part.last)
        return None

    @staticmethod
    def _opens_noun(sentence: Sentence, k: int) -> bool:
        return sentence.low(k) in ARTICLES and sentence.low(k - 1) not in _OF | {
            "à",
            "dans",
            "sur",
            "par",
            "pour",
            "avec",
            "en",
        }

    def _subject(self, sentence: Sentence, end: int, *, plural: bool) -> Speaker | None:
        """The subject chunk among the stretches before word `end`, the nearest first, asides passed over."""
        plain: Chunk | None = None
        several: list[PersonMention] = []
        for n, part in enumerate(reversed(segments(sentence, end))):
            if part.first >= part.last:
                continue
            here = self.free_persons(sentence, part.first, part.last)
            first = lead(sentence, part)
            if sentence.low(first) in SUBJECTS and not here:
                return self.pronoun(sentence, first, sentence.low(first))
            if sentence.low(first) in {"ce", "cette", "ces"} and sentence.low(first + 1).startswith("dernier"):
                return self.pronoun(sentence, first, {"cette": "elle", "ces": "ils"}.get(sentence.low(first), "il"))
            continued = sentence.low(first) in _OF and sentence.tokens[first].text[0].islower()
            aside = is_adjunct(sentence, part) and sentence.low(first) not in _OF
            if here and not aside:
                several = [m for _, m in here] + several
                if not plural:
                    return self.person(here[0][1])
                continue
            if aside or continued:
                continue
            plain = Chunk(first, part.last)
            if n == 0 and (sentence.low(first) in ARTICLES or sentence.tokens[first].text[0].isupper()):
                break
        if several:
            return self.joint(several)
        if plain is None:
            return None
        last = min(chunk_from(sentence, plain.first, joint=plural).last, plain.last)
        found = self.of_chunk(sentence, plain.first, plural=plural, last=last)
        return self._whose(sentence, plain, found)

    def _whose(self, sentence: Sentence, plain: Chunk, found: Speaker | None) -> Speaker | None:
        """ "Du côté de X, la direction assure": a bare "la direction" speaks for X."""
        if (
            found
            and not found.persons
            and found.name.lower()
            in {"direction", "présidence", "entreprise", "firme", "groupe", "société", "rédaction"}
        ):
            first = next((k for k in range(3) if sentence.low(k) in {"chez", "côté"}), None)
            if first is not None and first < plain.first:
                return self.leading_place(sentence, plain.first) or found
        return found

    def topic(self, sentence: Sentence, end: int) -> Speaker | None:
        """Whom a sentence is about, as far as word `end`: its first free person, a pronoun, or its first chunk."""
        free = self.free_persons(sentence, 0, end)
        if free:
            return self.person(free[0][1])
        for k in range(min(end, len(sentence.tokens))):
            if sentence.tokens[k].mark < 0 and sentence.low(k) in SUBJECTS:
                return self.pronoun(sentence, k, sentence.low(k))
        for part in segments(sentence, end):
            if part.first < part.last and not is_adjunct(sentence, part):
                first = lead(sentence, part)
                chunk = before_verb(sentence, Chunk(first, min(chunk_from(sentence, first).last, part.last)))
                return self.of_chunk(sentence, first, plural=False, last=chunk.last) if chunk.last > first else None
        return None
