"""The small language of template texts, checked before it runs and run in a sandbox.

A text may print placeholders, choose with `if`, and call number(), confirm() and four
string methods. There are no loops, assignments, filters or other files, so what a
text prints is bounded by its own length and a checked text cannot fail.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jinja2 import DictLoader, StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from fzdraft.templating.faults import broken
from fzdraft.templating.marking import CLOSE, OPEN

DEEPEST = 40
QUESTIONS = frozenset({"startswith", "endswith"})
METHODS = QUESTIONS | {"removeprefix", "removesuffix"}
_OPERATORS = frozenset({"eq", "ne", "in", "notin"})
_PLAIN = (
    nodes.Output,
    nodes.TemplateData,
    nodes.If,
    nodes.CondExpr,
    nodes.Compare,
    nodes.Not,
    nodes.And,
    nodes.Or,
    nodes.Concat,
)


class Texts:
    """The Jinja texts of one template; each is checked before it is rendered."""

    def __init__(self, template_id: str, files: Mapping[str, str]) -> None:
        """Take the files by name; nothing is read from anywhere else."""
        self._id = template_id
        self._files = files
        self._environment = ImmutableSandboxedEnvironment(
            loader=DictLoader(files), undefined=StrictUndefined
        )
        for shelf in ("globals", "filters", "tests"):
            getattr(self._environment, shelf).clear()

    def line(self, source: str, file: str, line: int, values: Mapping[str, str]) -> str:
        """Render a short text that stands in line `line` of `file`, such as a heading."""
        try:
            for node in self._parse(source).body:
                self._check(node, file, set(values), calls=False)
        except _UnfitError as fault:
            raise broken(self._id, file, line, fault.reason) from fault
        return self._environment.from_string(source).render(values)

    def blocks(self, names: set[str]) -> dict[str, tuple[str, int]]:
        """Return file and line of every section's block after checking all of them.

        `names` are the placeholders that the texts may use.
        """
        found: dict[str, tuple[str, int]] = {}
        for file in sorted(self._files):
            try:
                for block in self._blocks_of(file):
                    if block.name in found:
                        raise _UnfitError(block.lineno, f"“{block.name}”这一节写了两遍")
                    for child in block.body:
                        self._check(child, file, names, calls=True)
                    found[block.name] = file, block.lineno
            except _UnfitError as fault:
                raise broken(self._id, file, fault.line, fault.reason) from fault
        return found

    def render(self, file: str, block: str, values: Mapping[str, object]) -> str:
        """Render one block that blocks() returned."""
        template = self._environment.get_template(file)
        return "".join(template.blocks[block](template.new_context(dict(values))))

    def _parse(self, source: str) -> nodes.Template:
        for mark in (OPEN, CLOSE):
            if mark in source:
                line = source[: source.index(mark)].count("\n") + 1
                raise _UnfitError(line, "这一行有看不见的控制字符")
        try:
            return self._environment.parse(source)
        except TemplateSyntaxError as error:
            raise _UnfitError(error.lineno, "这里不合 Jinja 的写法") from error
        except RecursionError as error:
            raise _UnfitError(None, "括号或条件套得太深") from error

    def _blocks_of(self, file: str) -> Iterator[nodes.Block]:
        """Yield the blocks of a file, which holds nothing else but white space."""
        for node in self._parse(self._files[file]).body:
            if isinstance(node, nodes.Block):
                yield node
            elif not _is_blank(node):
                raise _UnfitError(_first_line(node), "这里的文字不在任何一节里")

    def _check(
        self, node: nodes.Node, file: str, names: set[str], calls: bool, depth: int = 0
    ) -> None:
        """Refuse what the small language does not have, with the line where it stands."""
        reason = "条件套得太深" if depth > DEEPEST else _fault(node, names, calls)
        if reason:
            raise _UnfitError(node.lineno, reason)
        within = calls and not isinstance(node, nodes.Call)
        for child in _children(node):
            self._check(child, file, names, within, depth + 1)


class _UnfitError(Exception):
    """Something in a text that the small language does not have, on its way to the user."""

    def __init__(self, line: int | None, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


def _fault(node: nodes.Node, names: set[str], calls: bool) -> str:
    """Return what is wrong with one node, or nothing."""
    if not all(map(_is_text, _text_places(node))):
        return "这里要写文字，不能写判断"
    match node:
        case nodes.Name():
            return "" if node.name in names else f"没有“{node.name}”这个占位"
        case nodes.Const():
            plain = isinstance(node.value, str) and node.value.isprintable()
            return "" if plain else "这里只能写引号里的文字"
        case nodes.Operand():
            return "" if node.op in _OPERATORS else "只能用 ==、!=、in 比较"
        case nodes.Call():
            return _call_fault(node, calls)
    if isinstance(node, _PLAIN):
        return ""
    return f"模板里不能用 {type(node).__name__}，只能写占位、if、number 和 confirm"


def _children(node: nodes.Node) -> Iterator[nodes.Node]:
    """Yield what is to be checked below a node; the name of a called function is not."""
    if not isinstance(node, nodes.Call):
        yield from node.iter_child_nodes()
        return
    if isinstance(node.node, nodes.Getattr):
        yield node.node.node
    yield from node.args


def _text_places(node: nodes.Node) -> list[nodes.Expr]:
    """Return the parts of a node that have to be texts, so that rendering cannot fail."""
    match node:
        case nodes.Output() | nodes.Concat():
            return list(node.nodes)
        case nodes.Compare():
            return [node.expr, *(operand.expr for operand in node.ops)]
        case nodes.Call(node=nodes.Getattr(node=base)):
            return [base, *node.args]
    return []


def _is_text(node: nodes.Expr) -> bool:
    match node:
        case nodes.Call(node=nodes.Getattr(attr=method)):
            return method not in QUESTIONS
        case nodes.CondExpr(expr1=one, expr2=other):
            return other is not None and _is_text(one) and _is_text(other)
    return not isinstance(node, (nodes.Compare, nodes.Not, nodes.And, nodes.Or))


def _call_fault(node: nodes.Call, calls: bool) -> str:
    if node.kwargs or node.dyn_args or node.dyn_kwargs:
        return "括号里只能依次写文字"
    match node.node:
        case nodes.Getattr(attr=method) if method in METHODS:
            return "" if len(node.args) == 1 else f"{method} 要写成 占位.{method}('文字')"
        case nodes.Name(name="number") if calls:
            plain = all(isinstance(argument, nodes.Const) for argument in node.args)
            fits = plain and len(node.args) in (2, 3)
            return "" if fits else "number 要写成 number('名称', '单位') 或再加责任单位"
        case nodes.Name(name="confirm") if calls:
            return "" if len(node.args) == 1 else "confirm 要写成 confirm('文字')"
    return "这里不能调用"


def _is_blank(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Output) and all(
        isinstance(part, nodes.TemplateData) and not part.data.strip() for part in node.nodes
    )


def _first_line(node: nodes.Node) -> int:
    """Return the line of the first visible character of a node."""
    part = node.nodes[0] if isinstance(node, nodes.Output) else node
    if not isinstance(part, nodes.TemplateData):
        return part.lineno
    blank = len(part.data) - len(part.data.lstrip())
    return part.lineno + part.data[:blank].count("\n")
