"""Little distributions that bring a rule pack, and environments to install them into, by pip."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

from tests.packs.making import rule

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = "{flag: [{text: An ⟦exciting⟧ day.}], pass: [{text: A day.}]}"
STYLE = rule(examples=EXAMPLES)
BOOBY_TRAP = "raise SystemExit('the code of a pack was run')\n"


def wheel(folder: Path, name: str, version: str, points: dict[str, str], files: dict[str, str]) -> Path:
    """A wheel of these files with these entry points for packs."""
    stem = f"{name.replace('-', '_')}-{version}"
    info = f"{stem}.dist-info"
    listed = "".join(f"{point} = {value}\n" for point, value in points.items())
    whole = {
        **files,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: by hand\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": f"[prlint.packs]\n{listed}",
    }
    record = io.StringIO()
    writer = csv.writer(record, lineterminator="\n")
    for path, text in whole.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
        writer.writerow((path, f"sha256={digest}", len(text.encode())))
    writer.writerow((f"{info}/RECORD", "", ""))
    path = folder / f"{stem}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for name_inside, text in {**whole, f"{info}/RECORD": record.getvalue()}.items():
            archive.writestr(name_inside, text)
    return path


class Environment:
    """A virtual environment that sees this prlint and what it needs. `folder`: where commands run, with a cache of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder / "venv")], check=True)
        self.python = folder / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
        needed = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
        self.environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(ROOT), *sorted(needed)]),
            "XDG_CACHE_HOME": str(folder / "cache"),
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        }

    def pip(self, *arguments: str) -> None:
        command = [sys.executable, "-m", "pip", "--python", str(self.python), *arguments]
        ended = subprocess.run(command, capture_output=True, encoding="utf-8", env=self.environment, timeout=120)
        assert ended.returncode == 0, ended.stderr

    def install(self, *wheels: Path) -> None:
        self.pip("install", "--quiet", "--no-index", "--no-deps", *map(str, wheels))

    def prlint(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [str(self.python), "-P", "-m", "prlint", *arguments]
        return subprocess.run(command, cwd=self.folder, capture_output=True, encoding="utf-8", env=self.environment, timeout=120)
