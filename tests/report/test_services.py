"""What each build service is told, beyond places."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from typing import Any

import pytest

from prlint.diagnostic import Authority, Diagnostic, Edit, Fix, Label, Place, Suppressed
from prlint.report import FORMATS, renderer
from prlint.report.github import MOST
from prlint.report.markdown import escaped
from prlint.run import Checked, Run
from prlint.text.source import Source
from prlint.text.span import Position, SourceSpan
from tests.report.commands import command
from tests.report.making import checked, run

UNREADABLE = Checked("b.pdf", error="it is a binary file")
EDIT = Edit(SourceSpan(0, 3), "Two")


def _render(format_name: str, made: Run) -> str:
    return "".join(renderer(format_name)(made))


def _many(severities: str) -> Run:
    """A file with a finding for each letter: e, w or i."""
    file = checked("⟦One⟧\n")
    (found,) = file.diagnostics
    names = {"e": "error", "w": "warning", "i": "info"}
    return run(file.but(diagnostics=tuple(found.but(severity=names[c], message=f"Number {n}.") for n, c in enumerate(severities))))


def _in_word() -> Checked:
    """A finding in a file that has paragraphs and no lines."""
    at = Place(SourceSpan(0, 3), Position(12, 5, "body"), Position(12, 8, "body"))
    fix = Fix("Write two", "safe", (EDIT,))
    found = Diagnostic("house/rule", "warning", "high", "Not so.", "body", "One", at, (Label("here", at),), (fix,))
    return Checked("a.docx", Source("a.docx", "One"), "word", "en", None, 3, (), (found,))


# GitHub


def test_github_annotates_the_gravest_and_counts_the_others() -> None:
    out = _render("github", _many("w" * 12 + "i" + "e" * 11)).split("\n")
    commands = [found for found in map(command, out) if found]
    assert [found.name for found in commands] == ["error"] * MOST + ["warning"] * MOST + ["notice"]
    after = out[len(commands) :]
    assert after[0] == "Not annotated, since GitHub takes 10 of a level: 1 error and 2 warnings."
    assert after[1:4] == [
        "a.txt:1:1: error: Number 23. [house/rule]",
        "a.txt:1:1: warning: Number 10. [house/rule]",
        "a.txt:1:1: warning: Number 11. [house/rule]",
    ]


@pytest.mark.parametrize("path", ["a b.txt", "50%, or: 2.txt", "%0A.txt", "::error::.txt", "Ünï/𝔄.txt", "new\nline.txt"])
def test_github_reads_the_path_back(path: str) -> None:
    found = command(_render("github", run(checked("⟦One⟧", path=path))).split("\n")[0])
    assert found is not None
    assert found.properties["file"] == path
    assert found.data == "Not so."


def test_github_gives_no_file_to_standard_input() -> None:
    found = command(_render("github", run(checked("⟦One⟧", path="-"))).split("\n")[0])
    assert found is not None
    assert found.properties == {"line": "1", "endLine": "1", "col": "1", "endColumn": "4", "title": "house/rule"}


def test_github_closes_with_what_was_not_checked() -> None:
    assert "3 rules ran" in _render("github", run(checked("One\n")))
    assert _render("github", run(checked("One\n"), quiet=True)) == ""


# GitLab


def test_gitlab_gives_a_list_even_of_nothing() -> None:
    assert _render("gitlab", run(checked("One\n"))) == "[]\n"


def test_gitlab_fingerprints_hold_no_lines() -> None:
    first, second = (json.loads(_render("gitlab", run(checked(text)))) for text in ("⟦One⟧\n", "New.\n\n⟦One⟧\n"))
    assert first[0]["fingerprint"] == second[0]["fingerprint"]
    assert first[0]["location"] != second[0]["location"]


def test_gitlab_fingerprints_are_each_for_one_finding() -> None:
    made = run(*_many("www").files, checked("⟦One⟧\n", path="c.txt"), UNREADABLE)
    issues = json.loads(_render("gitlab", made))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 5


def test_gitlab_issues() -> None:
    issues = json.loads(_render("gitlab", run(checked("One.\n⟦Two\nthree⟧"), UNREADABLE)))
    assert [{key: value for key, value in issue.items() if key != "fingerprint"} for issue in issues] == [
        {
            "description": "Not so.",
            "check_name": "house/rule",
            "severity": "minor",
            "location": {"path": "a.txt", "lines": {"begin": 2, "end": 3}},
        },
        {
            "description": "It could not be read: it is a binary file.",
            "check_name": "prlint/unreadable-file",
            "severity": "critical",
            "location": {"path": "b.pdf", "lines": {"begin": 1}},
        },
    ]


# JUnit and Checkstyle


def test_junit_counts() -> None:
    made = run(*_many("ewi").files, checked("One\n", path="clean.txt"), UNREADABLE)
    root = ET.fromstring(_render("junit", made))
    counts = ("tests", "failures", "errors", "skipped")
    assert [root.attrib[name] for name in counts] == ["4", "2", "1", "0"]
    assert [[suite.attrib[name] for name in ("name", *counts)] for suite in root] == [
        ["a.txt", "2", "2", "0", "0"],
        ["clean.txt", "1", "0", "0", "0"],
        ["b.pdf", "1", "0", "1", "0"],
    ]
    assert root[1].find("testcase") is not None
    assert root[1].find(".//failure") is None
    assert "Number 2." in (root[0].findtext("system-out") or "")


@pytest.mark.parametrize(("limit", "failures"), [("error", 1), ("warning", 2), ("info", 3), ("never", 0)])
def test_junit_fails_what_fails_the_run(limit: str, failures: int) -> None:
    root = ET.fromstring(_render("junit", _many("ewi").but(limits=(limit,))))
    assert len(root.findall(".//failure")) == failures
    assert len(root.findall(".//testcase")) == max(failures, 1)


def test_junit_skips_what_somebody_answered_for() -> None:
    file = checked("⟦One⟧\n")
    answered = file.but(diagnostics=(), suppressed=(Suppressed(file.diagnostics[0], "config", "counsel"),))
    assert ET.fromstring(_render("junit", run(answered))).find(".//skipped") is None
    skipped = ET.fromstring(_render("junit", run(answered, show_suppressed=True))).find(".//skipped")
    assert skipped is not None
    assert skipped.attrib["message"] == "config: counsel"


@pytest.mark.parametrize("format_name", ["junit", "checkstyle"])
@pytest.mark.parametrize("words", ["<a & b> \"c\" 'd'", "]]> &#10;", "\x0b\x00\ufffe", "\u202e\x9b", "##[error]", "a\tb\nc", "\ud800"])
def test_xml_reads_back(format_name: str, words: str) -> None:
    root = ET.fromstring(_render(format_name, run(checked("⟦One⟧", path=words, message=words))).encode("utf-8", "backslashreplace"))
    wanted = "".join("\ufffd" if c in "\x0b\x00\ufffe\ud800" else c for c in words)
    named = root.find("file" if format_name == "checkstyle" else "testsuite")
    assert named is not None
    assert named.attrib["name"] == wanted


def test_checkstyle_names_clean_files_too() -> None:
    root = ET.fromstring(_render("checkstyle", run(checked("One\n"), checked("⟦One⟧\n", "c.txt"), UNREADABLE)))
    assert [(file.attrib["name"], len(file)) for file in root] == [("a.txt", 0), ("c.txt", 1), ("b.pdf", 1)]
    assert root[1][0].attrib == {
        "line": "1",
        "column": "1",
        "severity": "warning",
        "message": "Not so.",
        "source": "prlint.house.rule",
    }


# The Reviewdog Diagnostic Format


def test_rdjson_and_its_lines_say_the_same() -> None:
    made = run(checked("⟪One⟫ ⟦two⟧\n", labels=("here",), authority=(Authority("a law", "https://example.org/law"),)), UNREADABLE)
    document = json.loads(_render("rdjson", made))
    lines = [json.loads(line) for line in _render("rdjsonl", made).splitlines()]
    assert [{key: value for key, value in line.items() if key != "source"} for line in lines] == document["diagnostics"]
    assert {json.dumps(line["source"]) for line in lines} == {json.dumps(document["source"])}
    assert document["diagnostics"][0]["message"] == "Not so. (here: line 1)"
    assert document["diagnostics"][0]["code"] == {"value": "house/rule", "url": "https://example.org/law"}
    assert document["diagnostics"][1]["location"] == {"path": "b.pdf"}


@pytest.mark.parametrize(("safety", "edits", "suggested"), [("safe", 1, 1), ("unsafe", 1, 1), ("display", 1, 0), ("safe", 2, 0)])
def test_rdjson_suggests_what_one_replacement_can_do(safety: str, edits: int, suggested: int) -> None:
    found = json.loads(_render("rdjson", run(checked("⟦One⟧", fixes=(Fix("Write two", safety, (EDIT,) * edits),)))))["diagnostics"][0]
    assert len(found.get("suggestions", ())) == suggested


# Markdown


def test_markdown() -> None:
    made = run(checked("⟦One⟧\n", path="a_b|c.txt", message="‘*’ <b> & @dana #12.", fixes=(Fix("Write two", "safe", ()),)), quiet=True)
    assert _render("markdown", made) == (
        "| | where | finding |\n|---|---|---|\n"
        "| warning | a\\_b\\|c.txt:1:1 | ‘\\*’ &lt;b&gt; &amp; @<!-- -->dana #<!-- -->12."
        "<br>To fix: Write two.<br><sub>house/rule</sub> |\n\n"
    )


def test_markdown_of_nothing() -> None:
    assert _render("markdown", run(checked("One\n"), quiet=True)) == "No findings.\n"
    assert _render("markdown", run(checked("One\n"))).startswith("No findings in 1 file.\n\n3 rules ran")


def test_markdown_stays_below_what_a_step_summary_holds() -> None:
    file = checked("⟦One⟧\n", message="x" * 1000)
    out = _render("markdown", run(file.but(diagnostics=file.diagnostics * 2000)))
    assert len(out) < 1_000_000
    listed = out.count("| warning |")
    assert f"Not listed, for want of room: {2000 - listed} warnings." in out


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("dana@norvane.example", "dana@norvane.example"),
        ("@dana", "@<!-- -->dana"),
        ("https://x.example", "https:<!-- -->//x.example"),
        ("www.x.example", "www.<!-- -->x.example"),
        ("[a](b)", "\\[a\\](b)"),
        ("$x$", "\\$x\\$"),
    ],
)
def test_markdown_makes_nothing_of_words(text: str, written: str) -> None:
    assert escaped(text) == written


# All of them


@pytest.mark.parametrize("format_name", [name for name in FORMATS if name not in ("json", "jsonl")])
def test_a_place_without_a_line_is_told_by_paragraph(format_name: str) -> None:
    out = _render(format_name, run(_in_word()))
    assert "body, paragraph 12" in out or "a.docx:body:12:5" in out
    assert '"startLine"' not in out


@pytest.mark.parametrize("format_name", FORMATS)
def test_an_unreadable_file_is_in_every_report(format_name: str) -> None:
    out = _render(format_name, run(UNREADABLE))
    assert "it is a binary file" in out
    assert "b.pdf" in out


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_run_without_files_is_a_report_too(format_name: str) -> None:
    out = _render(format_name, run())
    if format_name in ("json", "sarif", "gitlab", "rdjson"):
        json.loads(out)
    if format_name in ("junit", "checkstyle"):
        ET.fromstring(out)
    assert "Traceback" not in out


@pytest.mark.parametrize(
    ("path", "here", "seen"),
    [
        ("a.txt", "/home/x/repo", "a.txt"),
        ("./a.txt", "/home/x/repo/press", "press/a.txt"),
        ("../a.txt", "/home/x/repo/press", "a.txt"),
        ("/home/x/repo/b/a.txt", "/home/x/repo", "b/a.txt"),
        ("/tmp/a.txt", "/home/x/repo", "/tmp/a.txt"),
        ("../../a.txt", "/home/x/repo/press", "/home/x/a.txt"),
        ("a.txt", "", "a.txt"),
        ("./b//a.txt", "", "b/a.txt"),
    ],
)
def test_paths_count_from_the_top_of_the_work_tree(path: str, here: str, seen: str) -> None:
    made = run(checked("⟦One⟧", path=path), here=here, root="/home/x/repo" if here else "")
    found = command(_render("github", made).split("\n")[0])
    assert found is not None
    assert found.properties["file"] == seen
    assert json.loads(_render("gitlab", made))[0]["location"]["path"] == seen


def test_the_command_line_counts_from_the_folder_with_git(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from prlint.cli.tree import tree

    (tmp_path / "repo" / ".git").mkdir(parents=True)
    (tmp_path / "repo" / "press").mkdir()
    monkeypatch.chdir(tmp_path / "repo" / "press")
    assert tree() == (f"{tmp_path.as_posix()}/repo/press", f"{tmp_path.as_posix()}/repo")
