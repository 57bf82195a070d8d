"""`python -m prlint`."""

from __future__ import annotations

import sys

from prlint.cli import main

if __name__ == "__main__":
    sys.exit(main())
