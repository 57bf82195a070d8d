"""Reports, read by the programs that they are written for.

A broken control stands beside every one of them, since several end with 0 on bad files.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from tests.clients.conftest import CLEAN, Reports
from tests.clients.finding import prlint, program, run


def _complaints(path: str, tmp_path: Path) -> set[str]:
    """The rules of the multitool that speak, those of the standard and those of GitHub; its exit status is 0 in any case."""
    out = tmp_path / "said.sarif"
    words = ["validate", path, "--rule-kind", "Sarif;Ghas", "--output", str(out), "--log", "ForceOverwrite"]
    ended = run(program("sarif-multitool"), *words, env={"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"})
    assert "Analysis completed successfully" in ended.stdout, ended.stdout + ended.stderr
    (made,) = json.loads(out.read_text("utf-8-sig"))["runs"]
    return {result["ruleId"] for result in made.get("results", ())}


def test_sarif_has_nothing_that_the_multitool_minds(reports: Reports, tmp_path: Path) -> None:
    assert _complaints(reports.path("sarif"), tmp_path) == set()


def test_sarif_of_a_clean_run_neither(tmp_path: Path) -> None:
    (tmp_path / "clean.txt").write_text(CLEAN, "utf-8")
    ended = prlint("check", "--isolated", "--format", "sarif", "--output", "clean.sarif", "clean.txt", cwd=tmp_path)
    assert ended.returncode == 0, ended.stderr
    assert json.loads((tmp_path / "clean.sarif").read_text("utf-8"))["runs"][0]["results"] == []
    assert _complaints(str(tmp_path / "clean.sarif"), tmp_path) == set()


def test_the_multitool_minds_a_broken_report(reports: Reports, tmp_path: Path) -> None:
    log = json.loads(reports.text("sarif"))
    result = log["runs"][0]["results"][0]
    result["message"] = {"id": "x"}
    result["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    del result["partialFingerprints"]
    broken = tmp_path / "broken.sarif"
    broken.write_text(json.dumps(log), "utf-8")
    assert _complaints(str(broken), tmp_path) >= {"GH1015"}


def test_sarif_tools_counts_the_same(reports: Reports, tmp_path: Path) -> None:
    """It counts what was answered for as well, and ends with the number of errors."""
    out = tmp_path / "summary.txt"
    ended = run(program("sarif"), "--check", "error", "summary", reports.path("sarif"), "--output", str(out))
    files = json.loads(reports.text("json"))["files"]
    severities = [found["severity"] for file in files for found in [*file["diagnostics"], *file["suppressed"]]]
    pairs = (line.partition(": ") for line in out.read_text("utf-8").splitlines() if line and not line.startswith(" "))
    counts = {level: int(count) for level, _, count in pairs}
    assert counts == {"error": severities.count("error"), "warning": severities.count("warning"), "note": severities.count("info")}
    assert ended.returncode == counts["error"]


def test_sarif_tools_sees_what_is_new(reports: Reports, tmp_path: Path) -> None:
    log = json.loads(reports.text("sarif"))
    results = log["runs"][0]["results"]
    results[:] = [result for result in results if result["ruleId"] != results[0]["ruleId"]]
    older = tmp_path / "older.sarif"
    older.write_text(json.dumps(log), "utf-8")
    same = run(program("sarif"), "--check", "note", "diff", reports.path("sarif"), reports.path("sarif"))
    new = run(program("sarif"), "--check", "note", "diff", str(older), reports.path("sarif"))
    assert same.returncode == 0
    assert new.returncode > 0


def test_sarif_tools_refuses_what_is_no_report(tmp_path: Path) -> None:
    broken = tmp_path / "broken.sarif"
    broken.write_text('{"version": "2.1.0"', "utf-8")
    assert run(program("sarif"), "summary", str(broken)).returncode != 0


# reviewdog


def _understood(format_name: str, text: str) -> list[dict[str, Any]]:
    ended = run(program("reviewdog-reader"), format_name, input=text)
    assert ended.returncode == 0, ended.stderr
    return [json.loads(line) for line in ended.stdout.splitlines()]


@pytest.mark.parametrize("format_name", ["rdjson", "rdjsonl"])
def test_reviewdog_points_at_the_same_words(reports: Reports, format_name: str) -> None:
    found = [d for d in _understood(format_name, reports.text(format_name)) if "range" in d["location"]]
    wanted = reports.findings
    assert len(found) == len(wanted)
    for diagnostic, (path, finding) in zip(found, wanted, strict=True):
        assert diagnostic["location"]["path"] == path
        assert diagnostic["code"]["value"] == finding["rule"]
        at = diagnostic["location"]["range"]
        lines = (reports.top / path).read_bytes().split(b"\n")
        if at["start"]["line"] == at["end"]["line"]:
            words = lines[at["start"]["line"] - 1][at["start"]["column"] - 1 : at["end"]["column"] - 1]
            assert words.decode() == finding["text"]


@pytest.mark.parametrize("format_name", ["sarif", "checkstyle"])
def test_reviewdog_reads_the_general_formats(reports: Reports, format_name: str) -> None:
    found = [d for d in _understood(format_name, reports.text(format_name)) if d["location"].get("range")]
    rules = sorted(d["code"]["value"].removeprefix("prlint.").replace(".", "/") for d in found if "line" in d["location"]["range"]["start"])
    wanted = [finding["rule"] for _, finding in reports.findings]
    if format_name == "sarif":  # older versions do not know what is suppressed
        answered = [d["rule"] for file in json.loads(reports.text("json"))["files"] for d in file["suppressed"]]
        wanted += answered if len(rules) > len(wanted) else []
    assert [rule for rule in rules if "unreadable" not in rule] == sorted(wanted)


@pytest.mark.parametrize(("format_name", "broken"), [("rdjson", '{"diagnostics": [{"message": 5}]}'), ("rdjsonl", "no JSON\n")])
def test_reviewdog_refuses_what_is_broken(format_name: str, broken: str) -> None:
    assert run(program("reviewdog-reader"), format_name, input=broken).returncode == 1


# XML


@pytest.mark.parametrize("format_name", ["junit", "checkstyle"])
def test_xmllint_takes_it(reports: Reports, tmp_path: Path, format_name: str) -> None:
    ended = run(program("xmllint"), "--noout", reports.path(format_name))
    assert (ended.returncode, ended.stderr) == (0, "")
    broken = tmp_path / "broken.xml"
    broken.write_text(reports.text(format_name).replace("</", "<", 1), "utf-8")
    assert run(program("xmllint"), "--noout", str(broken)).returncode == 1


def test_junitparser_counts_the_same(reports: Reports, tmp_path: Path) -> None:
    ended = run(program("junitparser"), "verify", reports.path("junit"))
    assert ended.returncode == 1, ended.stderr  # it tells of failures by its status
    failing = [finding for _, finding in reports.findings if finding["severity"] != "info"]
    root = ET.fromstring(reports.text("junit"))
    assert int(root.attrib["failures"]) == len(failing)
    (tmp_path / "clean.txt").write_text(CLEAN, "utf-8")
    prlint("check", "--isolated", "--format", "junit", "--output", "clean.xml", "clean.txt", cwd=tmp_path)
    assert run(program("junitparser"), "verify", str(tmp_path / "clean.xml")).returncode == 0


# Markdown


def test_markdown_shows_words_and_makes_no_links_and_tags(reports: Reports) -> None:
    made = run(program("markdown-it"), reports.path("markdown"))
    assert made.returncode == 0, made.stderr
    assert not any(tag in made.stdout for tag in ("<a ", "<h1", "<h2", "<code", "<em", "<strong", "<script"))


def test_markdown_would_make_them_of_plain_words(tmp_path: Path) -> None:
    control = tmp_path / "control.md"
    control.write_text("[a](https://norvane.example) *b*\n", "utf-8")
    assert "<a href" in run(program("markdown-it"), str(control)).stdout
