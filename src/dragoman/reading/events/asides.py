"""What stands before a verb in the words of another: the agents of a participle, a name told beside its role."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.codebook import load_roles
from dragoman.codebook.nouns import in_class
from dragoman.language.analysis import Word
from dragoman.language.phrases import Phrase
from dragoman.language.verbgroups import VerbGroup
from dragoman.reading.scene import Scene, Syntax


def named_before(scene: Scene, syntax: Syntax, run: list[Phrase]) -> bool:
    """ "À l'invitation de la ministre tunisienne, Mme X, le ministre italien a...": X is the one named before."""
    first, second = run[:2]
    words = scene.analysis.words
    before = next((p for p in syntax.phrases if p.last == first.first - 1), None)
    if before is None or words[first.first - 1].lower != "," or words[second.first - 1].lower != ",":
        return False
    outer, inner = before, [before]
    while outer.parent >= 0:
        outer = syntax.phrases[outer.parent]
        inner.append(outer)
    person = any(scene.persons_in(words[first.first].start, words[first.last - 1].end)) and words[first.first].pos != "DET"
    return person and bool(outer.prep) and any(load_roles().find(words[p.head].text) for p in inner) and first.joined < 0


def made_by(scene: Scene, syntax: Syntax, group: VerbGroup) -> VerbGroup | None:
    """The participle before a verb whose agent opens a list: "le trio formé par A, B et C a signé"."""
    words = scene.analysis.words
    for made in syntax.groups:
        if made.form != "participle" or made.end >= group.start or words[made.end].lower != "par":
            continue
        listed = listed_behind(syntax, made, group)
        agent = next((p for p in syntax.phrases if p.first == made.end), None)
        linked = {"et", "ou", ","} >= {words[p.first - 1].lower for p in listed} if listed else False
        if agent is not None and linked and words[made.start - 1].lower != "," and words[group.start - 1].lower != ",":
            return made if words[listed[0].head].head == agent.head else None
    return None


def listed_behind(syntax: Syntax, made: VerbGroup, group: VerbGroup) -> list[Phrase]:
    """The bare phrases between the agent of a participle and the verb that follows."""
    return [p for p in syntax.phrases if made.end < p.first and p.last <= group.start and not p.prep and p.parent < 0]


def aside(scene: Scene, group: VerbGroup, phrase: Phrase) -> bool:
    """Whether a phrase stands in parentheses behind the verb, "a rencontré mardi (13) le président", or in "faute de"."""
    if or_else(scene.analysis.words, phrase):
        return True
    between = [w.text for w in scene.analysis.words[group.end : phrase.first]]
    return between.count("(") > between.count(")")


def fronted_aside(scene: Scene, syntax: Syntax, relative: VerbGroup, pronoun: int, group: VerbGroup) -> int:
    """Where a relative clause ends that hangs on what opens the sentence: "Après le séisme qui a ravagé l'île, la ministre, X,
    a demandé"; 0 elsewhere.
    """
    words = scene.analysis.words
    host = next((p for p in syntax.phrases if p.last == pronoun), None)
    if pronoun < 0 or host is None or syntax.root(host).first != syntax.sentence.first or not syntax.root(host).prep:
        return 0
    bare = {p.first for p in syntax.phrases if not p.prep and p.parent < 0}
    return next((k for k in range(relative.end, group.start) if words[k].text == "," and k + 1 in bare), 0)


def included(scene: Scene, syntax: Syntax, group: VerbGroup, k: int) -> int:
    """Where an aside ends that "dont" opens at a word, 0 where it opens a clause: "l'armée, dont des avions, a frappé"."""
    words = scene.analysis.words
    if words[k].lower != "dont" or words[k - 1].text not in {",", "("}:
        return 0
    verb = min((g.start for g in syntax.groups if g.form == "finite" and g.start > k), default=syntax.sentence.last)
    end = next((n for n in range(k + 1, verb) if words[n].text in {",", ")"}), 0)
    return end if verb == group.start and end else 0


#: What one does with a gathering, and always with an object.
_HOLDING = frozenset({"organiser", "coorganiser", "accueillir", "abriter", "héberger", "convoquer", "préparer"})


def held_there(scene: Scene, syntax: Syntax, group: VerbGroup, k: int) -> Phrase | None:
    """ "participera au forum sur l'eau, que l'OCDE organise en mai": the gathering that the pronoun at a word stands for."""
    behind = any(p.first == group.end and not p.prep for p in syntax.phrases)
    if group.lemma not in _HOLDING or group.passive or behind or not scene.word(k).lower.startswith("qu"):
        return None
    verbs = [g.end for g in syntax.groups if g.form == "finite" and g.end <= k]
    before = [p for p in syntax.phrases if max(verbs, default=0) <= p.first and p.last <= k]
    return next((p for p in reversed(before) if in_class(scene.word(p.head).text, "gathering")), None)


def named_beside(scene: Scene, syntax: Syntax, phrase: Phrase | None) -> Phrase | None:
    """What a name between marks is the name of: "le plan « Câbles sûrs 2030 », lancé par X" is of the plan."""
    if phrase is None or phrase.first < 1 or phrase.prep or scene.word(phrase.first - 1).text not in {"«", "“"}:
        return phrase
    outer = next((p for p in syntax.phrases if p.last == phrase.first - 1), None)
    while outer is not None and outer.parent >= 0:
        outer = syntax.phrases[outer.parent]
    common = outer is not None and scene.word(outer.head).pos == "NOUN"
    return outer if common else phrase


#: "au grand dam de X, qui", "à la demande de X, qui": what follows is said of X.
_WILL = frozenset({"dam", "regret", "satisfaction", "colère", "demande", "invitation", "initiative", "surprise", "soulagement"})


def by_whose_will(scene: Scene, syntax: Syntax, end: int) -> Phrase | None:
    """The party at whose wish or to whose displeasure something is done, where "qui" follows it."""
    inner = next((p for p in syntax.phrases if p.last == end and scene.word(p.head).pos == "PROPN"), None)
    before = syntax.phrase_at(inner.first - 1) if inner is not None and inner.prep == "de" and inner.first else None
    known = before is not None and bool(before.prep) and scene.word(before.head).lower in _WILL
    return inner if known else None


#: Words between marks beyond which they hold speech rather than a name.
_NAME = 6


def closes_name(words: Sequence[Word], k: int, first: int) -> bool:
    """Whether a closing mark ends a name that stands beside its noun, "le plan lao « Câbles sûrs 2030 » finance", or behind an
    article: "les « gilets jaunes » ont manifesté".
    """
    if words[k].text != "»":
        return False
    opening = next((n for n in range(k - 1, max(first, k - _NAME) - 1, -1) if words[n].text == "«"), 0)
    if opening and words[opening - 1].pos == "DET" and k - opening <= _SHORT:
        return True
    return opening > first and words[opening - 1].pos in {"NOUN", "ADJ"} and words[opening + 1].text[:1].isupper()


#: Words of what stands between marks behind an article, the opening mark included.
_SHORT = 4


def or_else(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether a phrase is that of "faute de quoi"."""
    return words[phrase.first].lower == "faute" and phrase.head == phrase.first


