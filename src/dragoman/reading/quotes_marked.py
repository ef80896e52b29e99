"""Words in quotation marks: whose they are, or that they are nobody's (a title, a name, a word held at arm's length)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.codebook.reporting import load_reporting_words
from dragoman.language.marks import Marked
from dragoman.model import QuoteKind
from dragoman.reading.quotes_chunks import starts_chunk
from dragoman.reading.quotes_cues import Cue, cue_at, find_cues
from dragoman.reading.quotes_named import Speaker
from dragoman.reading.quotes_speakers import Speakers
from dragoman.reading.quotes_text import QuoteText, Sentence

#: Fewer words in marks within the reporter's sentence are no quote (codebook, section 2).
LEAST = 3
#: Fewer words that stand alone, without a verb, are taken for a title or a caption.
_LEAST_ALONE = 4
_SOFT = frozenset({",", ".", "!", "?", "…", "–", "—", "-", ")", "…"})


@dataclass(frozen=True, slots=True)
class Attributed:
    """A quotation with its kind, its speaker and the words of its cue."""

    kind: QuoteKind
    speaker: Speaker | None
    cue: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quotation stands: words before and after it in its sentence, `first` to `last` (exclusive) being its own."""

    mark: Marked
    sentence: Sentence
    first: int
    last: int

    def words(self, text: str) -> int:
        """How many words the marks hold."""
        return len([w for w in text[self.mark.inner_start : self.mark.inner_end].split() if any(c.isalnum() for c in w)])


def place_of(text: QuoteText, number: int) -> Place | None:
    """Where quotation `number` stands; None where it holds no words."""
    mark = text.marks[number]
    sentence = text.sentence_at(mark.start)
    if sentence is None:
        return None
    inside = [k for k, token in enumerate(sentence.tokens) if token.mark == number]
    return Place(mark, sentence, inside[0], inside[-1] + 1) if inside else None


def attribute(text: QuoteText, place: Place, cues: Sequence[Cue], speakers: Speakers) -> Attributed | None:
    """Whose words the quotation holds; None where it is no quote."""
    sentence, words = place.sentence, place.words(text.text)
    if not words:
        return None
    alone = opens_statement(place)
    if not alone and (is_name(text.text, place) or words < LEAST):
        return None
    for rule in (_incise_after, _according_after, _verb_before, _announced, _judged):
        found = rule(text, place, cues, speakers, alone)
        if found:
            if found.speaker:
                speakers.spoke[sentence.i] = found.speaker
            return found
    return None


def opens_statement(place: Place) -> bool:
    """Whether nothing of the reporter's clause stands right before the marks: the sentence or a colon opens there."""
    k = place.first - 1
    while k >= 0 and place.sentence.low(k) in {"-", "–", "—", "•", "(", "…", "."}:
        k -= 1
    return k < 0 or place.sentence.low(k) == ":" or _after_incise(place, k)


def _after_incise(place: Place, k: int) -> bool:
    """Whether an incise between two quotations stands before: « A », dit X, « B »."""
    sentence = place.sentence
    if sentence.low(k) != ",":
        return False
    for j in range(k - 1, max(k - 25, 0), -1):
        if sentence.tokens[j].mark >= 0:
            return cue_at(sentence, j + 2 if sentence.low(j + 1) in _SOFT else j + 1) is not None
    return False


def is_name(text: str, place: Place) -> bool:
    """Whether the marks hold the name of a thing: a noun of things before them, or capitals throughout."""
    sentence, words = place.sentence, load_reporting_words()
    k = place.first - 1
    while sentence.low(k) in {"de", "du", "d'", "des", "sous", "l'", "le", "la", "les", "national", "nationale", "européen", "mondial"}:
        if sentence.low(k) in {"le", "la", "les", "l'"} and _titled(text, place):
            return True
        k -= 1
    if sentence.low(k) in words["named"] and sentence.low(place.first - 1) not in {"d'", "de"}:
        return True
    if sentence.low(k) == "," and any(sentence.low(j) in words["named"] for j in range(max(k - 4, 0), k)):
        return True
    return _titled(text, place) and len(text[place.mark.inner_start : place.mark.inner_end].split()) <= 8 and sentence.low(place.first - 1) not in {":", "que", "qu'"}


