"""Unmarked words of somebody: a verb of speech with a clause of que, and "selon X" with a clause in the conditional."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.codebook.reporting import load_reporting_words
from dragoman.codebook.roles import load_roles
from dragoman.codebook.verbs import verb_forms
from dragoman.reading.quotes_chunks import ARTICLES, chunk_from, starts_chunk
from dragoman.reading.quotes_cues import Cue, skip_adverbs
from dragoman.reading.quotes_named import Speaker
from dragoman.reading.quotes_recall import STRESSED
from dragoman.reading.quotes_speakers import Speakers
from dragoman.reading.quotes_text import Sentence, is_adverb, is_conditional, past_adverb

_REACH = 30
#: Verbs that name whom they speak to without a preposition: "a prévenu les députés que".
_ADDRESSED = frozenset(
    {"prévenir", "avertir", "informer", "aviser", "assurer", "rassurer", "alerter", "notifier", "persuader"}
)
_CONNECTIVES = frozenset(
    {"par", "ailleurs", "toujours", "en", "outre", "toutefois", "cependant", "or", "mais", "et", "enfin", "ainsi",
     "car",
     "pourtant", "encore", "de", "plus", "même", "ici", "effet", "aussi", "néanmoins", "d'ailleurs", "du", "reste"}
)  # fmt: skip


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
        if _nobody(speaker):
            continue
        words = text[sentence.tokens[cue.first].start : sentence.tokens[cue.last].end]
        found.append(Reported(first, last, speaker, words))
        if speaker:
            speakers.spoke.setdefault(sentence.i, speaker)
    return found


def _nobody(speaker: Speaker | None) -> bool:
    """Whether the verb has no speaker: results show, a law states, the outlet itself or nobody says."""
    if speaker is None:
        return True
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
            if k - start > 2 and cue.shape == "gerund":
                return None
            if comma and sentence.low(k - 1) != ",":
                return None
            return k if k == start or sentence.low(k - 1) not in words["before_que"] else None
        comma = comma or low == ","
        if sentence.tokens[k].mark >= 0 or low in {
            ":",
            ";",
            ".",
            "!",
            "?",
            "qui",
            "si",
            "dont",
            "où",
            "et",
            "mais",
            "ni",
        }:
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
            whole = (
                last > first
                and sentence.tokens[last - 1].mark >= 0
                and sentence.tokens[last - 2].text in {".", "!", "?"}
            )
            if depth < 0 or whole or (depth == 0 and _ends(sentence, last, first, begins, cue)):
                break
        last += 1
    while (
        last > first
        and not sentence.tokens[last - 1].word
        and sentence.tokens[last - 1].mark < 0
        and sentence.low(last - 1) not in {")", "%", "€", "$", "»", "”", '"', "'"}
    ):
        last -= 1
    return first, last


def _ends(sentence: Sentence, k: int, first: int, begins: dict[int, Cue], cue: Cue) -> bool:
    """Whether the reported clause ends before word `k`."""
    low = sentence.low(k)
    if low in {";", ":"}:
        return True
    if k == first or low not in {",", "et", "puis", "mais", "en", "tout", "–", "—"}:
        return False
    if low == ",":
        return _ends_at_comma(sentence, k, begins, cue)
    if low in {"–", "—"}:
        return (dashed := begins.get(k + 1)) is not None and bool(dashed.pronoun)
    follower = begins.get(k + 1) or (begins.get(k + 2) if low == "tout" else None)
    return follower is not None and _speaks_on(sentence, follower)


def _ends_at_comma(sentence: Sentence, k: int, begins: dict[int, Cue], cue: Cue) -> bool:
    resumptive = load_reporting_words()["resumptive"]
    after, second = sentence.low(k + 1), sentence.low(k + 2)
    if after in resumptive | {"tandis", "selon"} or (after, second) in {
        ("d'", "après"),
        ("alors", "que"),
        ("alors", "qu'"),
    }:
        return True
    if after in {"ce", "une", "un"} and second in resumptive | {"qui", "que", "qu'", "dont"}:
        return True
    steps = {"et": 2, "puis": 2, "mais": 2, "en": 2, "avant": 3, "tout": 3}.get(after, 1)
    follower = next((begins[n] for n in range(k + 1, k + steps + 1) if n in begins), None)
    if follower is None:
        return after == "et" and _same_subject(sentence, k + 2, cue)
    return _speaks_on(sentence, follower)


def _same_subject(sentence: Sentence, k: int, cue: Cue) -> bool:
    """Whether ", et a diminué" goes on with the subject of the verb of speech, which is compound too."""
    helper = {sentence.low(j) for j in range(cue.first, cue.last)} & {"a", "ont", "avait", "avaient"}
    if cue.shape != "compound" or sentence.low(k) not in helper:
        return False
    at = skip_adverbs(sentence, k + 1)
    return any(f.mood == "part" and f.tense == "past" for f in verb_forms(sentence.low(at)))


def _speaks_on(sentence: Sentence, cue: Cue) -> bool:
    """Whether a verb of speech within the clause is the reporter's: inverted, or with the subject of the first."""
    return cue.shape != "finite" or bool(cue.pronoun) or sentence.low(cue.last + 1) in {"que", "qu'"} or starts_chunk(
        sentence, cue.last + 1
    )  # fmt: skip


