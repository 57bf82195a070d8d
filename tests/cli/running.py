"""Command lines run in this process, with what they write caught as bytes."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from prlint.cli import main

HERE = Path(__file__).parent
HOUSE = HERE / "house.yaml"
SENTENCE = "Norvane Therapeutics named Dana Ruiz chief executive"


class Ended:
    """How a command ended."""

    def __init__(self, status: int, out: bytes, err: bytes) -> None:
        self.status, self.out, self.err = status, out, err

    @property
    def text(self) -> str:
        return self.out.decode("utf-8")

    @property
    def complaint(self) -> str:
        return self.err.decode("utf-8")


class _Stream(io.TextIOWrapper):
    def __init__(self, data: bytes = b"") -> None:
        super().__init__(io.BytesIO(data), encoding="ascii")

    @property
    def written(self) -> bytes:
        self.flush()
        return self.buffer.getvalue()  # type: ignore[attr-defined,no-any-return]


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str, stdin: bytes = b"") -> Ended:
    """Run `prlint ARGUMENTS`. Standard streams are ASCII, which must not matter."""
    out, err = _Stream(), _Stream()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdin", _Stream(stdin))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        status = main(arguments)
        return Ended(status, out.written, err.written)


def start(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Run prlint as a process of its own."""
    environment = {**os.environ, **options.pop("env", {})}
    return subprocess.run([sys.executable, "-m", "prlint", *arguments], capture_output=True, env=environment, timeout=60, **options)


def lay_out(folder: Path, files: dict[str, Any]) -> None:
    """Write files: text as UTF-8, `{hex: …}` as bytes, `{text: …, encoding: …}` encoded, `{house: yes}` the pack of these tests."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_bytes(content))


def _bytes(content: Any) -> bytes:
    if isinstance(content, str):
        return content.encode("utf-8")
    if "hex" in content:
        return bytes.fromhex(content["hex"])
    if "times" in content:
        return str(content["text"]).encode("utf-8") * int(content["times"])
    if "encoding" in content:
        return str(content["text"]).encode(content["encoding"])
    return HOUSE.read_bytes()
