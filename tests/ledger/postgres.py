"""A PostgreSQL server of the tests' own on loopback, gone when they are."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def programs() -> Path | None:
    """The folder of `initdb` and `pg_ctl`; None where PostgreSQL is not installed."""
    if found := shutil.which("pg_ctl"):
        return Path(found).parent
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    return installed[-1].parent if installed else None


@contextmanager
def server(*, durable: bool = False) -> Iterator[str]:
    """The address of a new server with a new, empty cluster. It refuses to run as root, so it does not.

    Args:
        durable: Wait for the disk at every commit, as PostgreSQL does by default.

    Raises:
        OSError: If it cannot be started.
        subprocess.CalledProcessError: If it cannot be started.
    """
    bin_ = programs()
    if bin_ is None:
        raise OSError("PostgreSQL is not installed")
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) and not durable else None  # noqa: S108 (of minutes)
    folder = Path(tempfile.mkdtemp(prefix="tollbook-postgres-", dir=memory))
    runs_as: list[str] = []
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres") if _has_user("postgres") else pwd.getpwnam("nobody")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        runs_as = ["runuser", "-u", owner.pw_name, "--"]
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data = str(folder / "data")
    control = [*runs_as, str(bin_ / "pg_ctl"), "-D", data]
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"
    options += "" if durable else " -c fsync=off"
    try:
        _run(
            [*runs_as, str(bin_ / "initdb"), "-D", data, "-U", "tollbook", "-A", "trust", "-E", "UTF8", "-N"]
        )
        _run([*control, "-w", "-l", str(folder / "log"), "-o", options, "start"])
        try:
            yield f"postgresql://tollbook@127.0.0.1:{port}/postgres"
        finally:
            _run([*control, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _has_user(name: str) -> bool:
    with suppress(KeyError):
        return bool(pwd.getpwnam(name))
    return False


def _run(command: list[str]) -> None:
    # The server inherits the pipes of pg_ctl, so that waiting for their end would wait for the server's.
    subprocess.run(
        command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/", timeout=120
    )
