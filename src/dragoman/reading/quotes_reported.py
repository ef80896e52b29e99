"""Unmarked words of somebody: a verb of speech with a clause of que, and "selon X" with a full clause in the conditional."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.codebook.reporting import load_reporting_words
from dragoman.reading.quotes_chunks import chunk_from, starts_chunk
from dragoman.reading.quotes_cues import Cue, cue_at
from dragoman.reading.quotes_named import Speaker
from dragoman.reading.quotes_speakers import Speakers
from dragoman.reading.quotes_text import Sentence, is_adverb, is_conditional, past_adverb

_REACH = 30
#: Verbs that name whom they speak to without a preposition: "a prévenu les députés que".
_ADDRESSED = frozenset({"prévenir", "avertir", "informer", "aviser", "assurer", "rassurer", "alerter", "notifier", "persuader"})
_NAMED_CONNECTIVES = frozenset({"par", "ailleurs", "toujours", "en", "outre", "toutefois", "cependant", "or", "mais", "et", "enfin", "ainsi", "pourtant",
                                "encore", "de", "plus", "même", "ici", "en", "effet", "aussi", "car", "néanmoins", "d'ailleurs", "du", "reste"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reported:
    """A reported clause: words `first` to `last` (exclusive) of the sentence, who says it, and the words of the cue."""

    first: int
    last: int
    speaker: Speaker | None
    cue: str


def find_reported(text: str, sentence: Sentence, cues: Sequence[Cue], speakers: Speakers) -> list[Reported]:
    """The reported clauses of a sentence in order, apart from each other."""
    found: list[Reported] = []
    taken = -1
    if (source := _according_to(text, sentence, speakers)) is not None:
        found.append(source)
        taken = source.last
    for cue in cues:
        if cue.first < taken or not cue.indirect:
            continue
        que = que_after(sentence, cue)
        if que is None:
            continue
        first, last = _clause(sentence, que, cues, cue)
        if last - first < 2:
            continue
        speaker = speakers.before(sentence, cue, cues) if not cue.pronoun else speakers.after(sentence, cue)
        taken = last
        if _nobody(sentence, cue, speaker):
            continue
        words = text[sentence.tokens[cue.first].start : sentence.tokens[cue.last].end]
        found.append(Reported(first, last, speaker, words))
        if speaker:
            speakers.spoke.setdefault(sentence.i, speaker)
    return found


def _nobody(sentence: Sentence, cue: Cue, speaker: Speaker | None) -> bool:
    """Whether the verb has no speaker: results show, a law states, the outlet itself or nobody says."""
    if speaker is None:
        subject = [sentence.low(k) for k in range(max(cue.first - 3, 0), cue.first)]
        return cue.shape != "finite" and cue.shape != "compound" or bool({"je", "j'", "nous", "vous", "ce", "cela", "ça", "c'"} & set(subject))
    if speaker.persons:
        return False
    head = speaker.name.lower().split()[:2]
    return any(word in load_reporting_words()["things"] for word in head)


def que_after(sentence: Sentence, cue: Cue) -> int | None:
    """The index of the que that opens what is said; None where none does."""
    words = load_reporting_words()
    start = cue.last + 1
    comma = False
    addressed = cue.verb is not None and cue.verb.head in _ADDRESSED
    for k in range(start, min(start + _REACH, len(sentence.tokens))):
        low = sentence.low(k)
        if low in {"que", "qu'"}:
            if comma and sentence.low(k - 1) != ",":
                return None
            return k if k == start or sentence.low(k - 1) not in words["before_que"] else None
        comma = comma or low == ","
        if sentence.tokens[k].mark >= 0 or low in {":", ";", ".", "!", "?", "qui", "si", "dont", "où", "et", "mais", "ni"}:
            return None
        if k == start and not (addressed or _opens_gap(sentence, k)):
            return None
    return None


def _opens_gap(sentence: Sentence, k: int) -> bool:
    """Whether word `k`, right after the verb, begins an aside and no object."""
    words = load_reporting_words()
    low = sentence.low(k)
    if low in {",", "–", "—", "("} or is_adverb(low) or low in words["adjunct"] or low in words["days"]:
        return low not in {"d'", "de"} or past_adverb(sentence, k) > k
    return _is_date(sentence, k)


def _is_date(sentence: Sentence, k: int) -> bool:
    following = sentence.low(k + 1)
    return sentence.low(k) in {"le", "ce", "cette", "la", "l'", "les"} and (
        following in load_reporting_words()["days"] or following[:1].isdigit()
    )


def _clause(sentence: Sentence, que: int, cues: Sequence[Cue], cue: Cue) -> tuple[int, int]:
    """The words of the clause after que, up to where the reporter speaks again."""
    first = que + 1
    while first < len(sentence.tokens) and sentence.low(first) in {",", ":", "–", "—"}:
        first += 1
    begins = {c.first: c for c in cues if c.first > first}
    last = first
    depth = 0
    while last < len(sentence.tokens):
        token = sentence.tokens[last]
        if token.mark < 0:
            depth += {"(": 1, ")": -1}.get(token.low, 0)
            whole = last > first and sentence.tokens[last - 1].mark >= 0 and sentence.tokens[last - 2].text in {".", "!", "?"}
            if depth < 0 or whole or (depth == 0 and _ends(sentence, last, first, begins, cue)):
                break
        last += 1
    while last > first and not sentence.tokens[last - 1].word and sentence.tokens[last - 1].mark < 0 and sentence.low(last - 1) not in {")", "%", "€", "$", "»", "”", '"', "'"}:
        last -= 1
    return first, last


def _ends(sentence: Sentence, k: int, first: int, begins: dict[int, Cue], cue: Cue) -> bool:
    """Whether the reported clause ends before word `k`."""
    low = sentence.low(k)
    words = load_reporting_words()
    if low in {";", ":"}:
        return True
    if low == "," and k > first:
        after = sentence.low(k + 1)
        if after in words["resumptive"] or after in {"tandis", "selon", "d'après"} or (after == "alors" and sentence.low(k + 2) in {"que", "qu'"}):
            return True
        if after in {"ce", "une", "un"} and (sentence.low(k + 2) in {"qui", "que", "qu'", "dont"} | words["resumptive"]):
            return True
        follower = begins.get(k + 1) or (begins.get(k + 2) if after in {"et", "puis", "mais", "en", "tout", "avant"} else None)
        if follower is None and after == "tout":
            follower = begins.get(k + 3)
        return follower is not None and _speaks_on(sentence, follower)
    if low in {"et", "puis", "mais", "en", "tout"} and k > first:
        follower = begins.get(k + 1) or begins.get(k + 2)
        return follower is not None and follower.first - k <= (2 if low == "tout" else 1) and _speaks_on(sentence, follower)
    if low in {"–", "—"}:
        follower = begins.get(k + 1)
        return follower is not None and bool(follower.pronoun)
    return False


def _speaks_on(sentence: Sentence, cue: Cue) -> bool:
    """Whether a verb of speech within the clause is the reporter's: inverted, participle, or with the same subject."""
    return bool(cue.pronoun) or cue.shape in {"gerund", "participle", "compound"} or (
        cue.shape == "finite" and not starts_chunk(sentence, cue.last + 1)
    ) or starts_chunk(sentence, cue.last + 1)  # fmt: skip


