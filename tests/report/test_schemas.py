"""JSON for services, held against schemas written from what the services document. Each has a broken control."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from prlint.diagnostic import Authority, Edit, Fix
from prlint.report import renderer
from prlint.run import Checked
from prlint.text.span import SourceSpan
from tests.report.making import checked, run


def _closed(required: str, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": required.split(), "properties": properties, "additionalProperties": False}


TEXT = {"type": "string", "minLength": 1}
COUNT = {"type": "integer", "minimum": 1}
# Code Quality: a list; only the first line of a place is required.
GITLAB = {
    "type": "array",
    "items": _closed(
        "description check_name fingerprint severity location",
        description=TEXT,
        check_name=TEXT,
        fingerprint={"type": "string", "pattern": "^[0-9a-f]{32}$"},
        severity={"enum": ["info", "minor", "major", "critical", "blocker"]},
        location=_closed("path lines", path={"type": "string", "pattern": "^(?!\\./)."}, lines=_closed("begin", begin=COUNT, end=COUNT)),
    ),
}
# The messages of the Reviewdog Diagnostic Format.
_POSITION = _closed("line column", line=COUNT, column=COUNT)
_RANGE = _closed("start end", start=_POSITION, end=_POSITION)
_SOURCE = _closed("name", name=TEXT, url=TEXT)
_DIAGNOSTIC = _closed(
    "message location severity code",
    message=TEXT,
    location=_closed("", path=TEXT, range=_RANGE),
    severity={"enum": ["ERROR", "WARNING", "INFO"]},
    source=_SOURCE,
    code=_closed("value", value=TEXT, url=TEXT),
    suggestions={"type": "array", "minItems": 1, "items": _closed("range text", range=_RANGE, text={"type": "string"})},
)
RDJSON = _closed("source diagnostics", source=_SOURCE, diagnostics={"type": "array", "items": _DIAGNOSTIC})


def _made(format_name: str) -> Any:
    file = checked(
        "One ⟦two⟧ ⟪three⟫\n",
        labels=("here",),
        fixes=(Fix("Write 2", "safe", (Edit(SourceSpan(4, 7), ""),)),),
        authority=(Authority("a law", "https://example.org/law"),),
    )
    made = run(file, Checked("b.pdf", error="it is a binary file"), checked("Clean\n", "c.txt"))
    return json.loads("".join(renderer(format_name)(made)))


@pytest.mark.parametrize(("format_name", "schema"), [("gitlab", GITLAB), ("rdjson", RDJSON)])
def test_it_is_valid(format_name: str, schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(_made(format_name), schema)


@pytest.mark.parametrize(("key", "value"), [("severity", "warning"), ("fingerprint", ""), ("location", {"path": "a.txt"}), ("line", 3)])
def test_a_broken_issue_is_not(key: str, value: Any) -> None:
    issues = _made("gitlab")
    issues[0][key] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(issues, GITLAB)


@pytest.mark.parametrize(("key", "value"), [("severity", "warning"), ("code", "x"), ("location", {"line": 3}), ("suggestions", [])])
def test_a_broken_diagnostic_is_not(key: str, value: Any) -> None:
    document = _made("rdjson")
    document["diagnostics"][0][key] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, RDJSON)
