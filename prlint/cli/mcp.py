"""`prlint mcp`: the tool server for writing assistants."""

from __future__ import annotations

from prlint.cli.arguments import UsageError
from prlint.cli.project import Project

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

_SDK = ("mcp", "mcp_types", "anyio")


def run(options: Mapping[str, Any], arguments: Sequence[str]) -> int:
    from prlint.mcp.server import serve

    Project(options)  # refuses options that make no sense; what is wrong with configurations and packs is told in answers
    try:
        serve(options)
    except ImportError as error:
        if error.name is None or error.name.partition(".")[0] not in _SDK:
            raise
        raise UsageError("prlint mcp needs what the extra mcp brings: pip install 'prlint[mcp]'") from None
    return 0
