"""VS Code: the task of the page, read as its engine reads it, and the extension, packaged by vsce and looked at in code-server."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import time
import urllib.request
import zipfile
from pathlib import Path
from typing import Any

import pytest

from prlint import __version__
from tests.clients.conftest import TRICKY
from tests.clients.finding import ROOT, may_install, program, run
from tests.clients.programs import on_path

HERE = Path(__file__).parent
EXTENSION = ROOT / "editors" / "vscode"
PAGE = (ROOT / "docs" / "integrations.md").read_text("utf-8")
(TASKS,) = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL) if "tasks" in block]
(BUILD,) = [block.strip() for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) if "vsce" in block]
READ = """
const [pattern, output, ...files] = JSON.parse(require("fs").readFileSync(0, "utf8"));
const texts = Object.fromEntries(files.map(([name, text]) => [name, text.split(/\\r\\n|\\n|\\r/)]));
const found = output.split("\\n").filter(Boolean).map((line) => {
  const m = new RegExp(pattern.regexp).exec(line);
  if (!m) return { line };
  const at = (key) => m[pattern[key]] === undefined ? undefined : Number(m[pattern[key]]);
  const end = at("endLine") === at("line") ? at("endColumn") - 1 : undefined;
  const words = texts[m[pattern.file]]?.[at("line") - 1]?.slice(at("column") - 1, end);
  return { file: m[pattern.file], severity: m[pattern.severity], rule: m[pattern.code], words };
});
console.log(JSON.stringify(found));
"""


def _matched(output: str, **files: str) -> list[dict[str, Any]]:
    """What the problem matcher of the page makes of an output, by the regular expressions and strings of JavaScript."""
    (task,) = TASKS["tasks"]
    given = json.dumps([task["problemMatcher"]["pattern"], output, *files.items()])
    ended = subprocess.run([program("node"), "-e", READ], input=given, capture_output=True, encoding="utf-8", check=True)
    return json.loads(ended.stdout)  # type: ignore[no-any-return]


def _task(folder: Path) -> subprocess.CompletedProcess[str]:
    (task,) = TASKS["tasks"]
    return run(task["command"], *task["args"], cwd=folder, env=on_path(folder))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "press").mkdir()
    (tmp_path / "press" / "a.md").write_text(TRICKY, "utf-8", newline="")
    return tmp_path


def test_the_task_points_at_the_same_words(folder: Path) -> None:
    ended = _task(folder)
    assert ended.returncode == 1
    found = _matched(ended.stdout, **{"press/a.md": TRICKY.removeprefix("\ufeff")})
    assert all("line" not in each for each in found)
    words = {(each["rule"], each["words"]) for each in found}
    said = json.loads(run("prlint", "check", "--format", "json", "press", cwd=folder, env=on_path(folder)).stdout)
    expected = {(each["rule"], each["text"]) for each in said["files"][0]["diagnostics"] if "\n" not in each["text"]}
    assert expected <= words
    assert ("contacts/placeholder-phone", "+1 617 555 0142") in words


def test_the_task_shows_what_keeps_prlint_from_checking(folder: Path) -> None:
    (folder / "prlint.yaml").write_text("pack: [default]\n", "utf-8")
    ended = _task(folder)
    assert ended.returncode == 2
    ((wrong),) = _matched(ended.stdout + ended.stderr)
    assert (wrong["file"], wrong["severity"]) == ("prlint.yaml", "error")


def test_the_extension_has_the_same_matcher() -> None:
    (task,) = TASKS["tasks"]
    (matcher,) = json.loads((EXTENSION / "package.json").read_text("utf-8"))["contributes"]["problemMatchers"]
    assert {key: value for key, value in matcher.items() if key != "name"} == task["problemMatcher"]


def test_the_extension_has_the_version_of_prlint() -> None:
    assert json.loads((EXTENSION / "package.json").read_text("utf-8"))["version"] == __version__
    assert f"prlint-{__version__}.vsix" in BUILD


def test_no_workspace_chooses_the_program() -> None:
    package = json.loads((EXTENSION / "package.json").read_text("utf-8"))
    workspaces = package["capabilities"]["untrustedWorkspaces"]
    settings = package["contributes"]["configuration"]["properties"]
    assert set(workspaces["restrictedConfigurations"]) == {"prlint.command", "prlint.arguments"}
    assert {settings[name]["scope"] for name in workspaces["restrictedConfigurations"]} == {"machine-overridable"}


# The extension itself

STUBS = """
const Module = require("module");
const told = [], started = [];
const vscode = {
  workspace: {
    getConfiguration: () => ({ get: (key) => ({ command: "no/where", arguments: ["--pack", "default"], include: "**/press/**" })[key] }),
    workspaceFolders: [{ uri: { fsPath: "/work" } }],
    onDidChangeConfiguration: () => ({}),
  },
  commands: { registerCommand: () => ({}) },
  window: { showErrorMessage: (words) => told.push(words) },
};
class LanguageClient {
  constructor(id, name, server, client) { started.push([server, client]); }
  async start() { throw "spawn no/where ENOENT"; }
}
const load = Module._load;
Module._load = (name, ...rest) =>
  name === "vscode" ? vscode : name === "vscode-languageclient/node" ? { LanguageClient } : load(name, ...rest);
