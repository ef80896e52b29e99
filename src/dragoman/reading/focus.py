"""What a text is speaking of at a point: the parties named so far, so that "les deux pays" and "il" can be understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

from dragoman.codebook import load_parties

#: What a refusal, a denial or a reproach answers.
_ASKING = frozenset({"accuse", "criticise", "threaten", "appeal", "demand", "agree"})


@dataclass
class Focus:
    """Parties named so far, oldest first (a party named again moves to the end), and those of the last subject.

    `pronoun`: "il" or "elle", where the last subject can be taken up with that one alone.
    """

    named: list[str] = field(default_factory=list)
    subject: list[str] = field(default_factory=list)
    pronoun: str | None = None
    acting: list[str] = field(default_factory=list)
    home: str | None = None
    topics: frozenset[str] = frozenset()
    spoken: Counter[str] = field(default_factory=Counter)
    measures: list[str] = field(default_factory=list)
    joint: list[str] = field(default_factory=list)
    meeting: str | None = None
    voice: str | None = None
    stage: str | None = None
    dealings: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = field(default_factory=list)
    attending: list[str] = field(default_factory=list)
    groups: list[tuple[str, ...]] = field(default_factory=list)
    lead: list[str] = field(default_factory=list)
    main: list[str] = field(default_factory=list)

    def mention(self, party: str) -> None:
        """Note that the text names a party."""
        if party in self.named:
            self.named.remove(party)
        self.named.append(party)

    def dealt(self, act: str, actors: list[str], recipients: list[str]) -> None:
        """Note who has done what to whom."""
        self.dealings.append((act, tuple(actors), tuple(recipients)))
        for party in recipients:
            if party not in self.named:  # a capital behind "à" that is a party after all
                self.mention(party)
        if act in {"restrict", "ban", "suspend", "launch", "cancel", "quit", "penalise"}:
            self.measures += [p for p in actors[:1] if p not in self.measures[-1:]]

    def last_parties(self, count: int, *, states: bool, without: tuple[str, ...] = ()) -> list[str]:
        """The last `count` parties named, in the order in which they were; states alone where enough of them were named."""
        parties = load_parties()
        named = [p for p in self.named if p not in without]
        fit = [p for p in named if not states or parties.is_state(p) or parties.kind_of(p) == "province"]
        if len(fit) < count and states:  # "les deux chefs d'État" may come before the second is named
            later = [p for p in self.spoken if p not in named and p not in without and parties.is_state(p)]
            fit = fit + sorted(later, key=lambda p: (-self.spoken[p], p))[: count - len(fit)]
        if len(fit) < count:
            fit = named
        if len(self.joint) == count and set(self.joint) <= set(named) and (not states or set(self.joint) <= set(fit)):
            return list(self.joint)
        if together := next((g for g in reversed(self.groups) if len(g) == count and set(g) <= set(fit)), None):
            return list(together)
        main = sorted(fit, key=lambda p: -self.spoken[p])
        if len(main) > count and self.spoken[main[count - 1]] > self.spoken[main[count]]:
            return [p for p in fit if p in main[:count]]
        return fit[-count:] if len(fit) >= count else []

    def together(self, count: int = 0) -> list[str]:
        """Who did something together last, as many as `count` says: "le trio", "les signataires"."""
        rows = [self.joint, *reversed(self.groups)]
        return next((list(row) for row in rows if len(row) > 1 and len(row) == (count or len(row))), [])

    def last_bodies(self, count: int) -> list[str]:
        """The organisations meant by "les deux institutions": the last `count` named that are no states."""
        parties = load_parties()
        bodies = [p for p in self.named if not parties.is_state(p) and ":" not in p and parties.kind_of(p) != "province"]
        return bodies[-count:] if len(bodies) >= count else []

    def state(
        self, determiner: str, among: Collection[str] = (), *, by_count: bool = False, organ: bool = False, opens: bool = False
    ) -> list[str]:
        """The state meant by "ce pays", "son pays", "notre pays": the subject's own, the paper's own, else the last named.

        `among` are the states it can be (monarchies for "le royaume"); `by_count`: the one spoken of most.
        An `organ` ("le gouvernement") is that of the place the text speaks from, else of the state it speaks of most.
        What `opens` a sentence goes on with the subject of the last sentence: "L'Irak a expulsé X. Le pays avait fermé".
        """
        parties = load_parties()
        if among:
            known = [p for p in dict.fromkeys([*self.named, *self.spoken]) if p in among]
            if by_count:
                known.sort(key=lambda p: self.spoken[p])
            return [p for p in known if p in self.named][-1:] or known[-1:]
        if determiner in {"notre", "nos"} and self.home:
            return [self.home]
        if determiner in {"son", "sa", "leur"}:
            own = [p for p in self.subject if parties.is_state(p)]
            return own[:1]
        others = (p for p in (*self.subject, *self.acting) if not parties.is_state(p) and ":" not in p)
        busy = {parties.country_of(p) for p in others if not (organ and parties.kind_of(p) == "province")}
        states = [p for p in self.named if p not in busy and (parties.is_state(p) or (organ and self._leading(p)))]
        if organ and not states:  # "l'opposition... Le gouvernement refuse": of the only state there is
            states = [p for p in self.named if parties.is_state(p)]
        if (organ or (self.stage == self.home and determiner in {"le", "la", "l'"})) and self.stage:
            return [self.stage]
        if organ:
            states.sort(key=lambda p: (opens and self.main == [p], self.spoken[p], p in self.subject))
        elif opens and determiner in {"le", "la", "l'"} and len(self.main) == 1 and self.main[0] in states:
            return [max(self.main[0], states[-1], key=lambda p: self.spoken[p])]  # of two spoken of alike, the subject
        return states[-1:]

    def _leading(self, party: str) -> bool:
        """Whether a province is spoken of more than its federation: there "le ministère" is the province's own."""
        parties = load_parties()
        return parties.kind_of(party) == "province" and self.spoken[party] > self.spoken[parties.country_of(party) or ""]

    def several(self) -> list[str]:
        """Whom "leurs" goes back to: the last subject where it is several, else those who dealt with each other last."""
        return self.subject if len(self.subject) > 1 else self.joint

    def by_state(self) -> bool:
        """Whether who acts is a state."""
        acting = self.acting or self.subject
        return bool(acting) and all(load_parties().is_state(p) for p in acting)

    def island(self, among: Collection[str]) -> list[str]:
        """The state meant by "l'île", "l'archipel": the one spoken of, else the last named that does not act."""
        subject = [p for p in self.subject if p in among and p not in self.acting]
        return subject[:1] or [p for p in self.named if p in among and p not in self.acting][-1:]

    def people(self) -> list[str]:
        """Whom "ces derniers" means: the last subject where it is several, else the last group or movement named."""
        return self.subject if len(self.subject) > 1 else [p for p in self.named if ":" in p or p.endswith("s")][-1:]

    @property
    def marchers(self) -> list[str]:
        """Who protested last: "les manifestants"."""
        return next((list(actors) for act, actors, _ in reversed(self.dealings) if act == "protest"), [])

    @property
    def hosts(self) -> list[str]:
        """Who holds or receives, of what was told last: "l'hôtesse"."""
        for act, actors, recipients in reversed(self.dealings):
            if act in {"convene", "visit"} and (rows := actors if act == "convene" else recipients):
                return list(rows[:1])
        return []

    def met_last(self) -> list[str]:
        """The other side of the visit or meeting that whoever acts had last: "ses hôtes"."""
        own = set((self.acting or self.subject)[:1])
        for act, actors, recipients in reversed(self.dealings):
            sides = dict.fromkeys([*actors, *recipients])
            if act in {"visit", "meet"} and len(sides) == 2 and own and own <= set(sides):
                return [p for p in sides if p not in own]
        return []

    @property
    def guests(self) -> list[str]:
        """Who came, of the visit told last: "le visiteur"."""
        return next((list(actors) for act, actors, _ in reversed(self.dealings) if act == "visit"), [])

    def counterpart(self, *, states: bool = False) -> list[str]:
        """The last party named that is not the subject: "son interlocuteur"; a state where there is one ("son homologue")."""
        own = self.acting or self.subject
        if len(self.joint) == 2 and len(own) == 1 and own[0] in self.joint:
            return [p for p in self.joint if p not in own]  # who dealt with each other last
        if self.acting and (last := [p for p in self.subject if p not in self.acting and self._dealing(p)]):
            return last[:1]  # "La Libye a fermé la frontière. Tunis a écrit à son voisin": the one before
        for _, actors, recipients in self.dealings[-1:]:  # "a rompu l'accord qui le liait à X, en reprochant à son voisin"
            if self.acting and list(actors) == self.acting and len(recipients) == 1 and self._dealing(recipients[0]):
                return list(recipients)
        others = [p for p in self.named if p not in (self.acting or self.subject)]
        fit = [p for p in others if load_parties().is_state(p) or load_parties().kind_of(p) == "province"] if states else []
        return (fit or others)[-1:]

    def answered(self, party: str, *, anyone: bool = False) -> list[str]:
        """Who asked, offered or charged a party something last: whom its refusal answers; `anyone`: asked nobody by name."""
        for act, actors, recipients in reversed(self.dealings[-6:]):
            if act in _ASKING and party in recipients and party not in actors:
                return list(actors)
        for act, actors, recipients in reversed(self.dealings[-2:] if anyone else ()):
            if act in {"agree", "demand", "appeal"} and not recipients and len(actors) == 1 and party not in actors:
                return list(actors)
        return []

    def _dealing(self, party: str) -> bool:
        return load_parties().is_state(party) or load_parties().kind_of(party) == "province"

    def in_region(self, region: str) -> list[str]:
        """The state of a region that the whole text speaks of most: what "ce pays d'Afrique du Nord" keeps the reader from."""
        members = load_parties().in_region(region)
        fit = sorted(((n, p) for p, n in self.spoken.items() if p in members), key=lambda row: (-row[0], row[1]))
        return [fit[0][1]] if fit else []

    def company(self, *, by_count: bool = False) -> list[str]:
        """The last company or foundation named; `by_count`: the one spoken of most."""
        parties = load_parties()
        fit = [
            p
            for p in self.named
            if not parties.is_state(p) and parties.kind_of(p) in {"company", "fund", "university", "ngo", None}
        ]
        fit = [p for p in fit if p not in {"EU", "UN"} and ":" not in p]
        if by_count:
            fit.sort(key=lambda p: self.spoken[p])
        return fit[-1:]

    def lender(self) -> list[str]:
        """The last bank or fund named."""
        return [p for p in self.named if p == "FMI" or any(word in p.lower() for word in ("banque", "bank", "fonds"))][-1:]

    def body(self) -> list[str]:
        """The last company or organisation named, whichever came later."""
        known = {*self.company(), *self.organisation()}
        return [p for p in self.named if p in known][-1:]

    def organisation(self, *, besides: str = "") -> list[str]:
        """The last international organisation named, `besides` one that an adjective names ("l'agence onusienne")."""
        parties = load_parties()
        kinds = {"igo", "bloc", "ngo", "public_body", "fund"}
        return [p for p in self.named if p != besides and parties.kind_of(p) in kinds][-1:]
