"""Groups told by the state they live in or serve, and states told by a noun: "les Serbes de Bosnie", "le sultanat d'Oman"."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from dragoman.codebook import load_parties
from dragoman.codebook.folding import fold
from dragoman.codebook.nouns import in_class, singular
from dragoman.language.analysis import Word
from dragoman.language.mentions import Mention
from dragoman.language.phrases import Phrase
from dragoman.model import Span
from dragoman.reading.groups import group_suffix, suffix_in
from dragoman.reading.party_set import PartySet
from dragoman.reading.scene import Scene, Syntax

#: Behind a noun for people: whom they act for.
_SERVING = regex.compile(
    r"[ ,]*(?:réputés? |supposés? |présumés? |soupçonnés? d['’]être )?"
    r"(?:(?:à la solde|au service|pour le compte|sous les ordres|à la botte|sous commandement|dans l['’]orbite)"
    r" ?(?:d[eu]s? |d['’])?"
    r"|(?:liés?|affiliés?|rattachés?|inféodés?)e?s? (?:à|au|aux) |proches (?:d[eu]s? |d['’])"
    r"|(?:soutenus?|parrainés?|pilotés?|financés?|dirigés?|commandités?|commandés?|téléguidés?|contrôlés?|appuyés?)e?s? par )"
    r"(?:la |le |les |l['’])?$"
)
_AGENTS = frozenset({"pirate", "hacker", "force", "individu", "agent", "troupe"})
#: With "de" and a name, the state itself.
_STATE_NOUNS = frozenset(
    "archipel ile emirat sultanat principaute royaume cite-etat republique federation confederation etat nation".split()
)
#: People that are told by where they live rather than by what they are called after.
_PEOPLES = frozenset({"population", "minorite", "communaute", "diaspora"})


def fronted(scene: Scene, syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase that opens the sentence only describes who is named next: "(Devenue) membre de l'Otan, la Norvège"."""
    head = scene.word(phrase.head)
    bare = not phrase.prep and all(w.pos in {"NOUN", "ADJ"} for w in scene.words(phrase)[: phrase.head - phrase.first + 1])
    opens = syntax.sentence.first
    opened = next((g.end for g in syntax.groups if g.start == opens and g.form == "participle"), opens)
    return bare and phrase.first in {opens, opened} and head.pos == "NOUN"


def demonym(scene: Scene, phrase: Phrase) -> bool:
    """Whether the head of a phrase is people called after their state: "de Turcs"."""
    head = scene.word(phrase.head)
    return any(m.kind == "adjective" and m.start == head.start for m in scene.mentions_in(head.start, head.end))


def minority(scene: Scene, syntax: Syntax, phrase: Phrase, found: PartySet) -> None:
    """ "les Serbes de Bosnie", "les Albanais du sud de la Serbie": people of the state that they live in."""
    head = scene.word(phrase.head).text
    peoples = singular(head) in _PEOPLES
    if found.people or not (peoples or (head.endswith(("s", "x")) and demonym(scene, phrase))):
        return
    if singular(head) == "diaspora" and any(":" in p for p in found.direct):
        return  # "la diaspora congolaise de Belgique": people of where they come from
    for inner in syntax.nested(phrase):
        words = scene.words(inner)
        for mention in scene.mentions_in(words[0].start, words[-1].end):
            if mention.kind == "name" and inner.prep == "de" and mention.party not in found.direct:
                if not load_parties().is_state(mention.party or ""):
                    continue
                found.direct, found.society = [], []
                found.add(f"{mention.party}:soc", Span(mention.start, mention.end, mention.text), direct=True)
                return


def sponsor(scene: Scene, syntax: Syntax, phrase: Phrase, found: PartySet) -> None:
    """ "des pirates à la solde de Pékin", "les forces dirigées par le Vietnam": the state that they act for."""
    head = scene.word(phrase.head)
    if found.direct or not _acting_for(head.text) or (suffix_in(scene.words(phrase), head) and group_suffix(head.text) is None):
        return  # "les forces rebelles soutenues par la Turquie" are a side of their own
    start = scene.word(phrase.last - 1).end
    for mention in scene.mentions_in(start, min(start + 60, syntax.sentence.end)):
        if mention.kind not in {"name", "capital", "metonym"} or not mention.party:
            continue
        if _SERVING.fullmatch(scene.text[start : mention.start]):
            found.add(mention.party, Span(mention.start, mention.end, mention.text), direct=True)
        return


def _acting_for(noun: str) -> bool:
    return in_class(noun, "group") or in_class(noun, "force") or singular(noun) in _AGENTS


#: Behind these, "de" has whom they hold, not whose they are.
_CAPTORS = frozenset({"ravisseur", "geolier", "kidnappeur"})


