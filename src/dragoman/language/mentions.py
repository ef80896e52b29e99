"""Where a text names parties: states, organisations, companies, and the adjectives, capitals, metonyms that mean them."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import regex

from dragoman.codebook import Form, Parties, load_parties
from dragoman.codebook.firstnames import is_first_name
from dragoman.codebook.folding import key

MentionKind = Literal[
    "name", "capital", "city", "adjective", "metonym", "periphrase", "organisation", "company", "compound", "region"
]

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}&+]+")
#: What may stand between two words of one name.
_JOINT = regex.compile(r"[\s\u00a0\u202f]{0,2}[-\u2010\u2011'\u2019./]?[\s\u00a0\u202f]{0,2}")
_LONGEST = 12
_SMALL = frozenset({"la", "le", "les", "l", "de", "du", "des", "d", "au", "aux"})
_KIND: dict[str, MentionKind] = {
    "igo": "organisation", "bloc": "organisation", "ngo": "organisation", "university": "organisation",
    "public_body": "organisation", "armed_group": "organisation", "province": "name", "fund": "company",
    "company": "company", "lookalike": "region",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a text names a party, or two in a compound adjective ("franco-émirati").

    `parties` is empty for a region and for an ambiguous form that nothing in the text decides; `options` then says
    which parties it may be. A `weak` mention counts only where grammar makes it a party.
    """

    start: int
    end: int
    text: str
    kind: MentionKind
    parties: tuple[str, ...]
    options: tuple[str, ...] = ()
    weak: bool = False

    @property
    def party(self) -> str:
        """The only party, "" where there is none or more than one."""
        return self.parties[0] if len(self.parties) == 1 else ""


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    key: str


def find_mentions(text: str, context: Sequence[str] = ()) -> tuple[Mention, ...]:
    """All mentions of a text, in order, without overlaps: the longest form wins.

    `context` holds parties already known from elsewhere on the page (its title), to decide what is ambiguous.
    """
    parties = load_parties()
    tokens = [_Token(m.start(), m.end(), key(m[0])) for m in _WORD.finditer(text)]
    found: list[Mention] = []
    i = 0
    while i < len(tokens):
        mention, used = _compound(text, tokens, i, parties) or _longest(text, tokens, i, parties) or (None, 1)
        if mention:
            found.append(mention)
        i += used
    there = [m for m in found if not _STREET.search(text[max(0, m.start - 24) : m.start]) and not _begins_another(text, m)]
    return _decide(_of_others(text, _without_surnames(text, there)), context)


#: Before the name of a street: "l'avenue de Pékin" is not China's.
_STREET = regex.compile(
    r"(?i)\b(?:rue|avenue|boulevard|square|impasse|allée|faubourg)[ \u00a0](?:de (?:la |l['\u2019])?|du |des |d['\u2019])$"
)


#: What makes the name of a chamber that of another body: "le Conseil national des droits de l'homme".
_GOES_ON = regex.compile(r"[ \u00a0](?:d[eu]s? (?:la |l['\u2019])?|pour |d['\u2019])\p{Ll}")
_CHAMBERS = ("Conseil national", "Conseil fédéral", "Congrès", "Sénat", "Diète")


#: "Vingt-huit personnes" are no members of a union, "les Vingt-Huit" are.
_COUNTED = regex.compile(r"Vingt-(?:[Ss]ept|[Hh]uit)")
_ALL_OF_THEM = regex.compile(r"\b(?:les|[dc]es|aux|nos|vos|leurs)[ \u00a0]«?[ \u00a0]?$", regex.IGNORECASE)
_THINGS = regex.compile(r"[ \u00a0]\p{Ll}")


#: A council named by that word alone, once it has been named in full.
_IN_FULL = regex.compile(r"Conseil (?:de sécurité|européen|de l['\u2019](?:Union|UE))\b(?! nationale)")
_OF_ITS_OWN = regex.compile(
    r"[ \u00a0-](?:d[eu]s?\b|d['\u2019]|pour\b|(?:national|fédéral|suprême|constitutionnel|militaire|économique|supérieur"
    r"|régional|municipal|central|présidentiel|exécutif|législatif|européen|mondial|consultatif|politique|général|départemental|norvégien"
    r"|électoral|islamique|œcuménique|oecuménique|français|souverain|scientifique|interministériel|bancaire|nordique)\b)"
)


