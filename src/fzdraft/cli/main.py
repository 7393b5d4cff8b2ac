"""The command line: finds the command's file in the table and tells errors in one sentence."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from pathlib import Path

import click

import fzdraft
from fzdraft.cli import chinese
from fzdraft.cli.options import PATH
from fzdraft.cli.output import hang_up, note
from fzdraft.cli.window import Opener, keep_opener, open_window
from fzdraft.errors import UserError

COMMANDS = (
    "open", "templates", "new", "import", "show", "set", "roll", "compare", "indicators", "collect",
    "export", "library", "suggest", "doctor",
)  # fmt: skip
FINE, FAULT = 0, 2


class Commands(chinese.Group):
    """Loads the file of a command only when that command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command from cli/NAME_command.py, or None."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"fzdraft.cli.{cmd_name}_command")
        command: click.Command = module.command
        return command


@click.command(
    cls=Commands,
    invoke_without_command=True,
    help="法治政府建设年度报告起草工具。不写命令就打开窗口；全部在本机，不联网。",
)
@click.option(
    "--data-dir",
    type=PATH,
    envvar="FZDRAFT_DATA_DIR",
    metavar="文件夹",
    help="把全部个人数据（设置、单位资料、自己的模板、恢复稿）放在这里",
)
@click.version_option(fzdraft.__version__, message="%(version)s", help="显示版本号")
@click.pass_context
def entry(context: click.Context, data_dir: Path | None) -> None:
    """Make the program for this call and open the window when no command is named."""
    from fzdraft.app import App

    context.obj = App(data_dir)
    if context.invoked_subcommand is None:
        context.exit(open_window(context, ()))


def run(arguments: Sequence[str], opener: Opener) -> int:
    """Run one call and return its exit code: 0 fine, 1 findings, 2 the input or call at fault."""
    _speak_utf8()
    try:
        return _answer(arguments, opener)
    finally:
        hang_up(sys.stdout, sys.stderr)


def _answer(arguments: Sequence[str], opener: Opener) -> int:
    try:
        with entry.make_context("fzdraft", list(arguments)) as context:
            keep_opener(context, opener)
            outcome = entry.invoke(context)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.UsageError as error:
        return _tell(chinese.explain(error))
    except UserError as error:
        return _tell(str(error))
    except (click.Abort, KeyboardInterrupt):
        return _tell("已经停下。")
    except BrokenPipeError:
        return FINE
    except OSError as error:
        if error.filename is not None:
            raise
        return _tell("结果没有写完：输出的地方满了或不让写。请换一个地方再试。")
    return outcome if isinstance(outcome, int) else FINE


def _tell(sentence: str) -> int:
    note(sentence)
    return FAULT


def _speak_utf8() -> None:
    """Write UTF-8 even where the locale knows only ASCII or GBK: other programs read us."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
