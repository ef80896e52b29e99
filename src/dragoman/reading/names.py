"""Runs of capitalised words that could name a person, cut where a civility, a role or a sentence begins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dragoman.codebook.firstnames import is_first_name
from dragoman.codebook.verbs import verb_forms
from dragoman.reading.names_tokens import Token, begins_sentence

#: Small words inside a name, after which it goes on.
PARTICLES = frozenset(
    "ben bin ibn bint bou ould mint al el ul ag ap av af van von vom zu zum der den ter ten 't de du des d' la le di da do das dos"
    " del della dalla degli y e san".split()
)
#: French particles that also stand between a role and a place: a name may not be joined by them without a first name.
LOOSE = frozenset("de du des d' la le e y".split())
#: Words that begin with a capital only because a sentence or a headline does.
COMMON = frozenset(
    """
    a à au aux afin ainsi alors apres après au-dela aujourd'hui auparavant aucun aucune aussi aussitot autour autre autres avant avec beaucoup bien
    bientot bref car ce ceci cela celui celle ceux celles cependant certains certaines ces cet cette chacun chacune chaque chez ci-dessous
    comme comment concernant contre cote d'abord d'ailleurs d'apres dans de debut deja demain depuis derriere des des deux devant dix donc dont du
    durant elle elles en encore enfin ensuite entre environ est et etait eux excepte face faute fin grace hier hors ici il ils incluant jadis
    jamais je jeudi jusque la la-bas lancement le lendemain lequel laquelle les leur leurs lors lorsque loin lui lundi mais malgre mardi mercredi
    meme mes mieux mi moi moins mon moyennant ne ni non nombre nos notamment notre notons nous nouveau nouvelle nul objectif on or ou outre outre-atlantique
    par parallelement parce pareil parmi part partout pas pendant peu peut-etre plus plusieurs plutot pour pourquoi pourtant pres presque puis
    puisque quand quant quatre que quel quelle quelles quelque quelques quels qui quiconque quinze quoi quoique rappelons reste rien sa samedi sans sauf
    selon ses si sinon six soit son sous souvent suite sur surtout ta tandis tant tantot tel telle telles tels toujours tout toute toutefois
    toutes tous tres trois trop un une vendredi vers via vite vive voici voila vos votre vous y dimanche janvier fevrier mars avril mai juin juillet aout septembre
    octobre novembre decembre merci oui non bravo photo credit source video direct exclusif info infos edition dossier entretien interview tribune
    publie publiee modifie mis mise etats-unis union commission conseil parlement republique royaume etat gouvernement ministere
    c' d' j' l' m' n' s' t' qu' jusqu' lorsqu' puisqu'
    """.split()
)
_SPACES = frozenset(" \u00a0\u202f\u2009")
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class Run:
    """A run of tokens `first` to `last` (exclusive) that could be a name, with the offsets of its words."""

    first: int
    last: int
    start: int
    end: int


def find_runs(text: str, tokens: tuple[Token, ...], cut: Callable[[int], int]) -> list[Run]:
    """All runs of capitalised words that may name a person, in the order of the text.

    `cut` gives for a token the number of tokens from it on that cannot be part of a name (a civility, a role noun, the
    name of a state), 0 where there are none.
    """
    found: list[Run] = []
    i = 0
    while i < len(tokens):
        skip = cut(i)
        if skip or not _may_begin(tokens, i):
            i += max(skip, 1)
            continue
        last = _run_end(text, tokens, i, cut)
        found.append(Run(i, last, tokens[i].start, _name_end(tokens, last)))
        i = last
    return found


def _name_end(tokens: tuple[Token, ...], last: int) -> int:
    """Where the name ends: before the full stop of an initial that closes a sentence or a byline."""
    token = tokens[last - 1]
    return token.end - 1 if token.text.endswith(".") and len(token.text) == 2 else token.end


def _may_begin(tokens: tuple[Token, ...], i: int) -> bool:
    token = tokens[i]
    if not token.capital or token.text.endswith(("'", "’")) or token.low in COMMON:
        return False
    if not begins_sentence(tokens, i) or is_first_name(token.text):
        return True
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if following is None or not (following.capital or following.low in PARTICLES):
        return not _is_verb(token)
    return not _is_verb(token)


def _is_verb(token: Token) -> bool:
    """Whether a word at the beginning of a sentence is a participle or a verb ("Interrogée", "Reçu", "Saluant")."""
    return any(form.mood in {"part", "imp", "inf"} for form in verb_forms(token.text)) and not token.shout


def _run_end(text: str, tokens: tuple[Token, ...], i: int, cut: Callable[[int], int]) -> int:
    last = i + 1
    while last < len(tokens) and last - i < _LONGEST:
        step = _step(text, tokens, i, last, cut)
        if not step:
            break
        last += step
    return last


def _step(text: str, tokens: tuple[Token, ...], first: int, at: int, cut: Callable[[int], int]) -> int:
    """How many tokens from `at` go on with the name: 0, 1, or some particles and the word after them."""
    for width in range(3):
        k = at + width
        if k >= len(tokens) or not _adjacent(text, tokens, k):
            return 0
        token = tokens[k]
        particle = token.low in PARTICLES
        if token.capital and not (particle and token.text.endswith(("'", "’"))):
            if cut(k) or (token.low in COMMON and not particle):
                return 0
            if tokens[k - 1].text.endswith(".") and token.low in COMMON:
                return 0  # "Jérémie U. Le ministre": the full stop ends the sentence
            if particle and token.low in LOOSE and not is_first_name(tokens[first].text):
                following = tokens[k + 1] if k + 1 < len(tokens) else None
                return width + 1 if following is not None and following.capital else 0
            return width + 1
        if not particle:
            return 0
        if token.low in LOOSE and not _takes_particle(tokens, first, at):
            return 0
    return 0


def _takes_particle(tokens: tuple[Token, ...], first: int, at: int) -> bool:
    """Whether "de", "du" or "la" may go on with the name: after a first name, and it alone."""
    return at - first <= 2 and is_first_name(tokens[first].text)


def _adjacent(text: str, tokens: tuple[Token, ...], k: int) -> bool:
    between = text[tokens[k - 1].end : tokens[k].start]
    return not tokens[k].gap and len(between) <= 2 and all(c in _SPACES for c in between)
