"""Words in quotation marks: whose they are, or that they are nobody's (a title, a name, a word used with distance)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.codebook.reporting import load_reporting_words
from dragoman.codebook.roles import load_roles
from dragoman.model import QuoteKind
from dragoman.reading.quotes_chunks import ARTICLES, RELATIVES, starts_chunk
from dragoman.reading.quotes_cues import Cue, cue_at, find_cues
from dragoman.reading.quotes_named import Speaker
from dragoman.reading.quotes_places import Place, is_name, opens_statement
from dragoman.reading.quotes_recall import STRESSED
from dragoman.reading.quotes_speakers import Speakers
from dragoman.reading.quotes_text import QuoteText, Sentence, finite, tokenise

#: Fewer words in marks within the reporter's sentence are no quote (codebook, section 2).
LEAST = 3
_NEAR = 12
_OF = frozenset({"de", "du", "des", "d'"})
#: Verbs after which marked words are a name or a meaning.
_MEANING = frozenset({"signifier", "désigner", "appeler", "nommer", "baptiser", "intituler", "traduire", "écrire", "épeler"})
_SAYINGS = frozenset(
    {("les", "dires"), ("les", "mots"), ("les", "termes"), ("les", "propos"), ("la", "formule"), ("l'", "expression"),
     ("le", "mot")}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Attributed:
    """A quotation with its kind, its speaker and the words of its cue."""

    kind: QuoteKind
    speaker: Speaker | None
    cue: str | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One quotation with all that decides whose it is; `alone` where the reporter's clause does not run into it."""

    text: QuoteText
    place: Place
    cues: Sequence[Cue]
    speakers: Speakers
    alone: bool

    def find(self) -> Attributed | None:
        """Whose words they are; the first rule that fits decides. None where they are no quote."""
        words = self.place.words(self.text.text)
        if not words or (
            not self.alone and (words < LEAST or (is_name(self.text.text, self.place) and not self._said()))
        ):
            return None
        for rule in (self._incise, self._source, self._verb_before, self._announced, self._judged, self._within, self._told):
            found = rule()
            if found:
                if found.speaker:
                    self.speakers.spoke[self.place.sentence.i] = found.speaker
                return found
        return None

    def _said(self) -> bool:
        """Whether a verb of speech stands right before the marks, so that they hold no name."""
        return any(0 <= self.place.first - 1 - c.last <= 1 and c.verb and c.verb.direct for c in self.cues)

    @property
    def _kind(self) -> QuoteKind:
        return "direct" if self.alone else "mixed"

    def _words(self, sentence: Sentence, cue: Cue) -> str:
        return self.text.text[sentence.tokens[cue.first].start : sentence.tokens[cue.last].end]

    # ---- after the marks

    def _incise(self) -> Attributed | None:
        """« … », a-t-elle confié ; « … », s'amuse Julie Tarn ; « … » du pays, a-t-il ajouté."""
        sentence, k = self.place.sentence, self.place.after
        if k >= len(sentence.tokens) or sentence.tokens[k].mark >= 0:
            return None
        cue = cue_at(sentence, k)
        if cue is None or not (cue.pronoun or (cue.verb and cue.verb.incise) or k > self.place.last):
            cue = self._trailing(sentence, k)
        if cue is None or cue.shape == "gerund" or not (self.alone or cue.pronoun or cue.verb):
            return None
        after = self.speakers.past_complements(sentence, cue.last + 1)
        if not cue.pronoun and not starts_chunk(sentence, after):
            return None
        speaker = self.speakers.after(sentence, cue)
        if speaker is None and cue.verb is None:
            return None
        return Attributed(self._kind, speaker, self._words(sentence, cue))

    def _trailing(self, sentence: Sentence, k: int) -> Cue | None:
        """The incise after some more words of the sentence."""
        for cue in self.cues:
            if cue.first <= k or sentence.low(cue.first - 1) != "," or cue.shape not in {"finite", "compound"}:
                continue
            inverted = cue.verb and cue.verb.incise and starts_chunk(sentence, cue.last + 1)
            near = cue.first - k <= _NEAR and all(sentence.tokens[j].mark < 0 for j in range(k, cue.first))
            if near and (cue.pronoun or inverted):
                return cue
        return None

    def _source(self) -> Attributed | None:
        """« … », selon le ministre ; « … » selon les dires du ministère ; selon X, … « … »."""
        sentence, k = self.place.sentence, self.place.after
        first = source_at(sentence, k)
        if first is None:
            before = (source_at(sentence, j) for j in range(self.place.first - 2, max(self.place.first - 60, -1), -1))
            first = next((f for f in before if f is not None), None)
        if first is None or first >= len(sentence.tokens):
            return None
        low = sentence.low(first)
        if low in STRESSED:
            speaker = self.speakers.pronoun(sentence, first, STRESSED[low])
        elif low in load_reporting_words()["rumour"] or self._paper(sentence, first):
            return None
        elif starts_chunk(sentence, first) or sentence.low(first - 1) in {"du", "des"}:
            speaker = self.speakers.of_chunk(sentence, first, plural=False)
        else:
            return None
        return Attributed(self._kind, speaker, "selon") if speaker else None

    @staticmethod
    def _paper(sentence: Sentence, k: int) -> bool:
        """Whether the source is a paper of nobody's ("d'après un courriel consulté par le journal"): not who speaks in it."""
        k += sentence.low(k) in ARTICLES
        return sentence.low(k) in load_reporting_words()["papers"] and sentence.low(k + 1) not in {"de", "du", "d'", "des"}

    # ---- before the marks

    def _verb_before(self) -> Attributed | None:
        """X précise : « … » ; a dénoncé une « … » ; Nom Prénom : « … »."""
        return self._by_verb(self.place.sentence, self.place.first, self.cues)

    def _announced(self) -> Attributed | None:
        """A paragraph that ends in a colon before the paragraph in marks."""
        i = self.place.sentence.i
        if not self.alone or not i:
            return None
        earlier = self.text.sentences[i - 1]
        if not earlier.tokens or earlier.tokens[-1].text != ":" or earlier.tokens[-1].mark >= 0:
            return None
        return self._by_verb(earlier, len(earlier.tokens), find_cues(earlier))

    def _by_verb(self, sentence: Sentence, first: int, cues: Sequence[Cue]) -> Attributed | None:
        """The last verb of speech before word `first` of the sentence, where the marked words begin."""
        before = [c for c in cues if c.last < first]
        colon = sentence.low(first - 1) == ":"
        if not before:
            return self._without_verb(sentence, first - 1) if colon else None
        cue = before[-1]
        if not colon and not _governs(sentence, cue, first):
            return None
        inverted = cue.pronoun or sentence.low(cue.first - 1) == "comme"
        speaker = self.speakers.after(sentence, cue) if inverted else self.speakers.before(sentence, cue, before)
        if speaker is None:
            return None
        beside = first - cue.last <= 3 and sentence.low(first - 1) not in ARTICLES | {"de", "d'", "du", "à"}
        direct = colon or (beside and (cue.indirect or cue.shape == "gerund"))
        return Attributed("direct" if direct else "mixed", speaker, self._words(sentence, cue))

    def _without_verb(self, sentence: Sentence, end: int) -> Attributed | None:
        """ "Le ministre est net : « … »" and "Nom Prénom : « … »": the one the sentence is about speaks."""
        if any(sentence.low(k) == "on" for k in range(end)):
            speaker = self.speakers.leading_place(sentence, end)
        else:
            speaker = self.speakers.topic(sentence, end) if end <= 30 else None
        return Attributed("direct", speaker, None) if speaker else None

    def _judged(self) -> Attributed | None:
        """ "jugé par le maire comme « … »", "qualifiée d'« … » par l'opposition": whose view the marked words give."""
        sentence, first = self.place.sentence, self.place.first
        judged = load_reporting_words()["judged"]
        k = next((j for j in range(first - 1, max(first - 20, -1), -1) if sentence.low(j) in judged), None)
        if self.alone or k is None:
            return None
        par = next((j for j in range(k + 1, first) if sentence.low(j) == "par"), self.place.last)
        if sentence.low(par) != "par" or not starts_chunk(sentence, par + 1):
            return None
        speaker = self.speakers.of_chunk(sentence, par + 1, plural=False)
        return Attributed("mixed", speaker, sentence.tokens[k].text) if speaker else None

    def _within(self) -> Attributed | None:
        """« …, a dit X, … »: the incise stands between the marks."""
        if not self.alone:
            return None
        home, mark = self.place.sentence, self.place.mark
        tokens = tuple(tokenise(self.text.text, mark.inner_start, mark.inner_end))
        inside = Sentence(home.i, home.paragraph, mark.inner_start, mark.inner_end, tokens)
        for k in range(2, len(tokens) - 1):
            cue = cue_at(inside, k + 1) if tokens[k].low == "," else None
            if cue and cue.verb and cue.verb.incise and cue.shape in {"finite", "compound"}:
                speaker = self.speakers.after(inside, cue)
                if speaker and speaker.persons:
                    return Attributed("direct", speaker, self._words(inside, cue))
        return None

    def _told(self) -> Attributed | None:
        """Marked words that go on with the reporter's sentence, after any verb or with their own: its subject's.

        "Le Gecam déplore une mesure qui « … »", "la ministre « condamne avec fermeté » l'intrusion". Names begin with a
        capital; what they mean or are called is nobody's.
        """
        sentence, first = self.place.sentence, self.place.first
        if self.alone or not self.place.inner(self.text.text)[:1].islower():
            return None
        if sentence.low(first - 1) in ARTICLES and self.place.words(self.text.text) <= LEAST + 1:
            return None
        if any(f.lemma in _MEANING for k in range(max(first - 4, 0), first) for f in finite(sentence.low(k))):
            return None
        verb = self._any_verb(sentence, first)
        if verb is None:
            inner = sentence.tokens[first + 1 : self.place.last]
            begins = next((t for t in inner if t.word and t.low not in {"n'", "ne", "se", "s'", "le", "la", "les"}), None)
            speaker = self.speakers.topic(sentence, first) if begins is not None and finite(begins.low) else None
            return Attributed("mixed", speaker, None) if speaker else None
        speaker = self.speakers.before(sentence, verb, [verb])
        if speaker is None or _inanimate(speaker):
            earlier = (self.speakers.spoke.get(i) for i in range(sentence.i, max(sentence.i - 3, -1), -1))
            speaker = next((s for s in earlier if s), None)
        return Attributed("mixed", speaker, self._words(sentence, verb)) if speaker else None

    def _any_verb(self, sentence: Sentence, first: int) -> Cue | None:
        """The last verb before word `first` that has its own subject: none of a relative clause."""
        for k in range(first - 1, 0, -1):
            cue = cue_at(sentence, k) if sentence.tokens[k].mark < 0 and finite(sentence.low(k)) else None
            if cue is None or cue.last >= first or cue.shape not in {"finite", "compound"}:
                continue
            before = sentence.low(cue.first - 1)
            if before in RELATIVES | ARTICLES | _OF or before in {"à", "au", "aux", "en", "par"}:
                continue
            return cue
        return None


