"""What is published: the archives, checked and built twice, and prlint as pipx and uv install it, with a pack that others made."""

from __future__ import annotations

import hashlib
import os
import re
import shlex
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.clients.finding import ROOT, may_install, program, run
from tests.clients.repositories import WRONG, copy_of_prlint

PAGE = (ROOT / "docs" / "integrations.md").read_text("utf-8")
(UVX,) = re.findall(r"```sh\n(uvx .*?)\n```", PAGE)
(PIPX,) = re.findall(r"```sh\n(pipx .*?)\n```", PAGE)
OWN_PACK = (ROOT / "docs" / "your-own-pack.md").read_text("utf-8")
EPOCH = "1767225600"


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    may_install()
    return copy_of_prlint(tmp_path_factory.mktemp("source") / "prlint")


def _build(source: Path, seed: str, **environment: str) -> Path:
    """Both archives, the wheel by way of the source archive."""
    settings = {"SOURCE_DATE_EPOCH": EPOCH, "PYTHONHASHSEED": seed, "PYTHONPATH": "", **environment}
    ended = run(program("pyproject-build"), str(source), env=settings)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return source / "dist"


@pytest.fixture(scope="module")
def built(source: Path) -> Path:
    return _build(source, "1")


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (found,) = built.glob("*.whl")
    return found


def _altered(wheel: Path, folder: Path, change: Callable[[str, bytes], bytes], more: str = "") -> Path:
    """The wheel with other contents, or with one empty file more: a broken control."""
    broken = folder / wheel.name
    with zipfile.ZipFile(wheel) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if more and name.endswith("RECORD"):
                content += f"{more},sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU,0\n".encode()
            new.writestr(name, content)
        if more:
            new.writestr(more, b"")
    return broken


def test_built_twice_they_are_the_same_byte_for_byte_whatever_the_user_has_cached(built: Path, source: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(source, tmp_path / "elsewhere", ignore=shutil.ignore_patterns("dist"))
    again = _build(copy, "2", XDG_CACHE_HOME=str(tmp_path / "cache"))
    assert not list(tmp_path.glob("cache/prlint"))
    digests = [{path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()} for folder in (built, again)]
    assert len(digests[0]) == 2
    assert digests[0] == digests[1]


def test_twine_accepts_them_and_refuses_a_broken_one(built: Path, wheel: Path, tmp_path: Path) -> None:
    twine = program("twine")
    assert run(twine, "check", "--strict", *map(str, built.iterdir())).returncode == 0
    broken = _altered(
        wheel, tmp_path, lambda name, content: content.replace(b"\nName: prlint", b"") if name.endswith("METADATA") else content
    )
    assert run(twine, "check", "--strict", str(broken)).returncode != 0


def test_the_wheel_holds_what_it_should_and_nothing_beside(wheel: Path, tmp_path: Path) -> None:
    checker = program("check-wheel-contents")
    assert run(checker, str(wheel)).returncode == 0
    broken = _altered(wheel, tmp_path, lambda name, content: content, more="tests/__init__.py")
    assert run(checker, str(broken)).returncode != 0
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"prlint"}
    assert {"prlint/py.typed", "prlint/_compiled/packs.bin", "prlint/rules/dates/calendar.yaml"} <= set(names)


def test_the_project_file_is_valid_and_a_broken_one_is_not(tmp_path: Path) -> None:
    checker = program("validate-pyproject")
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    assert run(checker, str(ROOT / "pyproject.toml")).returncode == 0
    (tmp_path / "pyproject.toml").write_text(project.replace('requires-python = ">=3.11"', "requires-python = 3.11"), "utf-8")
    assert run(checker, str(tmp_path / "pyproject.toml")).returncode != 0


# The lines of the page


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "press").mkdir()
    (tmp_path / "press" / "a.txt").write_text(WRONG, "utf-8")
    return tmp_path


def _apart(folder: Path) -> dict[str, str]:
    """An environment in which the installers keep to this folder."""
    bin_folder = Path(os.environ.get("PRLINT_CLIENTS", "nowhere")) / "bin"
    homes = {name: str(folder / name.lower()) for name in ("PIPX_HOME", "PIPX_BIN_DIR", "PIPX_MAN_DIR", "UV_TOOL_DIR", "UV_TOOL_BIN_DIR")}
    return {**homes, "PYTHONPATH": "", "PATH": f"{folder / 'pipx_bin_dir'}:{bin_folder}:{os.environ['PATH']}"}


def _at(line: str, house: Path) -> str:
    return line.replace("git+PRLINT", shlex.quote(f"git+file://{house}"))


def test_uvx_runs_it_without_installing(folder: Path, house: Path) -> None:
    program("uvx")
    ended = run("sh", "-c", f"{_at(UVX, house)} --select dates --format concise", cwd=folder, env=_apart(folder))
    assert ended.returncode == 1, ended.stderr
    assert ended.stdout.startswith("press/a.txt:3:")


def test_pipx_installs_it(folder: Path, house: Path) -> None:
    program("pipx")
    ended = run("sh", "-c", f"{_at(PIPX, house)} && prlint check press --select dates --format concise", cwd=folder, env=_apart(folder))
    assert ended.returncode == 1, ended.stderr
    assert "\npress/a.txt:3:" in "\n" + ended.stdout


def test_a_pack_for_others_is_made_and_installed_as_its_page_says(folder: Path, wheel: Path, home: Path) -> None:
    uv = program("uv")
    made = folder / "made"
    (made / "norvane_style").mkdir(parents=True)
    for name, inside in (("house-style.yaml", "norvane_style/"), ("pyproject.toml", "")):
        (text,) = re.findall(rf"```\w+ {re.escape(name)}\n(.*?)```", OWN_PACK, re.DOTALL)[:1]
        (made / f"{inside}{name}").write_text(text, "utf-8")
    (made / "norvane_style" / "__init__.py").write_text("raise SystemExit('run')\n", "utf-8")
    (release,) = re.findall(r"```text release.txt\n(.*?)```", OWN_PACK, re.DOTALL)
    (folder / "press" / "a.txt").write_text(release, "utf-8")
    command = [uv, "tool", "run", "--from", str(wheel), "--with", str(made), "prlint"]
    ended = run(*command, "check", "press", "--pack", "norvane", "--format", "concise", cwd=folder, env=_apart(folder))
    assert ended.returncode == 1, ended.stderr
    assert "[house-style/name-of-the-pen]" in ended.stdout
    assert "norvane (norvane-prlint 1.2.0)" in run(*command, "--version", cwd=folder, env=_apart(folder)).stdout


def test_the_wheel_runs_from_anywhere_without_the_checkout(folder: Path, wheel: Path) -> None:
    uv = program("uv")
    ended = run(uv, "tool", "run", "--from", str(wheel), "prlint", "check", "press", "--select", "dates", cwd=folder, env=_apart(folder))
    assert ended.returncode == 1, ended.stderr
    assert "dates/weekday-mismatch" in ended.stdout
