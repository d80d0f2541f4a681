"""The wheel, installed into an empty environment and used without a network."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REPORT = "The Red Cross said on 3 March 2022 that 40 civilians had been killed in Arlen.\n"
HERE = f"{sys.version_info.major}.{sys.version_info.minor}"
PYTHONS = [pytest.param(v, marks=() if v == HERE else pytest.mark.long) for v in ("3.11", "3.12", "3.13")]


def uv(*args: object) -> subprocess.CompletedProcess[str]:
    """`uv ARGS… --offline`, with what its cache holds."""
    found = shutil.which("uv", path=os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])))
    if not found:
        pytest.skip("uv is not installed")
    command = [found, *map(str, args), "--offline"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    out = tmp_path_factory.mktemp("dist")
    built = uv("build", "--wheel", "--out-dir", out)
    if "hatchling" in built.stderr and "cache" in built.stderr:
        pytest.skip(f"the build backend is not in uv's cache: {built.stderr.splitlines()[-1]}")
    assert built.returncode == 0, built.stderr
    (path,) = out.glob("*.whl")
    return path


@cache
def interpreter(version: str) -> str | None:
    """A Python of a version that runs here."""
    if version == HERE:
        return sys.executable
    kept = sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python"))
    for found in (shutil.which(f"python{version}"), *map(str, kept)):
        if found and subprocess.run([found, "-c", ""], capture_output=True, check=False).returncode == 0:
            return found
    return None


@pytest.fixture(scope="module")
def constraints(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The versions that the lock pins."""
    path = tmp_path_factory.mktemp("pins") / "pins.txt"
    options = "--frozen", "--no-dev", "--no-emit-project", "--no-hashes", "--quiet"
    exported = uv("export", *options, "-o", path)
    assert exported.returncode == 0, exported.stderr
    return path


def installed(version: str, wheel: Path, constraints: Path, folder: Path) -> Path:
    """The programs of a new environment that has the wheel and what it depends on, and nothing else."""
    python = interpreter(version)
    if not python:
        pytest.skip(f"there is no Python {version} here")
    made = uv("venv", "--quiet", "--python", python, folder)
    assert made.returncode == 0, made.stderr
    programs = folder / "bin"
    done = uv("pip", "install", "--quiet", "--python", programs / "python", "-c", constraints, wheel)
    if done.returncode and ("cache" in done.stderr or "network was disabled" in done.stderr):
        pytest.skip(f"uv's cache lacks wheels for Python {version}: {done.stderr.splitlines()[-1]}")
    assert done.returncode == 0, done.stderr
    return programs


def run(programs: Path, folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """`tollbook ARGS…` without a network, where the system can take it away, and without this checkout."""
    cut = ["unshare", "--map-root-user", "--net"]
    able = shutil.which("unshare") and subprocess.run([*cut, "true"], capture_output=True, check=False)
    command = [*(cut if able and able.returncode == 0 else ()), str(programs / "tollbook"), *args]
    env = {"PATH": os.environ["PATH"], "HOME": str(folder)}
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=env)


@pytest.mark.parametrize("version", PYTHONS)
def test_the_wheel_reads_reports(version: str, wheel: Path, constraints: Path, tmp_path: Path) -> None:
    """Tables, parser and all come with it: a claim is read as it is in the checkout."""
    programs = installed(version, wheel, constraints, tmp_path / "env")
    (tmp_path / "report.txt").write_text(REPORT)
    read = run(programs, tmp_path, "read", "--format", "jsonl", "report.txt")
    assert read.returncode == 0, read.stderr
    (claim,) = map(json.loads, read.stdout.splitlines())
    assert (claim["count"]["low"], claim["harm"], claim["victims"]["status"]) == (40, "killed", "civilian")
    here = [sys.executable, "-m", "tollbook", "read", "--format", "jsonl", "report.txt"]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    checkout = subprocess.run(here, cwd=tmp_path, capture_output=True, text=True, check=True, env=env)
    assert read.stdout == checkout.stdout


@pytest.mark.long
@pytest.mark.parametrize("version", PYTHONS)
def test_the_wheel_shows_the_demo(version: str, wheel: Path, constraints: Path, tmp_path: Path) -> None:
    """The whole main job, from bundled reports to pages, without extras."""
    programs = installed(version, wheel, constraints, tmp_path / "env")
    demo = run(programs, tmp_path, "demo", "--out", "pages")
    assert demo.returncode == 0, demo.stderr
    assert list((tmp_path / "pages").rglob("*.html"))


def test_the_wheel_holds_the_product_and_nothing_else(wheel: Path) -> None:
    """Licences, notices, the parser's weights and built assets are in; tests are not."""
    names = zipfile.ZipFile(wheel).namelist()
    info = wheel.name.removesuffix("-py3-none-any.whl") + ".dist-info"
    assert {name.partition("/")[0] for name in names} == {"tollbook", info}
    assert any(name.endswith("licenses/NOTICE") for name in names)
    assert any(name.endswith("licenses/LICENSE") for name in names)
    missing = {
        str(path.relative_to(ROOT / "src"))
        for path in (ROOT / "src/tollbook").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    } - set(names)
    assert missing == set()
