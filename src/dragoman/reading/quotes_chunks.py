"""Noun chunks by surface order: where one ends, what governs a name, and the stretches that a sentence's commas cut."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.codebook.reporting import load_reporting_words
from dragoman.codebook.roles import load_roles
from dragoman.codebook.verbs import verb_forms
from dragoman.reading.quotes_text import Sentence, finite, is_adverb, past_adverb

ARTICLES = frozenset(
    {
        "le",
        "la",
        "les",
        "l'",
        "un",
        "une",
        "des",
        "ce",
        "cet",
        "cette",
        "ces",
        "son",
        "sa",
        "ses",
        "leur",
        "leurs",
        "notre",
        "nos",
    }
)
QUANTIFIERS = frozenset(
    {"plusieurs", "quelques", "certains", "certaines", "deux", "trois", "quatre", "cinq", "six", "dix", "nombreux",
     "divers", "diverses", "tous", "toutes", "chaque", "aucun", "aucune"}
)  # fmt: skip
RELATIVES = frozenset({"qui", "que", "qu'", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles", "auquel"})
CONJUNCTIONS = frozenset({"et", "mais", "or", "car", "puis", "ou", "donc", "ainsi"})
_OF = frozenset({"de", "d'", "du", "des"})
_BREAKS = frozenset({",", ";", ":", ".", "(", ")", "[", "]", "!", "?", "…", "«", "»", '"', "“", "”", "–", "—", "/"})
#: Words of dates that may also stand before or in a noun chunk.
_LATER = frozenset(
    {"dernier", "prochain", "semaine", "mois", "nuit", "veille", "lendemain", "matin", "soir", "midi", "mars", "mai"}
)
_CLAUSE = frozenset(
    {"ne", "n'", "se", "s'", "a", "ont", "est", "sont", "était", "étaient", "avait", "avaient", "sera", "fut"}
)
_CHUNK = 40


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words `first` to `last` (exclusive) of a sentence."""

    first: int
    last: int


def starts_chunk(sentence: Sentence, k: int) -> bool:
    """Whether a noun chunk may begin at word `k`: an article, a title, a capital or a number."""
    if k >= len(sentence.tokens) or sentence.tokens[k].mark >= 0:
        return False
    token = sentence.tokens[k]
    if not token.word:
        return False
    titles = load_reporting_words()["titles"]
    return (
        token.low in ARTICLES or token.low in QUANTIFIERS or token.low.rstrip(".") in titles
        or token.text[0].isupper() or load_roles().find(token.text) is not None
    )  # fmt: skip


def chunk_from(sentence: Sentence, first: int, *, joint: bool = False) -> Chunk:
    """The noun chunk that begins at `first`, with its de-complements; `joint` lets it go on after et."""
    words = load_reporting_words()
    k = first
    while k < len(sentence.tokens) and k - first < _CHUNK:
        token = sentence.tokens[k]
        low = token.low
        if token.mark >= 0 or low in _BREAKS or low in RELATIVES or (k > first and low in _CLAUSE):
            break
        if k > first and low not in _OF and not token.text[0].isupper():
            if low in ARTICLES and sentence.low(k - 1) not in _OF | QUANTIFIERS | words["governing"]:
                break
            noun = sentence.low(k - 1) in ARTICLES | _OF  # "le gouvernement" is no adverb
            if (
                low in words["governing"]
                or low in words["days"] - _LATER
                or low == "ce"
                or (is_adverb(low) and not noun)
            ):
                break
            if low in CONJUNCTIONS and not (joint and low == "et" and starts_chunk(sentence, k + 1)):
                break
        k += 1
    while k > first + 1 and (sentence.low(k - 1) in _OF or sentence.low(k - 1) in ARTICLES):
        k -= 1
    return Chunk(first, max(k, first + 1) if first < len(sentence.tokens) else first)


