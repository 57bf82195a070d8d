"""The modules of an installed prlint, taken by its command line from one file.

A check imports a hundred small modules, and a third of what that costs is looking for their files: seventeen calls of the operating
system each. A wheel ships the code of all of them as pieces of `_compiled/modules.bin`, for the version of Python that built it, and
the command line finds them there, which takes a twentieth of a check less (benchmarks/RESULTS.md). Nothing depends on it: what is not
there, was changed since, or belongs to another Python is imported as usual, and so is everything where prlint is used as a library.
"""

from __future__ import annotations

import os
import sys
from _frozen_importlib import ModuleSpec
from _frozen_importlib_external import MAGIC_NUMBER  # importlib gives both too, with forty modules more

from prlint import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import CodeType, ModuleType

    Module = tuple[CodeType, str, int]  # code, its source file from the package's folder up, with slashes, and the size of that in bytes

NAME = "modules"
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

    def find_spec(self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None) -> ModuleSpec | None:
        module: Module | None = self._pieces.get(name)
        if module is None:
            return None
        code, file, size = module
        source = os.path.join(self._root, file)
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


def compile_modules() -> dict[str, Module]:
    """The pieces of `_compiled/modules.bin`, whose edition is MAGIC_NUMBER: every module, as it stands in the folder of the package.

    Code names its file from that folder up, so that a wheel is the same wherever it is built; a traceback finds the file by sys.path.
    """
    made: dict[str, Module] = {}
    root = os.path.dirname(compiled.PACKAGE)
    for path in _sources(compiled.PACKAGE):
        with open(path, "rb") as file:
            source = file.read()
        place = os.path.relpath(path, root).replace(os.sep, "/")
        name = place.removesuffix(_PACKAGE).removesuffix(".py").replace("/", ".")
        made[name] = (compile(source, place, "exec", dont_inherit=True), place, len(source))
    return made


def _sources(folder: str) -> list[str]:
    return sorted(os.path.join(at, name) for at, _, names in os.walk(folder) for name in names if name.endswith(".py"))
