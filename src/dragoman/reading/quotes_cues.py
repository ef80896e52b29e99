"""Verbs of speech in a sentence: "a-t-elle confié", "s'est dit convaincu", "fait valoir", "rappelant", "et précisé"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.codebook.reporting import ReportingVerb, load_reporting_verbs, load_reporting_words
from dragoman.codebook.verbs import VerbForm, verb_forms
from dragoman.reading.quotes_text import Sentence, finite, is_adverb, past_adverb, split_pronoun

Shape = Literal["finite", "compound", "participle", "gerund", "infinitive"]

CLITICS = frozenset(
    {"s'", "se", "l'", "le", "la", "les", "lui", "leur", "y", "en", "n'", "ne", "nous", "vous", "m'", "me"}
)
_NOT_A_VERB_AFTER = frozenset(
    {
        "le",
        "la",
        "les",
        "l'",
        "un",
        "une",
        "des",
        "du",
        "de",
        "d'",
        "cette",
        "ce",
        "cet",
        "ces",
        "son",
        "sa",
        "ses",
        "leur",
        "leurs",
        "notre",
        "nos",
        "votre",
        "vos",
        "à",
        "au",
        "aux",
        "en",
        "par",
        "sans",
        "quelque",
        "toute",
        "aucune",
    }
)
#: Governing verbs that say that nothing was said.
_SILENT = frozenset({"refuser", "éviter", "omettre", "abstenir", "hésiter", "oublier", "renoncer", "décliner"})
_REACH = 10


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of speech: words `first` to `last` (inclusive) of its sentence, clitics included.

    `verb` is None for a verb that the list lacks but that stands where a verb of speech must. `pronoun` is the inverted
    subject.
    """

    first: int
    last: int
    verb: ReportingVerb | None
    shape: Shape
    plural: bool
    pronoun: str | None = None

    @property
    def indirect(self) -> bool:
        """Whether a clause with que after it holds what is said."""
        return self.verb is not None and self.verb.indirect


def find_cues(sentence: Sentence) -> tuple[Cue, ...]:
    """The verbs of speech of a sentence outside quotation marks, in order, negated ones left out."""
    found: list[Cue] = []
    after = -1
    for k, token in enumerate(sentence.tokens):
        if k <= after or token.mark >= 0 or not token.word:
            continue
        cue = _cue(sentence, k, found)
        if cue:
            found.append(cue)
            after = cue.last
    return tuple(found)


def cue_at(sentence: Sentence, k: int) -> Cue | None:
    """The verb of speech that begins at word `k`, clitics included; any verb will do where only one can stand there."""
    start = k
    while sentence.low(k) in CLITICS and k - start < 3:
        k += 1
    if k >= len(sentence.tokens) or not sentence.tokens[k].word:
        return None
    return _cue(sentence, k, []) or _unlisted(sentence, k)


def _cue(sentence: Sentence, k: int, before: list[Cue]) -> Cue | None:
    low, pronoun, end = _inverted(sentence, k)
    first, reflexive, negated = _clitics(sentence, k)
    if negated:
        return None
    forms = verb_forms(low)
    if not forms:
        return None
    if any(f.lemma in {"avoir", "être"} and f.person == 3 and f.mood in {"ind", "cnd", "sub"} for f in forms):
        helper = "être" if any(f.lemma == "être" for f in forms) else "avoir"
        return _compound(sentence, first, end, helper, reflexive, pronoun, forms)
    for form in forms:
        cue = _simple(sentence, k, first, end, form, reflexive, pronoun, before)
        if cue:
            return cue
    return None


def _inverted(sentence: Sentence, k: int) -> tuple[str, str | None, int]:
    """The verb at `k` without its pronoun, the pronoun and the index of the last word ("a t-il" is two)."""
    low, pronoun = split_pronoun(sentence.low(k))
    if pronoun is None and sentence.low(k + 1) in {"t-il", "t-elle", "t-on", "t-ils", "t-elles"}:
        return low, sentence.low(k + 1)[2:], k + 1
    return low, pronoun, k


def _clitics(sentence: Sentence, k: int) -> tuple[int, bool, bool]:
    """The first word of the verb group, whether it has se, whether it is negated."""
    first, reflexive, negated = k, False, False
    while first > 0 and sentence.low(first - 1) in CLITICS and k - first < 4:
        first -= 1
        reflexive = reflexive or sentence.low(first) in {"s'", "se"}
        negated = negated or sentence.low(first) in {"n'", "ne"}
    return first, reflexive, negated


def _compound(
    sentence: Sentence,
    first: int,
    at: int,
    helper: str,
    reflexive: bool,
    pronoun: str | None,
    forms: tuple[VerbForm, ...],
) -> Cue | None:
    if (helper == "être") != reflexive:
        return None
    k = skip_adverbs(sentence, at + 1)
    plural = all(f.number == "plur" for f in forms if f.person == 3)
    for form in verb_forms(sentence.low(k)) if k < len(sentence.tokens) else ():
        if form.mood != "part" or form.tense != "past":
            continue
        for verb in load_reporting_verbs().of(form.lemma, reflexive=reflexive):
            last = _tail(sentence, k, verb)
            if last is not None:
                return Cue(first, last, verb, "compound", plural, pronoun)
    return None