def governed(sentence: Sentence, k: int) -> bool:
    """Whether the name or role that begins at word `k` hangs on a preposition, so that it is no subject."""
    words = load_reporting_words()
    governing = words["governing"]
    if sentence.low(k) in {"du", "au", "des", "aux"}:
        return True
    j = k - 1
    while j >= 0 and sentence.low(j).rstrip(".") in words["titles"]:
        j -= 1
    for _ in range(2):
        role = load_roles().find(sentence.tokens[j].text) if j >= 0 and sentence.tokens[j].word else None
        if role is None or sentence.tokens[j].text[0].isupper():
            break
        j -= 1
    if j >= 0 and sentence.low(j) in {"le", "la", "l'", "les", "son", "sa"}:
        j -= 1
    return j >= 0 and sentence.low(j) in governing


def names_a_thing(sentence: Sentence, k: int) -> bool:
    """Whether the name at word `k` belongs to a thing: "la fondation Sayles", "le comité Nobel"."""
    noun = sentence.low(k - 1)
    if (
        sentence.low(k - 2) not in ARTICLES | _OF
        or not sentence.tokens[k - 1].word
        or sentence.tokens[k - 1].text[0].isupper()
    ):
        return False
    words = load_reporting_words()
    other = (
        noun in words["governing"] or noun.rstrip(".") in words["titles"] or noun in words["humans"] or is_adverb(noun)
    )
    return not other and load_roles().find(noun) is None and not verb_forms(noun)


def segments(sentence: Sentence, end: int) -> list[Chunk]:
    """The stretches between commas, dashes and brackets before word `end`, quotations apart."""
    found: list[Chunk] = []
    first = 0
    for k in range(end + 1):
        cut = (
            k == end
            or sentence.low(k) in {",", "–", "—", "(", ")", ";", ":", "-", "•", "[", "]"} | RELATIVES
            or sentence.tokens[k].mark >= 0
        )
        if cut:
            found.append(Chunk(first, k))
            first = k + 1
    return found


def is_adjunct(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a stretch between commas is an aside: it begins with a preposition, adverb, participle or relative."""
    k = chunk.first
    while k < chunk.last and sentence.low(k) in CONJUNCTIONS:
        k += 1
    if k >= chunk.last:
        return True
    low = sentence.low(k)
    words = load_reporting_words()
    if past_adverb(sentence, k) >= chunk.last:
        return True
    if low in RELATIVES or low in {
        "alors",
        "comme",
        "lorsque",
        "lorsqu'",
        "quand",
        "si",
        "tandis",
        "après",
        "avant",
        "selon",
        "d'après",
        "ni",
    }:
        return True
    if low in words["days"] | {"n'", "ne", "s'", "se"} or sentence.tokens[k].text[0].isdigit():
        return True
    if low in words["adjunct"] and low not in {"ce", "cet", "cette", "quelques", "tout"}:
        return True
    if low in words["governing"] or (is_adverb(low) and low not in {"tout", "très"}):
        return True
    if low in {"ce", "cet", "cette"} and sentence.low(k + 1) in words["days"] | {"jour", "année", "fois"}:
        return True
    if sentence.tokens[k].text[0].isupper() and k > 0:
        return False
    if any(f.lemma in {"avoir", "être"} for f in finite(low)):
        return True
    return any(f.mood == "part" for f in verb_forms(low)) and load_roles().find(low) is None


def own_people(sentence: Sentence, k: int) -> bool:
    """Whether "ses services", "son cabinet" stands at word `k`: whoever speaks there speaks for the person."""
    return sentence.low(k) in {"ses", "son", "sa"} and sentence.low(k + 1) in load_reporting_words()["house"]


def are_sides(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a chunk is "les deux parties", "les deux capitales": no persons."""
    sides = load_reporting_words()["sides"]
    return any(sentence.low(k) in sides for k in range(chunk.first, min(chunk.first + 3, chunk.last)))
