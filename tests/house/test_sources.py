"""Sizes, paths, data files."""

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest
import yaml

LARGEST = 15_360
"""Bytes of a Python file; a module near this does two things."""

MACHINE_PATH = re.compile(r"(?<![\w.~$}*>)-])/(?:home|root|work|Users|opt|mnt|srv|var/folders)/|\b[A-Z]:\\\\?Users\\")
TEXT_SUFFIXES = {"", ".py", ".md", ".txt", ".toml", ".yaml", ".yml", ".json", ".in", ".ini", ".mako", ".cfg", ".html"}


class StrictLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # the C one where it is built
    """YAML in which a key given twice is an error, not a silent loss."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        twice = {str(key) for key, count in Counter(keys).items() if count > 1}
        if twice:
            raise ValueError(f"{node.start_mark}: {', '.join(sorted(twice))} given twice")
        return super().construct_mapping(node, deep)


def test_python_files_are_small(tracked: list[Path], root: Path) -> None:
    sizes = {p.relative_to(root).as_posix(): p.stat().st_size for p in tracked if p.suffix == ".py"}
    assert not {name: size for name, size in sizes.items() if size > LARGEST}


def test_no_path_of_a_machine(tracked: list[Path], root: Path) -> None:
    found = []
    for path in tracked:
        if path.suffix in TEXT_SUFFIXES and path != Path(__file__):
            text = path.read_bytes().decode("utf-8", "replace")
            hits = (text[match.start() : match.end() + 20] for match in MACHINE_PATH.finditer(text))
            found += [f"{path.relative_to(root)}: {hit!r}" for hit in hits]
    assert not found, "\n".join(found)


def test_every_yaml_file_loads_and_repeats_no_key(tracked: list[Path]) -> None:
    files = [path for path in tracked if path.suffix in {".yaml", ".yml"}]
    assert files
    for path in files:
        assert yaml.load(path.read_text(encoding="utf-8"), Loader=StrictLoader) is not None, path  # noqa: S506


def test_data_files_are_packaged(tracked: list[Path], root: Path) -> None:
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["package-data"]
    packed = {path for name, patterns in settings.items() for one in patterns for path in (root / "src" / name).glob(one)}
    data = {path for path in tracked if path.is_relative_to(root / "src") and path.suffix not in {".py", ".md"}}
    assert data - packed == set()


def test_a_key_given_twice_is_an_error() -> None:
    with pytest.raises(ValueError, match="twice"):
        yaml.load("{a: 1, a: 2}", Loader=StrictLoader)  # noqa: S506


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see /home/ana/x", True),
        ("'/srv/x'", True),
        (r"C:\Users\ana", True),
        ("example.org/work/x", False),
        ("../work/x", False),
    ],
)
def test_machine_paths_are_told(text: str, found: bool) -> None:
    assert bool(MACHINE_PATH.search(text)) is found
