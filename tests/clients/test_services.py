"""The action for GitHub and the template for GitLab: valid by the schemas of those systems, and run as their runners run them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.clients.finding import ROOT, may_install, program, run
from tests.clients.repositories import WRONG, copy_of_prlint
from tests.report.commands import command

ACTION = ROOT / "action.yml"
TEMPLATE = ROOT / "templates" / "prlint.gitlab-ci.yml"
PAGE = (ROOT / "docs" / "integrations.md").read_text("utf-8")


def _blocks(language: str, wanted: str) -> list[str]:
    """The blocks of the page in a language that hold some words."""
    return [block for block in re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL) if wanted in block]


def _accepted(schema: str, path: Path) -> bool:
    return run(program("check-jsonschema"), "--builtin-schema", schema, str(path)).returncode == 0


# Schemas


def test_the_action_is_valid_and_a_broken_one_is_not(tmp_path: Path) -> None:
    broken = tmp_path / "action.yml"
    broken.write_text(ACTION.read_text("utf-8").replace("using: composite", "using: compost"), "utf-8")
    assert _accepted("vendor.github-actions", ACTION)
    assert not _accepted("vendor.github-actions", broken)


def test_the_template_is_valid_and_a_broken_one_is_not(tmp_path: Path) -> None:
    broken = tmp_path / ".gitlab-ci.yml"
    broken.write_text(TEMPLATE.read_text("utf-8").replace("when: always", "when: ever"), "utf-8")
    assert _accepted("vendor.gitlab-ci", TEMPLATE)
    assert not _accepted("vendor.gitlab-ci", broken)


@pytest.mark.parametrize(
    ("schema", "words", "wrong"),
    [("vendor.github-workflows", "runs-on:", "runs-upon:"), ("vendor.gitlab-ci", "PRLINT_SOURCE:", "include: {remoet: x}\nPRLINT:")],
)
def test_setups_on_the_page_are_valid(tmp_path: Path, schema: str, words: str, wrong: str) -> None:
    blocks = _blocks("yaml", words)
    assert blocks
    for block in blocks:
        path = tmp_path / "setup.yml"
        path.write_text(block, "utf-8")
        assert _accepted(schema, path), block
    path.write_text(blocks[0].replace(words, wrong), "utf-8")
    assert not _accepted(schema, path)


# The action


def _action() -> dict[str, Any]:
    return yaml.safe_load(ACTION.read_text("utf-8"))  # type: ignore[no-any-return]


def test_no_input_becomes_part_of_a_script() -> None:
    for step in _action()["runs"]["steps"]:
        assert "${{" not in step["run"]


class _Runner:
    """What GitHub's runner does with a composite action: inputs, files for outputs and summary, one shell a step."""

    def __init__(self, folder: Path, workspace: Path) -> None:
        self.folder, self.workspace = folder, workspace
        (folder / "temp").mkdir(parents=True)
        copy_of_prlint(folder / "action")
        self.summary, self.output = folder / "summary.md", folder / "output"
        self.steps = _action()["runs"]["steps"]

    def run(self, **inputs: str) -> subprocess.CompletedProcess[str]:
        given = {name: spec["default"] for name, spec in _action()["inputs"].items()} | {
            name.replace("_", "-"): value for name, value in inputs.items()
        }
        for path in (self.summary, self.output):
            path.write_text("", "utf-8")
        for step in self.steps:
            environment = {
                **os.environ,
                "GITHUB_ACTION_PATH": str(self.folder / "action"),
                "RUNNER_TEMP": str(self.folder / "temp"),
                "GITHUB_STEP_SUMMARY": str(self.summary),
                "GITHUB_OUTPUT": str(self.output),
                "CI": "true",
            }
            for name, expression in step["env"].items():
                found = re.fullmatch(r"\$\{\{ inputs\.([a-z-]+) \}\}", expression)
                assert found is not None
                environment[name] = given[found[1]]
            script = self.folder / "step.sh"
            script.write_text(step["run"], "utf-8")
            shell = [program("bash"), "--noprofile", "--norc", "-eo", "pipefail", str(script)]
            ended = subprocess.run(
                shell, cwd=self.workspace, env=environment, capture_output=True, encoding="utf-8", timeout=600, check=False
            )
            if ended.returncode:
                return ended
        return ended


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> _Runner:
    may_install()
    workspace = tmp_path_factory.mktemp("workspace")
    subprocess.run(["git", "init", "-q", str(workspace)], check=True)
    (workspace / "press").mkdir()
    (workspace / "press" / "a b.txt").write_text(WRONG, "utf-8")
    (workspace / "prlint.yaml").write_text("select: [dates]\n", "utf-8")
    made = _Runner(tmp_path_factory.mktemp("runner"), workspace)
    ended = made.run(fail_on="never")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    made.steps = made.steps[1:]  # what is installed once may stay
    return made