const extension = require(process.argv[1]);
extension.activate({ subscriptions: [] }).then(extension.deactivate).then(() => console.log(JSON.stringify({ told, started })));
"""


def test_a_program_that_cannot_be_started_is_told_in_a_sentence() -> None:
    ended = run(program("node"), "-e", STUBS, str(EXTENSION / "extension.js"))
    assert ended.returncode == 0, ended.stderr
    seen = json.loads(ended.stdout)
    ((server, client),) = seen["started"]
    assert server == {"command": "no/where", "args": ["lsp", "--pack", "default"], "options": {"cwd": "/work"}}
    assert {entry["scheme"]: entry.get("pattern") for entry in client["documentSelector"]} == {"file": "**/press/**", "untitled": None}
    assert len(seen["told"]) == 1
    assert "‘no/where’" in seen["told"][0]
    assert "prlint[lsp]" in seen["told"][0]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the extension can be built: its folder, and the licence above it."""
    may_install()
    top = tmp_path_factory.mktemp("checkout")
    shutil.copytree(EXTENSION, top / "editors" / "vscode", ignore=shutil.ignore_patterns("node_modules", "dist", "*.vsix"))
    shutil.copy(ROOT / "LICENSE", top)
    return top


class _Server:
    """code-server with settings, extensions and a home of its own."""

    def __init__(self, home: Path) -> None:
        self.program, self.home = program("code-server"), home
        (home / "data" / "User").mkdir(parents=True)
        (home / "config.yaml").write_text("auth: none\n", "utf-8")
        self.own = ["--config", f"{home}/config.yaml", "--user-data-dir", f"{home}/data", "--extensions-dir", f"{home}/extensions"]

    def settle(self, **settings: Any) -> None:
        whole = {"workbench.startupEditor": "none", "telemetry.telemetryLevel": "off", **settings}
        (self.home / "data" / "User" / "settings.json").write_text(json.dumps(whole), "utf-8")

    def shell(self, folder: Path) -> dict[str, str]:
        """An environment in which `code` is this editor."""
        environment = on_path(folder)
        code = folder / ".programs" / "code"
        code.write_text(f'#!/bin/sh\nexec {self.program} {" ".join(self.own)} "$@"\n', "utf-8")
        code.chmod(0o755)
        return {**environment, "HOME": os.environ["HOME"]}  # npm keeps its settings there

    def serve(self, folder: Path) -> tuple[subprocess.Popen[bytes], str]:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            address = f"127.0.0.1:{probe.getsockname()[1]}"
        quiet = ["--auth", "none", "--disable-telemetry", "--disable-update-check", "--disable-workspace-trust"]
        with (self.home / "server.log").open("wb") as log:
            started = subprocess.Popen(
                [self.program, *self.own, *quiet, "--bind-addr", address, str(folder)],
                stdout=log,
                stderr=log,
                env={**os.environ, **on_path(folder)},
            )
        for _ in range(150):
            try:
                urllib.request.urlopen(f"http://{address}/healthz", timeout=2).close()
                return started, f"http://{address}/"
            except OSError:
                time.sleep(0.2)
        started.terminate()
        raise AssertionError((self.home / "server.log").read_text("utf-8"))


