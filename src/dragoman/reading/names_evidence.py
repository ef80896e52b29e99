"""Which runs of capitals are persons: by civility, role, first name and what stands around them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import regex

from dragoman.codebook.firstnames import first_name_gender, is_first_name
from dragoman.codebook.folding import fold
from dragoman.codebook.persons import load_persons
from dragoman.codebook.verbs import verb_forms
from dragoman.reading.names import Run
from dragoman.reading.names_apposition import role_after
from dragoman.reading.names_tokens import Token
from dragoman.reading.people_lexicon import adjective_party, civility_at
from dragoman.reading.people_roles import RolePhrase
from dragoman.reading.people_segments import Segment

Gender = Literal["m", "f"]
_ARTICLES = frozenset(
    {
        "le",
        "la",
        "l'",
        "les",
        "un",
        "une",
        "des",
        "du",
        "aux",
        "au",
        "ce",
        "cette",
        "ces",
        "son",
        "sa",
        "ses",
        "leur",
        "notre",
        "nos",
    }
)
_PLACES = frozenset({"en", "dans", "vers", "depuis", "sur", "chez", "sous"})
#: A word in small letters that looks like an adjective: "l'ONG viennoise X", "le groupe rennais Y".
_ADJECTIVE = regex.compile(r"^\p{Ll}+(?:ais|aise|ois|oise|ien|ienne|éen|éenne|ain|aine|ique|iste|al|ale|ine|ote)$")
#: A run of capitals is a person from this weight on.
ENOUGH = 2


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name of a person in a segment: its run, what stood before and after it, and the gender these show."""

    segment: int
    run: Run
    words: tuple[str, ...]
    weight: int
    civility: bool
    gender: Gender | None
    before: RolePhrase | None
    after: RolePhrase | None
    origin: str | None = None

    @property
    def full(self) -> bool:
        """Whether it has more than one word."""
        return len(self.words) > 1


def find_names(number: int, segment: Segment) -> list[NameMention]:
    """The names of persons in a segment, in order, with those in doubt at their low weight."""
    by_end = {phrase.last: phrase for phrase in segment.roles}
    by_start = {k: phrase for phrase in segment.roles for k in (phrase.lead, phrase.first)}
    found: list[NameMention] = []
    for whole in segment.runs:
        run, origin = _without_demonym(segment, _after_role(segment, whole, by_end))
        before = _role_before(segment, run, by_end) or _list_role(segment, run, found)
        after = role_after(segment, run, by_start)
        civility = segment.civilities.get(run.first)
        found.append(
            NameMention(
                number, run, tuple(t.text for t in segment.tokens[run.first : run.last] if t.text != "."),
                _weigh(segment, run, before, after), civility is not None,
                _gender(segment, run, civility, before, after),
                before, after, origin,
            )
        )  # fmt: skip
    return found


def _after_role(segment: Segment, run: Run, by_end: dict[int, RolePhrase]) -> Run:
    """The run without the last words of a role: "ministre des Transports Abdou Diallo"."""
    for last in range(run.last - 1, run.first, -1):
        if last in by_end and by_end[last].first < run.first:
            return Run(last, run.last, segment.tokens[last].start, run.end)
    return run


def _without_demonym(segment: Segment, run: Run) -> tuple[Run, str | None]:
    """The run without a noun of nationality before the name ("le Suisse Stefan B"), and the party of that noun."""
    tokens = segment.tokens
    if run.last - run.first < 2 or run.first == 0 or tokens[run.first].gap:
        return run, None
    party = adjective_party(tokens[run.first].text)
    if not party or tokens[run.first - 1].low not in _ARTICLES | {"et"}:
        return run, None
    return Run(run.first + 1, run.last, tokens[run.first + 1].start, run.end), party


def _role_before(segment: Segment, run: Run, by_end: dict[int, RolePhrase]) -> RolePhrase | None:
    """The role that ends where the name begins, with a civility, a comma or a nationality between them."""
    tokens, k = segment.tokens, run.first
    k = segment.civilities.get(k, (k, ""))[0]
    if k in by_end:
        return _above_grade(segment, by_end[k], by_end)
    if k >= 2 and adjective_party(tokens[k - 1].text) and tokens[k - 1].capital and tokens[k - 2].low in _ARTICLES:
        k -= 2
    elif k >= 1 and tokens[k - 1].low in {"le", "la", "l'"}:
        k -= 1
    if k >= 1 and tokens[k - 1].text in {",", ":"} and not tokens[k].gap:
        phrase = by_end.get(k - 1) or (by_end.get(k - 2) if tokens[k - 2].low in {"actuel", "actuelle"} else None)
        if phrase is None or (phrase.word.plural and tokens[k - 1].text == "," and not _listed(segment, run, phrase)):
            return None
        phrase = _chained(segment, phrase, by_end)
        lead = tokens[phrase.lead - 1].text if phrase.lead and not tokens[phrase.lead].gap else ""
        return (
            None if lead in {",", "(", "–", "—"} else phrase
        )  # "Dean F, haut responsable de X, Ilham M": the one before
    return by_end.get(k)