def _inanimate(speaker: Speaker) -> bool:
    """Whether what a sentence is about cannot speak: "le nouvel objectif", "la mesure"."""
    words = load_reporting_words()
    return not speaker.persons and any(w in words["things"] | words["named"] for w in speaker.name.lower().split()[:3])


def attribute(text: QuoteText, place: Place, cues: Sequence[Cue], speakers: Speakers) -> Attributed | None:
    """Whose words a quotation holds; None where it is no quote."""
    found = Attribution(text, place, cues, speakers, opens_statement(place)).find()
    if found is None or found.speaker is None or found.speaker.persons:
        return found
    voice = speakers.voice(place.sentence, place.first)
    return replace(found, speaker=voice) if voice else found


def source_at(sentence: Sentence, k: int) -> int | None:
    """The first word of the source that "selon", "d'après", "de l'aveu de", "pour" or "dixit" at word `k` names."""
    if k < 0 or k >= len(sentence.tokens) or sentence.tokens[k].mark >= 0:
        return None
    low = sentence.low(k)
    if low in {"selon", "dixit"} or (low == "pour" and k == 0 and _names_somebody(sentence, k + 1)):
        k += 1
    elif (low, sentence.low(k + 1)) == ("d'", "après"):
        k += 2
    elif (low, sentence.low(k + 1)) == ("de", "l'") and sentence.low(k + 2) in {"aveu", "avis"}:
        k += 3
    else:
        return None
    if (sentence.low(k), sentence.low(k + 1)) in _SAYINGS:
        k += 2
    return k + (sentence.low(k) in {"du", "des", "de", "d'"})


