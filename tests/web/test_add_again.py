"""What is given to read outlives the server, however it ends, and is neither lost nor doubled."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.record import counts, open_record, verify
from dragoman.web.adding import Told, Workroom
from dragoman.web.adding.spool import NOTES, home_of
from dragoman.web.adding.storing import Store
from dragoman.web.desk import Archive

_spec = importlib.util.spec_from_file_location("web_add", Path(__file__).with_name("test_add.py"))
assert _spec
assert _spec.loader
_add = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_add)
TEXT, give, in_this_process, settle, upload = _add.TEXT, _add.give, _add.in_this_process, _add.settle, _add.upload


@pytest.fixture(autouse=True)
def state_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def kill(client: TestClient) -> None:
    """What the end of its process does to a server's folders: the locks go, and nothing else happens."""
    held = client.app.state.room._spool._held
    while held:
        os.close(held.popitem()[1])


def states(client: TestClient, path: str) -> list[str]:
    return [item["state"] for item in settle(client, path)["items"]]


@pytest.mark.parametrize("reads", ["the same program", "another one"])
def test_a_new_server_goes_on(
    place: str, workbench: Callable[..., TestClient], monkeypatch: pytest.MonkeyPatch, reads: str
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(Workroom, "_start", lambda _room: None)
        first = workbench(place, author="Ana")
        files = [(f"{name}.txt", f"{TEXT}\n{name}.\n".encode()) for name in ("Un", "Deux", "Trois")]
        path = give(first, files=upload(*files, ("d.txt", b"The minister met her counterpart in Rabat on Monday.")))
        beside = workbench(place, author="Ana")
        assert beside.get(path).status_code == 404, "the first server lives: what it has is not taken from it"
        kill(first)
    second = workbench(place, author="Ana")
    assert path in second.get("/add").text
    assert states(second, path) == ["read", "read", "read", "failed"]
    second.post(f"{path}/discard", data={"number": [0]})
    second.post(f"{path}/store", data={"number": [1]})
    assert states(second, path) == ["discarded", "stored", "read", "failed"]
    with monkeypatch.context() as patched:
        patched.setattr(Store, "put", lambda _store, _item: None)
        second.post(f"{path}/store")
        kill(second)
    # Half a line, as a crash of the machine may leave it.
    with (next(home_of(place).glob(f"*/*/{NOTES}"))).open("a") as notes:
        notes.write('\n{"number": 2, "sta')
    if reads == "another one":
        monkeypatch.setattr(Store, "reads_by", lambda _store: "another one")
    third = workbench(place, author="Ana")
    assert states(third, path) == ["discarded", "stored", "stored", "failed"]
    assert "pas en français" in third.get(path).text
    with open_record(place) as record:
        assert (counts(record)["page"], counts(record)["event"]) == (2, 2)
        assert verify(record) == []
    third.__exit__(None, None, None)
    beside.__exit__(None, None, None)
    assert not home_of(place).exists(), "nothing is left when nothing waits"


def test_what_was_stored_before_the_note_of_it_is_not_stored_twice(
    tmp_path: Path, workbench: Callable[..., TestClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = str(tmp_path / "r.db")
    first = workbench(place, author="Ana")
    path = give(first, data={"text": TEXT})
    settle(first, path)
    from dragoman.web.adding import storing

    with monkeypatch.context() as patched:
        patched.setattr(storing, "note", lambda _item: None)
        patched.setattr(storing, "forget", lambda _item: None)
        first.post(f"{path}/store")
        assert states(first, path) == ["stored"]
        kill(first)
    second = workbench(place, author="Ana")
    (item,) = settle(second, path)["items"]
    assert (item["state"], item["stored_as"]) == ("stored", "same")
    with open_record(place) as record:
        assert counts(record)["page"] == 1


def test_what_cannot_be_understood_is_left_alone(tmp_path: Path) -> None:
    place = str(tmp_path / "r.db")
    made = Workroom(Store(Archive(place)), place=place)
    made._start = lambda: None  # type: ignore[method-assign]
    folder = made.give("Ana", [("a.txt", b"x", Told())]).folder
    assert folder.parent.parent.stat().st_mode & 0o077 == 0, "what is given is for this user's eyes"
    made.close()
    assert (folder / "0.page").exists()
    (folder.parent / "half").mkdir()
    (folder / "batch.json").write_text('{"id": "x", "items": [{"number": "../../etc/passwd"}]}')
    again = Workroom(Store(Archive(place)), place=place)
    again.resume()
    assert again.batches("Ana") == []
    assert (folder / "0.page").exists()
    assert not (folder.parent / "half").exists(), "what nobody was told of"
    again.close()


def test_where_nothing_can_be_written_it_waits_as_long_as_the_server(tmp_path: Path) -> None:
    (tmp_path / "r.db-adding").write_text("no folder")
    made = Workroom(Store(Archive(str(tmp_path / "r.db"))), place=str(tmp_path / "r.db"))
    made._start = lambda: None  # type: ignore[method-assign]
    made.resume()
    folder = made.give("Ana", [("a.txt", b"x", Told())]).folder
    assert folder.exists()
    made.close()
    assert not folder.exists()
