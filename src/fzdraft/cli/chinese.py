"""Click with Chinese help and Chinese errors."""

from __future__ import annotations

import click

_HEADINGS = {"Options": "选项", "Commands": "命令"}


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        args = args.replace("[OPTIONS]", "[选项]").replace("COMMAND [ARGS]...", "命令 …")
        super().write_usage(prog, args, prefix or "用法：")

    def write_heading(self, heading: str) -> None:
        super().write_heading(_HEADINGS.get(heading, heading))


class Context(click.Context):
    """A context whose help is written in Chinese."""

    formatter_class = _Formatter


class Command(click.Command):
    """A command whose help is written in Chinese."""

    context_class = Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the --help option with a Chinese explanation."""
        return _in_chinese(super().get_help_option(ctx))


class Group(click.Group):
    """A group of commands whose help is written in Chinese."""

    context_class = Context
    command_class = Command

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the --help option with a Chinese explanation."""
        return _in_chinese(super().get_help_option(ctx))


def _in_chinese(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = "显示这份说明"
    return option


def explain(error: click.UsageError) -> str:
    """Say in one Chinese sentence what was wrong with the call."""
    where = f"，用法见 {error.ctx.command_path} --help" if error.ctx else ""
    return f"{_fault(error)}{where}。"


def _fault(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption():
            return f"没有 {error.option_name} 这个选项"
        case click.MissingParameter():
            return f"还少一项：{_name(error)}"
        case click.BadParameter():
            return f"{_name(error)} 写得不对"
        case _ if "No such command" in error.message:
            return f"没有 {error.message.split(chr(39))[1]} 这个命令"
        case _ if "unexpected extra argument" in error.message:
            return "多写了参数"
    return "命令没看懂"


def _name(error: click.BadParameter) -> str:
    parameter = error.param
    if parameter is None:
        return error.param_hint if isinstance(error.param_hint, str) else "参数"
    return str(parameter.metavar or parameter.opts[0])
