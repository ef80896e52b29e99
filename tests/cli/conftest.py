"""The program run as a user runs it, with a reading room of one rule (`fake_dragoman.py`)."""

from __future__ import annotations

import importlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner

PROGRAM = Path(__file__).parent / "fake_dragoman.py"
BODY = (
    "La ministre marocaine du Numérique a rencontré lundi à Rabat son homologue américain. "
    "« Nous avons beaucoup parlé des données de santé et de la recherche », a-t-elle déclaré devant la presse. "
    "Les deux délégations se retrouveront au printemps prochain pour un nouveau tour de discussions. {more}\n"
)


def _default_interrupt() -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)


class Work:
    """A folder to work in, with pages, and the program."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        kept = {name: value for name, value in os.environ.items() if not name.startswith("DRAGOMAN_")}
        self.environment = {**kept, "COLUMNS": "200", "PYTHONWARNINGS": "error"}

    def page(self, name: str, more: str = "", title: str = "Rabat et Washington se parlent") -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{title}\n\n{BODY.format(more=more)}", encoding="utf-8")
        return path

    def start(self, *arguments: object, **options: object) -> subprocess.Popen[str]:
        """Start the program. SIGINT is set to its default: a test run in the background would hand on its own."""
        return subprocess.Popen(
            [sys.executable, PROGRAM, *map(str, arguments)], cwd=self.folder, env=self.environment, text=True,
            stdin=options.pop("stdin", subprocess.DEVNULL), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            preexec_fn=options.pop("preexec_fn", _default_interrupt), **options,  # noqa: PLW1509
        )  # fmt: skip

    def run(self, *arguments: object, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
        """Run the program to its end: in this process, which is faster, unless it needs workers."""
        if "--jobs" not in arguments:
            from dragoman.cli.app import app

            wanted = {**dict.fromkeys(name for name in os.environ if name.startswith("DRAGOMAN_")), **self.environment}
            result = CliRunner().invoke(app, list(map(str, arguments)), input=stdin or "", env=wanted)
            done = subprocess.CompletedProcess(arguments, result.exit_code, result.stdout, result.stderr)
        else:
            process = self.start(*arguments, stdin=subprocess.PIPE if stdin is not None else subprocess.DEVNULL)
            out, err = process.communicate(stdin, timeout=120)
            done = subprocess.CompletedProcess(arguments, process.returncode, out, err)
        assert "Traceback" not in done.stderr, done.stderr
        return done


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Work:
    import dragoman

    monkeypatch.syspath_prepend(str(PROGRAM.parent))
    room = importlib.import_module(PROGRAM.stem).make_room()
    monkeypatch.setitem(sys.modules, room.__name__, room)
    monkeypatch.setattr(dragoman, "reading", room, raising=False)
    monkeypatch.chdir(tmp_path)
    return Work(tmp_path)


@pytest.fixture
def read_only() -> Callable[[Path], AbstractContextManager[None]]:
    """Makes a folder read-only, for the superuser too (who needs the right to mount for it)."""

    @contextmanager
    def protect(folder: Path) -> Iterator[None]:
        if os.geteuid():
            modes = {path: path.stat().st_mode for path in (folder, *folder.iterdir())}
            for path, mode in modes.items():
                path.chmod(mode & ~0o222)
            yield
            for path, mode in modes.items():
                path.chmod(mode)
            return
        mount(["--bind", folder, folder], ["-o", "remount,ro,bind", folder])
        try:
            yield
        finally:
            subprocess.run(["umount", folder], check=True)

    return protect


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on a disk of 1 MiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount(["-t", "tmpfs", "-o", "size=1m", "tmpfs", folder])
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def mount(*steps: list[object]) -> None:
    for step in steps:
        if subprocess.run(["mount", *map(str, step)], capture_output=True, check=False).returncode:
            pytest.skip("mounting is not permitted here")