#: Verbs that say in what mood a quote is spoken, rather than of whom it complains.
_MOODS = frozenset(
    """indigner fulminer regretter soupirer pester emporter tempêter inquiéter plaindre ironiser alarmer agacer lamenter
    grincer râler s'étrangler désoler soutenir enthousiasmer railler tonner gronder persifler exclamer""".split()
)


def speaks_the_quote(scene: Scene, syntax: Syntax, group: VerbGroup) -> bool:
    """Whether a verb only says how what stands between marks before it was said: "« Nous payons », s'indigne la sénatrice",
    "« Pourquoi payer ? », a demandé le ministre".
    """
    words = scene.analysis.words
    k = group.start - 1
    if group.lemma == "demander" and k > syntax.sentence.first + 2:
        said = [w.text for w in words[k - 2 : k + 1] if w.text not in {",", "»", "”", '"'}]
        return said == ["?"]
    if group.lemma not in _MOODS:
        return False
    quoted = k > syntax.sentence.first and words[k].text == "," and words[k - 1].text in {"»", "”", '"'}
    whose = {"de", "contre", "sur"} if group.lemma == "soutenir" else {"de", "contre", "sur", "à"}
    behind = [p for p in syntax.phrases if p.first >= group.end and p.prep in whose and p.parent < 0]
    near = next((p for p in syntax.phrases if p.first == group.end and not p.prep), None)
    return quoted and near is not None and not behind


def behind_opening(scene: Scene, syntax: Syntax, group: VerbGroup, run: list[Phrase]) -> list[Phrase]:
    """The subject alone where the sentence opens with a clause that names a person too, with his office behind a comma.

    "Répondant à l'invitation de S. E. M. X, président du Y, S. E. M. Z, Premier ministre du T, a séjourné": Z.
    """
    opening = syntax.groups[0] if syntax.groups else None
    if opening is None or opening is group or opening.form != "gerund" or len(run) < 2:
        return run
    if opening.start - syntax.sentence.first > 1:
        return run
    guests = [p for p in scene.person_mentions if scene.word(opening.end).start <= p.start < scene.word(run[0].first).start]
    named = [n for n, p in enumerate(run) if any(scene.persons_in(scene.word(p.first).start, scene.word(p.last - 1).end))]
    return run[named[0] :] if guests and named and named[0] > 0 else run


def says_behind(scene: Scene, syntax: Syntax, group: VerbGroup) -> Phrase | None:
    """Who speaks a quote that closes before the verb: "« Un câble rompu, c'est grave », a averti la ministre"."""
    words = scene.analysis.words
    k = group.start - 1
    closed = words[k].text == "," and k > syntax.sentence.first and words[k - 1].text in {"»", "”"}
    if group.form != "finite" or group.pronoun or not closed:
        return None
    return next((p for p in syntax.phrases if p.first == group.end and not p.prep and p.parent < 0), None)


def ends_quote(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a quote ends between two words that began before them: "« ... une banque qui ferme », a averti X"."""
    marks = [w.text for w in words[start:end] if w.text in {"«", "»"}]
    return bool(marks) and marks[0] == "»"


def quote_before(words: Sequence[Word], first: int, verb: int) -> range:
    """The words of the quote that closes right before a verb."""
    closing = next((k for k in (verb - 1, verb - 2) if k > first and words[k].text == "»"), None)
    if closing is None:
        return range(0)
    return range(next((k for k in range(closing - 1, first, -1) if words[k].text == "«"), first), closing)