def _names_somebody(sentence: Sentence, k: int) -> bool:
    """Whether a name or the title of somebody stands at word `k`: "Anna Berg", "la députée Anna Berg"."""
    if sentence.low(k) in {"le", "la", "l'"} and k + 1 < len(sentence.tokens):
        return load_roles().find(sentence.tokens[k + 1].text) is not None and _capital_soon(sentence, k + 2)
    return all(n < len(sentence.tokens) and sentence.tokens[n].text[0].isupper() for n in (k, k + 1))


def _capital_soon(sentence: Sentence, k: int) -> bool:
    """Whether a capital stands at word `k` or within three words of it, before any comma."""
    for n in range(k, min(k + 4, len(sentence.tokens))):
        if sentence.tokens[n].mark >= 0 or sentence.low(n) == ",":
            return False
        if sentence.tokens[n].text[0].isupper():
            return True
    return False


def _governs(sentence: Sentence, cue: Cue, first: int) -> bool:
    """Whether a verb may take the marked words from word `first` on, in its own clause or right after it."""
    if cue.verb is None or not (cue.verb.marked or (cue.verb.direct and first - cue.last <= 2)):
        return False
    between = range(cue.last + 1, first)
    if any(sentence.low(j) == ";" for j in between):
        return False
    for j in between:
        if sentence.low(j) == "," and sentence.low(j + 1) in {"tandis", "qui", "alors", "dont", "où", "mais"}:
            later = range(j + 2, first)
            return any(sentence.low(n) == "," and sentence.low(n + 1) in {"ainsi", "et"} for n in later)
    return True