def _according_to(text: str, sentence: Sentence, speakers: Speakers) -> Reported | None:
    """ "Selon X, …" at the head of a sentence: words of X only where the clause is in the conditional.

    In the indicative the outlet takes the statement over and X is an attribution.
    """
    k = _after_connective(sentence)
    if sentence.low(k) == "selon":
        first, cue = k + 1, sentence.tokens[k].text
    elif sentence.low(k) == "d'" and sentence.low(k + 1) == "après":
        first, cue = k + 2, text[sentence.tokens[k].start : sentence.tokens[k + 1].end]
    else:
        return None
    comma = next((j for j in range(first, min(first + 45, len(sentence.tokens))) if sentence.low(j) == ","), None)
    if comma is None:
        return None
    title = _title_of_paper(text, sentence, first, comma)
    if title is None and any(sentence.tokens[j].mark >= 0 for j in range(first, comma)):
        return None
    speaker = title or _source(sentence, first, comma, speakers)
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


def _title_of_paper(text: str, sentence: Sentence, first: int, comma: int) -> Speaker | None:
    """The newspaper whose name stands in marks: "Selon la « Gazette du port », …", "Selon le journal « Midi », …"."""
    inside = [t for t in sentence.tokens[first:comma] if t.mark >= 0]
    around = [t for t in sentence.tokens[first:comma] if t.mark < 0]
    words = [t for t in inside if t.word]
    if not words or not words[0].text[0].isupper() or len(words) > 8 or len(around) > 3:
        return None
    return Speaker(text[words[0].start : words[-1].end])


def _after_connective(sentence: Sentence) -> int:
    k = 0
    while sentence.low(k) in _CONNECTIVES and k < 4:
        k += 1
    if k and sentence.low(k) == ",":
        k += 1
    while k < len(sentence.tokens) and not sentence.tokens[k].word and k < 3:
        k += 1
    return k


def _source(sentence: Sentence, first: int, comma: int, speakers: Speakers) -> Speaker | None:
    low = sentence.low(first)
    if low in STRESSED:
        return speakers.pronoun(sentence, first, STRESSED[low])
    rumour = load_reporting_words()["rumour"]
    if any(sentence.low(j) in rumour for j in range(first, min(first + 2, comma))):
        return None
    return _as_written(sentence, first, comma, speakers)


def _as_written(sentence: Sentence, first: int, comma: int, speakers: Speakers) -> Speaker | None:
    """The source as a person or a state, else in its own words, article included."""
    last = min(chunk_from(sentence, first).last, comma)
    found = speakers.of_chunk(sentence, first, plural=False, last=last)
    return (
        found
        if found is None or found.persons or len(found.name) == 2
        else Speaker(speakers.words(sentence, first, last))
    )


def _past_relative(sentence: Sentence, comma: int) -> int:
    """The comma that closes ", qui cite …,", ", citant …," or ", directeur de …," after the source."""
    begins = sentence.low(comma + 1)
    role = load_roles().find(sentence.low(comma + 2 if begins in ARTICLES else comma + 1))
    if role is None and begins not in {"qui", "citant", "cité", "citée", "cités", "citées", "repris", "reprise"}:
        return comma
    return next((j for j in range(comma + 2, min(comma + 25, len(sentence.tokens))) if sentence.low(j) == ","), comma)


def _cited(sentence: Sentence, first: int, comma: int, speakers: Speakers) -> Speaker | None:
    """Whom the source itself quotes: "qui cite un haut fonctionnaire"."""
    for j in range(first, comma):
        if sentence.low(j) in {"cite", "citant", "citent", "citait"} and starts_chunk(sentence, j + 1):
            return _as_written(sentence, j + 1, comma, speakers)
    return None


__all__ = ["Reported", "find_reported", "que_after"]
