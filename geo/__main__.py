"""`python -m geo`: the commands of the reading room and the store."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from gazetteer import GazetteerError
from geo.reading.command import BAD_INPUT, DONE, add_read_command
from geo.reading.explain_command import add_explain_command
from geo.situations_command import add_situations_command


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status: 0 done, 1 nothing found, 2 bad input."""
    parser = argparse.ArgumentParser(prog="python -m geo", description="Articles to events, events to maps.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    add_read_command(commands)
    add_explain_command(commands)
    add_situations_command(commands)
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given[:1] not in (["read"], ["explain"], ["situations"]):
        from geo.exchange.command import add_exchange_commands  # noqa: PLC0415 -- geopandas costs reading a second
        from geo.store.command import add_verify_command  # noqa: PLC0415 -- SQLAlchemy costs it half of one

        add_exchange_commands(commands)
        add_verify_command(commands)
    options = parser.parse_args(given)
    try:
        return int(options.run(options))
    except GazetteerError as error:
        sys.stderr.write(f"{error}\n")
        return BAD_INPUT
    except BrokenPipeError:
        # Whoever read our output has gone away; what Python still holds of it goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


if __name__ == "__main__":
    sys.exit(main())