def _titled(text: str, place: Place) -> bool:
    """Whether the marked words begin with a capital and end without a full stop, as the name of a thing does."""
    inner = text[place.mark.inner_start : place.mark.inner_end]
    return inner[:1].isupper() and inner[-1:] not in ".!?…"


def _cue_text(text: QuoteText, sentence: Sentence, cue: Cue) -> str:
    last = cue.last
    return text.text[sentence.tokens[cue.first].start : sentence.tokens[last].end]


def _incise_after(text: QuoteText, place: Place, cues: Sequence[Cue], speakers: Speakers, alone: bool) -> Attributed | None:
    """« … », a-t-elle confié ; « … », s'amuse Julie Sirois ; « … » du pays, a-t-il ajouté."""
    sentence, k = place.sentence, place.last
    while k < len(sentence.tokens) and sentence.low(k) in _SOFT:
        k += 1
    if k >= len(sentence.tokens) or sentence.tokens[k].mark >= 0:
        return None
    cue = cue_at(sentence, k)
    if cue is None or not (cue.pronoun or (cue.verb and cue.verb.incise) or k > place.last):
        cue = _trailing_incise(sentence, k, cues)
    if cue is None:
        return None
    if cue.shape == "gerund":
        return None
    if not cue.pronoun and not _subject_follows(sentence, cue, speakers):
        return None
    speaker = speakers.after(sentence, cue)
    if speaker is None and cue.verb is None:
        return None
    return Attributed("direct" if alone else "mixed", speaker, _cue_text(text, sentence, cue))


def _subject_follows(sentence: Sentence, cue: Cue, speakers: Speakers) -> bool:
    return starts_chunk(sentence, speakers.past_complements(sentence, cue.last + 1))


def _trailing_incise(sentence: Sentence, k: int, cues: Sequence[Cue]) -> Cue | None:
    """The incise after some more words of the sentence: « … » du pays, a-t-il ajouté."""
    for cue in cues:
        if cue.first > k and sentence.low(cue.first - 1) == "," and cue.shape in {"finite", "compound"} and (
            cue.pronoun or (cue.verb and cue.verb.incise and starts_chunk(sentence, cue.last + 1))
        ):  # fmt: skip
            between = range(k, cue.first - 1)
            if len(between) <= 12 and all(sentence.tokens[j].mark < 0 for j in between):
                return cue
    return None


def _according_after(text: QuoteText, place: Place, cues: Sequence[Cue], speakers: Speakers, alone: bool) -> Attributed | None:
    """« … », selon le ministre ; « … » selon les dires du ministère ; selon X, … « … »."""
    sentence, k = place.sentence, place.last
    while k < len(sentence.tokens) and sentence.low(k) in _SOFT:
        k += 1
    first = _source_at(sentence, k)
    if first is None and not alone:
        first = next((f for j in range(place.first - 2, -1, -1) if (f := _source_at(sentence, j)) is not None), None)
    if first is None or first >= len(sentence.tokens):
        return None
    low = sentence.low(first)
    if low in {"lui", "elle", "eux", "elles"}:
        speaker = speakers.pronoun(sentence, first, {"lui": "il", "eux": "ils"}.get(low, low))
    elif (starts_chunk(sentence, first) or sentence.low(first - 1) in {"du", "des"}) and sentence.low(first) not in load_reporting_words()["rumour"]:
        speaker = speakers.of_chunk(sentence, first, plural=False)
    else:
        return None
    return Attributed("direct" if alone else "mixed", speaker, sentence.tokens[k].text if k < first else "selon") if speaker else None


def _source_at(sentence: Sentence, k: int) -> int | None:
    """The first word of the source that "selon", "d'après", "de l'aveu de", "dixit" at word `k` names."""
    if k < 0 or k >= len(sentence.tokens) or sentence.tokens[k].mark >= 0:
        return None
    low = sentence.low(k)
    if low in {"selon", "dixit"}:
        k += 1
    elif low == "d'" and sentence.low(k + 1) == "après":
        k += 2
    elif low == "de" and sentence.low(k + 1) == "l'" and sentence.low(k + 2) in {"aveu", "avis"}:
        k += 3
    else:
        return None
    for words in (("les", "dires"), ("les", "mots"), ("les", "termes"), ("les", "propos"), ("la", "formule"), ("l'", "expression"), ("le", "mot")):
        if (sentence.low(k), sentence.low(k + 1)) == words:
            k += 2
            break
    if sentence.low(k) in {"du", "des", "de", "d'"}:
        k += 1
    return k


