"""Build `verb_forms.tsv`, the conjugation of French verbs, from the Lefff as packed in `french-verbs-lefff`.

    python tools/build_verb_forms.py conjugations.json src/dragoman/codebook/data/verb_forms.tsv

The input is `dist/conjugations.json` of the npm package `french-verbs-lefff` (data under LGPL-LR). A verb there is a
table of forms by mood letter; here it is a stem and the number of a paradigm, so that 7,800 verbs take some 120 kB of
readable text. The same input always gives the same bytes.
"""

from __future__ import annotations

import json
import os.path
import sys
from collections import Counter
from pathlib import Path

MOODS = "WPIJFSTCYGK"
"""Mood letters of the source: infinitive; indicative present, imperfect, simple past, future; subjunctive present,
imperfect; conditional; imperative; participles, present and past."""

SECOND_PARADIGM = {
    "ayer": "aboyer",  # il paye, il paie
    "eler": "celer",  # il renouvelle, and il renouvèle since 1990
    "eter": "acheter",
}
"""Verbs with two sets of forms in print, of which the source gives one: ending of the verb, model of the other."""

HEADER = """\
# French conjugation, derived from the Lefff (Lexique des formes fléchies du français, Benoît Sagot, Inria)
# by way of french-verbs-lefff (Ludan Stoecklé). Licence of this file: LGPL-LR, see LICENSES/LGPL-LR.txt.
# Made by tools/build_verb_forms.py: do not edit, add verbs to press_verbs.yaml.
# Lines "=": a paradigm: number, then a column for each mood letter with its endings; "~" stands for a missing form.
# Other lines: stem, numbers of its paradigms.
"""

Paradigm = tuple[tuple[str, tuple[str, ...]], ...]


def paradigm_of(lemma: str, table: dict[str, list[str | None]]) -> tuple[str, Paradigm]:
    """The stem shared by all forms of a verb, and its endings by mood letter ("~" for a form that does not exist)."""
    forms = [form for mood in table.values() for form in mood if form and form != "NA"]
    stem = os.path.commonprefix([lemma, *forms])  # noqa: RUF071  letters are what is compared
    return stem, tuple(
        (mood, tuple(form[len(stem) :] if form and form != "NA" else "~" for form in table[mood]))
        for mood in MOODS
        if any(form and form != "NA" for form in table.get(mood, ()))
    )


def build(source: dict[str, dict[str, list[str | None]]]) -> str:
    """The whole text of the table."""
    verbs = {lemma: paradigm_of(lemma, table) for lemma, table in source.items() if table.get("W") == [lemma]}
    counts = Counter(paradigm for _, paradigm in verbs.values())
    ranked = sorted(counts, key=lambda paradigm: (-counts[paradigm], paradigm))
    number = {paradigm: index for index, paradigm in enumerate(ranked)}
    stems: dict[str, set[int]] = {}
    for lemma, (stem, paradigm) in verbs.items():
        stems.setdefault(stem, set()).add(number[paradigm])
        for ending, model in SECOND_PARADIGM.items():
            if lemma.endswith(ending):
                model_stem, second = verbs[model]
                cut = len(model) - len(model_stem)
                stems.setdefault(lemma[:-cut], set()).add(number[second])
    lines = [
        f"={index}\t" + "\t".join(f"{mood}:{','.join(endings)}" for mood, endings in paradigm)
        for index, paradigm in enumerate(ranked)
    ]
    lines += [f"{stem}\t{' '.join(map(str, sorted(stems[stem])))}" for stem in sorted(stems)]
    return HEADER + "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    """Write the table; returns the exit code."""
    if len(arguments) != 2:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    source, target = map(Path, arguments)
    text = build(json.loads(source.read_text(encoding="utf-8")))
    target.write_text(text, encoding="utf-8", newline="\n")
    sys.stderr.write(f"{target}: {len(text.encode()):,} bytes\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
