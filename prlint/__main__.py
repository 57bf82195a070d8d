"""`python -m prlint`."""

from __future__ import annotations

import sys

from prlint.cli import main

sys.exit(main())
