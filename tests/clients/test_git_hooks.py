"""The hooks, run by pre-commit and by prek in a repository of a stranger: commits are really blocked, and really pass after the fix."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from prlint.cli.folders import extensions
from tests.clients.finding import ROOT, program
from tests.clients.repositories import RIGHT, WRONG, Repository, revision
from tests.packs.distributions import BOOBY_TRAP, wheel

MANIFEST = ROOT / ".pre-commit-hooks.yaml"
PACK = """pack: house
title: House style
rules:
  - id: synergy
    title: Word that says nothing
    tier: 1
    since: "1"
    severity: warning
    confidence: high
    check: {forbid: {phrase: [synergy]}}
    message: "‘{text}’ says nothing."
    why: Readers skip it.
    authority: [{cite: practice}]
    examples:
      flag: [{in: body, text: "A ⟦synergy⟧ of two."}]
      pass: [{in: body, text: "A sum of two."}]
"""


@pytest.fixture
def stranger(tmp_path: Path, home: Path, house: Path) -> Repository:
    """A repository with a configuration of its own that uses all hooks but the one for the whole tree."""
    repository = Repository(tmp_path / "stranger", home)
    hooks = [{"id": "prlint", "files": "^press/"}, {"id": "prlint-packs"}]
    config = {"repos": [{"repo": str(house), "rev": revision(house), "hooks": hooks}]}
    repository.write(".pre-commit-config.yaml", yaml.safe_dump(config))
    repository.write("prlint.yaml", "packs: [default, ./style]\nselect: [dates, house]\nexclude: ['press/old/**']\n")
    repository.write("style/house.yaml", PACK)
    return repository


def test_the_manifest_is_valid_and_a_broken_one_is_not(tmp_path: Path) -> None:
    checker = program("pre-commit")
    assert subprocess.run([checker, "validate-manifest", str(MANIFEST)], capture_output=True, check=False).returncode == 0
    broken = tmp_path / "hooks.yaml"
    broken.write_text(MANIFEST.read_text("utf-8").replace("  language: python\n", "", 1), "utf-8")
    assert subprocess.run([checker, "validate-manifest", str(broken)], capture_output=True, check=False).returncode == 1


def test_the_manifest_fits_what_a_folder_yields_without_extras() -> None:
    hook = next(hook for hook in yaml.safe_load(MANIFEST.read_text("utf-8")) if hook["id"] == "prlint")
    plain = [extension.lstrip(".") for extension in extensions() if extension != ".pdf"]
    assert hook["files"] == rf"\.({'|'.join(plain)})$"


def test_a_commit_is_blocked_and_passes_after_the_fix(stranger: Repository) -> None:
    assert stranger.run(program("pre-commit"), "install").returncode == 0
    stranger.write("press/a b.txt", WRONG)
    blocked = stranger.run("git", "commit", "-m", "Announce")
    assert blocked.returncode == 1
    assert "dates/weekday-mismatch" in blocked.stderr + blocked.stdout
    assert "contacts/" not in blocked.stderr + blocked.stdout  # the configuration of the repository counts
    assert stranger.commits == 0
    stranger.write("press/a b.txt", RIGHT)
    passed = stranger.run("git", "commit", "-m", "Announce")
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert stranger.commits == 1


@pytest.mark.parametrize("client", ["pre-commit", "prek"])
def test_packs_of_the_repository_are_used_and_tested(stranger: Repository, client: str) -> None:
    stranger.write("press/a.txt", RIGHT + "\nThe synergy is large.\n")
    found = stranger.run(program(client), "run", "--all-files")
    assert found.returncode == 1
    assert "house/synergy" in found.stdout
    stranger.write("press/a.txt", RIGHT)
    assert stranger.run(program(client), "run", "--all-files").returncode == 0
    stranger.write("style/house.yaml", PACK.replace("⟦synergy⟧ of", "⟦sum⟧ of"))
    missed = stranger.run(program(client), "run", "prlint-packs", "--all-files")
    assert missed.returncode == 1
    assert "missed" in missed.stdout or "wrong" in missed.stdout
    stranger.write("style/house.yaml", PACK.replace("severity", "severty"))
    invalid = stranger.run(program(client), "run", "prlint-packs", "--all-files")
    assert invalid.returncode == 1
    assert "did you mean ‘severity’" in invalid.stdout


@pytest.mark.parametrize("client", ["pre-commit", "prek"])
def test_a_pack_of_another_distribution_is_installed_beside_the_hook(tmp_path: Path, home: Path, house: Path, client: str) -> None:
    files = {"norvane_style/__init__.py": BOOBY_TRAP, "norvane_style/house.yaml": PACK}
    made = wheel(tmp_path, "norvane-prlint", "1.2.0", {"norvane": "norvane_style"}, files)
    stranger = Repository(tmp_path / "stranger", home)
    hook = {"id": "prlint", "files": "^press/", "additional_dependencies": [str(made)]}
    stranger.write(".pre-commit-config.yaml", yaml.safe_dump({"repos": [{"repo": str(house), "rev": revision(house), "hooks": [hook]}]}))
    stranger.write("prlint.yaml", "packs: [norvane]\n")
    stranger.write("press/a.txt", RIGHT + "\nThe synergy is large.\n")
    found = stranger.run(program(client), "run", "--all-files")
    assert found.returncode == 1, found.stdout + found.stderr
    assert "house/synergy" in found.stdout
    stranger.write("press/a.txt", RIGHT)
    passed = stranger.run(program(client), "run", "--all-files")
    assert passed.returncode == 0, passed.stdout + passed.stderr


@pytest.mark.parametrize("client", ["pre-commit", "prek"])
@pytest.mark.parametrize(
    "name", ["press/plain.txt", "press/with “quotes” & $x.txt", "press/-dash.txt", "press/::error::.md", "press/é🎉.html"]
)
def test_any_file_name_is_checked(stranger: Repository, client: str, name: str) -> None:
    stranger.write(name, WRONG)
    ended = stranger.run(program(client), "run", "--all-files")
    assert ended.returncode == 1
    assert "dates/weekday-mismatch" in ended.stdout
    assert "Traceback" not in ended.stdout


@pytest.mark.parametrize("client", ["pre-commit", "prek"])
def test_what_the_repository_excludes_is_left_alone(stranger: Repository, client: str) -> None:
    stranger.write("press/old/a.txt", WRONG)
    stranger.write("README.md", WRONG)
    ended = stranger.run(program(client), "run", "prlint", "--all-files")
    assert ended.returncode == 0, ended.stdout


def test_without_a_release_it_is_skipped(stranger: Repository) -> None:
    ended = stranger.run(program("pre-commit"), "run", "prlint", "--all-files")
    assert ended.returncode == 0
    assert "Skipped" in ended.stdout


def test_try_repo(stranger: Repository, house: Path) -> None:
    stranger.write("press/a.txt", WRONG)
    ended = stranger.run(program("pre-commit"), "try-repo", str(house), "prlint", "--all-files", "--verbose")
    assert ended.returncode == 1, ended.stdout + ended.stderr
    assert "press/a.txt:3:" in ended.stdout


def test_it_installs_and_runs_without_a_network(stranger: Repository, tmp_path: Path) -> None:
    """From a folder of wheels, in a network namespace where nothing answers."""
    unshare = program("unshare")
    if stranger.run(unshare, "-n", "true").returncode:
        pytest.skip("this user may not make a network namespace")
    checker = program("pre-commit")
    wheels = tmp_path / "wheels"
    wanted = ["hatchling>=1.27", "pyyaml", "lark", "textstat<0.8"]
    fetched = stranger.run(sys.executable, "-m", "pip", "download", "-q", "-d", str(wheels), *wanted)
    assert fetched.returncode == 0, fetched.stderr
    alone = {
        "PRE_COMMIT_HOME": str(tmp_path / "home"),
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(wheels),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }
    stranger.write("press/a.txt", WRONG)
    blocked = stranger.run(unshare, "-n", checker, "run", "prlint", "--all-files", **alone)
    assert blocked.returncode == 1, blocked.stdout + blocked.stderr
    assert "dates/weekday-mismatch" in blocked.stdout
    stranger.write("press/a.txt", RIGHT)
    passed = stranger.run(unshare, "-n", checker, "run", "prlint", "--all-files", **alone)
    assert passed.returncode == 0, passed.stdout
