"""Verbs that bring somebody's words, with the shapes of sentence they take, and the small words around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from dragoman.codebook.datafile import check_entries, check_example, fields, load_yaml
from dragoman.codebook.errors import CodebookError
from dragoman.codebook.inflection import inflect

_FILE = "reporting_verbs.yaml"
_WORDS = "reporting_words.yaml"
_USES = frozenset({"que", "direct", "incise", "marked"})


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """One verb of speech.

    `lemma` as the file writes it ("se dire convaincu"), `head` its verb without pronoun ("dire"), `reflexive` whether
    it needs one, `tail` the words that must follow, each with the forms it may have. `indirect`: a que clause holds
    what is said. `direct`: quoted words follow it. `incise`: it stands inverted after or between them. `marked`: it
    governs words in quotation marks within the reporter's sentence.
    """

    lemma: str
    head: str
    reflexive: bool
    tail: tuple[tuple[str, ...], ...]
    indirect: bool
    direct: bool
    incise: bool
    marked: bool
    example: str


@dataclass(frozen=True, slots=True)
class ReportingVerbs:
    """All verbs of speech, found by the infinitive of their first word; those of more words come first."""

    verbs: tuple[ReportingVerb, ...]
    by_head: Mapping[str, tuple[ReportingVerb, ...]]

    def of(self, head: str, *, reflexive: bool) -> tuple[ReportingVerb, ...]:
        """The entries whose verb is `head`, with or without se."""
        return tuple(verb for verb in self.by_head.get(head, ()) if verb.reflexive == reflexive)


@cache
def load_reporting_verbs() -> ReportingVerbs:
    """The verbs of speech, read once a process.

    Raises:
        CodebookError: the file breaks its schema, or a verb is there twice.
    """
    found: dict[str, ReportingVerb] = {}
    for group in check_entries(_FILE, load_yaml(_FILE), fields(("uses", "verbs"), uses=list, verbs=dict)):
        uses = frozenset(group["uses"])
        if unknown := sorted(uses - _USES):
            raise CodebookError(f"{_FILE}: unknown use {unknown[0]!r}; allowed: {', '.join(sorted(_USES))}")
        for lemma, example in group["verbs"].items():
            if lemma in found:
                raise CodebookError(f"{_FILE} ({lemma}): the verb is there twice")
            if not isinstance(example, str) or not example:
                raise CodebookError(f"{_FILE} ({lemma}): an example sentence is missing")
            found[lemma] = _verb(lemma, uses, example)
    heads: dict[str, list[ReportingVerb]] = {}
    for verb in sorted(found.values(), key=lambda v: -len(v.tail)):
        heads.setdefault(verb.head, []).append(verb)
    return ReportingVerbs(tuple(found.values()), MappingProxyType({head: tuple(rows) for head, rows in heads.items()}))


def _verb(lemma: str, uses: frozenset[str], example: str) -> ReportingVerb:
    words = lemma.replace("s'", "se ", 1).split() if lemma.startswith("s'") else lemma.split()
    reflexive = words[0] == "se"
    head, *tail = [word for word in words[reflexive:] if word != "en" or not reflexive]
    return ReportingVerb(
        lemma=lemma,
        head=head,
        reflexive=reflexive,
        tail=tuple(inflect(word) if reflexive else (word,) for word in tail),
        indirect="que" in uses,
        direct="direct" in uses,
        incise="incise" in uses,
        marked="marked" in uses,
        example=example,
    )


@cache
def load_reporting_words() -> Mapping[str, frozenset[str]]:
    """The lists of small words that tell what stands around a verb of speech, by the name of the list.

    Raises:
        CodebookError: the file breaks its schema, or an example does not hold a word of its list.
    """
    lists: dict[str, frozenset[str]] = {}
    shape = fields(("list", "words", "example"), list=str, words=list, example=str, why=str)
    for entry in check_entries(_WORDS, load_yaml(_WORDS), shape):
        where = f"{_WORDS} ({entry['list']})"
        if entry["list"] in lists:
            raise CodebookError(f"{where}: the list is there twice")
        for word in entry["words"]:
            try:
                check_example(where, word, entry["example"])
                break
            except CodebookError:
                continue
        else:
            raise CodebookError(f"{where}: the example holds no word of the list")
        lists[entry["list"]] = frozenset(word.lower() for word in entry["words"])
    return MappingProxyType(lists)
