"""What prlint does not read, called by its name, so that its writer knows what to do. Content decides, never the name of the file."""

from __future__ import annotations

from prlint.data import table
from prlint.text.source import READS, UnreadableError


def refuse(data: bytes) -> None:
    """Raises UnreadableError for a file whose first bytes say what it is; returns for any other."""
    for row in table("refused-formats"):
        if data.startswith(bytes.fromhex(row["begins"]), int(row["at"])):
            raise UnreadableError(f"it is {row['name']}; {row['instead']} (prlint reads {READS})")