def holds(head: Word) -> bool:
    """Whether a noun is that of captors: "les ravisseurs de la journaliste suédoise" are no Swedes."""
    return singular(head.text) in _CAPTORS


#: "un Niçois d'origine tunisienne": where somebody comes from.
_ORIGIN = regex.compile(r"\b(?:d['’]origine|de nationalité|de confession|d['’]ascendance)\s$")
#: "le quotidien britannique", "l'agence de presse officielle nord-coréenne": a paper is told by its country.
_PRESS = regex.compile(
    r"\b(?:agence|quotidien|journal|journaux|média|chaîne|presse|hebdomadaire|magazine|radio|télévision|tabloïd)s?"
    r"(?: de presse| d['’]information| de télévision)?(?: (?:officiel|public|privé|d['’]État)\p{L}*)?\s$",
    regex.IGNORECASE,
)


def incidental(text: str, mention: Mention) -> bool:
    """Whether an adjective only says where a person comes from or a paper appears, so that it names no party."""
    if mention.kind != "adjective":
        return False
    before = text[max(0, mention.start - 50) : mention.start]
    return _ORIGIN.search(before) is not None or _PRESS.search(before) is not None


#: "des règles européennes", "la frontière turque": whose a thing is that nobody speaks for.
_LAND = regex.compile(
    r"\b(?:règle|norme|valeur|intégration|construction|frontière|territoire|sol|économie|marché|continent)s?(?: \p{Ll}+)?\s$"
)


def of_the_land(text: str, mention: Mention) -> bool:
    """Whether an adjective belongs to a rule, a border or the like rather than to people or bodies."""
    return mention.kind == "adjective" and _LAND.search(text[max(0, mention.start - 40) : mention.start]) is not None


#: What a document is called after: "un « Appel de La Haye »", "la Feuille de route de Paris".
_TITLED = regex.compile(
    r"\b(?:Appel|Déclaration|Charte|Convention|Accords?|Protocole|Traité|Consensus|Pacte|Manifeste|Engagements?|Principes"
    r"|Feuille de route|Plan d['’]action|Agenda|Programme|Processus) (?:de|du|d['’]) ?$"
)


def of_a_title(text: str, mention: Mention) -> bool:
    """Whether a name is that of a town which a document is called after, so that nothing happens there."""
    town = mention.kind in {"capital", "city"}
    return town and _TITLED.search(text[max(0, mention.start - 40) : mention.start]) is not None


_PAST = frozenset({"ancien", "ancienne", "anciens", "anciennes", "ex", "ex-"})


def foreign_affairs(words: Sequence[Word], head: Word) -> bool:
    """Whether a ministry goes by what it deals with: "les Affaires étrangères belges ont convoqué"."""
    return fold(head.lower) == "affaires" and any(fold(w.lower) == "etrangeres" for w in words if w.i > head.i)


def former(words: Sequence[Word], head: Word) -> bool:
    """Whether an office is one that somebody has left: "l'ancien président", "l'ex-ministre"."""
    before = [fold(w.lower) for w in words if w.i < head.i]
    return not _PAST.isdisjoint(before) or fold(head.lower).startswith("ex-")


#: What the Union has many of: some of them are not the Union.
_MEMBERS = frozenset("pays etats capitales dirigeants gouvernements ministres nations chancelleries".split())
_SOME = frozenset("certains certaines plusieurs quelques autres divers diverses nombreux nombreuses".split())


def some_of(party: str, words: Sequence[Word], head: Word) -> bool:
    """Whether a phrase means a few states of a union: "certains pays européens"."""
    return party == "EU" and fold(head.lower) in _MEMBERS and any(fold(w.lower) in _SOME for w in words)


#: What leads from many to those that are named: "d'autres pays comme l'Inde", "en tête desquels l'Autriche".
_SUCH = regex.compile(
    r",? (?:comme|tels? que|dont|notamment|en tête desquel(?:le)?s|à commencer par|au premier rang desquel(?:le)?s) "
)
_LISTED = regex.compile(r"(?:, | et | ou |, dont )?(?:la |le |les |l['’])?")


def instances(scene: Scene, syntax: Syntax, phrase: Phrase, found: PartySet) -> None:
    """ "d'autres pays comme l'Inde et l'Irak", "certains États, dont la Serbie,": those named are among them."""
    if found.direct or found.people or fold(scene.word(phrase.head).lower) not in _MEMBERS:
        return
    at = scene.word(max([phrase.last, *(p.last for p in syntax.nested(phrase))]) - 1).end
    such = _SUCH.match(scene.text, at)
    at = such.end() if such else syntax.sentence.end
    for mention in scene.mentions_in(at, syntax.sentence.end):
        if mention.kind not in {"name", "capital"} or not _LISTED.fullmatch(scene.text, at, mention.start):
            return
        for party in mention.parties:
            found.add(party, Span(mention.start, mention.end, mention.text), direct=True)
        at = mention.end