def _chained(segment: Segment, phrase: RolePhrase, by_end: dict[int, RolePhrase]) -> RolePhrase:
    """Offices of a government in a row as one: "le ministre d'État, ministre de la Justice, garde des Sceaux, Jean B"."""
    tokens, whole = segment.tokens, phrase
    while whole.lead > 1 and tokens[whole.lead - 1].text == "," and not tokens[whole.lead].gap:
        outer = by_end.get(whole.lead - 1)
        if outer is None or outer.word.plural or not whole.word.role.public:
            break
        if not outer.word.role.public or outer.word.role.rank > 2:
            break
        whole = replace(
            outer, last=whole.last, end=whole.end,
            adjectives=(*outer.adjectives, *whole.adjectives), complements=(*outer.complements, *whole.complements),
        )  # fmt: skip
    article = tokens[whole.lead - 1].low if whole.lead and not tokens[whole.lead].gap else ""
    return whole if whole is not phrase and article in {"le", "la", "l'", "du", "au"} else phrase


def _list_role(segment: Segment, run: Run, found: list[NameMention]) -> RolePhrase | None:
    """The role in the plural of the name before, where only a comma or "et" and a civility stand between."""
    last = found[-1] if found else None
    if last is None or last.before is None or not last.before.word.plural or segment.tokens[run.first].gap:
        return None
    start = segment.civilities.get(run.first, (run.first, ""))[0]
    between = [t.low for t in segment.tokens[last.run.last : start]]
    return last.before if between in ([","], ["et"], [",", "et"]) and last.after is None else None


def _above_grade(segment: Segment, phrase: RolePhrase, by_end: dict[int, RolePhrase]) -> RolePhrase:
    """The office before a grade in apposition: "le chef d'état-major, le général X" is chief of staff."""
    tokens, k = segment.tokens, phrase.lead - 1
    grade = fold(tokens[phrase.noun].text) in load_persons().grades
    if not grade or k < 2 or tokens[k].low not in {"le", "la", "l'"} or tokens[k - 1].text != ",":
        return phrase
    office = by_end.get(k - 1)
    return phrase if office is None or office.word.plural else office


def _listed(segment: Segment, run: Run, phrase: RolePhrase) -> bool:
    """Whether the name after a role in the plural and a comma is the first of a list: "les ministres béninois et
    togolais, A et B".
    """
    tokens, k = segment.tokens, run.last
    lead = tokens[phrase.lead - 1].low if phrase.lead and not tokens[phrase.lead].gap else ""
    if lead not in {"les", "des", "aux", "deux", "trois", "leurs", "ses", "nos"} or k >= len(tokens) or tokens[k].gap:
        return False
    after = k + 1 + (k + 1 < len(tokens) and bool(civility_at(tokens, k + 1)))
    others = any(run.first < other.first <= after + 2 and other.first >= k + 1 for other in segment.runs_near(run))
    return tokens[k].low in {"et", ","} and others


def _gender(
    segment: Segment, run: Run, civility: tuple[int, str] | None, before: RolePhrase | None, after: RolePhrase | None
) -> Gender | None:
    """What civility, role, participle or first name show, in this order."""
    if civility and civility[1] in {"m", "f"}:
        return "m" if civility[1] == "m" else "f"
    for phrase in (before, after):
        shown = phrase and role_gender(segment.tokens, phrase)
        if shown:
            return shown
    return _participle(segment.tokens, run) or first_name_gender(segment.tokens[run.first].text)


