"""The compact notation in which the project's own training sentences are written.

    nsubj{LOC<Rabat> conj{et LOC<Paris>}} ont signé obj{un accord amod{bilatéral} nmod{sur l'IA}} .

* `label{ ... }` is a phrase that depends on the head of the phrase around it. `LABEL< ... >` is a name.
* In a phrase, words of the closed classes (articles, prepositions, conjunctions, negation, auxiliaries, punctuation)
  find their label themselves; the one word left is the head. `word*` marks the head where two are left.
* `word~label` gives a label to one word; `word/POS` a part of speech; `+word` is an adjective (amod), `=word` an adverb.
* Words of a name without labels of their own are `flat:name` of its first word.
* `date{le 3 mars 2025}` is an adjunct of time.

Words are separated as the tokenizer of the pipeline does, so "l'accord," is three words.
"""

from __future__ import annotations

from notation_parse import NotationError, Phrase, Token, parse
from notation_words import ADV, AVOIR, CASE, CC, CLAUSE, COMMON, DET, ETRE, MARK, NUMBERS, PRON
from spacy.language import Language
from spacy.tokens import Doc


class Reader:
    """Reads lines of the notation; `lexicon` gives parts of speech and features of known words."""

    def __init__(self, nlp: Language, lexicon: dict[str, dict[str, str]]) -> None:
        self.nlp = nlp
        self.lexicon = lexicon

    def doc(self, line: str) -> Doc:
        """The analysed sentence."""
        root = parse(self.nlp, line)
        tokens: list[Token] = []
        heads: dict[int, int] = {}
        names: list[tuple[int, int, str]] = []
        self._place(root, tokens, heads, names, line, "")
        ents = ["O"] * len(tokens)
        for start, end, label in sorted(names, key=lambda n: n[0] - n[1]):
            if any(e != "O" for e in ents[start:end]):
                continue
            ents[start:end] = [f"B-{label}"] + [f"I-{label}"] * (end - start - 1)
        for k, token in enumerate(tokens):
            if token.part and not token.pos:
                token.pos = tokens[heads[k]].pos
                token.dep = "flat:name" if token.pos == "PROPN" else "fixed"
        self._initial(tokens)
        return Doc(
            self.nlp.vocab, words=[t.text for t in tokens], spaces=[t.space for t in tokens], pos=[t.pos for t in tokens],
            morphs=[self._morph(t) for t in tokens], heads=[heads[k] for k in range(len(tokens))],
            deps=[t.dep for t in tokens], ents=ents,
        )  # fmt: skip

    def _initial(self, tokens: list[Token]) -> None:
        if tokens and not tokens[-1].space:
            tokens[-1].space = True

    def _morph(self, token: Token) -> str:
        known = self.lexicon.get(token.text.lower(), {})
        return known.get(token.pos, known.get(token.pos, "")) or (
            "" if token.pos not in {"PUNCT", "ADP", "CCONJ", "SCONJ", "ADV", "PROPN"} else "_"
        )

    def _place(
        self,
        phrase: Phrase,
        tokens: list[Token],
        heads: dict[int, int],
        names: list[tuple[int, int, str]],
        line: str,
        above: str,
    ) -> int:
        """Append the words of a phrase; return the index of its head."""
        start = len(tokens)
        if phrase.name:
            head = self._name(phrase, tokens, heads, names, line)
            names.append((start, len(tokens), phrase.name))
            return head
        if phrase.dep == "date":
            return self._date(phrase, tokens, heads, line)
        own: list[int] = []
        nested: list[tuple[int, str]] = []
        for part in phrase.parts:
            if isinstance(part, Phrase):
                k = self._place(part, tokens, heads, names, line, phrase.dep)
                if part.name:
                    tokens[k].dep = ""
                    own.append(k)
                else:
                    nested.append((k, "obl:mod" if part.dep == "date" else part.dep))
            else:
                tokens.append(part)
                if not self._part(tokens, heads):
                    own.append(len(tokens) - 1)
        head = self._head(phrase, tokens, own, line)
        self._content(phrase, tokens[head], above, head, tokens[head - 1].text if head else "")
        for k in own:
            if k != head:
                heads[k] = head
                self._function(phrase, tokens, k, head)
        for k, dep in nested:
            heads[k] = k - 1 if dep == "fixed" else head
            tokens[k].dep = dep
        tokens[head].dep = phrase.dep
        heads[head] = head
        return head

    def _part(self, tokens: list[Token], heads: dict[int, int]) -> bool:
        """Whether the last word is a further part of a word with a hyphen; it then depends on the first part."""
        token = tokens[-1]
        if token.part:
            heads[len(tokens) - 1] = next(k for k in range(len(tokens) - 2, -1, -1) if not tokens[k].part)
            token.pos, token.dep = ("PUNCT", "punct") if not token.text[0].isalnum() else ("", "fixed")
        return token.part

    def _date(self, phrase: Phrase, tokens: list[Token], heads: dict[int, int], line: str) -> int:
        start = len(tokens)
        for part in phrase.parts:
            if isinstance(part, Phrase):
                raise NotationError(line)
            tokens.append(part)
        span = range(start, len(tokens))
        lows = {k: tokens[k].text.lower() for k in span}
        content = [k for k in span if lows[k] not in DET | CASE and lows[k] not in {",", "dernier", "prochain"}]
        head = content[0]
        previous = head
        for k in span:
            if k == head:
                continue
            token = tokens[k]
            if lows[k] in CASE | DET:
                token.pos, token.dep = ("ADP", "case") if lows[k] in CASE else ("DET", "det")
                heads[k] = head
            elif lows[k] in {"dernier", "prochain"}:
                token.pos, token.dep = "ADJ", "amod"
                heads[k] = head
            elif lows[k] == ",":
                token.pos, token.dep = "PUNCT", "punct"
                heads[k] = head
            else:
                token.dep = "nmod"
                heads[k] = previous
            # the month depends on the day, the year on the month
            if k in content:
                previous = k
        for k in content:
            tokens[k].pos = "NUM" if tokens[k].text[0].isdigit() else "ADJ" if lows[k] == "1er" else "NOUN"
        heads[head] = head
        return head

    def _name(
        self, phrase: Phrase, tokens: list[Token], heads: dict[int, int], names: list[tuple[int, int, str]], line: str
    ) -> int:
        own: list[int] = []
        nested: list[tuple[int, str]] = []
        for part in phrase.parts:
            if isinstance(part, Phrase):
                nested.append((self._place(part, tokens, heads, names, line, "name"), part.dep))
            else:
                tokens.append(part)
                if not self._part(tokens, heads):
                    own.append(len(tokens) - 1)
        content = [k for k in own if not tokens[k].dep and (tokens[k].text.lower() not in DET | CASE or tokens[k].head)]
        if not content:
            content = own[:1]
        head = next((k for k in content if tokens[k].head), content[0])
        for k in own:
            token = tokens[k]
            if k == head:
                token.pos = token.pos or self._noun(token.text)
                continue
            heads[k] = head
            low = token.text.lower()
            if token.dep:
                token.pos = token.pos or "ADJ"
            elif not any(c.isalnum() for c in token.text):
                token.pos, token.dep = "PUNCT", "punct"
            elif low in DET:
                token.pos, token.dep = token.pos or "DET", "det"
            elif token.text[0].isdigit():
                token.pos, token.dep = "NUM", "nmod"
            else:
                token.pos, token.dep = token.pos or "PROPN", "flat:name"
        for k, dep in nested:
            heads[k] = head
            tokens[k].dep = dep
        heads[head] = head
        return head

    def _noun(self, text: str) -> str:
        known = self.lexicon.get(text.lower(), {})
        return "NOUN" if "NOUN" in known and text.lower() in COMMON else "PROPN"

    def _closed(self, token: Token) -> bool:
        low = token.text.lower().replace("’", "'")
        if token.head:
            return False
        return (
            bool(token.dep)
            or low in DET | CASE | MARK | CC | ADV | PRON.keys() | AVOIR | ETRE | NUMBERS
            or not any(c.isalnum() for c in low)
        )

    def _head(self, phrase: Phrase, tokens: list[Token], own: list[int], line: str) -> int:
        starred = [k for k in own if tokens[k].head]
        if starred:
            return starred[0]
        content = [k for k in own if not self._closed(tokens[k]) and not (tokens[k].text[0].isdigit())]
        content = content or [k for k in own if tokens[k].text[0].isdigit()]
        content = content or [k for k in own if tokens[k].text.lower() in AVOIR | ETRE and not tokens[k].dep]
        content = content or [k for k in own if tokens[k].text.lower() in PRON and not tokens[k].dep]
        content = content or [k for k in own if tokens[k].dep == "advmod" and tokens[k].pos == "ADV"]
        content = content or [k for k in own if tokens[k].text.lower() in ADV]
        content = content or (own if len(own) == 1 else [])
        if len(content) != 1:
            raise NotationError(f"{len(content)} heads {[tokens[k].text for k in content]} in {phrase.dep}: {line}")
        return content[0]

    def _content(self, phrase: Phrase, token: Token, above: str, k: int, before: str = "") -> None:
        if token.pos:
            return
        known = self.lexicon.get(token.text.lower(), {})
        dep = phrase.dep
        if dep == "conj":
            dep = above
        if token.text[0].isdigit():
            token.pos = "NUM"
        elif token.text.lower() in PRON and dep not in CLAUSE:
            token.pos = "PRON"
        elif dep in CLAUSE:
            others = [p for p in ("NOUN", "ADJ") if p in known]
            token.pos = others[0] if dep == "xcomp" and others and "VERB" not in known and "AUX" not in known else "VERB"
        elif dep == "amod":
            token.pos = "ADJ"
        elif dep in {"advmod", "cc"}:
            token.pos = "ADV"
        elif dep == "case":
            token.pos = "ADP"
        elif token.text[0].isupper() and k > 0 and before not in {"«", "“", '"', "(", ":", "–", "•"} and "NOUN" not in known:
            token.pos = "PROPN"
        else:
            token.pos = "NOUN"

    def _function(  # noqa: C901, PLR0912 - one branch a class of words
        self, phrase: Phrase, tokens: list[Token], k: int, head: int
    ) -> None:
        token = tokens[k]
        low = token.text.lower().replace("’", "'")
        verbal = tokens[head].pos in {"VERB", "AUX"}
        pos, dep = "NOUN", "dep"
        if not any(c.isalnum() for c in low):
            pos, dep = "PUNCT", "punct"
        elif low in {"le", "la", "les", "l'"} and verbal:
            pos, dep = "PRON", "obj"
        elif (
            low == "des"
            and phrase.dep in {"nmod", "obl:mod", "obl:arg", "obl:agent"}
            and not (k and tokens[k - 1].pos == "ADP")
        ):
            pos, dep = "ADP", "case"
        elif low in DET:
            pos, dep = "DET", "det"
        elif (low == "s'" and verbal) or (low == "se" and verbal):
            pos, dep = "PRON", "expl:pv"
        elif low == "en" and verbal and phrase.dep in {"advcl", "acl"}:
            pos, dep = "ADP", "mark"
        elif low in CASE:
            pos, dep = "ADP", "mark" if verbal else "case"
        elif low in {"que", "qu'"} and phrase.dep == "acl:relcl":
            pos, dep = "PRON", "obj"
        elif low in MARK:
            pos, dep = "SCONJ", "mark"
        elif low in CC:
            pos, dep = "CCONJ", "cc"
        elif low in ADV:
            pos, dep = "ADV", "advmod"
        elif low in PRON:
            pos, dep = "PRON", PRON[low]
            if dep == "nsubj" and any(t.dep == "aux:pass" for t in tokens[max(0, head - 4) : head]):
                dep = "nsubj:pass"
        elif low in AVOIR | ETRE:
            pos, dep = "AUX", "aux:tense"
        elif token.text[0].isdigit() or low in NUMBERS:
            pos, dep = "NUM", "nummod" if k < head else "nmod"
        token.pos = token.pos or {
            "aux:pass": "AUX",
            "aux:tense": "AUX",
            "cop": "AUX",
            "case": "ADP",
            "det": "DET",
            "advmod": "ADV",
            "amod": "ADJ",
            "mark": "SCONJ",
        }.get(token.dep, pos)
        token.dep = token.dep or dep
