"""Expand the templates into analysed sentences, always the same ones.

python expand.py SENTENCES CORPUS [--show N]
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

import spacy
import yaml
from corpus import load
from names import extend
from notation import NotationError, Reader
from spacy.tokens import DocBin

ELISION = re.compile(r"\b([dD]e|[qQ]ue|[nN]e) (?=(?:[a-zA-Z:]+\{|[A-Z]{3,4}<|[+=])*[aeiouéèêàâîôAEIOUÉÈÊÎ](?!TAT))")
SLOT = re.compile(r"\$([A-Z0-9]+)")


def lexicon(corpus: Path) -> dict[str, dict[str, str]]:
    """For each lower-case word of the treebanks its parts of speech, each with its commonest features."""
    seen: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for doc in load(spacy.blank("fr"), corpus / "ud-train.spacy"):
        for token in doc:
            seen[token.text.lower()][token.pos_][str(token.morph) or "_"] += 1
    return {w: {p: c.most_common(1)[0][0] for p, c in rows.items()} for w, rows in seen.items()}


def fill(template: str, fillers: dict[str, list[str]], chance: random.Random) -> str:
    """The template with its slots filled; one name does not stand twice in a sentence."""
    used: set[str] = set()
    for _ in range(200):
        m = SLOT.search(template)
        if not m:
            template = re.sub(r" +", " ", template)
            template = template.replace("de LOC<Le Caire>", "du LOC<Caire>").replace("à LOC<Le Caire>", "au LOC<Caire>")
            return ELISION.sub(lambda e: e[1][:-1] + "' ", template)
        options = fillers[m[1]]
        choice = chance.choice(options)
        if choice in used and len(options) > 6:
            continue
        used.add(choice)
        template = template[: m.start()] + choice + template[m.end() :]
    raise NotationError(template)


def capitalise(line: str) -> str:
    """The first letter of a sentence in upper case."""
    m = re.match(r"(?:[a-zA-Z:]+\{|(?:PER|LOC|ORG|MISC)<|[«“\"•–(=+\s])*", line)
    at = m.end() if m else 0
    return line[:at] + line[at : at + 1].upper() + line[at + 1 :]


def main() -> None:
    """Write own.spacy; with --show print some sentences with their analysis instead."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("sentences", type=Path)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--names", type=Path, default=Path(__file__).parents[1] / "sentences" / "names.yaml")
    arguments.add_argument("--show", type=int, default=0)
    asked = arguments.parse_args()
    nlp = spacy.blank("fr")
    reader = Reader(nlp, lexicon(asked.corpus))
    fillers = yaml.safe_load((asked.sentences / "fillers.yaml").read_text(encoding="utf-8"))
    extend(fillers, asked.names)
    wrong = 0
    for path in sorted(asked.sentences.glob("*.txt")):
        bin_ = DocBin(store_user_data=True)
        times, made = 1, 0
        group = ""
        for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines()):
            line = raw.strip()
            if not line or line.startswith("#"):
                continue
            if line.startswith("== "):
                group, _, count = line[3:].partition(" x")
                times = int(count or 1)
                continue
            chance = random.Random(f"{path.stem} {line}")  # noqa: S311 - a choice of words, not a secret
            lines = dict.fromkeys(capitalise(fill(line, fillers, chance)) for _ in range(times if "$" in line else 2))
            for k, filled in enumerate(lines):
                try:
                    doc = reader.doc(filled)
                except (NotationError, KeyError, ValueError, IndexError) as error:
                    wrong += 1
                    print(f"{path.name}:{number + 1}: {type(error).__name__} {error}", file=sys.stderr)  # noqa: T201
                    break
                doc.user_data["source"] = f"{path.stem}/{group}"
                if k < asked.show:
                    print(  # noqa: T201
                        " ".join(
                            f"{t.text}/{t.pos_}/{t.dep_}>{t.head.text}{'/' + t.ent_iob_ + t.ent_type_ if t.ent_type_ else ''}"
                            for t in doc
                        ),
                        "\n",
                    )
                bin_.add(doc)
                made += 1
        print(path.name, made, file=sys.stderr)  # noqa: T201
        if not asked.show:
            bin_.to_disk(asked.corpus / f"own-{path.stem}.spacy")
    if wrong:
        raise SystemExit(f"{wrong} lines cannot be read")


if __name__ == "__main__":
    main()
