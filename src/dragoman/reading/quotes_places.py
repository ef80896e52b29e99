"""Where a quotation stands in its sentence, and whether it holds the name of a thing."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.codebook.reporting import load_reporting_words
from dragoman.codebook.verbs import verb_forms
from dragoman.language.marks import Marked
from dragoman.reading.quotes_cues import cue_at
from dragoman.reading.quotes_text import QuoteText, Sentence

#: Punctuation between a quotation and its incise.
SOFT = frozenset({",", ".", "!", "?", "…", "–", "—", "-", ")"})
_TO_NOUN = frozenset(
    {"de", "du", "d'", "des", "sous", "l'", "le", "la", "les", "national", "nationale", "européen", "mondial"}
)
_LONGEST_NAME = 8


@dataclass(frozen=True, slots=True)
class Place:
    """A quotation in its sentence: words `first` to `last` (exclusive) are its own."""

    mark: Marked
    sentence: Sentence
    first: int
    last: int

    def inner(self, text: str) -> str:
        """The words between the marks."""
        return text[self.mark.inner_start : self.mark.inner_end]

    def words(self, text: str) -> int:
        """How many words the marks hold."""
        return sum(any(c.isalnum() for c in word) for word in self.inner(text).split())

    @property
    def after(self) -> int:
        """The index of the first word after the quotation that is no punctuation."""
        k = self.last
        while k < len(self.sentence.tokens) and self.sentence.low(k) in SOFT:
            k += 1
        return k

    @property
    def ends_statement(self) -> bool:
        """Whether only punctuation follows in the sentence."""
        return all(not token.word for token in self.sentence.tokens[self.last :])


def place_of(text: QuoteText, number: int) -> Place | None:
    """Where quotation `number` stands; None where it holds no words."""
    mark = text.marks[number]
    home = text.homes[number]
    if home is None:
        return None
    sentence = text.sentences[home]
    inside = [k for k, token in enumerate(sentence.tokens) if token.mark == number]
    return Place(mark, sentence, inside[0], inside[-1] + 1) if inside else None


def opens_statement(place: Place) -> bool:
    """Whether nothing of the reporter's clause stands right before the marks.

    So at the head of a sentence, after a colon, after the incise between two quotations, after "Selon X,".
    """
    k = place.first - 1
    while k >= 0 and place.sentence.low(k) in {"-", "–", "—", "•", "(", "…", "."}:
        k -= 1
    return k < 0 or place.sentence.low(k) == ":" or _after_incise(place, k) or _after_source(place, k)


def _after_incise(place: Place, k: int) -> bool:
    """Whether an incise between two quotations stands before: « A », dit X, « B »."""
    sentence = place.sentence
    if sentence.low(k) != ",":
        return False
    for j in range(k - 1, max(k - 25, 0), -1):
        if sentence.tokens[j].mark >= 0:
            return cue_at(sentence, j + 2 if sentence.low(j + 1) in SOFT else j + 1) is not None
    return False


def _after_source(place: Place, k: int) -> bool:
    """Whether only "Selon X," or "Pour X, ministre," stands before."""
    sentence = place.sentence
    sourced = sentence.low(0) in {"selon", "pour"} or (sentence.low(0) == "d'" and sentence.low(1) == "après")
    before = sentence.tokens[:k]
    return (
        sourced
        and sentence.low(k) == ","
        and all(token.mark < 0 for token in before)
        and sum(token.low == "," for token in before) <= 1
    )


def is_name(text: str, place: Place) -> bool:
    """Whether the marks hold the name of a thing: a noun of things stands before them, or they begin like a title."""
    sentence, named = place.sentence, load_reporting_words()["named"]
    if _goes_on(place):
        return False
    titled = _titled(text, place)
    k = place.first - 1
    while sentence.low(k) in _TO_NOUN:
        if titled and sentence.low(k) in {"le", "la", "les", "l'"}:
            return True
        k -= 1
    if sentence.low(k) in named and sentence.low(place.first - 1) not in {"d'", "de"}:
        return True
    if sentence.low(k) == "," and any(sentence.low(j) in named for j in range(max(k - 4, 0), k)):
        return True
    short = len(place.inner(text).split()) <= _LONGEST_NAME
    return titled and short and sentence.low(place.first - 1) not in {":", "que", "qu'"}


def _goes_on(place: Place) -> bool:
    """Whether the marked words go on with a noun before them: "un réseau « ouvert à tous »", "un texte « à sens unique »"."""
    token = next((t for t in place.sentence.tokens[place.first : place.last] if t.word), None)
    if token is None or token.text[0].isupper():
        return False
    participle = any(f.mood == "part" and f.tense == "past" for f in verb_forms(token.low))
    return participle or token.low in {"à", "qui", "sans", "en", "trop", "très", "plus", "ni", "comme", "dans", "aux", "au"}


def _titled(text: str, place: Place) -> bool:
    """Whether the marked words begin with a capital and end without a full stop, as the name of a thing does."""
    inner = place.inner(text)
    return inner[:1].isupper() and inner[-1:] not in set(".!?…")
