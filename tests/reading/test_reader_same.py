"""The same page gives the same reading, byte for byte: again, in any order, in any process."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.intake import read_page
from dragoman.reading import read

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "samples" / "pages").glob("*/*.txt"))[::2]
FEW = SAMPLES[::4]
PROGRAM = """
import json, sys
from pathlib import Path
from dragoman.intake import read_page
from dragoman.reading import read
for name in sys.argv[1:]:
    page = read_page(Path(name).name, Path(name).read_bytes(), kind="text")
    sys.stdout.buffer.write(json.dumps(read(page).to_json(), ensure_ascii=False).encode() + b"\\n")
"""


def written(path):
    return json.dumps(read(read_page(path.name, path.read_bytes(), kind="text")).to_json(), ensure_ascii=False)


@pytest.fixture(scope="module")
def first():
    """Each page as it is read in the order of the samples."""
    return {path: written(path) for path in SAMPLES}


def test_a_second_time(first):
    assert {path: written(path) for path in SAMPLES} == first


def test_in_another_order(first):
    assert {path: written(path) for path in reversed(SAMPLES)} == first


def test_after_other_sentences_of_the_same_words(first, page_of):
    path = FEW[0]
    sentences = path.read_text(encoding="utf-8").split(". ")
    read(page_of(". ".join(reversed(sentences))))
    read(page_of(path.read_text(encoding="utf-8").upper()))
    assert written(path) == first[path]


def environment(**changes):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DRAGOMAN_", "LC_", "LANG", "TZ"))}  # noqa: E501
    return {**kept, **changes}


@pytest.mark.parametrize(
    "changes",
    [
        {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"},
        {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "TZ": "Pacific/Auckland"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "OMP_NUM_THREADS": "1"},
    ],
    ids=["0", "1", "2"],
)
def test_in_another_process(first, tmp_path, changes):
    order = FEW if changes["PYTHONHASHSEED"] == "1" else FEW[::-1]
    command = [sys.executable, "-c", PROGRAM, *map(str, order)]
    path = os.pathsep.join(filter(None, [str(ROOT / "src"), os.environ.get("PYTHONPATH")]))
    env = environment(PYTHONPATH=path, **changes)
    done = subprocess.run(command, capture_output=True, check=True, cwd=tmp_path, env=env)
    assert done.stdout.decode("utf-8").splitlines() == [first[path] for path in order]
