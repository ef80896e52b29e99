"""The excerpt in the README is what the program prints."""

import subprocess
import sys
from pathlib import Path


def test_the_excerpt_is_real(root: Path) -> None:
    command = [sys.executable, root / "tools" / "readme_excerpt.py", "--check"]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