def _begins_another(text: str, mention: Mention) -> bool:
    if mention.kind == "metonym" and mention.text == "Conseil":
        return _IN_FULL.search(text) is None or _OF_ITS_OWN.match(text, mention.end) is not None
    if mention.kind == "metonym" and _COUNTED.fullmatch(mention.text):
        alone = _ALL_OF_THEM.search(text[max(0, mention.start - 8) : mention.start]) is None
        return alone and _THINGS.match(text, mention.end) is not None
    return mention.kind == "metonym" and mention.text in _CHAMBERS and _GOES_ON.match(text, mention.end) is not None


#: Between an organ and the name of the state that it is one of: "le Parlement du Kenya".
_OF = regex.compile(r"[ \u00a0](?:de (?:la |l['\u2019])?|du |des |d['\u2019])?")


def _of_others(text: str, found: list[Mention]) -> list[Mention]:
    """The mentions without the organs that the next word says whose they are: "le Parlement hongrois" is not the Union's."""
    kept = []
    for n, mention in enumerate(found):
        behind = found[n + 1] if n + 1 < len(found) and mention.kind == "metonym" and mention.options else None
        other = behind and behind.kind in {"adjective", "name"} and not set(behind.parties) <= set(mention.options)
        if not (behind and other and _OF.fullmatch(text, mention.end, behind.start)):
            kept.append(mention)
    return kept


#: What stands before the name of a state that is no surname: "la Hollande", "en Hollande".
_ARTICLE = regex.compile(r"\b(?:la|en|l['\u2019])[ \u00a0]?$", regex.IGNORECASE)
#: "saint-gallois" is no Welshman.
_SAINT = regex.compile(r"\b(?:sainte?|san|santa)[-\u2010\u2011]$", regex.IGNORECASE)
_FIRST_NAME = regex.compile(r"\b(\p{Lu}[\p{L}-]{1,20})[ \u00a0]$")


def _without_surnames(text: str, found: list[Mention]) -> list[Mention]:
    """The mentions without those of a state that a person of the text is called after: "François Hollande", "Hollande"."""
    states = [m for m in found if m.kind == "name" and " " not in m.text]
    before = {m: _FIRST_NAME.search(text[max(0, m.start - 24) : m.start]) for m in states}
    called = {m.text for m, first in before.items() if first and is_first_name(first[1])}
    found = [m for m in found if m.kind != "adjective" or not _SAINT.search(text[max(0, m.start - 7) : m.start])]
    starts = {m.start for m in found}
    found = [  # "X-Road" is not X, but "UE-Chine" is both
        m for m in found if len(m.text) > 2 or text[m.end : m.end + 1] not in {"-", "\u2011"} or m.end + 1 in starts
    ]
    return [m for m in found if m.text not in called or _ARTICLE.search(text[max(0, m.start - 4) : m.start])]


@functools.cache
def _longest_by_first() -> dict[str, int]:
    """For the first word of any form, how many words the longest form that begins so has."""
    longest: dict[str, int] = {}
    for name in load_parties().index:
        words = name.split(" ")
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest


def _longest(text: str, tokens: list[_Token], i: int, parties: Parties) -> tuple[Mention, int] | None:
    most = min(_longest_by_first().get(tokens[i].key, 0), _LONGEST)
    joined = [tokens[i].key]
    j = i
    while len(joined) < most and j + 1 < len(tokens) and _joined(text, tokens[j], tokens[j + 1]):
        j += 1
        joined.append(tokens[j].key)
    for size in range(len(joined), 0, -1):
        forms = parties.index.get(" ".join(joined[:size]))
        if not forms:
            continue
        start, end = tokens[i].start, tokens[i + size - 1].end
        fit = [form for form in forms if form.kind != "prefix" and _case_fits(form, text[start:end])]
        if fit and not (tokens[i].key in _SMALL and _goes_on(text, tokens, i, size, parties)):
            return _mention(text, start, end, fit, parties), size
    return None


def _goes_on(text: str, tokens: list[_Token], i: int, size: int, parties: Parties) -> bool:
    """Whether a name without the article goes on behind: "Le Cap-Vert" is not "Le Cap"."""
    j = i + size
    if j >= len(tokens) or text[tokens[j - 1].end : tokens[j].start] not in {"-", "\u2010", "\u2011"}:
        return False
    return " ".join(token.key for token in tokens[i + 1 : j + 1]) in parties.index


