"""Rules as SARIF describes them: what a reader of a finding may want to know without prlint at hand."""

from __future__ import annotations

from prlint.data import table
from prlint.report.markdown import escaped
from prlint.report.visible import visible
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from prlint.checks.rule import Rule

LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_PROBLEMS = {"error": "error", "warning": "warning", "info": "recommendation"}
_MOST = 1024  # characters of a description


class _Told(Value):
    """What is said of a rule, whether it stands in a pack or is prlint's own."""

    title: str
    why: str
    severity: str
    confidence: str
    tags: tuple[str, ...]
    authority: tuple[tuple[str, str | None, str | None], ...] = ()
    remedy: str = ""


def rule_object(rule_id: str, rule: Rule | None) -> dict[str, Any]:
    """The reportingDescriptor of a rule; for one that nobody described, as little as its id says."""
    told = _told(rule_id, rule)
    urls = [url for _, url, _ in told.authority if url and url.startswith(("https://", "http://"))]
    return {
        "id": rule_id,
        "name": "".join(word.capitalize() for word in rule_id.replace("/", "-").split("-")),
        "shortDescription": {"text": _sentence(told.title)},
        "fullDescription": {"text": _sentence(told.why)},
        "help": {"text": "\n\n".join(_help(rule_id, told, plain=True)), "markdown": "\n\n".join(_help(rule_id, told, plain=False))},
        **({"helpUri": urls[0]} if urls else {}),
        "defaultConfiguration": {"level": LEVELS[told.severity]},
        "properties": {
            "precision": told.confidence,
            "problem.severity": _PROBLEMS[told.severity],
            "tags": list(told.tags),
        },
    }


def why_of(rule_id: str, rule: Rule | None) -> str:
    """What comes of the fault, in a sentence or two."""
    return _sentence(_told(rule_id, rule).why)


def _told(rule_id: str, rule: Rule | None) -> _Told:
    if rule is not None:
        return _Told(rule.title, rule.why, rule.severity, rule.confidence, (rule.pack, f"tier-{rule.tier}"), rule.authority)
    pack = rule_id.partition("/")[0]
    for row in table("own-rules"):
        if row["id"] == rule_id:
            return _Told(row["title"], row["why"], row["severity"], "high", (pack,), remedy=row["remedy"])
    return _Told(rule_id, "Nothing more is known of it here", "warning", "high", (pack,))


def _sentence(words: str) -> str:
    text = visible(words).strip()[: _MOST - 1]
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _help(rule_id: str, told: _Told, plain: bool) -> list[str]:
    """Paragraphs: why, on whose authority, how to mend it, where to read more."""
    write = visible if plain else (lambda text: escaped(visible(text)))
    paragraphs = [write(told.why)]
    if told.remedy:
        paragraphs.append(write(told.remedy))
    if told.authority:
        paragraphs.append("It rests on:\n" + "\n".join(f"- {_cite(*authority, plain)}" for authority in told.authority))
    command = f"prlint explain {visible(rule_id)}"
    return [*paragraphs, f"{command if plain else f'`{command}`'} shows examples, how to fix it and how to switch it off."]


def _cite(cite: str, url: str | None, note: str | None, plain: bool) -> str:
    words = visible(cite) + (f": {visible(note)}" if note else "")
    if plain:
        return f"{words} ({visible(url)})" if url else words
    linked = url and url.startswith(("https://", "http://")) and not any(sign in url for sign in " <>")
    return f"{escaped(words)} (<{url}>)" if linked else escaped(words)