@pytest.fixture(scope="module")
def server(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> _Server:
    """With the extension built, packaged and installed by the line of the page."""
    program("npm")
    server = _Server(tmp_path_factory.mktemp("server"))
    ended = run("sh", "-c", BUILD, cwd=checkout, env=server.shell(checkout))
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return server


def test_the_package_holds_what_it_needs_and_no_more(server: _Server, checkout: Path) -> None:
    (package,) = (checkout / "editors" / "vscode").glob("*.vsix")
    names = {name for name in zipfile.ZipFile(package).namelist() if name.startswith("extension/")}
    assert names == {f"extension/{name}" for name in ("LICENSE.txt", "package.json", "readme.md", "dist/extension.js")}


def test_a_broken_manifest_is_not_packaged(server: _Server, checkout: Path) -> None:
    """A control."""
    folder = checkout / "editors" / "vscode"
    manifest = (folder / "package.json").read_text("utf-8")
    (folder / "package.json").write_text(manifest.replace('"vscode": "^1.91.0"', '"vscode": "soon"'), "utf-8")
    ended = run("sh", "-c", "npx vsce package --allow-missing-repository", cwd=folder, env=server.shell(checkout))
    (folder / "package.json").write_text(manifest, "utf-8")
    assert ended.returncode != 0


def _looked_at(server: _Server, folder: Path, *task: str) -> dict[str, Any]:
    """What the editor shows of the draft, and a picture of it beside the clients."""
    clients = Path(os.environ["PRLINT_CLIENTS"])
    picture, script = clients / f"vscode-{'task' if task else 'extension'}.png", clients / "code-server" / "browse.mjs"
    shutil.copy(HERE / "vscode" / "browse.mjs", script)
    started, address = server.serve(folder)
    try:
        ended = run(program("node"), str(script), address, "a.md", str(picture), *task, env={"CHROMIUM": program("chromium")})
    finally:
        started.terminate()
        started.wait(30)
    assert ended.returncode == 0, f"{ended.stderr}; see {picture}"
    return json.loads(ended.stdout)  # type: ignore[no-any-return]


def _points_right(seen: dict[str, Any]) -> None:
    text = TRICKY.removeprefix("\ufeff").split("\r\n")
    for line, words, rule in ((3, "Tuesday, May 6", "dates/weekday-mismatch"), (7, "+1 617", "contacts/placeholder-phone")):
        column = len(text[line - 1].partition(words)[0].encode("utf-16-le")) // 2 + 1
        assert any(f"[Ln {line}, Col {column}]" in row and rule in row for row in seen["rows"]), seen["rows"]
    assert seen["errors"] >= 2


def test_the_extension_shows_findings_under_their_words(server: _Server, folder: Path) -> None:
    on_path(folder)
    server.settle(**{"prlint.command": str(folder / ".programs" / "prlint")})
    _points_right(_looked_at(server, folder))


def test_the_task_shows_findings_under_their_words(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    may_install()
    server = _Server(tmp_path_factory.mktemp("bare"))
    server.settle()
    (folder / ".vscode").mkdir()
    (folder / ".vscode" / "tasks.json").write_text(json.dumps(TASKS), "utf-8")
    _points_right(_looked_at(server, folder, TASKS["tasks"][0]["label"]))
