"""How far the words of a role go: adjectives, complements, lists of portfolios, a second noun after "et"."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.codebook.firstnames import is_first_name
from dragoman.codebook.folding import key
from dragoman.codebook.forms import Form
from dragoman.codebook.persons import load_persons
from dragoman.codebook.verbs import verb_forms
from dragoman.reading.names_tokens import Token
from dragoman.reading.people_lexicon import (
    RoleWord,
    adjective_at,
    adjective_form,
    adjective_party,
    civility_at,
    party_at,
    province_adjective,
    role_at,
)

_DE = frozenset({"de", "du", "des", "d'"})
_A = frozenset({"a", "au", "aux"})
_LINKS = _DE | _A | {"en", "pour", "chez", "pres", "aupres", "sur", "es"}
_DETERMINERS = frozenset({"la", "l'", "le", "les", "son", "sa", "leur", "notre", "un", "une"})
_THIS = frozenset({"ce", "cet", "cette"})
#: How a word ends that says where someone is from.
_DEMONYMS = ("ois", "oise", "ais", "aise", "ien", "ienne", "ain", "aine")
_LONGEST = 45


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A party inside the words of a role, with its tokens; `kind`: the form's, or "adjective"."""

    first: int
    last: int
    party: str
    kind: str


class RoleReader:
    """Walks over what follows a role noun; each method gives the token after the last one that belongs to the role."""

    def __init__(self, tokens: tuple[Token, ...], posted: bool = True) -> None:
        """`posted`: the role may be at a place ("ambassadeur à Moscou"); a minister only happens to be there."""
        self.tokens, self.posted = tokens, posted
        self.words = load_persons()
        self.stops = self.words.stops | _LINKS | {"et", "avoir"}
        self.adjectives: list[Affiliation] = []
        self.complements: list[Affiliation] = []
        self.start = 0

    def low(self, k: int) -> str:
        """The folded token at `k` if it stands on the same line, else nothing; the verb "a" is kept apart from "à"."""
        if k >= len(self.tokens) or self.tokens[k].gap:
            return ""
        token = self.tokens[k]
        return "avoir" if token.text == "a" else token.low

    def modifiers(self, k: int, start: int) -> int:
        """Adjectives and complements."""
        first, self.start = k, start
        while k < len(self.tokens) and k - start < _LONGEST and self.low(k):
            step = (
                (self.region(k) or self.province(k) if k == first else 0)
                or self.adjective(k)
                or self.complement(k)
                or self.joined(k)
                or self.bracket(k)
            )
            if not step:
                break
            k = step
        return k

    def region(self, k: int) -> int:
        """What part of the world it is for: "directeur Afrique de Microsoft"; its house in capitals: "la consultante RTBF,"."""
        if self.tokens[k].shout and 2 < len(self.tokens[k].text) <= 6 and self.low(k + 1) == ",":
            return k + 1
        named = party_at(self.tokens, k) if self.tokens[k].capital else None
        if named and named[1].kind in {"region", "name"} and self.low(k + named[0]) in _DE | {"chez", "du"}:
            return k + named[0]
        return 0

    def province(self, k: int) -> int:
        """An adjective of a province right after the noun: "la ministre bavaroise"; one in no list, before "de" or a
        capital: "le ministre carinthien du Tourisme".
        """
        token = self.tokens[k]
        if not token.text.islower() or adjective_party(token.text):
            return 0
        party = province_adjective(token.text)
        if party:
            self.adjectives.append(Affiliation(k, k + 1, party, "adjective"))
            return k + 1
        follows = self.low(k + 1) in _DE or (k + 1 < len(self.tokens) and self.tokens[k + 1].capital)
        return k + 1 if follows and token.low.endswith(_DEMONYMS) and not verb_forms(token.text) else 0

    def adjective(self, k: int) -> int:
        """An adjective that may follow a role noun or its complement."""
        token = self.tokens[k]
        if token.kind != "word" or (token.capital and not token.shout and token.low not in self.words.role_modifiers):
            return 0
        party = adjective_party(token.text)
        if party and (not token.capital or (token.shout and self.tokens[self.start].shout)):
            self.adjectives.append(Affiliation(k, k + 1, party, "adjective"))
            after = self.low(k + 1)
            if (
                after in {",", "et"}
                and k + 2 < len(self.tokens)
                and self.tokens[k + 2].text.islower()
                and adjective_at(self.tokens, k + 2)
            ):
                return k + 2
            return k + 1
        if token.low == "par" and self.low(k + 1) in {"interim", "interim,"}:
            return k + 2
        if token.low == "en" and self.low(k + 1) in {"chef", "exercice", "poste", "titre", "second"}:
            return k + 2
        return k + 1 if token.low in self.words.role_modifiers else 0

    def complement(self, k: int) -> int:
        """What a role is for: "de la Santé", "chargée des Affaires publiques", "du Commerce", "à Washington"."""
        low = self.low(k)
        if low in self.words.role_links:
            after = self.low(k + 1)
            return self.complement(k + 1) if after in _LINKS else k + 1
        if low == "en" and self.low(k + 1) in {"charge", "matiere"}:
            return self.complement(k + 2)
        if low not in _LINKS or (low in _A | {"en"} and not self.posted and self.place(k + 1)):
            return 0
        if low == "en" and k + 1 < len(self.tokens) and self.tokens[k + 1].kind == "number":
            return 0
        if low == "sur" and {self.low(k + 1), self.low(k + 2)} & self.words.channels:
            return 0
        if low in {"pres", "aupres"} and self.low(k + 1) in _DE:
            return self.noun(k + 2)
        return self.noun(k + 1)

    def place(self, k: int) -> bool:
        """Whether a state or a city begins at a token, after its article."""
        k += self.low(k) in {"la", "l'"}
        named = party_at(self.tokens, k) if k < len(self.tokens) and self.tokens[k].capital else None
        return named is not None and named[1].kind in {"name", "capital", "city"}

    def noun(self, k: int) -> int:
        """A noun phrase after a preposition; else 0."""
        while self.low(k) in _DETERMINERS or (self.low(k) in _THIS and self.low(k + 1) in self.words.named_houses):
            k += 1
        if not self.low(k) or self.tokens[k].kind == "mark":
            return self.quoted(k)
        stops = self.words.stops | {"avoir", "de", "d'", "du"}
        if self.low(k) in stops or (civility_at(self.tokens, k) and not role_at(self.tokens, k)):
            return 0
        if self.low(k).endswith("ieme") or self.low(k) in {"premiere", "premier"}:
            k += bool(self.low(k + 1)) and self.tokens[k + 1].text.islower()
        start, k = k, self.unit(k)
        named = bool(self.complements) and self.complements[-1].last == k and self.complements[-1].kind == "name"
        while self.low(k) and k - start < 14:
            token = self.tokens[k]
            if token.kind == "number" and len(token.text) <= 4:
                k += 1
            elif token.kind != "word" or self.low(k) in self.stops or self._affiliates(k, start):
                break
            elif token.capital:
                following = k + 1 < len(self.tokens) and self.tokens[k + 1].capital and not self.tokens[k + 1].gap
                if is_first_name(token.text) and following and token.low not in self.words.portfolios:
                    break
                if not (
                    token.low in self.words.portfolios
                    or party_at(self.tokens, k)
                    or token.low in self.words.organisations
                    or any(
                        t.low in self.words.named_things and t.text.islower() for t in self.tokens[max(start - 4, 0) : k]
                    )
                ):
                    break
                k = self.unit(k)
            elif self.follows(k) and not ((named or self.low(k + 1) in _A | {"par"}) and self._participle(token)):
                party = adjective_party(token.text)
                if party:
                    self.adjectives.append(Affiliation(k, k + 1, party, "inner"))
                k += 1
            else:
                break
        return k

    def _participle(self, token: Token) -> bool:
        """Whether a word after the name of a state is a participle of the person's: "la présidente du Brésil destituée"."""
        forms = verb_forms(token.text)
        return token.low not in self.words.role_modifiers and any(f.mood == "part" and f.tense == "past" for f in forms)

    def unit(self, k: int) -> int:
        """The first noun of a noun phrase: a party, a run of capitals, or one word."""
        named = party_at(self.tokens, k)
        if named and (self.tokens[k].capital or named[1].kind != "lookalike"):
            self._note(k, named[0], named[1])
            end = k + named[0]
            tails = self.words.organisations | self.words.branches
            while named[1].kind == "company" and self.low(end) and self.tokens[end].capital and self.low(end) in tails:
                end += 1
            return end
        token = self.tokens[k]
        if not token.capital or token.low in self.words.portfolios or adjective_party(token.text):
            return k + 1
        end = k + 1
        while self.low(end) and end - k < 6 and not civility_at(self.tokens, end):
            if self.low(end) == "&" and self.low(end + 1) and self.tokens[end + 1].capital:
                end += 2
                continue
            if not self.tokens[end].capital:
                break
            if is_first_name(self.tokens[end].text) and token.low not in self.words.organisations:
                break
            if self.tokens[end].low in self.words.portfolios and token.low not in self.words.organisations:
                break
            end += 1
        return end

    def quoted(self, k: int) -> int:
        """A name in quotation marks ("la Fondation « X »")."""
        if self.low(k) not in {"«", "“", '"'}:
            return 0
        for end in range(k + 1, min(k + 10, len(self.tokens))):
            if self.tokens[end].text in {"»", "”", '"'}:
                return end + 1
        return 0

    def joined(self, k: int) -> int:
        """A further complement: "et de l'Emploi", ", du Commerce et de …", "et Télécommunications", "et ministre
        chargé de".
        """
        low = self.low(k)
        if low in {"et", "&"} or (low == "ainsi" and self.low(k + 1) == "que"):
            after = k + (1 if low != "ainsi" else 2)
            return self.after_and(after)
        if low == "," and self.low(k + 1) in _DE | _A and self._list_goes_on(k + 1):
            return self.complement(k + 1)
        return 0

    def after_and(self, k: int) -> int:
        """What follows "et" in the same role."""
        low = self.low(k)
        if low in _DE | _A | {"chargee", "charge", "responsable"}:
            return self.complement(k)
        if not low or k >= len(self.tokens):
            return 0
        token = self.tokens[k]
        if role_at(self.tokens, k) and not token.capital:
            count, word = role_at(self.tokens, k) or (0, None)
            return 0 if word is None or word.plural or self._other_office(word) else k + count
        if token.capital and token.low in self.words.portfolios:
            return self.noun(k)
        if (
            token.low in {"la", "l'", "les", "le"}
            and self.low(k + 1)
            and self.tokens[k + 1].capital and self.low(k + 1) in self.words.portfolios
        ):
            return self.noun(k)
        return 0

    def _other_office(self, word: RoleWord) -> bool:
        """Whether a role noun after "et" is an office of its own: that of one who sits in a house beside any other."""
        nouns = {self.low(self.start), key(word.role.masculine).split()[0]}
        return len(nouns) == 2 and bool(nouns & self.words.seats)

    def bracket(self, k: int) -> int:
        """An acronym in brackets: "(UIT)"."""
        if self.low(k) == "(" and self.low(k + 2) == ")" and self.tokens[k + 1].shout:
            named = party_at(self.tokens, k + 1)
            if named:
                self._note(k + 1, named[0], named[1])
            return k + 3
        return 0

    def _list_goes_on(self, k: int) -> bool:
        """Whether a comma before "du" or "de l'" is inside a list of portfolios, which an "et de" ends or a name
        follows.
        """
        capital = False
        for at in range(k, min(k + 16, len(self.tokens))):
            low = self.low(at)
            if not low or low in {".", ";", ":", "(", "«"}:
                return False
            if low == "et" and self.low(at + 1) in _DE | _A:
                return capital
            if low == "," and self.low(at + 1) not in _DE | _A:
                return (
                    capital
                    and at + 1 < len(self.tokens)
                    and (self.tokens[at + 1].capital or self.low(at + 1) in _DETERMINERS)
                )
            capital = capital or (self.tokens[at].capital and self.tokens[at].low in self.words.portfolios)
        return False

    def follows(self, k: int) -> bool:
        """Whether a word in lower case goes on with a noun phrase rather than begin the predicate."""
        token = self.tokens[k]
        if adjective_party(token.text):
            return True
        if token.low in self.words.role_modifiers:
            return True
        if any(
            form.mood in {"ind", "cnd"} and form.person == 3 for form in verb_forms(token.text)
        ) and not token.low.endswith(("ique", "iques", "ive", "aire")):
            return False
        return token.low.endswith(tuple(self.words.adjective_endings))

    def _affiliates(self, k: int, noun: int) -> bool:
        """Whether an adjective of nationality agrees with the role, not with the noun before it.

        "ministre des Affaires étrangères marocain": a singular after a plural, a masculine after "la", a feminine
        after "du".
        """
        token = self.tokens[k]
        if token.capital or not adjective_party(token.text) or noun == 0:
            return False
        number, gender = adjective_form(token.low)
        before = self.tokens[noun - 1].low
        if self.low(k + 1) in {",", "et"} and k + 2 < len(self.tokens) and adjective_at(self.tokens, k + 2):
            return number == "s"
        if before in {"des", "les", "aux"}:
            return number == "s"
        return (before == "la" and gender == "m") or (before in {"du", "le", "au"} and gender == "f")

    def _note(self, k: int, count: int, form: Form) -> None:
        if form.party:
            self.complements.append(Affiliation(k, k + count, form.party, form.kind))
