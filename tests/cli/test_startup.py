"""What a check imports: starting up is most of its time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

# re brings what it needs along; everything else that a plain check may import stands here.
_OF_RE = {"re", "enum", "types", "functools", "collections", "operator", "keyword", "reprlib", "itertools", "copyreg"}
_SMALL = {"__future__", "array", "binascii", "bisect", "errno", "importlib", "marshal", "os", "sys", "unicodedata", "warnings", "hashlib"}
ALLOWED = _OF_RE | _SMALL
PROBE = """
import sys
before = set(sys.modules)
from prlint.cli import main
status = main(sys.argv[1:])
names = sorted(set(sys.modules) - before)
import json
print(json.dumps([status, names]), file=sys.stderr)
"""


def _modules(tmp_path: Path, *arguments: str) -> tuple[int, set[str]]:
    """The status of a command and the modules it loaded, once what it compiles is there."""
    for _ in range(2):
        ended = subprocess.run([sys.executable, "-I", "-c", PROBE, *arguments], cwd=tmp_path, capture_output=True, timeout=120)
    status, names = json.loads(ended.stderr.splitlines()[-1])
    return status, set(names)


@pytest.mark.parametrize(
    "text", ["", "Norvane Names Dana Ruiz\n\nBOSTON, May 4, 2026 -- Norvane Therapeutics named Dana Ruiz.\n"], ids=["empty", "clean"]
)
def test_a_plain_check_imports_little(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, "utf-8")
    status, names = _modules(tmp_path, "check", "--isolated", "a.txt")
    assert status in (0, 1)
    public = {name.partition(".")[0] for name in names if not name.startswith(("prlint", "_"))}
    assert public - ALLOWED == set()


@pytest.mark.parametrize(
    "module",
    [
        "json",
        "yaml",
        "lark",
        "textstat",
        "typing",
        "dataclasses",
        "pathlib",
        "logging",
        "inspect",
        "importlib.metadata",
    ],
)
def test_a_plain_check_leaves_the_heavy_modules_alone(tmp_path: Path, module: str) -> None:
    (tmp_path / "a.txt").write_text("Norvane named Dana Ruiz.\n", "utf-8")
    _, names = _modules(tmp_path, "check", "--isolated", "a.txt")
    assert module not in names


def test_importing_prlint_imports_nothing_else() -> None:
    code = "import sys; before = set(sys.modules); import prlint; print(sorted(set(sys.modules) - before))"
    ended = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, timeout=60)
    assert ended.stdout.strip() == "['__future__', 'prlint']"
