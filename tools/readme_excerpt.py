"""Put a real excerpt of output into README.md, between its two marks: `python tools/readme_excerpt.py`.

With `--check` nothing is written; the exit code is 1 if the README shows something else than the program prints.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = "samples/pages/morocco-united-states"
BEGIN, END = "<!-- excerpt: made by tools/readme_excerpt.py -->\n", "<!-- end of excerpt -->"
LINES, WIDTH = 11, 112
"""How much of the dossier is shown, in lines of the program, and where these are wrapped."""


def dragoman(*arguments: str) -> str:
    """What a command prints on standard output."""
    command = [sys.executable, "-m", "dragoman.cli.app", *arguments]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DRAGOMAN_")}
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=False)
    if done.returncode:
        raise SystemExit(f"dragoman {' '.join(arguments)} failed; README.md is as it was")
    return done.stdout.decode("utf-8")


def wrapped(line: str) -> str:
    """A line broken at spaces, its continuation under its first word."""
    indent = " " * (len(line) - len(line.lstrip()) + 4)
    return textwrap.fill(line, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def excerpt() -> str:
    """The block for the README."""
    with tempfile.TemporaryDirectory() as folder:
        record = str(Path(folder) / "excerpt.db")
        dragoman("read", PAGES, "--record", record)
        lines = dragoman("dossier", "MA", "US", "--lang", "fr", "--record", record).splitlines()[:LINES]
    shown = "\n".join(wrapped(line) for line in lines)
    return f"```text\n$ dragoman dossier MA US --lang fr\n{shown}\n    …\n```\n"


def main(arguments: list[str]) -> int:
    """Write or check; returns the exit code."""
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    made = before + BEGIN + excerpt() + END + rest.split(END)[1]
    if "--check" in arguments:
        if made != text:
            sys.stderr.write("README.md shows another output than the program's: run make excerpt\n")
        return int(made != text)
    readme.write_text(made, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
