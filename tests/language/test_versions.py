"""The versions told without loading the pipeline are those of what reads."""

import json

import pytest

from dragoman import reading
from dragoman.language import versions
from dragoman.language.pipeline import load_pipeline


def test_the_version_told_is_that_of_the_pipeline_in_use():
    meta = load_pipeline(versions.pipeline_name()).meta
    assert versions.pipeline_version() == f"{versions.pipeline_name()} {meta['version']}"
    assert versions.versions() == reading.versions()


def test_a_pipeline_in_a_folder_is_told_by_its_own_file(tmp_path, monkeypatch):
    (tmp_path / "meta.json").write_text(json.dumps({"name": "other", "version": "7.1"}), encoding="utf-8")
    monkeypatch.setenv(versions.PIPELINE_VARIABLE, str(tmp_path))
    assert versions.pipeline_version() == f"{tmp_path} 7.1"


def test_a_pipeline_that_is_not_there_is_an_error(monkeypatch):
    monkeypatch.setenv(versions.PIPELINE_VARIABLE, "fr_not_installed_anywhere")
    with pytest.raises(OSError, match="fr_not_installed_anywhere"):
        versions.pipeline_version()
