"""docs/codebook.md is what the codebook's data says."""

import subprocess
import sys
from pathlib import Path

from dragoman.codebook.guide import load_guide


def test_the_page_is_current(root: Path) -> None:
    command = [sys.executable, root / "tools" / "codebook_doc.py", "--check"]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")


def test_every_entry_has_its_heading_and_its_examples(root: Path) -> None:
    text = (root / "docs" / "codebook.md").read_text(encoding="utf-8")
    for entry in load_guide().entries():
        assert f"\n### {entry.name}\n" in text
        assert all(example.text in text for example in (*entry.examples, *entry.counter))
