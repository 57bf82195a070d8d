"""Which way imports point. The rooms stand in layers; each may import its own layer and those below."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import prlint

HOUSE = Path(prlint.__file__).parent
# From the ground up. A module or package of prlint stands in exactly one layer.
LAYERS: tuple[frozenset[str], ...] = (
    frozenset({"text", "data", "compiled", "cache", "modules"}),
    frozenset({"diagnostic", "profile"}),
    frozenset({"release"}),
    frozenset({"formats", "segment", "facts"}),
    frozenset({"checks"}),
    frozenset({"packs"}),
    frozenset({"engine", "stating", "timing"}),
    frozenset({"testing", "config", "config_file", "config_toml", "selection", "suppress", "run", "settings", "baseline", "fix"}),
    frozenset({"report"}),
    frozenset({"cli", "lsp", "mcp", "__main__"}),
)
LAYER = {room: height for height, rooms in enumerate(LAYERS) for room in rooms}
# The same inside prlint/facts; a folder imports itself and what stands in layers below its own.
FACT_LAYERS: tuple[frozenset[str], ...] = (
    frozenset({"tables"}),
    frozenset({"scope", "clauses"}),
    frozenset({"numbers", "names", "dates"}),
    frozenset({"contacts", "clinical", "citations", "forward_looking"}),
    frozenset({"prose"}),
    frozenset({"people"}),
)
FACT_LAYER = {room: height for height, rooms in enumerate(FACT_LAYERS) for room in rooms}
FACTS = HOUSE / "facts"
SHELLS = LAYERS[-1]
MODULES = sorted(HOUSE.rglob("*.py"))
NO_FILES = ("checks", "facts", "segment", "formats", "release", "diagnostic", "profile", "suppress", "selection", "report", "text")
READS_ITS_OWN = {"segment/parser"}  # the grammar, when the table is built


def _name(path: Path) -> str:
    return path.relative_to(HOUSE).with_suffix("").as_posix()


def _room(path: Path) -> str:
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


def _imported(tree: ast.AST, within: str = "") -> set[str]:
    """The rooms of prlint, or of a room of it, that a module imports at run time, at its top or inside its functions."""
    base = f"prlint.{within}." if within else "prlint."
    names = set()
    for node in _run_time(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return {name.removeprefix(base).split(".")[0] for name in names if name.startswith(base)} - {"__version__"}


def _run_time(node: ast.AST) -> list[ast.AST]:
    """All nodes below, without those that only a type checker reads."""
    if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
        return [found for child in node.orelse for found in _run_time(child)]
    return [node, *(found for child in ast.iter_child_nodes(node) for found in _run_time(child))]


@pytest.fixture(scope="module")
def trees() -> dict[Path, ast.AST]:
    return {path: ast.parse(path.read_text("utf-8")) for path in MODULES}


def test_every_room_has_a_layer_and_every_layer_its_rooms() -> None:
    assert {_room(path) for path in MODULES} - {"__init__"} == set(LAYER)
    assert {_fact_room(path) for path in FACTS.rglob("*.py")} - {"__init__"} == set(FACT_LAYER)


@pytest.mark.parametrize("path", [path for path in MODULES if _room(path) != "__init__"], ids=_name)
def test_imports_point_down(path: Path, trees: dict[Path, ast.AST]) -> None:
    own = LAYER.get(_room(path), len(LAYERS))
    above = {room for room in _imported(trees[path]) if LAYER.get(room, len(LAYERS)) > own}
    assert above == set()


def _fact_room(path: Path) -> str:
    return path.relative_to(FACTS).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", sorted({*FACTS.rglob("*.py")} - {FACTS / "__init__.py"}), ids=_name)
def test_facts_are_found_with_those_of_their_own_folder_or_of_simpler_ones(path: Path, trees: dict[Path, ast.AST]) -> None:
    own = _fact_room(path)
    others = {room for room in _imported(trees[path], within="facts") if room in FACT_LAYER} - {own}
    assert own in FACT_LAYER
    assert {room for room in others if FACT_LAYER[room] >= FACT_LAYER[own]} == set()


@pytest.mark.parametrize("path", [path for path in MODULES if _room(path) not in SHELLS], ids=_name)
def test_only_shells_print_exit_or_read_the_environment(path: Path, trees: dict[Path, ast.AST]) -> None:
    uses = []
    for node in ast.walk(trees[path]):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("print", "input", "exit", "quit"):
            uses.append(node.func.id)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            name = f"{node.value.id}.{node.attr}"
            if name in ("sys.exit", "sys.argv", "sys.stdin", "sys.stdout", "sys.stderr", "os.environ", "os.getenv", "os.getcwd"):
                uses.append(name)
    assert uses == []


@pytest.mark.parametrize("path", [path for path in MODULES if _room(path) in NO_FILES and _name(path) not in READS_ITS_OWN], ids=_name)
def test_what_is_pure_opens_no_files(path: Path, trees: dict[Path, ast.AST]) -> None:
    calls = [node for node in ast.walk(trees[path]) if isinstance(node, ast.Call) and isinstance(node.func, (ast.Name, ast.Attribute))]
    assert [ast.unparse(call) for call in calls if ast.unparse(call.func) in ("open", "io.open", "os.open")] == []


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_nothing_reaches_for_the_network(path: Path, trees: dict[Path, ast.AST]) -> None:
    names = {alias.name for node in ast.walk(trees[path]) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(trees[path]) if isinstance(node, ast.ImportFrom)}
    heads = {name.partition(".")[0] for name in names}
    assert heads & {"socket", "urllib", "http", "requests", "ssl", "smtplib", "ftplib", "webbrowser"} == set()
