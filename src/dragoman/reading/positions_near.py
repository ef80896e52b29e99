"""Whose an office is by what stands near: "son directeur", an ambassador's host, a national team's nickname."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from dragoman.codebook.folding import fold_chars, key
from dragoman.codebook.parties import load_parties
from dragoman.language.mentions import Mention
from dragoman.reading.people_offices import Office
from dragoman.reading.people_segments import Segment
from dragoman.reading.positions_context import PageContext, civil

_OWN = frozenset({"son", "sa", "ses", "leur", "leurs"})
_ENVOYS = frozenset({"ambassadeur", "consul", "consul general", "charge d affaires", "attache"})
_FIRMS = regex.compile(
    r"(?i)\b(?:entreprise|société|groupe|firme|opérateur|plateforme|compagnie|constructeur|start-up"
    r"|jeune pousse|géant)\b"
)
_HOUSES = frozenset({"company", "organisation"})
_STATES = frozenset({"name", "adjective", "metonym", "capital", "periphrase", "province"})
#: How far, in characters, the owner of "son directeur" is looked for.
_BACK = 600
_EMBASSY = regex.compile(r"(?i)\b(?:ambassade|consulat|représentation diplomatique|mission diplomatique)\b.{0,24}")
_AT = ("à ", "à la ", "à l'", "à l’", "au ", "aux ", "en ", "près le ", "auprès du ", "auprès de la ", "auprès de l’")

#: Before the official who receives whoever was told of before: "elle y a été accueillie par la".
_RECEIVED = regex.compile(r"(?i)\b(?:accueilli|reçu)(?:e|s|es)?\b[^.;!?]{0,90}\bpar (?:le |la |l['’])?$")
#: The same where they talk: "elle a eu une séance de travail avec".
_TALKED = regex.compile(
    r"(?i)\b(?:entretien|entretenue?s?|entrevue|séance|réunion|rencontre|audience|tête-à-tête|discussions?|discuté|échanges?|échangé"
    r"|conversation|conféré|concertée?)\b[^.;!?]{0,70}"
    r"\bavec (?:le |la |l['’]|M\.[ \u00a0]|Mme |S\.? ?E\.? ?M?\.?[ \u00a0]|Son Excellence )*$"
)
#: Before the place of a visit.
_VISIT_TO = regex.compile(
    r"(?i)\b(?:visite|déplacement|voyage|séjour|séjourné|arrivée?s?|reçue?s?|accueillie?s?|rendue?s?)\b[^.;:!?]{0,60}?"
    r"(?<= )(?:à|en|au|aux|dans)(?: (?:la|le|les|l['’]))?[ \u00a0]?$"
)


def possessed(context: PageContext, office: Office) -> str | None:
    """The party "son", "sa" or "leur" before or inside the role means; None where there is no such word."""
    segment, phrase = context.segments[office.segment], office.phrase
    before = segment.tokens[phrase.lead - 1].low if phrase.lead and not segment.tokens[phrase.lead].gap else ""
    inside = any(t.low in _OWN for t in segment.tokens[phrase.head : phrase.last])
    if not (before in _OWN or inside) or key(phrase.word.role.masculine) == "homologue":
        return None
    public = civil(segment, office) and not inside
    sentences = [s for s in context.sentences[office.segment] if phrase.start - _BACK <= s[0] <= phrase.start]
    for start, end in reversed(sentences):
        rows = [m for m in segment.mentions if start <= m.start and m.end <= min(end, phrase.start)]
        if not public and _FIRMS.search(segment.text, start, min(end, phrase.start)):
            rows = [m for m in rows if m.kind == "company"] or [
                m for m in segment.mentions if m.kind == "company" and m.end <= phrase.start
            ]
            rows.sort(key=lambda m: -context.counts[m.party] if m.party else 0)
        party = _owner(segment, rows, public)
        if party:
            return party
    return None


def _owner(segment: Segment, rows: Sequence[Mention], public: bool) -> str | None:
    """The first party of a sentence that may have such an office: a house first, for an office of the state a state."""
    able = [m for m in rows if m.party and not (m.kind in {"capital", "name"} and _lead(segment, m).endswith(_AT))]
    houses = [m for m in able if m.kind in _HOUSES]
    states = [m for m in able if m.kind in _STATES]
    chosen = sorted((*states, *houses), key=lambda m: m.start) if public else houses
    return load_parties().as_state(chosen[0].party) if chosen else None


def _lead(segment: Segment, mention: Mention) -> str:
    return segment.text[max(0, mention.start - 14) : mention.start].lower().replace("\u00a0", " ")


def posted(context: PageContext, office: Office) -> str | None:
    """The state an ambassador is of: never the one where they are posted; None for other offices."""
    if key(office.phrase.word.role.masculine) not in _ENVOYS:
        return None
    segment, phrase = context.segments[office.segment], office.phrase
    start, end = context.sentence(office)
    states = [m for m in segment.mentions if m.party and context.parties.kind_of(m.party) in {"state", "bloc"}]
    host = {
        load_parties().as_state(m.party)
        for m in states
        if phrase.start <= m.start < phrase.end or (m.end <= phrase.start and start <= m.start)
        if _lead(segment, m).endswith(_AT)
    }
    host = host or _host(context, segment)
    embassies = [
        m.party
        for found in _EMBASSY.finditer(segment.text)
        for m in states
        if found.start() <= m.start < found.end() and not _lead(segment, m).endswith(_AT) and m.party not in host
    ]
    if embassies:
        return embassies[0]
    near = [m.party for m in states if start <= m.start < end and m.party not in host and m.kind != "city"]
    if near:
        return near[0]
    able = [(n, p) for p, n in context.counts.items() if n > 0 and p not in host and context.parties.is_state(p)]
    return min(able, key=lambda row: (-row[0], row[1]))[1] if able else None


def _host(context: PageContext, segment: Segment) -> set[str]:
    """Where a page is written from: the state of its dateline, else the one it speaks of most."""
    first = [m for m in segment.mentions if m.start == 0 and m.kind in {"capital", "city"} and m.party]
    if first:
        return {first[0].party}
    able = [(n, p) for p, n in context.counts.items() if n > 0 and context.parties.is_state(p)]
    return {min(able, key=lambda row: (-row[0], row[1]))[1]} if len(able) > 1 else set()


def received(context: PageContext, office: Office) -> str | None:
    """Whose the official is who receives or talks with a visitor, in words that do not say it: of the state that the visit
    told before goes to.
    """
    segment, phrase = context.segments[office.segment], office.phrase
    start, _ = context.sentence(office)
    at = min(phrase.start, office.name.run.start if office.name else phrase.start)
    told = segment.text[max(start, at - 160) : at]
    if not civil(segment, office) or not (_RECEIVED.search(told) or _TALKED.search(told)):
        return None
    for where in (segment, *(s for s in context.segments if s.where == "title")):
        before = [m for m in where.mentions if where is not segment or m.end <= phrase.start]
        for mention in reversed(before):
            state = load_parties().as_state(mention.party) if mention.party else None
            visited = _VISIT_TO.search(where.text[max(0, mention.start - 100) : mention.start])
            if state and visited and context.parties.is_state(state):
                return state
    return None


def of_commission(context: PageContext, office: Office) -> str | None:
    """Whose "la Commission" is, with a capital and nothing after it: of the Union the page speaks of."""
    segment, phrase = context.segments[office.segment], office.phrase
    for k in range(phrase.head, phrase.last):
        alone = k + 1 >= phrase.last or segment.tokens[k + 1].low in {"charge", "chargee", "en", "aux"}
        if segment.tokens[k].text == "Commission" and alone:
            named = [p for p in ("EU", "Union africaine", "CEDEAO", "CEMAC", "UEMOA") if context.counts[p] > 0]
            return max(named, key=lambda p: context.counts[p]) if named else None
    return None


def of_team(context: PageContext, office: Office) -> str | None:
    """The state of a national team by its nickname ("capitaine des Lionnes"), the one of those the page speaks of."""
    segment, phrase = context.segments[office.segment], office.phrase
    if phrase.word.role.rank < 4 or phrase.last <= phrase.head:
        return None
    words = segment.tokens[phrase.head : phrase.last]
    if words[0].low not in {"des", "de", "du"}:
        return None
    name = key(fold_chars(segment.text[words[0].end : phrase.end]))
    for team, parties in context.facts.teams.items():
        if name in {team, f"les {team}", f"la {team}"}:
            named = [p for p in parties if context.counts[p] > 0]
            return max(named, key=lambda p: context.counts[p]) if named else parties[0] if len(parties) == 1 else None
    return None
