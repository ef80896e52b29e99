"""The mean of two pipelines' weights, the second begun from the first: steadier than either.

    python average.py FIRST SECOND OUT
"""

from __future__ import annotations

import sys

import spacy


def main() -> None:
    """Write the mean."""
    one, two = spacy.load(sys.argv[1]), spacy.load(sys.argv[2])
    for name in ("tok2vec", "morphologizer", "parser", "ner"):
        pairs = zip(one.get_pipe(name).model.walk(), two.get_pipe(name).model.walk(), strict=True)
        for a, b in pairs:
            for param in b.param_names:
                if b.has_param(param):
                    b.set_param(param, (a.get_param(param) + b.get_param(param)) / 2)
    two.to_disk(sys.argv[3])


if __name__ == "__main__":
    main()
