"""Click with Chinese help and Chinese errors."""

from __future__ import annotations

import re
from typing import Any

import click

_HEADINGS = {"Options": "选项", "Commands": "命令"}


_ENGLISH = {"[OPTIONS]": "[选项]", "[COMMAND]": "命令", "COMMAND": "命令", "[ARGS]...": "…"}


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        for english, chinese in _ENGLISH.items():
            args = args.replace(english, chinese)
        super().write_usage(prog, args, prefix or "用法：")

    def write_heading(self, heading: str) -> None:
        self.write(f"{_HEADINGS.get(heading, heading)}：\n")

    def write_dl(self, rows: Any, *arguments: Any, **options: Any) -> None:
        super().write_dl([(name, _told(said)) for name, said in rows], *arguments, **options)


def _told(said: str) -> str:
    """Say [1990<=x<=2099; required] as （必填）."""
    return re.sub(r"\s*\[[^\]]*required\]$", "（必填）", said)


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
            return f"{_name(error)} 写得不对{_range(error)}"
        case click.BadOptionUsage():
            return f"选项 {error.option_name} 后面的内容少了或多了"
        case _ if "No such command" in error.message:
            return f"没有 {error.message.split(chr(39))[1]} 这个命令"
        case _ if "unexpected extra argument" in error.message:
            return "多写了参数"
    return "命令没看懂"


def _name(error: click.BadParameter) -> str:
    parameter = error.param
    if parameter is None:
        return error.param_hint if isinstance(error.param_hint, str) else "参数"
    words = [*parameter.opts[:1]] if isinstance(parameter, click.Option) else []
    return " ".join([*words, parameter.metavar or ""]).strip()


def _range(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    return f"（要在 {kind.min} 到 {kind.max} 之间）" if isinstance(kind, click.IntRange) else ""
