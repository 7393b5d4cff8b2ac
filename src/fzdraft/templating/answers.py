"""The answers to a template's placeholders, checked by type and completed by defaults."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fzdraft.errors import UserError
from fzdraft.templating.model import Placeholder, Template

LONGEST = 100
_YEARS = range(1949, 2100)


def resolve(
    template: Template,
    given: Mapping[str, str | int],
    default: Callable[[Placeholder, Mapping[str, str]], str],
) -> dict[str, str]:
    """Return a value for every placeholder, and next_year, as texts.

    `default` renders the default of a placeholder from the values before it. Raises
    UserError for a missing, overlong or unfit value.
    """
    values: dict[str, str] = {}
    for holder in template.placeholders:
        answer = str(given.get(holder.name, "")).strip() or default(holder, values)
        _check(holder, answer)
        values[holder.name] = answer
        if holder.name == "year":
            values["next_year"] = str(int(answer) + 1)
    return values


def check_names(template: Template, given: Mapping[str, str | int]) -> None:
    """Raise UserError when an answer belongs to no placeholder of the template."""
    known = {holder.name for holder in template.placeholders}
    for name in given:
        if name not in known:
            raise UserError(f"模板“{template.name}”没有“{name}”这一项。", "请核对名称。")


def _check(holder: Placeholder, answer: str) -> None:
    if not answer and not holder.optional:
        example = f"，如“{holder.example}”" if holder.example else ""
        raise UserError(f"还缺“{holder.label}”。", f"请填上{example}。")
    if len(answer) > LONGEST or not answer.isprintable():
        raise UserError(f"“{holder.label}”太长或有换行。", f"请写在一行之内，{LONGEST} 字以内。")
    if holder.type == "year" and not (answer.isascii() and answer.isdecimal()):
        raise UserError(f"“{holder.label}”应当是四位数字，不是“{answer}”。", "请改正。")
    if holder.type == "year" and int(answer) not in _YEARS:
        raise UserError(f"“{holder.label}”应当是四位数字，不是“{answer}”。", "请改正。")
    if holder.type == "choice" and answer not in holder.choices:
        raise UserError(
            f"“{holder.label}”不能填“{answer}”。", f"请在{'、'.join(holder.choices)}里选一个。"
        )
