"""The repository seen from outside the code."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = {".git", ".venv", "build", "dist", "__pycache__"}


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def tracked() -> list[Path]:
    """The project's files: those git knows, or, in an unpacked archive, all but environments and caches."""
    if (ROOT / ".git").exists() and shutil.which("git"):
        listed = subprocess.run(["git", "-C", ROOT, "ls-files", "-z"], capture_output=True, check=True).stdout
        paths = [ROOT / name for name in listed.decode().split("\0") if name]
        return [path for path in paths if path.is_file()]
    return sorted(
        path
        for path in ROOT.rglob("*")
        if path.is_file() and not any(p in LEFT_OUT or p.endswith((".egg-info", "_cache")) for p in path.parts)
    )
