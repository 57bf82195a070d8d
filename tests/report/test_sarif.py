"""SARIF: what stands in it, and that its own schema and consumers would take it (tests/clients asks the validators)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from prlint.checks.rule import Rule
from prlint.diagnostic import Authority, Edit, Fix, Suppressed
from prlint.engine import Off
from prlint.report import renderer
from prlint.run import Checked, Run
from prlint.text.span import SourceSpan
from tests.report.making import checked, run

RULE = Rule(
    "house/a-rule",
    "Title of it",
    2,
    "info",
    "medium",
    "Not so.",
    "It matters <to> us",
    (("A law", "https://example.org/law", "its note"), ("practice", None, None), ("odd", "javascript:alert(1)", None)),
    {},
)


def _sarif(made: Run) -> dict[str, Any]:
    log = json.loads("".join(renderer("sarif")(made)))
    assert log["version"] == "2.1.0"
    (only,) = log["runs"]
    return only  # type: ignore[no-any-return]


def test_a_clean_run_has_results_and_a_word_on_what_did_not_run() -> None:
    made = _sarif(run(checked("One\n", off=(Off("house/other", "needs marks"),))))
    assert made["results"] == []
    assert made["invocations"] == [{"executionSuccessful": True}]
    assert made["artifacts"][0]["properties"]["rules"] == {"on": 3, "off": [{"rule": "house/other", "reason": "needs marks"}]}


def test_a_rule_is_described() -> None:
    made = _sarif(run(checked("⟦One⟧", rule="house/a-rule"), rules={"house/a-rule": RULE, "house/silent": RULE}))
    (rule,) = made["tool"]["driver"]["rules"]
    assert rule == {
        "id": "house/a-rule",
        "name": "HouseARule",
        "shortDescription": {"text": "Title of it."},
        "fullDescription": {"text": "It matters <to> us."},
        "help": {
            "text": "It matters <to> us\n\n"
            "It rests on:\n- A law: its note (https://example.org/law)\n- practice\n- odd (javascript:alert(1))\n\n"
            "prlint explain house/a-rule shows examples, how to fix it and how to switch it off.",
            "markdown": "It matters &lt;to&gt; us\n\nIt rests on:\n- A law: its note (<https://example.org/law>)\n- practice\n- odd\n\n"
            "`prlint explain house/a-rule` shows examples, how to fix it and how to switch it off.",
        },
        "helpUri": "https://example.org/law",
        "defaultConfiguration": {"level": "note"},
        "properties": {"precision": "medium", "problem.severity": "recommendation", "tags": ["house", "tier-2"]},
    }


@pytest.mark.parametrize("rule", ["prlint/internal-error", "prlint/unused-suppression", "house/unknown"])
def test_rules_of_prlint_itself_are_described_too(rule: str) -> None:
    (made,) = _sarif(run(checked("⟦One⟧", rule=rule)))["tool"]["driver"]["rules"]
    assert made["id"] == rule
    assert made["help"]["text"]


def test_a_result() -> None:
    fixes = (Fix("Write two", "unsafe", (Edit(SourceSpan(0, 3), "Two"),)), Fix("Look at it", "display", ()))
    file = checked("⟦One⟧ ⟪two⟫", path="a b/x:y.txt", labels=("here",), fixes=fixes, authority=(Authority("a law"),))
    (result,), (found,) = _sarif(run(file))["results"], file.diagnostics
    at = {"uri": "a%20b/x%3Ay.txt", "uriBaseId": "%SRCROOT%", "index": 0}
    assert result == {
        "ruleId": "house/rule",
        "ruleIndex": 0,
        "level": "warning",
        "message": {"text": "Not so."},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": at,
                    "region": {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 4, "snippet": {"text": "One"}},
                }
            }
        ],
        "relatedLocations": [
            {
                "id": 1,
                "message": {"text": "here"},
                "physicalLocation": {"artifactLocation": at, "region": {"startLine": 1, "startColumn": 5, "endLine": 1, "endColumn": 8}},
            }
        ],
        "fixes": [
            {
                "description": {"text": "Write two"},
                "artifactChanges": [
                    {
                        "artifactLocation": at,
                        "replacements": [
                            {
                                "deletedRegion": {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 4},
                                "insertedContent": {"text": "Two"},
                            }
                        ],
                    }
                ],
                "properties": {"safety": "unsafe"},
            }
        ],
        "partialFingerprints": {"primaryLocationLineHash": f"{found.fingerprint}:1", "prlint/v1": found.fingerprint},
        "properties": {"confidence": "high", "segment": "body"},
    }


@pytest.mark.parametrize(("by", "kind"), [("comment", "inSource"), ("config", "external"), ("baseline", "external")])
def test_what_somebody_answered_for_stays_with_the_reason(by: str, kind: str) -> None:
    file = checked("⟦One⟧")
    answered = file.but(diagnostics=(), suppressed=(Suppressed(file.diagnostics[0], by, "counsel"),))
    (result,) = _sarif(run(answered))["results"]
    assert result["suppressions"] == [{"kind": kind, "status": "accepted", "justification": "counsel"}]


def test_an_unreadable_file_makes_the_run_unsuccessful() -> None:
    made = _sarif(run(Checked("b.pdf", error="it is a binary file")))
    (invocation,) = made["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "It could not be read: it is a binary file."
    assert made["results"] == []


def test_a_path_outside_the_work_tree_is_a_whole_address() -> None:
    made = _sarif(run(checked("⟦One⟧", path="/tmp/ä.txt"), here="/home/x", root="/home/x"))
    assert made["artifacts"][0]["location"] == {"uri": "file:///tmp/%C3%A4.txt"}


def test_no_place_on_this_machine_is_told() -> None:
    out = "".join(renderer("sarif")(run(checked("⟦One⟧"), here="/home/dana/repo", root="/home/dana/repo")))
    assert "dana" not in out


def test_a_message_makes_no_link() -> None:
    (result,) = _sarif(run(checked("⟦One⟧", message="‘[here](https://x.example)’ [sic]")))["results"]
    assert result["message"]["text"] == "‘\\[here\\](https://x.example)’ \\[sic\\]"
