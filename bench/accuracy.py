"""Score the reader against gold, print one table for all sets, and hold it above pinned floors.

    python bench/accuracy.py pages=tests/golden/pages second=tests/golden/second --floors bench/floors.yaml
    python bench/accuracy.py pages=tests/golden/pages wikinews=../gold/wikinews --write docs/accuracy.md
    python bench/accuracy.py sentences=../gold/sentences.jsonl --misses

A set is NAME=PATH: a folder with NAME.gold.json files (each text beside its gold, or under samples/pages), or a file of
coded sentences, one JSON object a line. `bench/score.py` decides what is right; this only runs it. `--floors` fails
(exit code 1) where a figure is under its floor; `--raise` writes higher floors for figures that rose, and never a lower
one. `--write` puts the tables into a page, between its two marks; sets outside the project are named there, their texts
are not copied. `--data` writes the same figures, and the versions they were measured on, for the workbench's page on method
(src/dragoman/web/data/accuracy.json).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent))
import score

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples" / "pages"
BEGIN, END = "<!-- tables: made by bench/accuracy.py -->\n", "<!-- end of tables -->"
#: How far a floor may lie under the best figure ever reached without a reason given for it.
SLACK = 0.02
EVENTS = [f"events {level}" for level in score.LEVELS]
Figures = dict[str, Any]


@dataclass(frozen=True)
class Gold:
    """One page of a set: its text file and its gold."""

    path: Path
    gold: dict[str, Any]


def pages_of(where: Path) -> list[Gold]:
    """The pages of a set, in the order of their names.

    Raises:
        SystemExit: there is no gold, or a text is missing.
    """
    folder = score.sentence_pages(where) if where.suffix == ".jsonl" else where
    found = []
    for gold in sorted(folder.glob("*.gold.json")):
        name = gold.name.removesuffix(".gold.json") + ".txt"
        beside = folder / name
        text = beside if beside.exists() else next(iter(sorted(SAMPLES.rglob(name))), None)
        if text is None:
            raise SystemExit(f"{gold}: no {name} beside it or under samples/pages")
        found.append(Gold(text, json.loads(gold.read_text(encoding="utf-8"))))
    if not found:
        raise SystemExit(f"{where}: no *.gold.json")
    return found


def readings_of(pages: list[Gold], jobs: int = 1) -> list[dict[str, Any]]:
    """What the program prints for the pages, in their order; {} for a page it skips."""
    listed = [str(page.path) for page in pages]
    read = ["read", "--dry-run", "--format", "jsonl", "--jobs", str(jobs)]
    command = [sys.executable, "-m", "dragoman.cli.app", *read, *listed]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr.decode("utf-8", "replace")[-2000:])
    found = {row["source"]: row for row in map(json.loads, done.stdout.decode("utf-8").splitlines())}
    return [found.get(path, {}) for path in listed]


def measure(pages: list[Gold], readings: list[dict[str, Any]]) -> tuple[Figures, list[str]]:
    """The figures of a set and the list of what was missed and made up."""
    tally = score.Tally()
    for page, reading in zip(pages, readings, strict=True):
        score.score_page(page.path.name, page.path.read_text(encoding="utf-8"), page.gold, reading, tally)
    absent = sum(not reading for reading in readings)
    return {"pages": len(pages), "pages without a reading": absent, **score.report(tally)}, tally.misses


def value(figure: dict[str, Any]) -> float | None:
    """The F1 or share of a figure; None where the gold has nothing of the kind."""
    if "f1" in figure:
        return float(figure["f1"]) if figure["gold"] or figure["found"] else None
    return None if figure["share"] is None else float(figure["share"])


def _cell(figure: dict[str, Any]) -> str:
    held = value(figure)
    if held is None:
        return "–"
    if "f1" in figure:
        return f"{held:.3f}" if figure["gold"] else f"({figure['found']} found, no gold)"
    return f"{held:.3f} ({figure['right']} of {figure['of']})"


def tables(sets: dict[str, Figures]) -> str:
    """The tables of all sets as Markdown: F1 or share of every measure, then precision and recall of events."""
    names = list(sets)
    first = sets[names[0]]
    measures = [key for key, figure in first.items() if isinstance(figure, dict)]
    lines = [f"| F1, or share right | {' | '.join(names)} |", f"|---|{'---|' * len(names)}"]
    lines.append(f"| pages | {' | '.join(str(sets[n]['pages']) for n in names)} |")
    lines += [f"| {key} | {' | '.join(_cell(sets[n][key]) for n in names)} |" for key in measures]
    lines += ["", f"| events: precision / recall | {' | '.join(names)} |", f"|---|{'---|' * len(names)}"]
    for key in EVENTS:
        cells = (f"{sets[n][key]['p']:.3f} / {sets[n][key]['r']:.3f}" for n in names)
        lines.append(f"| {key.removeprefix('events ')} | {' | '.join(cells)} |")
    counts = (f"{sets[n]['events type']['gold']} / {sets[n]['events type']['found']}" for n in names)
    lines.append(f"| events in the gold / found | {' | '.join(counts)} |")
    return "\n".join(lines) + "\n"


def plain(sets: dict[str, Figures]) -> Iterator[str]:
    """The same for a terminal."""
    for row in tables(sets).splitlines():
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        if not row or set(row) <= {"|", "-"}:
            yield ""
        else:
            yield f"{cells[0]:<34}" + "".join(f"{cell:<26}" for cell in cells[1:])


def under(name: str, figures: Figures, floors: dict[str, Any]) -> list[str]:
    """What of a set is under its floor, in words."""
    found = []
    for key, pinned in floors.get(name, {}).items():
        now = value(figures[key])
        if now is not None and now < pinned["floor"]:
            found.append(
                f"{name}: {key} is {now:.3f}, under its floor {pinned['floor']:.3f} (best so far {pinned['best']:.3f}). "
                "Floors are never lowered silently: mend the reader, or lower it by hand in bench/floors.yaml and say why "
                "under `lowered`."
            )
    return found


def raised(sets: dict[str, Figures], floors: dict[str, Any]) -> dict[str, Any]:
    """The floors with those raised whose figure rose: to the best figure less three quarters of the slack."""
    out: dict[str, Any] = {name: {key: dict(row) for key, row in rows.items()} for name, rows in floors.items()}
    for name, figures in sets.items():
        for key, figure in figures.items():
            now = value(figure) if isinstance(figure, dict) else None
            row = out.setdefault(name, {}).get(key)
            if now is not None and (row is None or now > row["best"]):
                floor = max(round(now - SLACK * 3 / 4, 3), row["floor"] if row else 0.0)
                out[name][key] = {"best": now, "floor": floor}
    return out


def write_floors(path: Path, floors: dict[str, Any]) -> None:
    """Write the floors, a line each, with the comment at the head of the file."""
    head = "".join(f"{line}\n" for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#"))
    lines = [head]
    for name, rows in floors.items():
        lines.append(f"{name}:\n")
        lines += [f"  {key}: {json.dumps(row, ensure_ascii=False)}\n" for key, row in rows.items()]
    path.write_text("".join(lines), encoding="utf-8")


def write_data(path: Path, sets: dict[str, Figures]) -> None:
    """The figures as data, with the versions of what was measured."""
    from dragoman.reading import versions

    figures = {
        name: {
            key: {one: figure[one] for one in ("p", "r", "f1", "gold", "found", "right", "of", "share") if one in figure}
            if isinstance(figure, dict)
            else figure
            for key, figure in of.items()
        }
        for name, of in sets.items()
    }
    data = {"versions": versions(), "sets": figures}
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1, sort_keys=False) + "\n", encoding="utf-8")


def main() -> int:
    """Measure as asked; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", metavar="NAME=PATH")
    parser.add_argument("--floors", type=Path)
    parser.add_argument("--raise", dest="lift", action="store_true", help="write higher floors where figures rose")
    parser.add_argument("--write", type=Path, metavar="PAGE")
    parser.add_argument("--data", type=Path, metavar="FILE")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--jobs", type=int, default=1)
    args = parser.parse_args()
    sets, misses = {}, []
    for item in args.sets:
        name, _, where = item.rpartition("=")
        pages = pages_of(Path(where))
        sets[name or Path(where).stem], missed = measure(pages, readings_of(pages, args.jobs))
        misses += missed
    print("\n".join(plain(sets)))
    if args.misses:
        print("\n".join(misses))
    if args.write:
        text = args.write.read_text(encoding="utf-8")
        before, rest = text.split(BEGIN)
        args.write.write_text(before + BEGIN + "\n" + tables(sets) + END + rest.split(END)[1], encoding="utf-8")
    if args.data:
        write_data(args.data, sets)
    if args.floors is None:
        return 0
    floors = yaml.safe_load(args.floors.read_text(encoding="utf-8")) or {}
    if args.lift:
        write_floors(args.floors, raised(sets, floors))
    low = [line for name, figures in sets.items() for line in under(name, figures, floors)]
    print("\n".join(low) or f"\nEvery figure is at or above its floor ({args.floors.name}).")
    return int(bool(low))


if __name__ == "__main__":
    sys.exit(main())
