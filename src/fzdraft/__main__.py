"""`python -m fzdraft`: the command line, which opens the window when nothing else is said."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    from fzdraft.cli.main import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
