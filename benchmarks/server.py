"""What an editor waits for: findings after a change in a warm `prlint lsp`, held against a bare `lint()` of the same text; and its memory.

    python benchmarks/server.py [edits [bytes]]         200 edits of a release of 30 kB: medians, and the server's in times of `lint`
    python benchmarks/server.py memory [edits [bytes]]  memory of the server after 1,000 edits and after 10,000, each of them checked

Edits are those of somebody typing: a word into a paragraph, letter by letter, and then out of it again.
"""

from __future__ import annotations

import json
import random
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from prlint.engine import lint
from prlint.packs.load import ruleset
from prlint.text.source import Source

SEED = Path(__file__).parent.parent / "seeds" / "001_e8a120012cbbaa19.txt"
URI = "file:///release.txt"
WORDS = ("veltorinib ", "approximately ", "safe ", "2,500 ", "Calidex(R) ", "expects ")


def release(size: int) -> str:
    """The seed with its middle told again, with other figures, until it has so many bytes."""
    head, middle, tail = re.split(r"\n{2,}", SEED.read_text("utf-8"), maxsplit=2)
    paragraphs, about = tail.split("\n\n")[:8], "\n\n".join(tail.split("\n\n")[8:])
    parts, number = [head, middle], 0
    while sum(len(part.encode()) + 2 for part in parts) + len(about.encode()) < size:
        told = paragraphs[number % len(paragraphs)]
        parts.append(re.sub(r"\d+", partial(_raised, number), told))
        number += 1
    return "\n\n".join([*parts, about])


def _raised(number: int, figure: re.Match[str]) -> str:
    return str(int(figure[0]) + number)


def edits(text: str, count: int) -> Iterator[tuple[dict[str, Any], str]]:
    """(the change as the protocol has it, the text after it)"""
    choice = random.Random(7)
    made = 0
    while made < count:
        lines = text.split("\n")
        line = choice.choice([number for number, words in enumerate(lines) if len(words) > 80])
        at = lines[line].index(" ", 40) + 1
        word = choice.choice(WORDS)
        steps = [(at + n, at + n, letter) for n, letter in enumerate(word)] + [(at + n, at + n + 1, "") for n in reversed(range(len(word)))]
        for start, end, letter in steps[: count - made]:
            lines[line] = lines[line][:start] + letter + lines[line][end:]
            text = "\n".join(lines)
            made += 1
            yield {"range": {"start": {"line": line, "character": start}, "end": {"line": line, "character": end}}, "text": letter}, text


class Session:
    """A client of one server, with code points for units."""

    def __init__(self, text: str) -> None:
        command = [sys.executable, "-m", "prlint", "lsp", "--isolated"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        able = {"general": {"positionEncodings": ["utf-32"]}}
        self._send({"id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": able}})
        while self._read().get("id") != 1:
            pass
        self.version = 1
        self._send({"method": "initialized", "params": {}})
        item = {"uri": URI, "languageId": "plaintext", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": item}})
        self.told()

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        found: dict[str, Any] = json.loads(self.process.stdout.read(length))
        return found

    def change(self, change: dict[str, Any]) -> None:
        self.version += 1
        document = {"uri": URI, "version": self.version}
        self._send({"method": "textDocument/didChange", "params": {"textDocument": document, "contentChanges": [change]}})

    def told(self) -> list[dict[str, Any]]:
        """The findings of the present version."""
        while (message := self._read()).get("method") != "textDocument/publishDiagnostics" or message["params"]["version"] != self.version:
            pass
        found: list[dict[str, Any]] = message["params"]["diagnostics"]
        return found

    def memory(self) -> int:
        """What the server holds, in kB (Linux)."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")))

    def close(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait()


def speed(count: int, size: int) -> None:
    text = release(size)
    session = Session(text)
    rules = ruleset()
    lint(Source("release.txt", text), rules)
    served, bare = [], []
    for change, changed in edits(text, count):
        began = time.perf_counter()
        session.change(change)
        told = session.told()
        answered = time.perf_counter()
        report = lint(Source("release.txt", changed), rules)
        served.append(answered - began)
        bare.append(time.perf_counter() - answered)
        assert len(told) == len(report.diagnostics)
    session.close()
    ratio = statistics.median(served) / statistics.median(bare)
    print(f"{len(text.encode())} bytes, {count} edits: server {statistics.median(served) * 1000:.1f} ms, ", end="")
    print(f"lint {statistics.median(bare) * 1000:.1f} ms, server in times of lint {ratio:.2f}")


def memory(count: int, size: int) -> None:
    text = release(size)
    session = Session(text)
    early = 0
    for number, (change, _) in enumerate(edits(text, count), 1):
        session.change(change)
        session.told()
        if number == count // 10:
            early = session.memory()
        if number % (count // 10) == 0:
            print(f"after {number:6} edits {session.memory():8} kB", flush=True)
    print(f"after {count} edits in times of that after {count // 10}: {session.memory() / early:.3f}")
    session.close()


if __name__ == "__main__":
    words = sys.argv[1:]
    if words[:1] == ["memory"]:
        memory(int(words[1]) if words[1:] else 10_000, int(words[2]) if words[2:] else 30_000)
    else:
        speed(int(words[0]) if words else 200, int(words[1]) if words[1:] else 30_000)