def _joined(text: str, left: _Token, right: _Token) -> bool:
    gap = right.start - left.end
    return gap <= 5 and _JOINT.fullmatch(text, left.end, right.start) is not None


def _case_fits(form: Form, written: str) -> bool:
    if form.case == "exact":
        return written.replace("\u2019", "'") == form.text.replace("\u2019", "'")
    if form.kind == "adjective":
        return True
    if form.case == "initial":
        own = next((word for word in _WORD.findall(written) if key(word) not in _SMALL), written)
        return own[0].isupper() or own[0].isdigit()
    # "La réunion" at the head of a sentence is no island: a word of the name besides the article has its capital.
    return form.text[0].islower() or any(word[:1].isupper() for word in _WORD.findall(written) if key(word) not in _SMALL)


def _mention(text: str, start: int, end: int, forms: list[Form], parties: Parties) -> Mention:
    written = text[start:end]
    options = parties.ambiguous(written)
    strong = [form for form in forms if not form.weak] or forms
    names = tuple(dict.fromkeys(form.party for form in strong if form.party))
    form = strong[0]
    kind = _KIND.get(form.kind, form.kind)
    if both := parties.together(written):
        names, options = both, ()
    elif options:
        names = (options[0],) if any(f.party == options[0] and not f.weak for f in forms) else ()
    elif len(names) > 1:
        options, names = names, ()
    return Mention(start, end, written, kind, names, options, all(f.weak for f in forms))  # type: ignore[arg-type]


def _compound(text: str, tokens: list[_Token], i: int, parties: Parties) -> tuple[Mention, int] | None:
    """ "franco-émirati", "sino-congolaise", "tuniso-sud-coréen": a prefix, a hyphen, an adjective."""
    first = [form for form in parties.index.get(tokens[i].key, ()) if form.kind == "prefix"]
    if not first or i + 1 >= len(tokens) or text[tokens[i].end] not in "-\u2010\u2011":
        return None
    rest = _longest(text, tokens, i + 1, parties)
    if not rest or rest[0].kind != "adjective" or tokens[i + 1].start != tokens[i].end + 1:
        return None
    second, used = rest
    options = tuple(dict.fromkeys(form.party for form in first))
    left = options[:1]
    both = tuple(dict.fromkeys((*left, *second.parties)))
    mention = Mention(tokens[i].start, second.end, text[tokens[i].start : second.end], "compound", both, second.options)
    return mention, used + 1


def _decide(found: list[Mention], context: Sequence[str]) -> tuple[Mention, ...]:
    """Give ambiguous mentions the one party that the rest of the text speaks of."""
    spoken = Counter(p for m in found for p in m.parties if not (m.options or m.weak))
    spoken.update(context)
    capitals = Counter(m.party for m in found if m.kind in {"capital", "city"} and m.party)
    return tuple(_settle(mention, spoken + capitals) if mention.options else mention for mention in found)


def _settle(mention: Mention, spoken: Counter[str]) -> Mention:
    ranked = sorted(((spoken[p], -n, p) for n, p in enumerate(mention.options) if spoken[p]), reverse=True)
    default = tuple(p for p in mention.parties if p in mention.options)
    others = tuple(p for p in mention.parties if p not in mention.options)
    if default:
        # A default yields only to a party that the text names without doubt, and more often than once.
        if ranked and ranked[0][0] > 1 and ranked[0][2] != default[0] and not spoken[default[0]]:
            return replace(mention, parties=(*others, ranked[0][2]))
        return mention
    if ranked and (len(ranked) == 1 or ranked[0][0] > ranked[1][0]):
        return replace(mention, parties=(*others, ranked[0][2]))
    last = None if ranked else load_parties().last_resort(mention.text)
    return replace(mention, parties=(*others, last), weak=False) if last else mention


def merge_mentions(first: Sequence[Mention], second: Sequence[Mention]) -> tuple[Mention, ...]:
    """Both in order; where two overlap the longer one stays."""
    kept: list[Mention] = []
    for mention in sorted((*first, *second), key=lambda m: (m.start - m.end, m.start)):
        if not any(k.start < mention.end and k.end > mention.start for k in kept):
            kept.append(mention)
    return tuple(sorted(kept, key=lambda m: m.start))
