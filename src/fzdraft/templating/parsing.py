"""Files of a template folder → Template: the settings are checked here, the texts on seeding."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping

import msgspec

from fzdraft.document.numbering import LEVELS
from fzdraft.errors import UserError
from fzdraft.templating.faults import SETTINGS, broken, line_of
from fzdraft.templating.model import PREAMBLE, Template

LARGEST = 200_000
_NAME = r"[a-z][a-z0-9_]*"
_RESERVED = {PREAMBLE, "report", "letter"}
_COMPUTED = {"next_year", "report_title", "number", "confirm", "self", "super"}
_TYPES = {
    "str": "文字",
    "int": "整数",
    "bool": "true 或 false",
    "array": "列表",
    "object": "一组设置",
    "float": "小数",
}


def parse_template(template_id: str, files: Mapping[str, str]) -> Template:
    """Read a template from the texts of its folder by file name.

    Raises UserError naming file, line and reason when template.toml is broken or a
    file is missing. The Jinja texts are kept as they are; seed() checks them.
    """
    if sum(map(len, files.values())) > LARGEST:
        raise UserError(f"模板“{template_id}”太大，超过 {LARGEST // 10000} 万字。", "请删减。")
    _check_encoding(template_id, files)
    texts = {name: text for name, text in files.items() if name.endswith(".j2")}
    if SETTINGS not in files or not texts:
        missing = "正文文件（如 text.j2）" if SETTINGS in files else SETTINGS
        raise UserError(f"模板“{template_id}”里缺 {missing}。", "请补上这个文件，或者换一个模板。")
    template = _template(template_id, files[SETTINGS], texts)
    if template.form == "report" and template.reporter is None:
        raise broken(template_id, SETTINGS, line_of(template.source, "form"), "缺 reporter")
    _check_placeholders(template)
    _check_sections(template)
    return template


def _check_encoding(template_id: str, files: Mapping[str, str]) -> None:
    """Refuse the sign that stands where bytes could not be read as UTF-8."""
    for name, text in files.items():
        before, sign, _ = text.partition("\ufffd")
        if sign:
            line = before.count("\n") + 1
            raise broken(template_id, name, line, "文字不是 UTF-8 编码，请另存为 UTF-8")


def _template(template_id: str, source: str, texts: dict[str, str]) -> Template:
    """Read template.toml; the fields that do not come from it are no keys of it."""
    given = {"id": template_id, "texts": texts, "source": source}
    try:
        settings = tomllib.loads(source)
        for key in given.keys() & settings:
            raise broken(template_id, SETTINGS, line_of(source, key), f"不认识 {key}")
        return msgspec.convert(settings | given, Template)
    except RecursionError as error:
        raise broken(template_id, SETTINGS, None, "括号套得太深") from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        number = int(line[1]) if line else len(source.splitlines())
        raise broken(template_id, SETTINGS, number, "这里不合 TOML 的写法") from error
    except msgspec.ValidationError as error:
        message, _, path = str(error).partition(" - at `$")
        path = path.strip("`.")
        line_number = line_of(source, path + _extra_key(message, path))
        raise broken(template_id, SETTINGS, line_number, _in_chinese(message, path)) from error


def _extra_key(message: str, path: str) -> str:
    """Return the key that a message names itself, so that its line can be found."""
    match = re.match(r"Object contains unknown field `(\w+)`", message)
    return ("." if path else "") + match[1] if match else ""


def _in_chinese(message: str, path: str) -> str:
    """Say in plain words what msgspec found."""
    key = path.rpartition(".")[2].partition("[")[0]
    if match := re.match(r"Expected `(\w+)[^`]*`, got `(\w+)`", message):
        return f"{key} 应当是{_TYPES.get(match[1], match[1])}"
    if match := re.match(r"Object missing required field `(\w+)`", message):
        return f"缺 {match[1]}"
    if match := re.match(r"Object contains unknown field `(.+)`", message):
        return f"不认识 {match[1]}"
    if match := re.match(r"Invalid enum value '(.*)'", message):
        return f"{key} 里不认识“{match[1]}”"
    return f"{key} 的内容不对"


def _check_placeholders(template: Template) -> None:
    seen = set(_COMPUTED)
    for index, holder in enumerate(template.placeholders):
        reason = ""
        if not re.fullmatch(_NAME, holder.name) or holder.name in seen:
            reason = f"占位名“{holder.name}”重复、已有他用或不是英文小写"
        elif (holder.type == "choice") != bool(holder.choices):
            reason = "choices 与 type 对不上"
        if reason:
            line = line_of(template.source, f"placeholders[{index}].name")
            raise broken(template.id, SETTINGS, line, reason)
        seen.add(holder.name)
    types = {holder.name: holder.type for holder in template.placeholders}
    for name, kind in {"unit": "text", "year": "year"}.items():
        if types.get(name) != kind:
            raise broken(template.id, SETTINGS, None, f"缺 {kind} 型的占位 {name}")


def _check_sections(template: Template) -> None:
    seen = set(_RESERVED)
    level = 0
    for index, plan in enumerate(template.sections):
        key = reason = ""
        if not re.fullmatch(_NAME, plan.id) or plan.id in seen:
            key, reason = "id", f"节的 id“{plan.id}”重复、已有他用或不是英文小写"
        elif not 1 <= plan.level <= min(level + 1, LEVELS):
            key, reason = "level", f"level {plan.level} 接不上前一节的 {level}"
        if reason:
            line = line_of(template.source, f"sections[{index}].{key}")
            raise broken(template.id, SETTINGS, line, reason)
        seen.add(plan.id)
        level = plan.level
