"""The command line: python -m gazetteer resolve | explain | near | build | check.

Exit status: 0 done, 1 nothing found, 2 bad input (one line on stderr).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from gazetteer.build_command import add_build_options, build_command, one_line
from gazetteer.commands import check_command, explain_command, near_command, resolve_command
from gazetteer.errors import GazetteerError

BAD_INPUT = 2


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    root = argparse.ArgumentParser(prog="python -m gazetteer", description="Where is دوما?")
    commands = root.add_subparsers(required=True, metavar="COMMAND")
    _add_resolve(commands)
    _add_explain(commands)
    _add_near(commands)
    _add_build(commands)
    check = _command(commands, "check", check_command, "say whether the places keep their rules")
    check.set_defaults(name=())
    return root


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, run: object, says: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=says, description=says)
    command.add_argument("--gazetteer", metavar="FILE", help="a file made by `build`; the embedded places otherwise")
    command.set_defaults(run=run)
    return command


def _add_resolve(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = _command(commands, "resolve", resolve_command, "decide which place a name means")
    command.add_argument("name", nargs="*", metavar="NAME")
    command.add_argument("--ndjson", action="store_true", help="read one JSON object a line, answer one a line")
    _add_context(command)


def _add_explain(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = _command(commands, "explain", explain_command, "show a name's keys, candidates and reasons")
    command.add_argument("name", nargs="+", metavar="NAME")
    _add_context(command)


def _add_context(command: argparse.ArgumentParser) -> None:
    command.add_argument("--within", metavar="UNIT", help="the governorate or district, in any spelling")
    command.add_argument("--near", metavar="LON,LAT", action="append", default=[], help="a place named beside it")
    command.add_argument("--kind", metavar="KIND", action="append", default=[], help="what it should be")


def _add_near(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = _command(commands, "near", near_command, "list the places around a point, nearest first")
    command.add_argument("point", metavar="LON,LAT")
    command.add_argument("--km", type=float, default=10.0, help="how far (10)")


def _add_build(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    add_build_options(_command(commands, "build", build_command, "build a gazetteer file from sources"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status."""
    options = parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except (GazetteerError, OSError) as error:
        print(one_line(f"gazetteer: {error}"), file=sys.stderr)
        return BAD_INPUT


if __name__ == "__main__":
    sys.exit(main())
