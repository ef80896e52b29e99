"""Write docs/codebook.md from the data of the codebook: `python tools/codebook_doc.py`.

With `--check` nothing is written; the exit code is 1 if the file says something else than the data.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from dragoman.codebook.guide import Entry, load_guide
from dragoman.codebook.guide_text import facts, result, why_not, word
from dragoman.dossier import load_labels

PAGE = Path(__file__).resolve().parents[1] / "docs" / "codebook.md"
HEAD = """# The codebook

<!-- Made by `make docs` from src/dragoman/codebook/data: change that, not this page. -->

Every act, status and theme with its meaning, its boundaries, and sentences that the tests read with the program: ✓
gives it, ✗ does not. `dragoman codebook NAME` prints an entry with all its triggers and their examples, in French or
English (`--lang`). How facts are coded as a whole: [reading.md](reading.md). Persons in the examples are invented.
"""
NAMES = {**load_labels("en").acts, **load_labels("en").statuses}


def entry_text(entry: Entry) -> Iterator[str]:
    """One entry as Markdown."""
    labels = load_labels("fr")
    french = {"act": labels.acts, "status": labels.statuses, "theme": labels.themes}[entry.kind][entry.name]
    yield f"### {entry.name}\n"
    yield f"{entry.meaning['en']} French: *{french}*. {entry.meaning['fr']}\n"
    for row in facts(entry, "en"):
        yield f"- {row}"
    for line in entry.bounds["en"]:
        yield f"- {line}"
    if entry.kind == "act":
        file = f"src/dragoman/codebook/data/triggers/{entry.name}.yaml"
        yield f"- {word('triggers', 'en')}: `dragoman codebook {entry.name}`, [{entry.name}.yaml](../{file})"
    if entry.signs:
        yield f"- {word('signs', 'en')}: {', '.join(f'*{sign}*' for sign in entry.signs)}"
    yield ""
    for example in entry.examples:
        given = "" if entry.kind == "theme" else f": {result(example, 'en', NAMES)}"
        yield f"  ✓ « {example.text} »{given}<br>"
    for example in entry.counter:
        why = why_not(example, entry, "en", NAMES)
        yield f"  ✗ « {example.text} »{f': {why}' if why else ''}<br>"
    yield ""


def page() -> str:
    """The whole page."""
    guide = load_guide()
    lines = [HEAD, "## General rules\n"]
    for rule in guide.rules:
        lines.append(f"- {rule.text['en']}")
        lines += [f"  - « {example.text} »: {result(example, 'en', NAMES)}" for example in rule.examples]
    for title, entries in (("Acts", guide.acts), ("Statuses", guide.statuses), ("Themes", guide.themes)):
        lines.append(f"\n## {title}\n")
        lines.append(" · ".join(f"[{name}](#{name})" for name in entries) + "\n")
        for entry in entries.values():
            lines += entry_text(entry)
    return "\n".join(lines).rstrip("\n") + "\n"


def main(arguments: list[str]) -> int:
    """Write or check; returns the exit code."""
    told = page()
    if arguments == ["--check"]:
        current = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
        if current != told:
            print("docs/codebook.md is not what the data says: make docs", file=sys.stderr)
        return int(current != told)
    PAGE.write_text(told, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
