"""Everything the README tells people to type is typed here, and prints what the README shows."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
SETUP = re.findall(r"```sh\n(.*?)\n```", README)
LEFT_OUT = shutil.ignore_patterns(
    ".git",
    ".venv",
    ".ci",
    "build",
    "dist",
    "__pycache__",
    "_compiled",
    "*.egg-info",
    ".hypothesis",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
)


def load_generator():
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATOR = load_generator()


@pytest.mark.parametrize(("command", "output"), GENERATOR.CONSOLE.findall(README))
def test_a_command_prints_what_is_shown(command, output):
    assert GENERATOR.run(command) == output, "run: python docs/generate.py"


def test_there_are_commands_with_output():
    assert len(GENERATOR.CONSOLE.findall(README)) == README.count("```console")


def test_two_lines_set_everything_up():
    """`.ci/run` runs the second as it stands, and with it this file."""
    assert len(SETUP) == 2
    assert SETUP[0].endswith("prlint check seeds --fail-on never")
    assert SETUP[1].endswith("-m pytest -n auto --dist loadfile")


@pytest.mark.skipif(not os.environ.get("PRLINT_FRESH"), reason="installs packages; set PRLINT_FRESH=1 to allow it")
def test_the_first_line_installs_and_lints_on_a_fresh_machine(tmp_path):
    tree, programs = tmp_path / "tree", tmp_path / "bin"
    shutil.copytree(ROOT, tree, ignore=LEFT_OUT)
    programs.mkdir()
    (programs / "python3").symlink_to(Path(sys.base_prefix) / "bin" / "python3")
    environment = {"PATH": f"{programs}:/usr/bin:/bin", "HOME": str(tmp_path)}
    environment |= {name: os.environ[name] for name in os.environ if name.startswith(("PIP_", "SSL_")) or name.lower().endswith("_proxy")}
    ran = subprocess.run(["/bin/sh", "-c", SETUP[0]], cwd=tree, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, ran.stderr
    assert "seeds/001_e8a120012cbbaa19.txt" in ran.stdout
    assert "rules ran" in ran.stdout


def test_the_configuration_shown_is_valid(tmp_path):
    (block,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    config = tmp_path / "prlint.yaml"
    config.write_text(block, "utf-8")
    words = [sys.executable, "-P", "-m", "prlint", "check", "--config", str(config), str(ROOT / "docs" / "example.txt")]
    ran = subprocess.run(words, capture_output=True, encoding="utf-8", check=False, env=os.environ | {"PYTHONPATH": str(ROOT)})
    assert ran.returncode == 1, ran.stderr  # a weekday is wrong


@pytest.mark.parametrize("link", re.findall(r"\]\((?!https?:)([^)#]+)\)", README))
def test_links_lead_somewhere(link):
    assert (ROOT / link).exists()


@pytest.mark.parametrize("command", re.findall(r"^\| `prlint (\w+)", README, re.MULTILINE))
def test_every_command_named_is_there(command):
    ran = subprocess.run([sys.executable, "-P", "-m", "prlint", command, "--help"], capture_output=True, check=False, cwd=ROOT)
    assert ran.returncode == 0


def test_every_format_named_is_there(tmp_path):
    (named,) = re.findall(r"reports as (.*?), several in one run", README, re.DOTALL)
    (tmp_path / "a.txt").write_text("Norvane Names Dana Ruiz\n\nBOSTON, May 4, 2026 -- Norvane Therapeutics named Dana Ruiz.\n", "utf-8")
    for form in re.findall(r"`([a-z]+)`", named):
        words = [
            sys.executable,
            "-P",
            "-m",
            "prlint",
            "check",
            "--isolated",
            "--format",
            form,
            "--fail-on",
            "never",
            str(tmp_path / "a.txt"),
        ]
        ran = subprocess.run(words, capture_output=True, check=False, env=os.environ | {"PYTHONPATH": str(ROOT)})
        assert ran.returncode == 0, (form, ran.stderr)
