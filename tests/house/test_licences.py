"""What is installed to run Dragoman may be used under a licence that is not GPL or AGPL."""

import re
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

COPYLEFT = re.compile(r"\b(?:A?GPL|GNU (?:Affero )?General Public)", re.IGNORECASE)
"""Not LGPL, nor LGPL-LR: a lexicon or a library under those is used as it is."""


def refused(expression: str) -> bool:
    """Whether no alternative of a licence expression ("MIT OR GPL-2.0-only") is free of the GPL and AGPL."""
    flat = expression.replace("(", " ").replace(")", " ")
    return all(COPYLEFT.search(choice) for choice in re.split(r"\s+OR\s+", flat))


def licence(name: str) -> str:
    """The licence of an installed package: its SPDX expression, else its field, else its classifiers."""
    data = metadata.metadata(name)
    text = data.get("License-Expression") or (data.get("License") or "").split("\n")[0]
    classifiers = [line.split("::") for line in data.get_all("Classifier", []) if line.startswith("License ::")]
    return text or " OR ".join(parts[-1].strip() for parts in classifiers if len(parts) > 2)


def installed(root: Path) -> Iterator[str]:
    text = (root / "requirements" / "run.txt").read_text(encoding="utf-8")
    for name in sorted(set(re.findall(r"^([A-Za-z0-9._-]+)==", text, re.MULTILINE))):
        try:
            metadata.version(name)
        except metadata.PackageNotFoundError:
            continue  # for another platform
        yield name


def test_no_copyleft_among_what_runs(root: Path) -> None:
    licences = {name: licence(name) for name in installed(root)}
    assert len(licences) > 50
    assert not {name: text for name, text in licences.items() if not text}, "no licence named"
    assert not {name: text for name, text in licences.items() if refused(text)}


@pytest.mark.parametrize(
    ("expression", "no"),
    [
        ("MIT", False),
        ("GPL-3.0-or-later", True),
        ("AGPL-3.0-only", True),
        ("GNU General Public License v3 (GPLv3)", True),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", False),
        ("MIT AND GPL-2.0-only", True),
        ("LGPL-LR", False),
        ("GNU Lesser General Public License v3", False),
    ],
)
def test_expressions(expression: str, no: bool) -> None:
    assert refused(expression) is no


def test_the_licences_of_what_is_contained_are_here(root: Path) -> None:
    assert "Version 2.0, January 2004" in (root / "LICENSE").read_text(encoding="utf-8")
    notice = (root / "NOTICE").read_text(encoding="utf-8")
    for named in re.findall(r"LICENSES/[\w.-]+?(?=[,;.]\s|\s)", notice):
        assert (root / named).is_file(), named
    assert {"Lefff", "fr_core_news_md", "PLOVER"} <= set(re.findall(r"\w+", notice))
