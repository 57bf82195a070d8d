"""Packs of other distributions, really installed. Their code must never run, so that it ends every process that runs it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.packs.distributions import BOOBY_TRAP, STYLE, Environment, wheel
from tests.packs.making import LIST, rule

FILES = {"norvane_style/__init__.py": BOOBY_TRAP, "norvane_style/house.yaml": STYLE}
TEXT = "Norvane Names Dana Ruiz\n\nBOSTON, May 4, 2026 -- Norvane had an exciting day.\n"
FOUND = "release.txt:3:39: warning: ‘exciting’ is not wanted. [house/one]"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """With one distribution that brings a pack, and one that brings several things that are wrong."""
    made = Environment(tmp_path_factory.mktemp("place"))
    (made.folder / "release.txt").write_text(TEXT, "utf-8")
    wrong = {
        "faulty/__init__.py": BOOBY_TRAP,
        "faulty/rules.yaml": rule(tier="9"),
        "faulty/empty/__init__.py": BOOBY_TRAP,
    }
    points = {"faulty": "faulty", "empty": "faulty.empty", "absent": "nowhere.at.all", "called": "faulty:RULES", "beyond": "faulty...etc"}
    made.install(
        wheel(made.folder, "norvane-prlint", "1.2.0", {"norvane": "norvane_style"}, FILES),
        wheel(made.folder, "faulty-prlint", "0.1", points, wrong),
    )
    return made


@pytest.mark.parametrize("again", [False, True], ids=["looked for", "remembered"])
def test_a_check_uses_an_installed_pack_and_runs_none_of_its_code(place: Environment, again: bool) -> None:
    ended = place.prlint("check", "release.txt", "--pack", "norvane", "--format", "concise", "--quiet")
    assert (ended.returncode, ended.stdout.strip(), ended.stderr) == (1, FOUND, "")


def test_whoever_imported_it_would_be_ended(place: Environment) -> None:
    """A control."""
    ended = subprocess.run([str(place.python), "-c", "import norvane_style"], capture_output=True, encoding="utf-8", check=False)
    assert (ended.returncode, ended.stderr.strip()) == (1, "the code of a pack was run")


def test_a_configuration_names_it_beside_the_default(place: Environment, tmp_path: Path) -> None:
    config = tmp_path / "prlint.yaml"
    config.write_text("packs: [default, norvane]\nselect: [house]\n", "utf-8")
    ended = place.prlint("check", "release.txt", "--config", str(config), "--format", "concise", "--quiet")
    assert (ended.returncode, ended.stdout.strip(), ended.stderr) == (1, FOUND, "")


def test_rules_are_listed_with_origin_and_version(place: Environment) -> None:
    rules = json.loads(place.prlint("rules", "--isolated", "--pack", "norvane", "--format", "json").stdout)
    assert [(rule["rule"], rule["origin"], rule["on"]) for rule in rules["rules"]] == [("house/one", "norvane-prlint 1.2.0", True)]
    assert {"pack": "faulty", "origin": "faulty-prlint 0.1"} in rules["unused_packs"]
    assert {"pack": "norvane", "origin": "norvane-prlint 1.2.0"} not in rules["unused_packs"]


def test_rules_name_the_packs_that_nobody_uses(place: Environment) -> None:
    told = place.prlint("rules", "--isolated").stdout
    assert "house/one" not in told
    assert "norvane (norvane-prlint 1.2.0)" in told.splitlines()[-1]


def test_the_version_names_it(place: Environment) -> None:
    assert "norvane (norvane-prlint 1.2.0)" in place.prlint("--version").stdout.splitlines()[-1]


def test_its_rules_are_explained_from_its_files(place: Environment) -> None:
    told = place.prlint("explain", "house/one", "--pack", "norvane").stdout
    assert "norvane-prlint 1.2.0" in told
    assert "An ⟦exciting⟧ day." in told


def test_its_examples_are_run(place: Environment) -> None:
    ended = place.prlint("test", "norvane")
    assert (ended.returncode, ended.stdout) == (0, "2 examples of 1 rule: 2 right.\n"), ended.stderr


@pytest.mark.parametrize(
    ("pack", "status", "words"),
    [
        ("norvan", 2, "there is no pack ‘norvan’, built in or installed; did you mean ‘norvane’?"),
        ("absent", 2, "faulty-prlint 0.1 announces a pack ‘absent’, and has no package folder"),
        ("called", 2, "faulty-prlint 0.1 announces a pack ‘called’"),
        ("beyond", 2, "faulty-prlint 0.1 announces a pack ‘beyond’"),
        ("empty", 2, "faulty/empty holds no pack"),
        ("faulty", 4, "faulty/rules.yaml:6:11"),
    ],
)
def test_what_is_wrong_with_it_is_told(place: Environment, pack: str, status: int, words: str) -> None:
    ended = place.prlint("check", "release.txt", "--pack", pack)
    assert (ended.returncode, ended.stdout) == (status, "")
    assert words in ended.stderr
    assert "Traceback" not in ended.stderr


def test_what_is_installed_later_counts_at_once(tmp_path: Path) -> None:
    place = Environment(tmp_path)
    (tmp_path / "release.txt").write_text(TEXT, "utf-8")
    points = {"norvane": "norvane_style"}

    def origin() -> str:
        rules = json.loads(place.prlint("rules", "--isolated", "--pack", "norvane", "--format", "json").stdout)["rules"]
        return str(rules[0]["origin"])

    place.install(wheel(tmp_path, "norvane-prlint", "1.2.0", points, FILES))
    assert (origin(), origin()) == ("norvane-prlint 1.2.0", "norvane-prlint 1.2.0")
    place.install(wheel(tmp_path, "norvane-prlint", "1.3.0", points, FILES))
    assert origin() == "norvane-prlint 1.3.0"
    place.install(wheel(tmp_path, "other", "2", points, {"other/__init__.py": BOOBY_TRAP, "other/house.yaml": STYLE}))
    both = place.prlint("check", "release.txt", "--pack", "norvane")
    assert both.returncode == 2
    assert both.stderr == "prlint: norvane-prlint 1.3.0 and other 2 both bring a pack ‘norvane’; uninstall one of them\n"
    place.pip("uninstall", "--quiet", "--yes", "other", "norvane-prlint")
    assert place.prlint("check", "release.txt", "--pack", "norvane").returncode == 2


def test_an_editable_install_lists_no_files_and_is_found_all_the_same(tmp_path: Path) -> None:
    place = Environment(tmp_path)
    source = tmp_path / "source"
    for path, text in {**FILES, "norvane_style/rules/lists/ranks.yaml": LIST, "norvane_style/rules/house.yaml": STYLE}.items():
        (source / path).parent.mkdir(parents=True, exist_ok=True)
        (source / path).write_text(text, "utf-8")
    (tmp_path / "release.txt").write_text(TEXT, "utf-8")
    pointer = {"norvane_style.pth": f"{source}\n"}
    place.install(wheel(tmp_path, "norvane-prlint", "1.2.0", {"norvane": "norvane_style.rules"}, pointer))
    ended = place.prlint("check", "release.txt", "--pack", "norvane", "--format", "concise", "--quiet")
    assert (ended.returncode, ended.stdout.strip(), ended.stderr) == (1, FOUND, "")
    shutil.rmtree(source / "norvane_style" / "rules")
    assert place.prlint("check", "release.txt", "--pack", "norvane").returncode == 2


def test_a_pack_called_like_a_built_in_one_is_never_looked_for(tmp_path: Path) -> None:
    place = Environment(tmp_path)
    place.install(wheel(tmp_path, "usurper", "1", {"dates": "norvane_style", "default": "norvane_style"}, FILES))
    for pack in ("dates", "default"):
        rules = json.loads(place.prlint("rules", "--isolated", "--pack", pack, "--format", "json").stdout)["rules"]
        assert {rule["origin"] for rule in rules} == {"built in"}