def skip_adverbs(sentence: Sentence, k: int) -> int:
    """The index of the next word that is neither an adverb nor in an aside between commas."""
    start = k
    while k < len(sentence.tokens) and k - start < _REACH:
        if sentence.low(k) == "," and (aside := aside_end(sentence, k)):
            k = aside
        elif (past := past_adverb(sentence, k)) > k:
            k = past
        else:
            break
    return k


def aside_end(sentence: Sentence, comma: int) -> int | None:
    """The index after the comma that closes the aside which the comma at `comma` opens."""
    for k in range(comma + 2, min(comma + 12, len(sentence.tokens))):
        if sentence.low(k) in {":", ";", "."} or sentence.tokens[k].mark >= 0:
            return None
        if sentence.low(k) == ",":
            return k + 1
    return None


def _tail(sentence: Sentence, k: int, verb: ReportingVerb) -> int | None:
    """The index of the last word of a verb of several words that begins at `k`; None where they do not follow."""
    for forms in verb.tail:
        k += 1
        steps = 0
        while sentence.low(k) not in forms and is_adverb(sentence.low(k)) and steps < 3:
            k, steps = k + 1, steps + 1
        if sentence.low(k) not in forms:
            return None
    return k


def _simple(
    sentence: Sentence,
    k: int,
    first: int,
    end: int,
    form: VerbForm,
    reflexive: bool,
    pronoun: str | None,
    before: list[Cue],
) -> Cue | None:
    shape = _shape(sentence, k, first, form, pronoun, before)
    if shape is None:
        return None
    for verb in load_reporting_verbs().of(form.lemma, reflexive=reflexive):
        last = _tail(sentence, end, verb)
        if last is not None:
            return Cue(first, last, verb, shape, form.number == "plur", pronoun)
    return None


def _shape(
    sentence: Sentence, k: int, first: int, form: VerbForm, pronoun: str | None, before: list[Cue]
) -> Shape | None:
    if form.mood in {"ind", "cnd"} and form.person == 3:
        return "finite" if pronoun or _is_verb_here(sentence, k, first) else None
    if form.mood == "inf":
        return "infinitive" if _told(sentence, first) else None
    if form.mood == "part" and form.tense == "pres":
        return "gerund"
    if form.mood == "part" and _joins_participle(sentence, first, before):
        return "participle"
    return None


def _is_verb_here(sentence: Sentence, k: int, first: int) -> bool:
    """Whether a form such as "note" or "annonce" is the verb and not the noun."""
    previous = sentence.low(first - 1)
    if sentence.low(k - 1) in {"l'", "le", "la", "les"}:  # a pronoun only after its subject: "comme l'indique"
        named = first > 0 and sentence.tokens[first - 1].text[0].isupper()
        return named or previous in {"comme", "qui", "il", "elle", "ils", "elles"}
    return previous not in _NOT_A_VERB_AFTER


def _joins_participle(sentence: Sentence, first: int, before: list[Cue]) -> bool:
    """Whether a participle shares the auxiliary of an earlier one: "a salué le texte et rappelé que"."""
    if sentence.low(first - 1) in {"et", "puis"}:
        return True
    if not any(c.shape in {"compound", "participle"} for c in before[-3:]):
        return False
    at = first - 1
    while at > 0 and is_adverb(sentence.low(at)):
        at -= 1
    return sentence.low(at) in {"et", ",", "puis", "mais", "ou"}


def _told(sentence: Sentence, first: int) -> bool:
    """Whether an infinitive has somebody for its subject: not "il convient de noter", not "a refusé de dire"."""
    impersonal = load_reporting_words()["impersonal"]
    for k in range(first - 1, max(first - 6, -1), -1):
        low = sentence.low(k)
        if low in {"il", "force", "faut", "convient"} or (
            low in impersonal and sentence.low(k - 1) in {"il", "n'", "ne", "s'"}
        ):
            return False
        if any(f.lemma in _SILENT for f in verb_forms(low)):
            return False
    return first > 0 and sentence.low(first - 1) in {
        "à", "de", "d'", "pour", "voulu", "veut", "souhaité", "souhaite", "va", "vont", "doit", "devait", "devrait",
        "peut", "tient", "peuvent",
        "entend", "aime", "laisse", "préfère", "préféré", "pu", "dû", "allé", "jusqu'à", "faire",
    }  # fmt: skip


def _unlisted(sentence: Sentence, k: int) -> Cue | None:
    """Any verb in the third person, simple or compound, as a cue without an entry."""
    low, pronoun, end = _inverted(sentence, k)
    first, _, _ = _clitics(sentence, k)
    forms = finite(low)
    if not forms:
        return None
    plural = all(f.number == "plur" for f in forms)
    if any(f.lemma in {"avoir", "être"} for f in forms):
        at = skip_adverbs(sentence, end + 1)
        if any(f.mood == "part" and f.tense == "past" for f in verb_forms(sentence.low(at))):
            return Cue(first, at, None, "compound", plural, pronoun)
        return None
    return Cue(first, end, None, "finite", plural, pronoun)
