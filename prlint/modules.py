"""The modules of an installed prlint that a check imports, taken by the command line from one file.

They are a hundred small ones, and a third of what importing them costs is looking for their files: seventeen calls of the operating
system each. A wheel ships their code in `_compiled/modules.bin`, for the version of Python that built it: one by one what every command
needs and what only some releases do, and in a few pieces what the command `check` always brings, so that names which modules share are
made once. That takes a tenth of a check less (benchmarks/RESULTS.md). Nothing depends on it: what is not there, was changed since, or
belongs to another Python is imported as usual, and so is everything where prlint is used as a library.
"""

from __future__ import annotations

import os
import sys
from _frozen_importlib import ModuleSpec
from _frozen_importlib_external import MAGIC_NUMBER  # importlib gives both too, with forty modules more

from prlint import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    import ast
    from collections.abc import Iterable, Sequence
    from types import CodeType, ModuleType

    Module = tuple[CodeType, str, int]  # code, its source file from the package's folder up, with slashes, and the size of that in bytes

NAME = "modules"
FIRST = "prlint.cli.check"
_BROUGHT = f"with {FIRST} "  # in the name of a piece, before its number: this module and all that are imported from there on
_TOGETHER = 16  # modules in such a piece: 250 kB, for which memory that others have left is found
_PACKAGE = "/__init__.py"
_UNPACKING = 60  # seconds that the files of a wheel may lie apart; a source that is newer was edited


def use() -> None:
    """From now on, look for modules of prlint in the shipped file first."""
    pieces = compiled.shipped(NAME)
    if pieces is not None and pieces.edition == MAGIC_NUMBER:
        sys.meta_path.insert(0, Shipped(pieces))


class Shipped:
    """Finds the modules that the file has, unless their source is no longer what it was."""

    def __init__(self, pieces: compiled.Pieces) -> None:
        self._pieces, self._root = pieces, os.path.dirname(compiled.PACKAGE)
        self._brought: dict[str, Module] = {}

    def find_spec(self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name == FIRST:
            self._brought = {name: each for piece in self._pieces.named(_BROUGHT) for name, each in self._pieces.get(piece).items()}
        module: Module | None = self._brought.pop(name, None) or self._pieces.get(name)
        if module is None:
            return None
        code, file, size = module
        source = f"{self._root}/{file}"  # which is half of the time of joining paths, and Windows takes it too
        try:
            about = os.stat(source)
        except OSError:
            return None
        if about.st_size != size or about.st_mtime > self._pieces.written + _UNPACKING:
            return None
        is_package = file.endswith(_PACKAGE)
        spec = ModuleSpec(name, _Loader(code, source), origin=source, is_package=is_package)  # type: ignore[arg-type]  # it asks for no base
        if is_package:
            spec.submodule_search_locations = [os.path.dirname(source)]
        return spec


class _Loader:
    """Makes one module of its code."""

    def __init__(self, code: CodeType, source: str) -> None:
        self._code, self._source = code, source

    def create_module(self, spec: ModuleSpec) -> None:
        """None: a module like any other."""

    def exec_module(self, module: ModuleType) -> None:
        module.__file__ = self._source
        exec(self._code, module.__dict__)


def compile_modules(alone: Iterable[str], brought: Sequence[str]) -> dict[str, Module | dict[str, Module]]:
    """The pieces of `_compiled/modules.bin`, whose edition is MAGIC_NUMBER. alone: modules by themselves; brought: what comes with FIRST.

    Code names its file from the folder of the package up, so that a wheel is the same wherever it is built; a traceback finds it by
    sys.path.
    """
    pieces: dict[str, Module | dict[str, Module]] = {name: _compiled(name) for name in alone}
    for start in range(0, len(brought), _TOGETHER):
        pieces[f"{_BROUGHT}{start}"] = {name: _compiled(name) for name in brought[start : start + _TOGETHER]}
    return pieces


def _compiled(name: str) -> Module:
    import ast

    root = os.path.dirname(compiled.PACKAGE)
    place = name.replace(".", "/")
    place += _PACKAGE if os.path.isdir(os.path.join(root, place)) else ".py"
    with open(os.path.join(root, place), "rb") as file:
        source = file.read()
    return compile(_bare(ast.parse(source)), place, "exec", dont_inherit=True), place, len(source)


def _bare(tree: ast.Module) -> ast.Module:
    """Code without what no command asks for: docstrings of functions, and what their parameters and results are."""
    import ast

    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            parameters = node.args
            node.returns = None
            for each in (*parameters.posonlyargs, *parameters.args, parameters.vararg, *parameters.kwonlyargs, parameters.kwarg):
                if each is not None:
                    each.annotation = None
            if len(node.body) > 1 and ast.get_docstring(node, clean=False) is not None:
                del node.body[0]
    return tree