def _verb_before(text: QuoteText, place: Place, cues: Sequence[Cue], speakers: Speakers, alone: bool) -> Attributed | None:
    """X précise : « … » ; a dénoncé une « … » ; Nom Prénom : « … »."""
    sentence = place.sentence
    before = [c for c in cues if c.last < place.first]
    cue = before[-1] if before else None
    colon = sentence.low(place.first - 1) == ":"
    if cue is None:
        return _colon_without_verb(sentence, place, speakers) if colon else None
    if any(sentence.low(j) in {";"} for j in range(cue.last, place.first)):
        return None
    if not colon and _another_clause(sentence, cue, place):
        return None
    speaker = speakers.after(sentence, cue) if cue.pronoun else speakers.before(sentence, cue, before)
    if speaker is None:
        return None
    adjacent = place.first - cue.last <= 3 and sentence.low(place.first - 1) not in {"un", "une", "des", "de", "d'", "du", "les", "la", "le", "l'", "à"}
    kind: QuoteKind = "direct" if colon or (adjacent and not cue_governs(cue)) or cue.shape == "gerund" and adjacent else "mixed"
    return Attributed(kind, speaker, _cue_text(text, sentence, cue))


def _announced(text: QuoteText, place: Place, cues: Sequence[Cue], speakers: Speakers, alone: bool) -> Attributed | None:
    """A paragraph that ends in a colon before the paragraph in marks."""
    i = place.sentence.i
    if not alone or not i or cues is None:
        return None
    earlier = text.sentences[i - 1]
    if not earlier.tokens or earlier.tokens[-1].text != ":" or earlier.tokens[-1].mark >= 0:
        return None
    end = len(earlier.tokens)
    return _verb_before(text, Place(place.mark, earlier, end, end), find_cues(earlier), speakers, alone)


def _judged(text: QuoteText, place: Place, cues: Sequence[Cue], speakers: Speakers, alone: bool) -> Attributed | None:
    """ "jugé par le maire comme « … »", "qualifiée d'« … » par l'opposition": whose view the marked words give."""
    sentence, judged = place.sentence, load_reporting_words()["judged"]
    if alone or cues is None:
        return None
    k = next((j for j in range(place.first - 1, max(place.first - 20, -1), -1) if sentence.low(j) in judged), None)
    if k is None:
        return None
    par = next((j for j in range(k + 1, place.first) if sentence.low(j) == "par"), None)
    if par is None and sentence.low(place.last) == "par":
        par = place.last
    if par is None or not starts_chunk(sentence, par + 1):
        return None
    speaker = speakers.of_chunk(sentence, par + 1, plural=False)
    return Attributed("mixed", speaker, text.text[sentence.tokens[k].start : sentence.tokens[k].end]) if speaker else None


def cue_governs(cue: Cue) -> bool:
    """Whether the verb rather takes marked words as its object than as what is said."""
    return cue.verb is not None and not cue.verb.indirect


def _another_clause(sentence: Sentence, cue: Cue, place: Place) -> bool:
    """Whether between the verb and the marks a clause with its own subject begins (", tandis que", ", qui")."""
    for j in range(cue.last + 1, place.first):
        if sentence.low(j) == "," and sentence.low(j + 1) in {"tandis", "qui", "alors", "dont", "où", "mais"}:
            later = range(j + 2, place.first)
            return not any(sentence.low(n) == "," and sentence.low(n + 1) in {"ainsi", "et"} for n in later)
    return False


def _colon_without_verb(sentence: Sentence, place: Place, speakers: Speakers) -> Attributed | None:
    """ "Le ministre est net : « … »" and "Nom Prénom : « … »": the one the sentence is about speaks."""
    end = place.first - 1
    free = speakers.free_persons(sentence, 0, end)
    speaker = speakers.person(free[0][1]) if free else None
    if speaker is None:
        for k in range(end):
            if sentence.low(k) in {"il", "elle", "ils", "elles"}:
                speaker = speakers.pronoun(sentence, k, sentence.low(k))
                break
    if speaker is None and end <= 8 and starts_chunk(sentence, 0):
        speaker = speakers.topic(sentence, end)
    return Attributed("direct", speaker, None) if speaker else None
