"""A few hundred requests made from the description of the workbench; bench/fuzz_workbench.py sends thousands."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path

from starlette.testclient import TestClient

from dragoman.web import Settings, create_app

BENCH = Path(__file__).resolve().parents[2] / "bench" / "fuzz_workbench.py"


def test_no_request_breaks_the_workbench(samples_place: str, tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("fuzz_workbench", BENCH)
    bench = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bench)
    place = tmp_path / "r.db"
    shutil.copy(samples_place, place)
    app = create_app(Settings(str(place), author="Fuzz"))
    with TestClient(app, base_url="http://localhost", raise_server_exceptions=False) as client:
        found = bench.fuzz(client, 200, 7, bench.ids_of(str(place)))
    assert found.count >= 200
    assert found.sent[200] > 20, "some of it has to get through"
    assert found.problems == {}
