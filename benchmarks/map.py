"""How fast the map answers: `python benchmarks/map.py --events N --json FILE`; `--all` measures everything in one go.

This is the door to `python -m benchmarks.mapping`, whose words and options it has; `--help` lists them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def main() -> int:
    """Run the measuring with this checkout's modules, wherever the command was given."""
    known = filter(None, [str(ROOT), os.environ.get("PYTHONPATH")])
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(known)}
    command = [sys.executable, "-m", "benchmarks.mapping", *sys.argv[1:]]
    return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
