"""Which rules run: the built-in packs, as shipped or as the checkout has them, packs of users, and packs of other distributions."""

from __future__ import annotations

import os
from functools import partial
from operator import methodcaller

from prlint import cache, compiled
from prlint.checks.rule import AT_ONCE, Regime, Rule, Ruleset
from prlint.packs import File, PackError, UnknownPackError
from prlint.text.lazy import Lazy
from prlint.text.paths import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from prlint.packs.compile import Compiled, Data
    from prlint.packs.examples import Example

DEFAULT = "default"
_SUFFIXES = (".yaml", ".yml")
_FOLDERS = {"lists": "list", "wordings": "wording"}
_REGIMES = ("regimes.yaml", "regimes.yml")
_WHOLE = ("packs", "rules", "columns", "regimes", "wordings")  # pieces of the compiled packs that every run loads
_LIST, _REST = "list ", "rest "  # in the name of a piece, before that of a list, and of a rule whose further fields it holds


def rules_folder() -> str:
    """The YAML of the built-in packs: the checkout's where there is one, else the copy in the wheel."""
    return os.path.join(compiled.CHECKOUT if compiled.in_checkout() else compiled.PACKAGE, "rules")


def builtin() -> Ruleset:
    """Every built-in rule, previews included, by pack, file and position. PackError where the checkout's packs are not valid."""
    return _ruleset([_builtin_data()], None)


def ruleset(packs: Sequence[str] = (DEFAULT,), base: str = ".", called: Callable[[str], str] = str) -> Ruleset:
    """The rules of these packs: `default`, packs by name, built in or installed, and files or folders of users, relative to `base`.

    A pack named by itself is whole; `default` is tier 1 with what of tier 2 is no preview. A built-in pack that is broken stops only
    those who ask for it. called: what messages call the path of a pack.

    Raises PackError with every problem of every file, and UnknownPackError for what is not there.
    """
    names = [pack for pack in packs if not is_path(pack)]
    data = _builtin_data(names)
    others = [pack for pack in packs if is_path(pack) or not _is_built_in(pack, data)]
    own = _user_data([file for pack in others for file in _asked_for(pack, base, data["packs"], called)], data) if others else None
    return _ruleset([data, own] if own else [data], names)


def is_path(pack: str) -> bool:
    """Whether a pack is given by its path: it begins with a dot or ~, or has a slash or the extension of a pack file."""
    return pack.startswith((".", "~")) or "/" in pack or "\\" in pack or pack.endswith(_SUFFIXES)


def examples(pack: str, base: str = ".") -> dict[str, tuple[Example, ...]]:
    """The examples of a pack, by name or path, rule by rule in their order; read from the YAML, whatever else is wrong in it."""
    from prlint import profile
    from prlint.packs import examples as reader
    from prlint.packs import schema
    from prlint.packs.compile import load_page
    from prlint.packs.located import Map, Seq, Text

    files = [] if is_path(pack) else [file for file in _builtin_files() if pack in (DEFAULT, file.pack)]
    if not files:
        files = list(_files(pack, base))
    keys, house_style = schema.known_profile_keys(profile.keys()), profile.house_style()
    found: dict[str, tuple[Example, ...]] = {}
    for file in files:
        page, root = load_page(file) if file.sort == "pack" else (None, None)
        name = root.get("pack") if isinstance(root, Map) else None
        rules = root.get("rules") if isinstance(root, Map) else None
        for rule in rules.items if isinstance(rules, Seq) else ():
            rule_id, node = (rule.get("id"), rule.get("examples")) if isinstance(rule, Map) else (None, None)
            if page is not None and isinstance(name, Text) and isinstance(rule_id, Text):
                read = reader.read(page, node, keys, house_style, True, False) if node is not None else ()
                found[f"{name.value}/{rule_id.value}"] = read
    return found


# Built-in packs


