"""The mean of several pipelines' weights, all begun from the same ones: steadier than each.

    python average.py OUT PIPELINE PIPELINE ...
"""

from __future__ import annotations

import sys

import spacy


def main() -> None:
    """Write the mean."""
    out, *paths = sys.argv[1:]
    pipelines = [spacy.load(path) for path in paths]
    mean = pipelines[0]
    for name in ("tok2vec", "morphologizer", "parser", "ner"):
        for nodes in zip(*(nlp.get_pipe(name).model.walk() for nlp in pipelines), strict=True):
            for param in nodes[0].param_names:
                if nodes[0].has_param(param):
                    nodes[0].set_param(param, sum(node.get_param(param) for node in nodes) / len(nodes))
    mean.to_disk(out)


if __name__ == "__main__":
    main()
