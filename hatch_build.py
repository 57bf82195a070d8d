"""Compile rule packs and parser table into the wheel, beside a copy of the packs themselves."""

from __future__ import annotations

import ast
import importlib
import os
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileHook(BuildHookInterface):  # type: ignore[type-arg]
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return  # a checkout compiles on demand
        sys.path.insert(0, self.root)
        from prlint import compiled

        compile_everything()
        for name in sorted(os.listdir(compiled.FOLDER)):
            if name.endswith(".bin"):
                build_data["force_include"][os.path.join(compiled.FOLDER, name)] = f"prlint/_compiled/{name}"
        build_data["force_include"][os.path.join(self.root, "rules")] = "prlint/rules"


def compile_everything() -> None:
    """Fill prlint/_compiled: the rule packs, the parser table, the phrase tables of facts, every regular expression and every module."""
    import prlint
    from prlint import compiled, data, modules
    from prlint.facts.tables import frames, phrase_table, phrase_tables
    from prlint.packs.load import builtin
    from prlint.segment import parser
    from prlint.text import pattern

    built_in = builtin()
    parser.table()
    compiled.keep(data.NAME, "", data.compile_tables())
    for name in data.names():
        columns = next(iter(data.table(name)), {})
        if "phrase" in columns:
            (phrase_tables if "role" in columns else phrase_table)(name)
        elif "doer" in columns:
            frames(name)
    for module in pkgutil.walk_packages(prlint.__path__, "prlint."):
        if module.name != "prlint.__main__":
            import_what_can_be(module.name)
    asking = [(rule.check, rule.when, rule.unless, rule.raised) for rule in built_in.rules]
    asking += [(regime.stated, regime.inferred) for regime in built_in.regimes.values()]
    in_rules = [each for conditions in asking for each in patterns_in(conditions)]
    read_everything()
    rows = pattern.compile_table([*pattern.made(), *pattern.asked(), *written_in(compiled.PACKAGE), *in_rules])
    compiled.keep(pattern.NAME, pattern.edition(), rows)
    compiled.keep(modules.NAME, modules.MAGIC_NUMBER, modules.compile_modules(*imported_by_checks(modules.FIRST)))


_WATCH = """
import os, sys
class Watch:
    before = ()
    def find_spec(self, name, path=None, target=None):
        if name == sys.argv[2]:
            self.before = tuple(sys.modules)
watch = Watch()
sys.path.insert(0, sys.argv[1])
sys.meta_path.insert(0, watch)
from prlint.cli import main
told, sys.stdout = sys.stdout, open(os.devnull, "w")
main(["check", "--isolated", "--no-cache", sys.argv[3]])
names = [name for name in sys.modules if name.partition(".")[0] == "prlint"]
print(*[name for name in names if name in watch.before], file=told)
print(*[name for name in names if name not in watch.before], file=told)
"""


def imported_by_checks(first: str) -> tuple[list[str], list[str]]:
    """The modules of prlint that checks of the seeds import: those that stand by themselves, and those that `first` brings every time.

    By themselves stand what is imported before `first` is asked for, and what only one of the seeds needs.
    """
    root = os.path.dirname(os.path.abspath(__file__))
    alone: set[str] = set()
    brought: list[set[str]] = []
    for seed in files_below(os.path.join(root, "seeds"), (".txt",)):
        # away from the user's cache: what an earlier build left there would spare this one modules, and no two wheels were alike
        done = subprocess.run([sys.executable, "-I", "-c", _WATCH, root, first, seed], stdout=subprocess.PIPE, text=True, check=True)
        before, behind = done.stdout.splitlines()
        alone.update(before.split())
        brought.append(set(behind.split()))
    always = set.intersection(*brought)
    return sorted(alone.union(*brought) - always), sorted(always)


def import_what_can_be(name: str) -> None:
    """Import a module for its patterns, unless it needs an extra, which a build does not have."""
    try:
        importlib.import_module(name)
    except ModuleNotFoundError as error:
        if (error.name or "prlint").partition(".")[0] == "prlint":
            raise


def read_everything() -> None:
    """Run the rules' examples, read the seeds and the tests' releases, so that patterns made on the way, out of tables, are known."""
    from prlint import compiled, facts, formats, segment, testing
    from prlint.packs.load import DEFAULT
    from prlint.text.source import decode

    for _ in testing.results(DEFAULT):
        pass
    for releases in ("seeds", os.path.join("tests", "releases")):  # an archive of the source may come without tests
        for path in files_below(os.path.join(compiled.CHECKOUT, releases), (".txt", ".md")):
            with open(path, "rb") as file:
                found = facts.Facts(segment.read(formats.project(decode(os.path.basename(path), file.read()))))
            for kind in facts.MODULES:
                found.of(kind)


def written_in(folder: str) -> Iterator[tuple[str, int]]:
    """The patterns that stand in the code as `regex("…")`, with the flags beside them, whether an example reaches them or not."""
    from prlint.text import pattern

    for path in files_below(folder, (".py",)):
        with open(path, encoding="utf-8") as file:
            tree = ast.parse(file.read())
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "regex":
                source, *flags = node.args
                if isinstance(source, ast.Constant) and all(isinstance(flag, ast.Name) for flag in flags):
                    yield source.value, sum(getattr(pattern, flag.id) for flag in flags if isinstance(flag, ast.Name))


def files_below(folder: str, endings: tuple[str, ...]) -> list[str]:
    """Paths in an order that no file system decides."""
    return sorted(os.path.join(place, name) for place, _, names in os.walk(folder) for name in names if name.endswith(endings))


def patterns_in(node: Any) -> Iterator[tuple[str, int]]:
    """The regular expressions of compiled selectors and conditions, with the flags they run with (prlint/checks/rule.py has their form)."""
    from prlint.text import pattern

    if isinstance(node, dict):
        yield from ((source, pattern.MULTILINE) for source in node.get("pattern", ()))
        for value in node.values():
            yield from patterns_in(value)
    elif isinstance(node, tuple):
        if len(node) == 2 and node[0] == "matches":
            yield node[1], 0
        for value in node:
            yield from patterns_in(value)
