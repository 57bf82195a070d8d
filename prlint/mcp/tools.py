"""What an assistant can ask: each tool with the JSON Schema of its arguments and results, and the function that answers.

Answers are the wire format (docs/wire-format.md). Nothing is stored: a draft comes in with the question and goes out of memory with the
answer. Files are read only below the folder that the server was started in.
"""

from __future__ import annotations

import os

from prlint.checks.rule import Rule
from prlint.cli import explain as explaining
from prlint.cli import facts as fact_sheet
from prlint.cli import rules as listing
from prlint.cli import segment as outline
from prlint.cli.arguments import UsageError
from prlint.cli.failures import said
from prlint.cli.inputs import STANDARD_INPUT, Input
from prlint.cli.project import Project
from prlint.cli.reading import VERSION
from prlint.config import ConfigError
from prlint.engine import describe_exception
from prlint.facts import MODULES
from prlint.formats import format_of
from prlint.packs import PackError
from prlint.report.concise import problems
from prlint.report.wire import document
from prlint.run import Run
from prlint.settings import check as check_source
from prlint.text.nearest import meant
from prlint.text.sizes import size_words
from prlint.text.source import UnreadableError, decode
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from prlint.settings import Settings
    from prlint.text.source import Source

    Schema = dict[str, Any]

INSTRUCTIONS = (
    "prlint is a linter for press releases. `check` tells what is wrong in a draft, where, and on whose authority; "
    "spans count Unicode code points of the text. A clean result does not mean that a release is lawful: `rules.off` names what could not "
    "be checked. Hand over the draft as `text`, and with `profile` what it does not say itself: stage, jurisdictions, sec_status …"
)
_TYPES: dict[str, tuple[type, str]] = {
    "string": (str, "a string"),
    "boolean": (bool, "true or false"),
    "array": (list, "an array of strings"),
    "object": (dict, "an object of strings"),
}


class Tool(Value):
    """A tool. arguments: JSON Schemas by name. results: the keys of an answer beside `version`, with their types."""

    name: str
    title: str
    description: str
    arguments: Mapping[str, Schema]
    required: tuple[str, ...]
    results: Mapping[str, str]
    answer: Callable[[Mapping[str, Any], Mapping[str, Any]], dict[str, Any]]

    @property
    def input_schema(self) -> Schema:
        return {"type": "object", "properties": dict(self.arguments), "required": list(self.required), "additionalProperties": False}

    @property
    def output_schema(self) -> Schema:
        keys = {"version": {"const": VERSION}, **{name: {"type": kind} for name, kind in self.results.items()}}
        return {"type": "object", "properties": keys, "required": list(keys)}