def origin_of_house(scene: Scene, mention: Mention, *, besides: bool = True) -> bool:
    """Whether an adjective only says where the company named next or a person is from: "du russe Kaspersky"; `besides`: the
    person too.
    """
    if mention.kind != "adjective":
        return False
    if besides and _ORIGIN.search(scene.text[max(0, mention.start - 20) : mention.start]):
        return True
    behind = scene.mentions_in(mention.end, mention.end + 60)
    return any(m.kind in {"company", "organisation"} and m.start == mention.end + 1 for m in behind)


def state_of_noun(scene: Scene, syntax: Syntax, phrase: Phrase, found: PartySet) -> None:
    """ "le sultanat d'Oman", "l'archipel des Palaos": the state that a noun for its kind names."""
    if found.direct or found.people or fold(singular(scene.word(phrase.head).text)) not in _STATE_NOUNS:
        return
    inner = next((p for p in syntax.nested(phrase) if p.first == phrase.last and p.prep == "de"), None)
    if inner is None:
        return
    words = scene.words(inner)
    for mention in scene.mentions_in(words[0].start, words[-1].end):
        if mention.kind == "name" and load_parties().is_state(mention.party or ""):
            found.add(mention.party or "", Span(mention.start, mention.end, mention.text), direct=True)
            return


#: What names a party by itself.
NAMING = frozenset({"name", "capital", "metonym", "periphrase", "organisation", "company"})


#: A region of so few states that all of them are meant: "les trois pays baltes".
_FEW = 3
_OF_STATES = ("pays ", "etats ", "republiques ")


def few_states(scene: Scene, phrase: Phrase, found: PartySet) -> None:
    """ "les pays baltes": every state of a region of three, where its name is that of its states."""
    words = scene.words(phrase)
    for mention in scene.mentions_in(words[0].start, words[-1].end):
        members = sorted(load_parties().in_region(mention.text)) if mention.kind == "region" else []
        plural = any(w.lower in {"les", "des", "aux", "trois"} for w in words)
        if 1 < len(members) <= _FEW and plural and fold(mention.text).startswith(_OF_STATES):
            for member in members:
                found.add(member, Span(mention.start, mention.end, mention.text), direct=True)


_FLAG = regex.compile(r"\s(?:battant|sous) pavillon ")


def under_flag(scene: Scene, phrase: Phrase, found: PartySet) -> None:
    """ "aux navires battant pavillon estonien": whose the ships are."""
    end = scene.words(phrase)[-1].end
    flag = _FLAG.match(scene.text, end)
    if flag is None:
        return
    for mention in scene.mentions_in(flag.end(), flag.end() + 1):
        for party in mention.parties:
            found.add(party, Span(mention.start, mention.end, mention.text), direct=False)


def in_parentheses(scene: Scene, syntax: Syntax, phrase: Phrase, found: PartySet) -> None:
    """ "les réseaux sociaux (Twitter et Facebook)", "les pays de l'AES (Mali, Niger)": who they are is told in parentheses."""
    last = max([phrase.last, *(p.last for p in syntax.nested(phrase))])
    words = scene.analysis.words
    if last >= syntax.sentence.last or words[last].text != "(":
        return
    close = next((k for k in range(last, syntax.sentence.last) if words[k].text == ")"), syntax.sentence.last)
    if any(last < g.start < close for g in syntax.groups):
        return
    named = [m for m in scene.mentions_in(words[last].start, words[close - 1].end) if m.kind in NAMING and m.party]
    head = scene.words(phrase)
    own = {m.party for m in scene.mentions_in(head[0].start, head[-1].end)}
    again = {m.party for m in named} <= set(found.inside) - own
    if not named or again or (found.direct and len(named) < 2):
        return  # "la sortie de la Cour pénale internationale (CPI)": the name of what lies inside
    if len(named) > 1:
        found.direct = []
    for mention in named:
        found.add(mention.party, Span(mention.start, mention.end, mention.text), direct=True)


def members(scene: Scene, phrase: Phrase, party: str) -> bool:
    """ "les membres du bloc", "les pays membres de l'organisation": the body that they are of."""
    told = (singular(w.text) for w in scene.words(phrase))
    return "membre" in told and load_parties().kind_of(party) in {"bloc", "igo"}


def movement_in(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase is the name of a movement, whose people can be counted: "une trentaine de Gilets jaunes"."""
    words = scene.words(phrase)
    return any(m.kind == "organisation" and m.text.endswith("s") for m in scene.mentions_in(words[0].start, words[-1].end))
