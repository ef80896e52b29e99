"""How the weights are kept: half precision on disk, single precision in memory."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import spacy
import srsly  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.vectors import Vectors  # type: ignore[import-not-found]
from thinc.api import NumpyOps

from fr_dragoman_news.french import NewsFrench
from fr_dragoman_news.repeats import share

#: Components whose weights are kept, and the files beside the weights that belong to them.
TRAINED = {"tok2vec": (), "morphologizer": ("cfg",), "parser": ("cfg", "moves"), "ner": ("cfg", "moves")}
VECTORS = "vectors.npz"
LEMMAS = "lemmas.txt.gz"


def _cast(value: Any, kind: type[np.floating[Any]]) -> Any:  # noqa: ANN401 - what spaCy takes
    if isinstance(value, np.ndarray) and np.issubdtype(value.dtype, np.floating):
        return value.astype(kind)
    if isinstance(value, dict):
        return {key: _cast(inner, kind) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_cast(inner, kind) for inner in value]
    return value


def write_pipeline(nlp: Language, data: Path) -> None:
    """Write a trained pipeline; its vectors and lemmas are files of their own, put there by whoever builds the package."""
    data.mkdir(parents=True, exist_ok=True)
    nlp.config.to_disk(data / "config.cfg")
    for name, files in TRAINED.items():
        component: Any = nlp.get_pipe(name)
        state = srsly.msgpack_loads(component.model.to_bytes())
        (data / f"{name}.msgpack").write_bytes(srsly.msgpack_dumps(_cast(state, np.float16)))
        full = component.to_bytes(exclude=["model", "vocab"])
        kept = srsly.msgpack_loads(full)
        (data / f"{name}.state").write_bytes(srsly.msgpack_dumps({key: kept[key] for key in files}))


def read_vectors(path: Path, nlp: Language) -> None:
    """Give the vocabulary of a pipeline the vectors of a file."""
    stored = np.load(path)
    vectors = Vectors(strings=nlp.vocab.strings, data=stored["rows"].astype(np.float32), name="fr_dragoman_news_vectors")
    vectors.key2row.update(zip(stored["keys"].tolist(), stored["row"].tolist(), strict=True))
    nlp.vocab.vectors = vectors


def read_pipeline(data: Path, **options: Any) -> Language:  # noqa: ANN401 - what spaCy takes
    """The pipeline kept in a folder."""
    if not (data / "config.cfg").exists():
        raise OSError(f"no pipeline in {data}")
    overrides = options.pop("config", {})
    excluded = options.get("exclude") or []
    config = spacy.util.load_config(data / "config.cfg", overrides=spacy.util.dict_to_dot(overrides))
    meta = json.loads((data / "meta.json").read_text(encoding="utf-8"))
    nlp = NewsFrench.from_config(config, meta=meta, auto_fill=False, validate=False, **options)
    read_vectors(data / VECTORS, nlp)
    for name in TRAINED:
        if name in _names(excluded) or name not in nlp.component_names:
            continue
        component: Any = nlp.get_pipe(name)
        component.from_bytes((data / f"{name}.state").read_bytes(), exclude=["model", "vocab"])
        _weights(component, (data / f"{name}.msgpack").read_bytes())
        if name == "tok2vec":
            share(component.model.layers[0])
    if "lemmatizer" in nlp.component_names:
        lemmatizer: Any = nlp.get_pipe("lemmatizer")
        lemmatizer.read(data / LEMMAS)
    return nlp


def _names(names: str | Iterable[str]) -> set[str]:
    return {names} if isinstance(names, str) else set(names)


def _weights(component: Any, packed: bytes) -> None:  # noqa: ANN401 - what spaCy takes
    state = _cast(srsly.msgpack_loads(packed), np.float32)
    component.model.from_bytes(srsly.msgpack_dumps(state))
    use_numpy(component.model)


def use_numpy(model: Any) -> None:  # noqa: ANN401 - a thinc model
    """Multiply matrices with numpy's library instead of blis, which takes three times as long on the matrices of `tok2vec`."""
    operations = NumpyOps(use_blis=False)
    for node in model.walk():
        node.ops = operations