def _according_to(text: str, sentence: Sentence, speakers: Speakers) -> Reported | None:
    """ "Selon X, …" at the head of a sentence: words of X only where the clause is in the conditional.

    In the indicative the outlet takes the statement over and X is an attribution.
    """
    k = _after_connective(sentence)
    if sentence.low(k) == "selon":
        first, cue = k + 1, sentence.tokens[k].text
    elif sentence.low(k) in {"d'", "d’"} and sentence.low(k + 1) == "après":
        first, cue = k + 2, text[sentence.tokens[k].start : sentence.tokens[k + 1].end]
    else:
        return None
    comma = next((j for j in range(first, min(first + 45, len(sentence.tokens))) if sentence.low(j) == ","), None)
    if comma is None or any(sentence.tokens[j].mark >= 0 for j in range(first, comma)):
        return None
    speaker = _source(sentence, first, comma, speakers)
    comma = _past_relative(sentence, comma)
    if speaker is None:
        return None
    cited = _cited(sentence, first, comma, speakers)
    last = comma + 1
    while last < len(sentence.tokens) and sentence.low(last) not in {":", ";"}:
        last += 1
    begin = comma + 1
    if not any(is_conditional(sentence.tokens[j].text) for j in range(begin, last) if sentence.tokens[j].mark < 0):
        return None
    while last > begin and not sentence.tokens[last - 1].word and sentence.tokens[last - 1].mark < 0:
        last -= 1
    return Reported(begin, last, cited or speaker, cue) if last - begin > 3 else None


def _after_connective(sentence: Sentence) -> int:
    k = 0
    while sentence.low(k) in _NAMED_CONNECTIVES and k < 4:
        k += 1
    if k and sentence.low(k) == ",":
        k += 1
    while k < len(sentence.tokens) and not sentence.tokens[k].word and k < 3:
        k += 1
    return k


def _source(sentence: Sentence, first: int, comma: int, speakers: Speakers) -> Speaker | None:
    low = sentence.low(first)
    if low in {"lui", "elle", "eux", "elles"}:
        return speakers.pronoun(sentence, first, {"lui": "il", "eux": "ils"}.get(low, low))
    words = load_reporting_words()
    if any(sentence.low(j) in words["rumour"] for j in range(first, min(first + 2, comma))):
        return None
    chunk = chunk_from(sentence, first)
    found = speakers.of_chunk(sentence, first, plural=False, last=min(chunk.last, comma))
    if found and not found.persons and len(found.name) > 2:
        name = speakers.text.text[sentence.tokens[first].start : sentence.tokens[min(chunk.last, comma) - 1].end]
        return Speaker(name)
    return found


def _past_relative(sentence: Sentence, comma: int) -> int:
    """The comma that closes ", qui cite …," or ", citant …," after the source."""
    if sentence.low(comma + 1) not in {"qui", "citant", "cité", "citée", "cités", "citées", "repris", "reprise"}:
        return comma
    return next((j for j in range(comma + 2, min(comma + 25, len(sentence.tokens))) if sentence.low(j) == ","), comma)


def _cited(sentence: Sentence, first: int, comma: int, speakers: Speakers) -> Speaker | None:
    """Whom the source itself quotes: "qui cite un haut fonctionnaire"."""
    for j in range(first, comma):
        if sentence.low(j) in {"cite", "citant", "citent", "citait"} and starts_chunk(sentence, j + 1):
            chunk = chunk_from(sentence, j + 1)
            found = speakers.of_chunk(sentence, j + 1, plural=False, last=min(chunk.last, comma))
            if found and not found.persons:
                return Speaker(speakers.text.text[sentence.tokens[j + 1].start : sentence.tokens[min(chunk.last, comma) - 1].end])
            return found
    return None


__all__ = ["Reported", "cue_at", "find_reported", "que_after"]
