"""From a phrase to the parties it stands for: by name, adjective, capital, person, office, or what it refers back to."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.codebook import load_parties, load_roles
from dragoman.codebook.folding import fold
from dragoman.codebook.nouns import in_class, singular
from dragoman.language.analysis import Word
from dragoman.language.mentions import Mention
from dragoman.language.phrases import Phrase
from dragoman.model import Span
from dragoman.reading.focus import Focus
from dragoman.reading.groups import side_led, side_party, some_people, suffix_in
from dragoman.reading.party_groups import (
    NAMING,
    few_states,
    foreign_affairs,
    former,
    fronted,
    holds,
    in_parentheses,
    instances,
    members,
    minority,
    origin_of_house,
    some_of,
    sponsor,
    state_of_noun,
    under_flag,
)  # fmt: skip
from dragoman.reading.party_names import acts_for, add_people, again, one_of_town, own_name, town_of_name
from dragoman.reading.party_set import PartySet
from dragoman.reading.provinces import province_of
from dragoman.reading.quantities import core
from dragoman.reading.references import ORGANISATION_NOUNS, refer
from dragoman.reading.scene import Scene, Syntax

__all__ = ["is_office", "resolve"]

#: What one state is to another: "son voisin mauritanien" is that state.
_RELATED = frozenset({"voisin", "voisine", "allie", "alliee", "rival", "rivale", "adversaire", "partenaire", "collegue"})


#: What one house is to another: "X et Y, filiales de Z".
_DEPENDENT = frozenset(
    {"filiale", "fournisseur", "client", "cliente", "concurrent", "concurrente", "actionnaire", "membre", "sous-traitant"}
)


def resolve(scene: Scene, syntax: Syntax, phrases: Iterable[Phrase], focus: Focus) -> PartySet:
    """The parties of listed phrases."""
    found = PartySet()
    last: tuple[Phrase, PartySet] | None = None
    rows: list[PartySet] = []
    for phrase in phrases:
        if last is not None and again(scene, phrase):
            continue
        one = _resolve_one(scene, syntax, phrase, focus)
        if last is not None and phrase.comma and one.direct and fronted(scene, syntax, last[0]):
            rows.pop()  # "Membre de l'Otan, la Norvège"
        elif last is not None and last[1].referred and phrase.comma and one.people and one.direct:
            rows.pop()  # "Son hôte, X": who the host is, is told
        elif last is not None and phrase.comma and last[1].direct and _related(scene, phrase) and not one.people:
            continue  # "la Turquie, partenaire de l'Irak,"
        rows.append(one)
        last = (phrase, one)
    for one in rows:
        found.join(one)
    return found


def _related(scene: Scene, phrase: Phrase) -> bool:
    """Whether a bare phrase says what one state is to another."""
    first = scene.word(phrase.first)
    return singular(scene.word(phrase.head).text) in _RELATED | _DEPENDENT and first.pos != "DET"


def _resolve_one(scene: Scene, syntax: Syntax, phrase: Phrase, focus: Focus) -> PartySet:
    found = PartySet()
    phrase = core(scene, syntax, phrase)
    words = scene.words(phrase)
    start, end = words[0].start, words[-1].end
    head = scene.word(phrase.head)
    found.office = is_office(head.text) or _is_organ(head.text) or singular(head.text) in _RELATED
    found.office |= foreign_affairs(words, head)
    add_people(scene, start, end, found)
    if found.office and former(words, head):
        return found  # "l'ancien président zambien" acts for his state no longer
    national = any(
        m.kind == "adjective" and m.start <= head.start < m.end for m in scene.mentions_in(start, end)
    )  # "le suédois Ericsson"
    told = [m for m in scene.mentions_in(start, end) if not origin_of_house(scene, m, besides=not national)]
    inside = sorted(told, key=lambda m: (m.kind in {"adjective", "compound"}, m.start))
    for mention in inside:
        _mention(mention, head, words, found, national=national)
    _by_rule(scene, phrase, focus, found)
    own_name(scene, syntax, phrase, found)
    body = singular(head.text.partition(" ")[0]) in ORGANISATION_NOUNS
    if body and found.direct in (["UN"], ["Union africaine"]) and not found.people:
        found.direct = focus.organisation(besides=found.direct[0]) or found.direct  # "l'agence onusienne"
    if not found.direct and not holds(head):
        _nested(scene, syntax, phrase, focus, found)
    else:
        _nested_inside(scene, syntax, phrase, found)
    minority(scene, syntax, phrase, found)
    sponsor(scene, syntax, phrase, found)
    state_of_noun(scene, syntax, phrase, found)
    province_of(scene, phrase, found)
    few_states(scene, phrase, found)
    in_parentheses(scene, syntax, phrase, found)
    under_flag(scene, phrase, found)
    instances(scene, syntax, phrase, found)
    if not found.direct and not found.inside:
        _nested_reference(scene, syntax, phrase, focus, found)
    if not found.direct:
        refer(scene, syntax, phrase, focus, found)
        found.referred = bool(found.direct)
    return found


def _mention(mention: Mention, head: Word, words: tuple[Word, ...], found: PartySet, *, national: bool) -> None:
    span = Span(mention.start, mention.end, mention.text)
    if not mention.parties:
        return
    at_head = (
        mention.start <= head.start < mention.end or mention.start <= words[0].start or _article_only(words, mention)
    )
    if mention.kind in NAMING:
        apposed = found.office or in_class(head.text, "company") or in_class(head.text, "product") or national
        found.named = True
        found.place |= mention.kind == "capital" or town_of_name(mention, words)
        for party in mention.parties:
            found.add(party, span, direct=at_head or (apposed and not found.direct and not found.people))
    elif mention.kind == "city" and at_head and one_of_town(mention, head, words):
        found.add(mention.party or "", span, direct=True)
    elif mention.kind == "city" and at_head:
        found.named = found.place = True
        found.cities += mention.parties
    elif mention.kind in {"adjective", "compound"} and not (national and found.direct):
        _adjective(mention, head, span, at_head, found, words)


def _article_only(words: tuple[Word, ...], mention: Mention) -> bool:
    return all(w.pos in {"DET", "ADP"} or w.start >= mention.start for w in words)


def _adjective(
    mention: Mention, head: Word, span: Span, at_head: bool, found: PartySet, words: tuple[Word, ...]
) -> None:
    """An adjective makes a party of an organ, an office or a group."""
    for party in mention.parties:
        suffix = suffix_in(words, head)
        if some_of(party, words, head):
            continue  # "certains pays européens" are not the Union
        if (found.people and found.direct) or any(_body(p) for p in found.direct):
            continue  # "le Portugais X": X acts for whom X works for; "la banque russe Y" is Y
        itself = at_head and (mention.text[:1].isupper() or mention.start <= head.start < mention.end)
        if itself and not found.people and some_people(words, mention):
            found.add(f"{party}:soc", span, direct=True)
        elif itself or (found.people and not found.direct):
            found.add(party, span, direct=True)
        elif found.people:
            continue
        elif suffix and not (in_class(head.text, "company") and words[0].lower in {"l'", "la"}):
            found.add(side_party(party, suffix), span, direct=True)
        elif party == "UN" or (found.office and not (in_class(head.text, "company") and not _is_organ(head.text))):
            found.add(party, span, direct=True)
        elif in_class(head.text, "company") and any(w.lower in _STATE_OWNED for w in words if w.i > head.i):
            found.add(party, span, direct=True)  # "l'opérateur public libanais"
        elif in_class(head.text, "company"):
            if not any(":" not in p for p in found.direct):
                found.society.append((f"{party}:soc", span))
        else:
            found.add(party, span, direct=False)


_STATE_OWNED = frozenset("public publique publics publiques souverain souverains".split())


def _body(party: str) -> bool:
    """Whether a party is a house with a name of its own."""
    return not load_parties().is_state(party) and ":" not in party and party not in {"EU", "UN"}


def _by_rule(scene: Scene, phrase: Phrase, focus: Focus, found: PartySet) -> None:
    """ "l'administration Xyz" is the American one in the French press; "la fondation américaine" the one spoken of."""
    words = scene.words(phrase)
    head = scene.word(phrase.head)
    span = Span.of(scene.text, words[0].start, words[-1].end)
    if found.direct:
        return
    for word in words:
        holder = load_roles().holder(word.text) if word.text[:1].isupper() else None
        if holder:
            found.add(holder.party, span, direct=True)  # "le Minpostel"
            return
    if (
        fold(head.text) == "administration"
        and any(w.i > head.i and w.text[:1].isupper() for w in words)
        and not found.inside
    ):
        found.add("US", span, direct=True)
    if found.society:
        definite = fold(words[0].text) in _DEFINITE
        spoken = focus.company() if definite else []
        for party, where in found.society:
            found.add(spoken[0] if spoken else party, where, direct=True)


_DEFINITE = frozenset("le la l' ce cette cet du au a de d' avec par entre".split())


def is_office(noun: str) -> bool:
    """Whether a noun is a role that acts for a state or organisation ("ministre", "commissaires")."""
    role = load_roles().find(noun)
    return bool(role and (role.public or role.rank <= 4))


def _is_organ(noun: str) -> bool:
    return in_class(noun, "organ") or in_class(noun, "state_organ")


def _platform(scene: Scene, phrase: Phrase, focus: Focus) -> str | None:
    """The company that "la plateforme chinoise", "le fabricant américain" mean inside another phrase."""
    words = scene.words(phrase)
    mentions = list(scene.mentions_in(words[0].start, words[-1].end))
    head = scene.word(phrase.head).text
    body = in_class(head, "company") and not is_office(head) and not _is_organ(head) and not head.endswith("s")
    if not body or not mentions or any(m.kind != "adjective" for m in mentions) or words[0].lower in {"d'", "des", "un", "une"}:
        return None
    if any(w.lower in _STATE_OWNED for w in words):
        return None  # "le capital de X public"
    return next(iter(focus.company()), None)


def _nested(scene: Scene, syntax: Syntax, phrase: Phrase, focus: Focus, found: PartySet) -> None:
    """ "le président du Kenya", "l'armée du Tchad": what stands after "de" is the party where the head is an office."""
    listed: set[int] = set()
    for inner in syntax.nested(phrase):
        inner_words = scene.words(inner)
        start, end = inner_words[0].start, inner_words[-1].end
        if spoken := _platform(scene, inner, focus):
            found.add(spoken, Span.of(scene.text, start, end), direct=False)  # "les engagements de la plateforme chinoise"
            continue
        for person in scene.persons_in(start, end):
            if party := acts_for(person, scene.anchor):
                found.people.append(person.name)
                found.add(party, Span.of(scene.text, start, end), direct=False)
        for mention in scene.mentions_in(start, end):
            if not mention.parties or mention.kind == "city" or origin_of_house(scene, mention):
                continue
            head = scene.word(phrase.head).text
            if mention.kind == "capital" and (in_class(head, "instrument") or in_class(head, "gathering")):
                continue  # "la déclaration de Paris"
            direct = found.office or _named_at_end(scene, phrase, inner, mention)
            span = Span(mention.start, mention.end, mention.text)
            led = side_led(scene, phrase, inner)
            suffix = led or suffix_in(scene.words(phrase), scene.word(phrase.head))
            for party in mention.parties:
                if suffix and load_parties().is_state(party) and (led or not found.office or suffix == "reb"):
                    found.add(f"{party}:{suffix}", span, direct=True)
                else:
                    first = direct and (not found.direct or syntax.root(inner).i in listed)
                    if first:
                        listed.add(syntax.root(inner).i)  # "les ambassadeurs d'A, de B et de C"
                    found.add(party, span, direct=first)


def _named_at_end(scene: Scene, phrase: Phrase, inner: Phrase, mention: Mention) -> bool:
    """Whether a company is named behind what it makes: "le géant du logiciel Microsoft"."""
    head, made = scene.word(phrase.head), scene.word(inner.head)
    if mention.kind not in {"company", "organisation"} or not in_class(head.text, "company") or in_class(made.text, "company"):
        return False
    return made.text.islower() and mention.start > made.start and mention.end == scene.words(inner)[-1].end


def _nested_reference(scene: Scene, syntax: Syntax, phrase: Phrase, focus: Focus, found: PartySet) -> None:
    """ "le courage des deux camps", "une patrouille de l'armée": the phrase inside refers back to a party."""
    for inner in syntax.nested(phrase):
        behind = PartySet()
        refer(scene, syntax, inner, focus, behind)
        for party in behind.direct:
            for span in behind.spans[party]:
                own = found.office or side_led(scene, phrase, inner) or members(scene, phrase, party)
                found.add(party, span, direct=bool(own))


def _nested_inside(scene: Scene, syntax: Syntax, phrase: Phrase, found: PartySet) -> None:
    for inner in syntax.nested(phrase):
        words = scene.words(inner)
        for mention in scene.mentions_in(words[0].start, words[-1].end):
            if mention.kind != "city" and not origin_of_house(scene, mention):
                for party in mention.parties:
                    found.add(party, Span(mention.start, mention.end, mention.text), direct=False)
