"""Verb groups: auxiliaries, pronouns, negation and the verb they belong to, read from conjugation, not from the tagger.

The tagger takes many a verb of the press for a noun ("Pékin critique", "la Suisse expulse"); the conjugation tables
say what a form can be, and the words before it whether it is a verb here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dragoman.codebook.verbs import VerbForm, verb_forms
from dragoman.language.adverbials import adverbial_at, set_apart
from dragoman.language.analysis import Analysis, Word
from dragoman.language.cliticverbs import behind_clitic
from dragoman.language.nounlike import lone_has, marked_before_object, only_verb, root_of_subject, with_agent
from dragoman.language.openings import opens_sentence
from dragoman.language.setnouns import set_noun
from dragoman.language.sharedtense import shared_tense
from dragoman.language.verbchains import Chain, chain, pick
from dragoman.language.verbwords import (
    BETWEEN,
    CLITICS,
    MONTHS,
    NEGATIONS,
    NOMINAL,
    OBJECT_OPENERS,
    OF_NOUNS,
    REFLEXIVE,
    WITH_ETRE,
)

Form = Literal["finite", "infinitive", "participle", "gerund"]

#: With être for what moves, with avoir for what is moved: "rentré", "sorti" may be passives.
_BOTH = frozenset({"sortir", "rentrer", "monter", "descendre", "retourner", "passer", "remonter"})


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """One verb with its auxiliaries. Indices are into the words of the analysis; `end` is exclusive.

    `mood` and `tense` are those of the conjugated word ("aurait signé": cnd pres, `perfect`); for "va signer" the
    infinitive is a group of its own whose `governor` is the group of "va".
    """

    head: int
    start: int
    end: int
    lemma: str
    form: Form
    mood: str
    tense: str | None
    perfect: bool
    passive: bool
    reflexive: bool
    negated: bool
    person: int | None = None
    number: str | None = None
    pronoun: str | None = None
    negation: str | None = None

    @property
    def name(self) -> str:
        """The infinitive with its pronoun: "se rendre"."""
        if not self.reflexive:
            return self.lemma
        return ("s'" if self.lemma[0] in "aeiouyéèêhâîôœ" else "se ") + self.lemma


def find_verb_groups(analysis: Analysis, first: int, last: int) -> tuple[VerbGroup, ...]:
    """The verb groups between two word indices, in order."""
    words = analysis.words
    groups: list[VerbGroup] = []
    i = first
    while i < last:
        group = _group(words, i, first, last, groups)
        if group:
            groups.append(group)
            i = group.end
        else:
            i += 1
    return tuple(groups)


def _readings(words: Sequence[Word], i: int, first: int) -> tuple[VerbForm, ...]:
    word = words[i]
    if word.pos in {"PROPN", "PUNCT", "NUM"} and (word.text[:1].isupper() or not word.text.isalpha()):
        return verb_forms(word.text) if i == first and opens_sentence(words, i) else ()
    return verb_forms(word.text) if _can_be_verb(words, i, first) else ()


def _can_be_verb(words: Sequence[Word], i: int, first: int) -> bool:
    word = words[i]
    if word.text[:1].isupper() and i > first and word.pos not in {"VERB", "AUX"}:
        return False
    if set_noun(words, i, first):
        return False
    if behind_clitic(words, i, first):
        return True  # "et le menace d'un retrait"
    if word.pos in {"VERB", "AUX"}:
        if i > first and words[i - 1].lower == "en" and words[i - 1].pos == "ADP" and not word.lower.endswith("ant"):
            return only_verb(word)  # "en financera", but not "en demeure"
        before = words[i - 1]
        if i > first and word.dep in OF_NOUNS and before.pos == "ADJ" and before.dep == "amod" and before.head == i:
            return False  # "une nouvelle offre"
        return not (i > first and words[i - 1].lower in {"ce", "cet", "cette", "ces", "un", "une", "du", "au"})
    if word.text == "a" and (_participle_follows(words, i) or lone_has(words, i)):
        return True  # without its accent it is no preposition
    if i == first and opens_sentence(words, i):
        return True
    if word.pos in {"ADP", "DET", "PRON", "CCONJ", "SCONJ", "INTJ"} or i == first:
        return False
    before = words[i - 1]
    if (only_verb(word) or with_agent(words, i)) and before.lower not in NOMINAL and before.pos != "NUM":  # "18 avions"
        return True
    if word.pos == "ADV":
        return before.pos == "PROPN" and _stands_before_object(words, i)
    if before.lower in NOMINAL and before.pos != "PRON":
        return False
    if before.pos in {"DET", "ADP", "NUM"} or (before.pos == "ADJ" and before.dep == "amod" and before.head > i - 1):
        return False
    return root_of_subject(words, i) or _stands_before_object(words, i)


def _participle_follows(words: Sequence[Word], i: int) -> bool:
    """Whether a participle stands behind a word, adverbials at most between: "a en outre demandé"."""
    k = i + 1
    while k < len(words) and (apart := adverbial_at(words, k, len(words))):
        k += apart
    return k < len(words) and any(f.mood == "part" for f in verb_forms(words[k].text))


def _stands_before_object(words: Sequence[Word], i: int) -> bool:
    """A word the tagger takes for a noun is a verb where a name or noun stands before and an object or preposition after."""
    if i + 1 >= len(words) or words[i + 1].sentence != words[i].sentence:
        return False
    after, before = words[i + 1], words[i - 1]
    subject = before.pos in {"PROPN", "PRON"} or (before.pos in {"NOUN", "ADJ"} and before.lower not in NOMINAL)
    opens = after.lower in {"le", "la", "les", "l'", "un", "une", "des", "son", "sa", "ses", "leur", "leurs", "que", "qu'",
                            "avoir", "être", "ce", "s'être", "cette", "ces", "deux", "trois"}  # fmt: skip
    named = before.pos in {"PROPN", "PRON"}
    noun_after = i + 2 < len(words) and words[i + 2].lower in OBJECT_OPENERS and words[i + 2].sentence == words[i].sentence
    if named and ((after.pos == "ADJ" and noun_after) or marked_before_object(words, i)):
        return True  # "la Chine juge inacceptable la décision"
    if named and any(f.mood == "inf" for f in verb_forms(after.text)) and after.pos in {"VERB", "AUX"}:
        return True  # "le Maroc compte signer"
    return subject and (
        opens or (named and (after.pos in {"ADP", "DET", "PROPN", "NUM"} or after.text in {",", ";", "."}))
        or (named and words[i].dep == "ROOT" and after.dep.startswith("obl"))  # "X et Y paraphent mardi un accord"
    )


def _group(words: Sequence[Word], i: int, first: int, last: int, before: list[VerbGroup]) -> VerbGroup | None:
    readings = _readings(words, i, first)
    if not readings:
        return None
    start = _back_to_clitics(words, i, first)
    infinitive = pick(readings, {"inf"})
    if infinitive:
        start = _back_to_negation(words, start, first)
        if infinitive.lemma in {"avoir", "être"}:
            chained = chain(words, i, last, infinitive)
            if chained:
                return _build(words, start, infinitive, chained, "infinitive")
        return _build(words, start, infinitive, (i, infinitive, False, False), "infinitive")
    finite = pick(readings, {"ind", "cnd", "sub"})
    participle = pick(readings, {"part"})
    if finite and not (participle and _reads_as_participle(words, i, first)):
        if finite.lemma in {"avoir", "être"}:
            chained = chain(words, i, last, finite)
            if chained:
                return _build(words, start, finite, chained, "finite")
        return _build(words, start, finite, (i, finite, False, False), "finite")
    if participle:
        if participle.tense == "pres":
            if participle.lemma in {"avoir", "être"}:
                chained = chain(words, i, last, participle)
                if chained:  # "ayant appelé", "étant accusé"
                    return _build(words, start, participle, chained, "gerund")
            return _build(words, start, participle, (i, participle, False, False), "gerund")
        return _participle(words, i, start, participle, before)
    return None


def _reads_as_participle(words: Sequence[Word], i: int, first: int) -> bool:
    """For forms that are both ("dit", "conclut" is not, "promis" is): a subject pronoun or nominal just before says finite."""
    after = words[i + 1] if i + 1 < len(words) and words[i + 1].sentence == words[i].sentence else None
    if after is not None and after.lower in OBJECT_OPENERS and i > first and words[i - 1].pos not in {"AUX", "VERB"}:
        return False  # a participle takes no direct object: "la loi restreint l'accès"
    if "VerbForm=Part" in words[i].morph:
        named = i > first and words[i - 1].pos == "PROPN"
        named = named and after is not None and after.lower not in {"par", ",", "à", "de", "en"}
        return not (i > first and words[i - 1].lower in {"il", "elle", "on", "qui", "ils", "elles"}) and not named
    return False


def _participle(
    words: Sequence[Word], i: int, start: int, participle: VerbForm, before: list[VerbGroup]
) -> VerbGroup | None:
    """A participle by itself: coordinated with an earlier compound tense, or describing a noun."""
    previous = words[i - 1].lower if i > 0 else ""
    opens = (i == 0 or words[i - 1].sentence != words[i].sentence) and opens_sentence(words, i)
    if words[i].pos not in {"VERB", "AUX", "ADJ"} and not with_agent(words, i) and not opens:
        return None
    shared = shared_tense(words, i, before)
    if shared is not None and _continues(words, i, shared):
        return VerbGroup(
            i, i, i + 1, participle.lemma, shared.form, shared.mood, shared.tense, shared.perfect, shared.passive,
            False, shared.negated and previous == "ni", shared.person, shared.number,
        )  # fmt: skip
    moved = participle.lemma in WITH_ETRE and participle.lemma not in _BOTH  # "arrivé lundi": its noun does it
    return _build(words, start, participle, (i, participle, False, not moved), "participle")


def _continues(words: Sequence[Word], i: int, shared: VerbGroup) -> bool:
    """Whether a bare participle carries on a compound tense: "a dénoncé un abus et menacé de riposter"."""
    k = i - 1
    while k >= shared.end and words[k].lower in BETWEEN and words[k].lower not in {"de", "à"}:
        k -= 1
    if k < shared.end or words[k].lower not in {"et", ",", "puis", "ou", "mais"}:
        return False
    morph = words[i].morph
    if not shared.passive and shared.lemma not in WITH_ETRE:  # with avoir it neither agrees with the subject nor has an agent
        return "Fem" not in morph and ("Plur" not in morph or shared.number == "plur") and not _agent_follows(words, i)
    if words[k].lower == "," and "Number=Sing" in morph and shared.number == "plur":
        return False  # "les deux pays sont liés par un accord, signé en 2014"
    return "Plur" not in morph or shared.number == "plur"


def _agent_follows(words: Sequence[Word], i: int) -> bool:
    """Whether "par" stands behind a participle, a day or an adverb at most between: "paraphé mercredi par X"."""
    for word in words[i + 1 : i + 6]:
        if word.sentence != words[i].sentence:
            return False
        if word.lower == "par":
            return True
        if word.pos not in {"ADV", "NUM"} and word.lower not in BETWEEN | MONTHS and not word.text.isdigit():
            return False
    return False


def _back_to_clitics(words: Sequence[Word], i: int, first: int) -> int:
    k = i - 1 if behind_clitic(words, i, first) else i
    while k > first and words[k - 1].lower in CLITICS | {"ne", "n'"} and not _is_article(words, k - 1, i):
        k -= 1
    return k


def _is_article(words: Sequence[Word], k: int, verb: int) -> bool:
    """Whether a clitic is a determiner here; "leur" before a verb is none, whatever the tagger says: "Harare leur reproche"."""
    return words[k].pos == "DET" and not (words[k].lower == "leur" and words[verb].pos in {"VERB", "AUX"})


def _back_to_negation(words: Sequence[Word], start: int, first: int) -> int:
    """The "ne" of an infinitive, both of whose negations stand before it: "de ne plus livrer"."""
    k = start - 1
    while k > first and words[k].lower in NEGATIONS:
        k -= 1
    return k if k >= first and k < start - 1 and words[k].lower in {"ne", "n'"} else start


def _negative_noun(words: Sequence[Word], start: int, after: list[str]) -> bool:
    """Whether "aucun", "rien", "jamais" before, in or after the group goes with its "ne"."""
    negative = {"aucun", "aucune", "rien", "personne", "ni", "nul", "nulle", "jamais"}
    before = [words[k].lower for k in range(max(0, start - 8), start) if words[k].sentence == words[start].sentence]
    return any(w in negative for w in after + before)


#: Verbs that "ne" denies alone: "l'accord n'a pu être conclu", "Rome ne saurait l'accepter"; but "n'a pu que constater".
_NE_ALONE = frozenset({"pouvoir", "savoir", "oser"})


def _build(words: Sequence[Word], start: int, finite: VerbForm, chained: Chain, form: Form) -> VerbGroup:
    head, verb, perfect, passive = chained
    lowered = [words[k].lower for k in range(start, head + 1)]
    following = [*lowered[1:], ""]
    reflexive = any(w in REFLEXIVE and after not in {"il", "ils"} for w, after in zip(lowered, following, strict=True))
    if reflexive and passive:
        perfect, passive = True, False
    after = [
        words[k].lower for k in range(head + 1, min(head + 3, len(words))) if words[k].sentence == words[head].sentence
    ]
    ne = any(w in {"ne", "n'"} for w in lowered)
    near = 2 if ne else 1  # "ne se rendra finalement pas"
    negation = next((w for w in lowered[1:] + after[:near] if w in NEGATIONS), None)
    alone = ne and verb.lemma in _NE_ALONE and finite.mood != "sub" and not {"que", "qu'"} & set(after[:1])
    if "sans" in [words[k].lower for k in range(max(0, start - 1), start)]:
        negation, ne = "sans", True
    apart = set_apart(words, start, head + 1)  # "ont elles aussi ouvert", "a, elle aussi, ouvert": no subject
    bare = [w for k, w in enumerate(lowered, start) if k not in apart]
    pronoun = next((w for w in bare if w in {"il", "elle", "ils", "elles", "on", "je"}), None)
    person = {"nous": 1, "vous": 2}
    pronoun = pronoun or next(
        (w for w in lowered if person.get(w, 0) == finite.person and finite.number == "plur"), None
    )
    inverted = words[head].lower.rpartition("-")[2] if "-" in words[head].text else None
    return VerbGroup(
        head, start, head + 1, verb.lemma, form, finite.mood, finite.tense, perfect, passive, reflexive,
        alone or bool(ne and (negation or _negative_noun(words, start, [*lowered[1:], *after]))),
        finite.person, finite.number, pronoun or (inverted if inverted in CLITICS else None), negation,
    )  # fmt: skip
