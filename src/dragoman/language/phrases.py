"""The noun phrases of a sentence with the preposition that introduces each: shallow, in their order.

Where the parser hangs a phrase is often wrong ("avec X", "à X", "contre X"); where it stands and what introduces it is
not. A phrase that begins with "de" belongs inside the one before it; any other preposition begins
a new one.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.codebook.nouns import noun_classes, singular
from dragoman.language.adverbials import adverbial_words
from dragoman.language.analysis import Word
from dragoman.language.articles import after_aside, after_verb, partitive, plural_state, with_what
from dragoman.language.betweenwords import closes, hyphen, manner, opens_name, opens_pair
from dragoman.language.counting import NUMBERS, counted, counts_what_follows, more_or_less
from dragoman.language.joining import as_well, goes_on, opens_clause, portfolio
from dragoman.language.verbgroups import VerbGroup

#: Prepositions of several words, each as its words in lower case without elision marks.
_COMPOUND: tuple[tuple[str, ...], ...] = tuple(
    tuple(line.split())
    for line in (
        "aux côtés de", "au côté de", "auprès de", "en faveur de", "au profit de", "au bénéfice de", "à l' égard de",
        "vis-à-vis de", "au sein de", "en présence de", "à l' issue de", "en marge de", "lors de", "dans le cadre de",
        "à l' encontre de", "face à", "grâce à", "par rapport à", "à destination de", "avec le soutien de", "à cause de",
        "avec l' appui de", "à l' invitation de", "à la suite de", "en raison de", "au nom de", "de la part de", "à côté de",
        "à l' occasion de", "en matière de", "au sujet de", "à propos de", "afin de", "avant de", "loin de", "près de",
        "à partir de", "au cours de", "en réaction à", "en réponse à", "quant à", "suite à", "jusqu' à", "d' ici à", "d' ici",
        "à travers", "en vue de", "au lieu de", "conjointement avec", "ensemble avec", "en coopération avec", "en vertu de",
        "en collaboration avec", "en partenariat avec", "à compter de", "au détriment de", "du côté de", "à bord de",
        "par l' intermédiaire de", "au large de", "au moyen de", "à raison de", "autour de", "hors de", "à l' origine de",
        "en échange de", "en contrepartie de", "en compagnie de", "d' après", "à l' aide de", "avec l' aide de",
        "avec le concours de", "sous la présidence de", "sous l' égide de", "au-dessus de", "en direction de", "à la tête de",
        "au terme de", "au sortir de", "sous les auspices de", "sous la houlette de", "sous le patronage de", "au titre de",
    )
)  # fmt: skip
_ABOUT_SO_MANY = {("près", "de"), ("jusqu'", "à")}
_CLOCK = re.compile(r"\d{1,2}[:hH]\d{2}")
_DE = frozenset({"de", "d'", "du", "des"})
_A = frozenset({"à", "au", "aux"})
#: The compounds that may begin with a word, in their order: "aux abords" as well as "au".
_COMPOUNDS_AT = {
    first: tuple(compound for compound in _COMPOUND if compound[0] == first or (compound[0] == "à" and first in _A))
    for first in {compound[0] for compound in _COMPOUND} | _A
}
_SIMPLE = frozenset(
    """avec entre par pour contre envers chez vers sur sous dans en sans depuis pendant après avant dès selon malgré parmi
    durant outre voici voilà via hors suivant concernant visant moyennant d'après devant derrière""".split()
)
_PLURAL = frozenset({"les", "des", "aux", "ces"})
#: "l'envoi de soldats en Lettonie ainsi qu'une enveloppe": with a new thing, not with the place before it.
_A_NEW_ONE = frozenset({"un", "une", "des", "de", "d'"})
_AND = frozenset({"et", "ou", "ni", "&", "puis"})
_STOP = frozenset({"que", "qu'", "qui", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles", "si", "comme", "quand",
                   "lorsque", "lorsqu'", "alors", "tandis", "puisque", "puisqu'", "parce", "car", "mais", "or",
                   "donc"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: words `first` to `last` (exclusive), `head` its main word, `prep` what introduces it ("" if nothing).

    `parent` is the index of the phrase it lies in ("de" phrases), `joined` that of the earlier phrase it is coordinated
    with or set beside as an apposition; -1 for none. `comma`: joined by a comma, which may be an apposition.
    """

    i: int
    prep: str
    first: int
    last: int
    head: int
    parent: int = -1
    joined: int = -1
    comma: bool = False


def find_phrases(
    words: Sequence[Word], first: int, last: int, groups: Sequence[VerbGroup], skip: frozenset[int] = frozenset()
) -> tuple[Phrase, ...]:
    """The phrases between two word indices. Words in `skip` (dates) belong to none and end one."""
    aside = skip | adverbial_words(words, first, last)
    verbal = {k for group in groups for k in range(group.start, group.end)} | aside
    phrases: list[Phrase] = []
    k = first
    while k < last:
        if k in verbal or _is_mark(words[k]) or words[k].lower in _STOP:
            k += 1
            continue
        if as_well(words, k) or (k - 1 in verbal and manner(words, k, last)):
            k += 2 if as_well(words, k) else 1
            continue
        prep, content = _preposition(words, k, last)
        if prep == "de" and (after_aside(words, k, aside) or after_verb(words, k, groups)):
            prep, content = "", k
        content += more_or_less(words, content, last)
        end = _end(words, content, last, verbal)
        if end == content:
            k = max(content, k + 1)
            continue
        phrases.append(_phrase(words, phrases, prep, k, content, end))
        k = end
    return tuple(phrases)


def _is_mark(word: Word) -> bool:
    if word.text[:1].isdigit() and _CLOCK.fullmatch(word.text):
        return True  # "10:15 Kinshasa et Brazzaville signent"
    return word.pos == "PUNCT" or not (any(c.isalnum() for c in word.text) or word.text == "%")


def _preposition(words: Sequence[Word], k: int, last: int) -> tuple[str, int]:
    """The preposition at `k` in its plain form and the index of the word after it; "" and `k` where there is none."""
    lower = words[k].lower
    for compound in _COMPOUNDS_AT.get(lower, ()):
        if _matches(words, k, last, compound):
            if compound in _ABOUT_SO_MANY and counted(words, k + len(compound), last):
                return "", k + len(compound)  # "Près de deux cents manifestants ont défilé"
            return " ".join(compound).replace("' ", "'"), k + len(compound)
    if lower in _A:
        return "à", k + 1
    if opens_pair(words, k, last):
        return "entre", k
    if (
        lower in _DE
        and not (words[k].pos == "DET" and lower != "du" and not plural_state(words, k) and not with_what(words, k))
        and not (lower == "des" and partitive(words, k) and not plural_state(words, k))
    ):
        return "de", k + 1
    if lower == "des":
        return "", k
    if lower in _SIMPLE or (words[k].pos == "ADP" and lower.isalpha() and lower not in {"le", "la", "les"}):
        return lower, k + 1
    return "", k


def _matches(words: Sequence[Word], k: int, last: int, compound: tuple[str, ...]) -> bool:
    if k + len(compound) > last:
        return False
    for n, part in enumerate(compound):
        lower = words[k + n].lower
        same = lower == part or (part == "de" and lower in _DE and n > 0) or (part == "à" and lower in _A)
        if not same:
            return False
    return True


def _end(words: Sequence[Word], content: int, last: int, verbal: set[int]) -> int:
    k = content
    while (
        k < last
        and k not in verbal
        and (not _is_mark(words[k]) or opens_name(words, content, k, last) or hyphen(words, k, last))
        and words[k].lower not in _STOP | _AND
    ):
        if k > content and (_preposition(words, k, last) != ("", k) or counts_what_follows(words, k, last)):
            break
        if k > content and (words[k].lower in {"des", "quelque"} or as_well(words, k)):
            break  # "au port de Douala quelque 400 antennes"
        if (
            k > content
            and words[k].pos == "DET"
            and (words[k - 1].pos in {"NOUN", "PROPN", "ADJ"} or words[k - 1].lower in {"lui", "eux", "elle", "elles"})
            and words[k].lower != "tout"
        ):
            break
        k += 1
    return k


def _phrase(words: Sequence[Word], phrases: list[Phrase], prep: str, start: int, content: int, end: int) -> Phrase:
    i = len(phrases)
    head = _head(words, content, end)
    before = phrases[-1] if phrases else None
    touching = before is not None and (before.last == start or closes(words, before.first, before.last, start))
    if prep == "de" and touching and before is not None and _takes_complement(words, before):
        outer = phrases[before.i - 1] if before.i and before.prep == "en" and words[before.head].lower == "ligne" else before
        held = outer if outer.last == before.first else before  # "le cadastre en ligne du Rwanda"
        return Phrase(i, prep, start, end, head, parent=held.i)
    if prep == "à" and touching and before is not None and portfolio(words, before.first, start, end):
        return Phrase(i, prep, start, end, head, parent=before.i)
    if before is not None and (of_same := _same_noun(words, phrases, start, end)) is not None:
        return Phrase(i, of_same.prep, start, end, head, of_same.parent, of_same.i, words[start - 1].lower == ",")
    joint = words[start - 1].lower if start > 0 else ""
    linked = before is not None and before.last >= start - 2
    if start > 2 and as_well(words, start - 2):
        other = before is not None and before.prep and not prep and words[start].lower in _A_NEW_ONE
        if before is None or before.last < start - 3 or other or opens_clause(words, start - 2, start, end):
            return Phrase(i, prep, start, end, head)
        joint, linked = "et", True
    if start > 2 and joint in _ABOVE_ALL and words[start - 2].lower == "et":
        joint, linked = "et", before is not None and before.last >= start - 3
    if before is not None and linked and joint in _AND | {",", "/", "-", "–"} and start - 1 >= before.last:
        partner = _partner(phrases, before, prep, joint == ",")
        if partner is None and joint == "," and not prep and agents_go_on(words, before, content, end):
            partner = before
        if partner is not None and joint == "," and partner.prep and not prep and not goes_on(words, content, end):
            partner = None
        if partner is not None and not prep and before.joined < 0 and opens_clause(words, partner.first, start, end):
            partner = None
        if partner is not None:
            inherited = partner.prep if _ends_in(partner.prep, prep) else prep or partner.prep
            return Phrase(i, inherited, start, end, head, partner.parent, partner.i, joint == ",")
    return Phrase(i, prep, start, end, head)


def agents_go_on(words: Sequence[Word], before: Phrase, content: int, end: int) -> bool:
    """ "dénoncée par le Canada, la France et le Japon": a list of agents, behind which no verb begins another clause."""
    if before.prep != "par" or before.parent >= 0 or words[content].pos not in {"DET", "PROPN"}:
        return False
    for k in range(end, min(end + 16, len(words))):
        if words[k].sentence != words[content].sentence or (words[k].pos in {"PUNCT", "SCONJ"} and words[k].lower != ","):
            break
        if words[k].pos in {"VERB", "AUX"}:
            return False  # "Soutenus par la Chine, le Brésil et l'Inde ont signé"
    return goes_on(words, content, end)


#: "par la gauche et surtout le Mouvement rural": what may stand behind "et".
_ABOVE_ALL = frozenset({"surtout", "notamment", "même", "enfin", "également"})


def _same_noun(words: Sequence[Word], phrases: list[Phrase], start: int, end: int) -> Phrase | None:
    """The phrase with the noun that a lone adjective shares: "le jumelage des services néerlandais et bangladais"."""
    word = words[start]
    if end != start + 1 or not word.text.islower() or word.dep != "conj" or words[start - 1].lower not in {"et", ",", "ou"}:
        return None
    at: Phrase | None = phrases[-1]
    while at is not None:
        if at.first <= word.head < at.last:
            many = at.parent >= 0 and singular(words[phrases[at.parent].head].text) in NUMBERS
            modifies = word.head > at.head or (word.pos != "NOUN" and at.last - 1 > at.head)
            return at if modifies and not many else None
        at = phrases[at.joined] if at.joined >= 0 else None
    return None


def _takes_complement(words: Sequence[Word], before: Phrase) -> bool:
    """Whether "de" behind a phrase belongs to it: a proper name takes no complement, that of an organ does."""
    if words[before.last - 1].pos != "PROPN":
        return True
    if before.head == before.last - 1 and before.head > before.first and words[before.head - 1].lower in _PLURAL:
        return True  # "les Albanais du sud de la Serbie"
    name = words[before.last - 1].text.partition(" ")[0]
    return before.last - 1 == before.head and singular(name) in _organ_nouns()


#: Prepositions whose objects come in lists: "entre A, B et C".
_LISTING = frozenset({"entre", "avec", "aux côtés de", "parmi"})


def _partner(phrases: list[Phrase], before: Phrase, prep: str, comma: bool) -> Phrase | None:
    """What a coordinated phrase goes with: the nearest one up the chain with the same preposition, or the whole."""
    at: Phrase | None = before
    while at is not None:
        if (prep == at.prep and (prep or at.parent < 0)) or _ends_in(at.prep, prep):
            return at
        at = phrases[at.parent] if at.parent >= 0 else None
    if prep:
        return None
    at = before
    while at.parent >= 0:
        at = phrases[at.parent]
    # No preposition of its own: with a comma it goes with a list that a preposition opened, with "et" with anything.
    return at if not comma or at.prep in _LISTING else None


def _ends_in(compound: str, prep: str) -> bool:
    """Whether only the end of a preposition is said again: "en faveur de la Roumanie et de la Pologne"."""
    return prep in {"de", "à"} and compound.endswith(f" {prep}")


@functools.cache
def _people_nouns() -> frozenset[str]:
    classes = noun_classes()
    return classes["group"] | classes["society"] | classes["organ"] | classes["person"]


@functools.cache
def _organ_nouns() -> frozenset[str]:
    return noun_classes()["organ"] | noun_classes()["gathering"]


def _head(words: Sequence[Word], content: int, end: int) -> int:
    """The first noun or name of the phrase, else its first word that is no determiner."""
    opening = next((k for k in range(content, end) if words[k].pos not in {"DET", "NUM", "ADV"}), content)
    if words[opening].pos == "ADJ" and singular(words[opening].text) in _people_nouns():
        return opening  # "les rebelles ougandais": the tagger takes the noun for the adjective
    for k in range(content, end):
        if words[k].pos in {"NOUN", "PROPN"}:
            return k
    for k in range(content, end):
        if words[k].pos not in {"DET", "ADV"}:
            return k
    return content
