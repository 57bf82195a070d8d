"""`prlint lsp`: serve an editor over standard input and output."""

from __future__ import annotations

import sys

from prlint import cache
from prlint.cli import cached
from prlint.cli.arguments import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any


def run(options: Mapping[str, Any], arguments: Sequence[str]) -> int:
    try:
        from prlint.lsp.session import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol", "cattrs", "attrs", "attr"):
            raise
        raise UsageError("prlint lsp needs what the extra lsp brings: pip install 'prlint[lsp]'") from None
    cache.use(None if options.get("no-cache") else cached.folder())
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what anybody prints must not stand between messages
    return serve(options, stdin, stdout)