def role_gender(tokens: tuple[Token, ...], phrase: RolePhrase) -> Gender | None:
    """The gender a role shows: its noun's, its article's, or that of "délégué(e)", "chargé(e)", "marocain(e)" after
    it.
    """
    if phrase.word.gender:
        return phrase.word.gender
    article = tokens[phrase.lead - 1].low if phrase.lead > 0 else ""
    if article in {"le", "du", "au", "un", "ce"}:
        return "m"
    if article in {"la", "une", "cette"}:
        return "f"
    after = tokens[phrase.head].low if phrase.head < phrase.last else ""
    if after.endswith(("ee", "ale", "ienne", "aine", "aise", "oise", "ive")):
        return "f"
    if after in {"delegue", "charge", "adjoint", "general"} or after.endswith(("ien", "ain", "ais", "ois")):
        return "m"
    return None


def _participle(tokens: tuple[Token, ...], run: Run) -> Gender | None:
    """Feminine where a participle after the name agrees with it: "s'est ensuite entretenue", "a été reçue"."""
    k, seen = run.last, False
    while k < min(run.last + 7, len(tokens)) and not tokens[k].gap and tokens[k].kind == "word":
        seen = seen or tokens[k].low in {"est", "etait", "sera", "ete", "serait"}
        if seen and any(
            f.mood == "part" and f.tense == "past" and f.number == "sing" for f in verb_forms(tokens[k].text)
        ):
            if tokens[k].low in {"est", "ete"}:
                k += 1
                continue
            return "f" if any(f.gender == "fem" for f in verb_forms(tokens[k].text)) else "m"
        k += 1
    return None


def _weigh(segment: Segment, run: Run, before: RolePhrase | None, after: RolePhrase | None) -> int:
    """How much speaks for a person."""
    tokens = segment.tokens[run.first : run.last]
    weight = 4 * (run.first in segment.civilities)
    weight += (
        4 if before and before.last in {run.first, segment.civilities.get(run.first, (-1, ""))[0]} else 3 * bool(before)
    )
    told = after is not None and (after.word.role.rank <= 3 or after.last > after.head)  # "spécialiste du calcul"
    weight += (3 if told else 2) * (after is not None and len(tokens) > 1)
    if len(tokens) > 1:
        names = [is_first_name(t.text) for t in tokens]
        weight += 3 if names[0] else 2 if names[-1] or any(names) else 0
        weight += 2 * any(t.low in load_persons().patronymics for t in tokens[1:-1])
        weight += tokens[-1].roman and len(tokens) == 2
    return weight + _opinion(segment, run) - _against(segment, run, bool(before))


def _opinion(segment: Segment, run: Run) -> int:
    """What the pipeline's entity recogniser says of the words."""
    labels = {e.label for e in segment.entities if e.start < run.end and run.start < e.end}
    return 2 if "PER" in labels else -1 if labels & {"ORG", "LOC"} else 0


def _against(segment: Segment, run: Run, role: bool) -> int:
    """What speaks against a person: words of organisations, an article or "en" before, digits, one word alone."""
    words, tokens = load_persons(), segment.tokens
    inside = tokens[run.first : run.last]
    against = 4 * any(
        t.low in words.organisations or (t.low in words.portfolios and t.low not in words.particles) for t in inside
    )
    against += 3 * any(any(c.isdigit() for c in t.text) for t in inside)
    around = {tokens[run.first - 1].text if run.first else "", tokens[run.last].text if run.last < len(tokens) else ""}
    against += 3 * ("/" in around)
    alone = len(inside) == 1 and run.first not in segment.civilities
    against += 6 * (alone and role and inside[0].shout and len(inside[0].text) <= 4)  # "la magistrate PLR": a party
    if run.first in segment.civilities or run.first == 0 or tokens[run.first].gap:
        return against
    before = tokens[run.first - 1].low
    against += 4 * (before in words.named_things and not role)
    if run.first > 1 and adjective_party(tokens[run.first - 1].text) and not tokens[run.first - 1].capital:
        against += 4 * (tokens[run.first - 2].low in words.named_things and not role)  # "l'entreprise canadienne X"
    elif run.first > 1 and (before in words.role_modifiers or _ADJECTIVE.search(tokens[run.first - 1].text)) and not role:
        against += 4 * (tokens[run.first - 2].low in words.named_things)  # "le parti politique X"
    house = run.first > 1 and adjective_party(tokens[run.first - 1].text) and not tokens[run.first - 1].capital
    if house and not role and tokens[run.first - 2].low in {"le", "la", "l'"} and not is_first_name(inside[0].text):
        against += 3  # "l'américain Norvane Cloud": a person would be "l'Américain"
    against += 4 * (before in {"a", "de"} and inside[0].low in words.patronymics and not role)
    against += 2 * (before in _ARTICLES and not role)
    against += 2 * (before in _PLACES)
    return against
