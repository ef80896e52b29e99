"""Train the pipeline as a recipe says. The same recipe, data and seed give the same weights on one machine.

python train.py RECIPE.yaml CORPUS OUT
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path
from typing import Any

import names
import numpy as np
import spacy
import yaml
from corpus import batches, cut, example, group, load, respell, swap_names
from measure import entity_scores, parse_scores
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vectors import Vectors
from thinc.api import Adam, NumpyOps, fix_random_seed, set_current_ops


def build(recipe: dict[str, Any], corpus: Path, configs: Path) -> Language:
    """An untrained pipeline with its vectors."""
    overrides = recipe.get("config", {})
    config = spacy.util.load_config(configs / recipe.get("base", "base.cfg"), overrides=overrides, interpolate=True)
    nlp = spacy.util.load_model_from_config(config, auto_fill=True)
    if config["components"]["tok2vec"]["model"]["embed"].get("include_static_vectors"):
        stored = np.load(corpus / "vectors.npz")
        vectors = Vectors(strings=nlp.vocab.strings, data=stored["rows"].astype(np.float32), name="fr_dragoman_vectors")
        for key, row in zip(stored["keys"].tolist(), stored["row"].tolist(), strict=True):
            vectors.add(key, row=row)
        nlp.vocab.vectors = vectors
    return nlp


def name_pools(nlp: Language, docs: list[Doc], path: Path) -> dict[str, list[list[str]]]:
    """Names to put in the place of others: of the annotated articles and of names.yaml."""
    chance = random.Random(3)  # noqa: S311 - training, not a secret
    first, last = names.first_names(path), names.surnames()
    found: dict[str, set[str]] = {"PER": set(), "ORG": set(), "LOC": set()}
    for doc in docs:
        for ent in doc.ents:
            if ent.label_ in found and ent.text[0].isupper():
                found[ent.label_].add(ent.text)
    found["ORG"] |= {name for name, _ in names.organisations(path)}
    found["LOC"] |= {name for name, article in names.states(path) if article != "les"} | set(names.capitals(path, cities=True))
    found["PER"] |= {names.person(chance, first, last) for _ in range(3000)}
    return {label: [[t.text for t in nlp.make_doc(n)] for n in sorted(texts)] for label, texts in found.items()}


def epoch(sets: dict[str, list[Doc]], recipe: dict[str, Any], number: int, pools: dict[str, list[list[str]]]) -> list[Example]:
    """The examples of one epoch, in the order they are seen."""
    chance = random.Random(recipe["seed"] * 1000 + number)  # noqa: S311 - training, not a secret
    chosen: list[Doc] = []
    for name, share in recipe["sources"].items():
        docs = list(sets[name])
        chance.shuffle(docs)
        left = float(share)
        while left > 0:
            part = docs[: round(len(docs) * min(left, 1.0))]
            if name == "ner-train":
                chosen += [swap_names(doc, pools, chance, recipe.get("swap", 0.0)) for doc in part]
            else:
                chosen += part if name.startswith(("ner", "silver-ner")) else list(group(part, chance))
            left -= 1
    chance.shuffle(chosen)
    return [example(respell(doc, chance, recipe.get("respell", 0.0))) for doc in chosen]


def rate_at(done: float, recipe: dict[str, Any]) -> float:
    """Learning rate: a short rise, then a straight fall to a twentieth."""
    top = float(recipe["learn_rate"])
    warm = 0.03
    return top * done / warm if done < warm else top * (1 - 0.95 * (done - warm) / (1 - warm))


def report(nlp: Language, sets: dict[str, list[Doc]]) -> str:
    """Scores on what is held out."""
    parts = []
    for name in ("ud-test-sequoia", "ud-test-gsd"):
        if name not in sets:
            continue
        s = parse_scores(nlp, sets[name])
        parts.append(f"{name[8:]} pos {s['pos']:.3f} uas {s['uas']:.3f} las {s['las']:.3f} nsubj {s['nsubj']:.3f}")
    if "ner-test" in sets:
        s = entity_scores(nlp, sets["ner-test"])
        parts.append("ner " + " ".join(f"{k} {v:.3f}" for k, v in s.items()))
    return " | ".join(parts)


def main() -> None:
    """Train, report, write."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("recipe", type=Path)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--start", type=Path, help="a trained pipeline whose weights to begin with")
    arguments.add_argument("--names", type=Path, default=Path(__file__).parents[1] / "sentences" / "names.yaml")
    arguments.add_argument("--seed", type=int, help="instead of the recipe's")
    asked = arguments.parse_args()
    recipe = yaml.safe_load(asked.recipe.read_text(encoding="utf-8"))
    recipe["seed"] = asked.seed or recipe["seed"]
    set_current_ops(NumpyOps(use_blis=False))  # type: ignore[no-untyped-call] # blis takes nearly twice as long
    fix_random_seed(recipe["seed"])
    nlp = spacy.load(asked.start) if asked.start else build(recipe, asked.corpus, asked.recipe.parent)
    sets = {path.stem: load(nlp, path) for path in sorted(asked.corpus.glob("*.spacy"))}
    for name in recipe["sources"]:
        if name.startswith("ner"):
            sets[name] = [piece for doc in sets[name] for piece in cut(doc)]
    pools = name_pools(nlp, sets["ner-train"], asked.names)
    first = epoch(sets, recipe, 0, pools)
    if not asked.start:
        nlp.initialize(lambda: first)
    optimizer = Adam(recipe["learn_rate"], L2=0.01, grad_clip=1.0, use_averages=True)
    began, step, losses = time.time(), 0, {}
    # The number of steps is fixed by the recipe, never by the clock: the same recipe gives the same weights.
    for number in range(recipe["epochs"]):
        examples = first if number == 0 else epoch(sets, recipe, number, pools)
        rows = list(batches(examples, recipe["batch_words"]))
        for k, batch in enumerate(rows):
            optimizer.learn_rate = rate_at((number + k / len(rows)) / recipe["epochs"], recipe)
            nlp.update(batch, sgd=optimizer, drop=recipe["dropout"], losses=losses)
            step += 1
        words = sum(len(e.reference) for e in examples)
        print(  # noqa: T201
            f"epoch {number + 1} steps {step} words {words} {time.time() - began:.0f} s",
            {k: round(v) for k, v in losses.items()},
            flush=True,
        )
        losses = {}
        if (number + 1) % recipe.get("report_every", 100) == 0:
            with nlp.use_params(optimizer.averages):
                print(report(nlp, sets), flush=True)  # noqa: T201
    with nlp.use_params(optimizer.averages):
        print(report(nlp, sets), flush=True)  # noqa: T201
        nlp.to_disk(asked.out)


if __name__ == "__main__":
    main()