def ask(name: str, options: Mapping[str, Any], arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The answer of a tool. options: of the command line that started the server. Raises UsageError and what `sentence` knows to tell."""
    tool = TOOLS.get(name)
    if tool is None:
        raise UsageError(f"there is no tool ‘{name}’{meant(name, TOOLS)}")
    for key, value in arguments.items():
        _accept(tool, key, value)
    lacking = [key for key in tool.required if key not in arguments]
    if lacking:
        raise UsageError(f"{name} needs ‘{lacking[0]}’")
    return tool.answer(options, arguments)


def _accept(tool: Tool, key: str, value: Any) -> None:
    """Raises UsageError for an argument that the tool does not have, or of another type."""
    if key not in tool.arguments:
        raise UsageError(f"{tool.name} has no argument ‘{key}’{meant(key, tool.arguments)}")
    schema = tool.arguments[key]
    members = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if not isinstance(value, _TYPES[schema["type"]][0]) or not all(isinstance(member, str) for member in members):
        raise UsageError(f"‘{key}’ must be {_TYPES[schema['type']][1]}")


def sentence(error: Exception) -> str:
    """What an assistant is told when a tool cannot answer; a line for each problem of a configuration or pack. It quotes no release."""
    if isinstance(error, (ConfigError, PackError)):
        return "".join(problems(error.files)).rstrip("\n")
    words = str(error) if isinstance(error, UnreadableError) else said(error)
    return f"prlint failed ({describe_exception(error)})" if words is None else words


# The draft that a question is about


class _Draft(Value):
    """A text that came with the question, or a file. project: with the options and the profile of this question."""

    project: Project
    file: Input
    text: str | None

    @property
    def source(self) -> Source:
        """Raises UnreadableError."""
        if self.text is None:
            return self.project.read(self.file)
        data = self.text.encode("utf-8", "surrogatepass")
        limit = self.project.invocation.max_size or self.project.config(self.file.place).max_size
        if len(data) > limit:
            raise UnreadableError(f"it is larger than {size_words(limit)}")
        return decode(self.project.shown_name(self.file), data)


def _draft(options: Mapping[str, Any], arguments: Mapping[str, Any]) -> _Draft:
    """Raises UsageError unless there is a text or a path, and not both."""
    text, path = arguments.get("text"), arguments.get("path")
    if (text is None) == (path is None):
        raise UsageError("give the draft as ‘text’, or a file as ‘path’")
    stated = [*options["profile"], *arguments.get("profile", {}).items()]
    name = None if text is None else arguments.get("name") or "draft.txt"
    project = Project({**options, "profile": stated, "stdin-filename": name})
    if path is None:
        return _Draft(project, Input(STANDARD_INPUT, STANDARD_INPUT, True), text)
    here = os.path.realpath(os.curdir)
    try:
        below = os.path.commonpath([here, os.path.realpath(path)]) == here
    except ValueError:
        below = False
    if not below:
        raise UsageError("only files below the folder that the server was started in are read; hand over others as ‘text’")
    return _Draft(project, Input(path.replace(os.sep, "/"), path, True), None)


def _read(name: str, draft: _Draft, objects: Callable[[Source, str], Any]) -> dict[str, Any]:
    """What was found in a draft, as the wire format has it."""
    source = draft.source
    found = [{key: value for key, value in each.items() if not key.startswith("_")} for each in objects(source, _format(source))]
    return {"version": VERSION, "files": [{"path": source.name, name: found}]}


def _format(source: Source) -> str:
    return format_of(source.name, source.text)


# The tools


def _check(options: Mapping[str, Any], arguments: Mapping[str, Any]) -> dict[str, Any]:
    draft = _draft(options, arguments)
    settings = draft.project.settings(draft.file.place)
    if draft.text is None:
        checked = draft.project.check(draft.file)
    else:
        checked = check_source(draft.source, settings, draft.project.name_of(draft.file.place))
    return document(Run((checked,)))


def _segment(options: Mapping[str, Any], arguments: Mapping[str, Any]) -> dict[str, Any]:
    return _read("segments", _draft(options, arguments), outline.objects)


def _facts(options: Mapping[str, Any], arguments: Mapping[str, Any]) -> dict[str, Any]:
    kinds = tuple(dict.fromkeys(arguments.get("kinds", ())))
    for kind in kinds:
        if kind not in MODULES:
            raise UsageError(f"there is no kind of fact ‘{kind}’{meant(kind, MODULES)}")
    draft = _draft(options, arguments)
    return _read("facts", draft, lambda source, form: fact_sheet.objects(source, form, draft.file.place, draft.project, kinds))


def _rules(options: Mapping[str, Any], arguments: Mapping[str, Any]) -> dict[str, Any]:
    here = os.path.join(os.curdir, "release.txt")
    settings = Project(options).settings(here)
    rows = list(listing.table(settings, here, arguments.get("all", False)))
    pack = arguments.get("pack")
    if pack is not None:
        packs = {row.rule.pack for row in rows}
        if pack not in packs:
            raise UsageError(f"no pack in use is called ‘{pack}’{meant(pack, packs)}")
        rows = [row for row in rows if row.rule.pack == pack]
    return listing.document(rows, listing.unused(settings))


def _explain(options: Mapping[str, Any], arguments: Mapping[str, Any]) -> dict[str, Any]:
    settings = Project(options).settings(os.path.join(os.curdir, "release.txt"))
    rule = explaining.find(arguments["rule"], settings)
    return {"version": VERSION, **(_of_a_pack(rule, settings) if isinstance(rule, Rule) else _of_prlint(rule))}


def _of_a_pack(rule: Rule, settings: Settings) -> dict[str, Any]:
    examples: dict[str, list[str]] = {"flag": [], "pass": [], "todo": []}
    for example in explaining.examples_of(rule, settings):
        words = example.text or "\n\n".join(f"{kind}: {text}" for kind, text in example.parts)
        examples[example.sort].append(f"{words} ({example.because})" if example.because else words)
    cited = [{"cite": cite, "url": url, "note": note} for cite, url, note in rule.authority]
    return {
        "rule": rule.id,
        "title": rule.title,
        "severity": settings.severity.get(rule.id, rule.severity),
        "confidence": rule.confidence,
        "origin": rule.origin,
        "message": rule.message,
        "why": rule.why,
        "authority": [{key: value for key, value in cite.items() if value} for cite in cited],
        "needs": dict(rule.needs),
        "fixes": [{"title": fix["title"], "safety": fix["safety"]} for fix in rule.fixes],
        "examples": examples,
    }


def _of_prlint(row: Mapping[str, str]) -> dict[str, Any]:
    return {
        "rule": row["id"],
        "title": row["title"],
        "severity": row["severity"],
        "confidence": "high",
        "origin": "prlint",
        "message": row["title"],
        "why": row["why"],
        "authority": [],
        "needs": {},
        "fixes": [{"title": row["remedy"], "safety": "display"}],
        "examples": {"flag": [], "pass": [], "todo": []},
    }


_DRAFT: dict[str, Schema] = {
    "text": {"type": "string", "description": "the draft itself"},
    "name": {"type": "string", "description": "what the draft is called, as draft.md: picks format and configuration (default: draft.txt)"},
    "path": {"type": "string", "description": "in place of text: a file below the folder that the server was started in"},
}
_PROFILE: dict[str, Schema] = {
    "profile": {
        "type": "object",
        "additionalProperties": {"type": "string"},
        "description": "facts that this release does not state, by profile key: stage, kind, jurisdictions, sec_status, release_date …",
    }
}
_STRINGS = {"type": "string"}
_ALL = (
    Tool(
        "check",
        "Check a press release",
        "Lint a press release: every finding with severity, message, place, authority and fixes, and which rules had nothing to go by.",
        {**_DRAFT, **_PROFILE},
        (),
        {"tool": "object", "files": "array", "summary": "object"},
        _check,
    ),
    Tool(
        "explain",
        "Explain a rule",
        "Tell what a rule checks, why, on whose authority, with examples of what it flags and passes, and of what it cannot see (todo).",
        {"rule": {"type": "string", "description": "the id, with its pack, as dates/weekday-mismatch"}},
        ("rule",),
        {
            **dict.fromkeys(("rule", "title", "severity", "confidence", "origin", "message", "why"), "string"),
            **dict.fromkeys(("authority", "fixes"), "array"),
            **dict.fromkeys(("needs", "examples"), "object"),
        },
        _explain,
    ),
    Tool(
        "segment",
        "Show the parts of a press release",
        "Tell how a press release is read: headline, dateline, lead, body, quotes, boilerplate, contacts and so on, with their places.",
        _DRAFT,
        (),
        {"files": "array"},
        _segment,
    ),
    Tool(
        "facts",
        "List the facts of a press release",
        "List the facts in a press release with their places, for sign-off: names, figures, dates, marks, contacts, quotes and so on.",
        {**_DRAFT, **_PROFILE, "kinds": {"type": "array", "items": _STRINGS, "description": f"only these: {', '.join(MODULES)}"}},
        (),
        {"files": "array"},
        _facts,
    ),
    Tool(
        "rules",
        "List the rules in force",
        "List the rules that are in force here and why others are off.",
        {
            "pack": {"type": "string", "description": "only the rules of this pack"},
            "all": {"type": "boolean", "description": "also what the packs in use leave out"},
        },
        (),
        {"rules": "array", "unused_packs": "array"},
        _rules,
    ),
)
TOOLS = {tool.name: tool for tool in _ALL}
