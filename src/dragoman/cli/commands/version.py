"""`dragoman version`."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed

from dragoman.cli.failures import guarded
from dragoman.cli.output import write_line


@guarded
def command() -> None:
    """Print the versions of program, codebook and model. The same three give the same readings."""
    from dragoman import __version__
    from dragoman.reading import versions

    found = versions()
    rows = {
        "dragoman": __version__,
        "codebook": found["codebook"],
        "model": found["model"],
        "spaCy": _version("spacy"),
        "Python": platform.python_version(),
    }
    for name, value in rows.items():
        write_line(f"{name:<9} {value}")


def _version(package: str) -> str:
    try:
        return installed(package)
    except PackageNotFoundError:
        return "missing"