def test_the_action_annotates_sums_up_and_fails(runner: _Runner) -> None:
    ended = runner.run(sarif="out.sarif", paths="press\n")
    assert ended.returncode == 1
    commands = [found for found in map(command, ended.stdout.splitlines()) if found]
    assert [(found.name, found.properties["file"], found.properties["line"]) for found in commands] == [("error", "press/a b.txt", "3")]
    assert "dates/weekday-mismatch" in runner.summary.read_text("utf-8")
    assert runner.output.read_text("utf-8") == "status=1\n"
    assert len(json.loads((runner.workspace / "out.sarif").read_text("utf-8"))["runs"][0]["results"]) == 1


@pytest.mark.parametrize(
    ("inputs", "status"),
    [
        ({"fail_on": "never"}, 0),
        ({"profile": "sec_status=domestic\nkind=earnings"}, 1),
        ({"profile": "no_such_key=1"}, 2),
        ({"config": "nowhere.yaml"}, 2),
        ({"paths": "press/a b.txt\nprlint.yaml"}, 1),
        ({"paths": "nowhere"}, 3),
        ({"paths": '$(touch harmed)\n"; touch harmed; "'}, 3),
        ({"paths": "--fix"}, 3),
    ],
)
def test_inputs_of_the_action(runner: _Runner, inputs: dict[str, str], status: int) -> None:
    ended = runner.run(**inputs)
    assert ended.returncode == status, ended.stdout + ended.stderr
    assert not (runner.workspace / "harmed").exists()


# The template


def test_the_template_writes_both_reports(tmp_path: Path) -> None:
    may_install()
    job = yaml.safe_load(TEMPLATE.read_text("utf-8"))["prlint"]
    (tmp_path / "press").mkdir()
    (tmp_path / "press" / "a.txt").write_text(WRONG, "utf-8")
    source = copy_of_prlint(tmp_path / "source")
    script = "set -eo pipefail\n" + "\n".join(job["script"]).replace("/tmp/prlint", str(tmp_path / "venv"))
    variables = {**job["variables"], "PRLINT_SOURCE": str(source), "PRLINT_PATHS": "press", "PRLINT_OPTIONS": "--select dates"}
    ended = run(program("bash"), "-c", script, cwd=tmp_path, env=variables)
    assert ended.returncode == 1, ended.stderr
    reports = job["artifacts"]["reports"]
    (issue,) = json.loads((tmp_path / reports["codequality"]).read_text("utf-8"))
    assert issue["check_name"] == "dates/weekday-mismatch"
    assert ET.parse(tmp_path / reports["junit"]).getroot().attrib["failures"] == "1"
    assert set(job["artifacts"]["paths"]) == set(reports.values())


def test_the_template_says_what_it_lacks(tmp_path: Path) -> None:
    job = yaml.safe_load(TEMPLATE.read_text("utf-8"))["prlint"]
    ended = run(program("bash"), "-c", "set -e\n" + job["script"][0], cwd=tmp_path, env={"PRLINT_SOURCE": ""})
    assert ended.returncode == 2
    assert "PRLINT_SOURCE" in ended.stdout