def _builtin_data(names: Iterable[str] = (DEFAULT,)) -> Data:
    try:
        data = compiled.pieces("packs", _inputs, _build)
    except PackError as error:
        wanted = {f"rules/{name}/" for name in names}
        asked = [source for source, _ in error.files if not _of_one_pack(source.name) or any(map(source.name.startswith, wanted))]
        if asked or DEFAULT in names:
            raise
        return _compile_builtin().data
    # Lists are most of it, and half of them are asked for by no rule of a usual check.
    lists = Lazy(data, {name: methodcaller("get", _LIST + name) for name in data.get("lists") or ()})
    return {**{name: data.get(name) for name in _WHOLE}, "lists": lists, "rest": data.get}


def _of_one_pack(path: str) -> bool:
    """Whether a built-in file belongs to one pack; lists, wordings and regimes are everybody's."""
    parts = path.split("/")
    return len(parts) > 2 and parts[1] not in _FOLDERS


def _build() -> dict[str, Any]:
    """The pieces of the compiled packs: each list by itself, and of rules what not every run asks for."""
    result = _compile_builtin()
    if result.problems:
        raise PackError(result.problems)
    lists, rules = result.data["lists"], result.data["rules"]
    begun = tuple({field: rule[field] for field in AT_ONCE if field in rule} for rule in rules)
    rest = {_REST + rule["id"]: {field: rule[field] for field in rule if field not in AT_ONCE} for rule in rules}
    return {**result.data, "lists": tuple(lists), "rules": begun, **{_LIST + name: lists[name] for name in lists}, **rest}


def _compile_builtin() -> Compiled:
    from prlint.packs.compile import compile_files

    return compile_files(list(_builtin_files()), built_in=True)


def _inputs() -> list[str]:
    """What the compiled packs are made of: their YAML, the language that reads it, and the fields that facts declare."""
    code = [
        os.path.join(compiled.PACKAGE, folder, name)
        for folder in ("packs", "facts", "text", "checks", "data")
        for name in sorted(os.listdir(os.path.join(compiled.PACKAGE, folder)))
        if name.endswith((".py", ".tsv")) and (folder != "data" or name in _TABLES)
    ]
    return [file.path for file in _builtin_files()] + code


_TABLES = ("profile-keys.tsv", "house-style.tsv", "irregular-forms.tsv")


def _builtin_files() -> Iterator[File]:
    root = rules_folder()
    for path in yaml_under(root):
        steps = os.path.relpath(path, root).replace(os.sep, "/").split("/")
        if len(steps) == 1:
            if steps[0] in _REGIMES:
                yield File(path, f"rules/{steps[0]}", "regimes")
        else:
            yield File(path, "rules/" + "/".join(steps), _FOLDERS.get(steps[0], "pack"), None if steps[0] in _FOLDERS else steps[0])


def yaml_under(path: str) -> Iterator[str]:
    """A file itself, or the YAML files of a folder by name, hidden ones left out: the same order on every file system."""
    if not os.path.isdir(path):
        yield path
        return
    for name in sorted(os.listdir(path)):
        inner = os.path.join(path, name)
        if not name.startswith(".") and (name.endswith(_SUFFIXES) or os.path.isdir(inner)):
            yield from yaml_under(inner)


def _is_built_in(name: str, data: Data) -> bool:
    return name == DEFAULT or name in data["packs"]


# Packs of users, and installed ones


def _asked_for(pack: str, base: str, built_in: Iterable[str], called: Callable[[str], str]) -> Iterator[File]:
    try:
        yield from _files(pack, base, built_in, called)
    except UnknownPackError as error:
        error.pack = pack
        raise


def _files(pack: str, base: str, built_in: Iterable[str] = (), called: Callable[[str], str] = str) -> Iterator[File]:
    """The files of a pack that is not built in. Raises UnknownPackError where there is none, which may be meant for one that is."""
    if is_path(pack):
        return _user_files(os.path.join(base, os.path.expanduser(pack)), called(pack))
    from prlint.packs import installed

    found = installed.find(pack)
    if found is None or found.folder is None:
        from prlint.text.nearest import meant

        known = (DEFAULT, *built_in, *(each.name for each in installed.every()))
        hint = meant(pack, known) or "; a path begins with ./"
        raise UnknownPackError(f"there is no pack ‘{pack}’, built in or installed{hint}")
    return (file.but(origin=found.origin) for file in _user_files(found.folder, shown(found.folder)))


def _user_data(found: Sequence[File], base: Data) -> Data:
    """The data of these files: from the cache where the same content was compiled before against the same built-in packs."""
    files: dict[str, File] = {}
    for file in found:
        files.setdefault(os.path.realpath(file.path), file)
    key = _cache_key(list(files.values()))
    kept = cache.get(key) if key else None
    if isinstance(kept, dict):
        return kept
    from prlint.packs.compile import compile_files

    result = compile_files(list(files.values()), base)
    if result.problems:
        raise PackError(result.problems)
    if key:
        cache.put(key, result.data)
    return result.data


def _cache_key(files: Sequence[File]) -> str | None:
    """A name for all that the data of these files is made of.

    None where a file cannot be read, which is for the compiler to tell, and where no one knows which built-in packs they rest on.
    """
    from prlint import __version__

    edition = compiled.editions.get("packs")
    if not edition:
        return None
    parts = [__version__, edition]
    try:
        for file in files:
            with open(file.path, "rb") as opened:
                content = opened.read()
            parts += [file.name, file.sort, file.pack or "", file.origin, compiled.digest(content)]
    except OSError:
        return None
    return "pack-" + compiled.digest("\0".join(parts).encode("utf-8", "surrogatepass"))


def _user_files(path: str, called: str) -> Iterator[File]:
    """A pack file, or those of a folder: packs, lists/, wordings/ and regimes.yaml."""
    if os.path.isfile(path):
        yield File(path, called, "pack")
        return
    try:
        found = list(yaml_under(path)) if os.path.isdir(path) else []
    except OSError as error:
        raise UnknownPackError(f"the pack {called} cannot be read: {error.strerror}") from None
    if not found:
        raise UnknownPackError(f"{called} holds no pack" if os.path.isdir(path) else f"there is no pack file or folder {called}")
    for each in found:
        steps = os.path.relpath(each, path).replace(os.sep, "/").split("/")
        name = "/".join([called.rstrip("/\\"), *steps])
        if len(steps) == 1 and steps[0] in _REGIMES:
            yield File(each, name, "regimes")
        else:
            yield File(each, name, _FOLDERS.get(steps[0], "pack") if len(steps) > 1 else "pack")


# From data to rules


def _ruleset(data: Sequence[Data], names: Sequence[str] | None) -> Ruleset:
    """The rules of several data, of the first only those that `names` call for (None: all), with everything that rules can name."""
    rules = [
        _rule(rule, each.get("rest"))
        for n, each in enumerate(data)
        for rule in each["rules"]
        if n or names is None or _called_for(rule, names)
    ]
    regimes = {name: Regime(name, *fields) for each in data for name, fields in each["regimes"].items()}
    return Ruleset(tuple(rules), _merged(data, "lists"), regimes, _merged(data, "wordings"))


def _rule(fields: Mapping[str, Any], rest: Callable[[str], Any] | None) -> Rule:
    return Rule(**fields) if rest is None else Rule.begun(fields, partial(rest, _REST + fields["id"]))


def _merged(data: Sequence[Data], key: str) -> Mapping[str, Any]:
    if len(data) == 1:
        return data[0][key]  # type: ignore[no-any-return]
    return {name: value for each in data for name, value in each[key].items()}


def _called_for(rule: Mapping[str, Any], names: Sequence[str]) -> bool:
    pack = rule["id"].partition("/")[0]
    return pack in names or (DEFAULT in names and (rule["tier"] == 1 or (rule["tier"] == 2 and not rule.get("preview"))))
