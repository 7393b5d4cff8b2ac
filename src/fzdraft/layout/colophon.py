"""版记: its groups between printed lines, the last one at the foot of the 版心 (7.4)."""

from __future__ import annotations

from fzdraft.layout.blocks import Flow
from fzdraft.layout.lines import Column, Setting, set_paragraph
from fzdraft.layout.placed import Strip, Stroke, centred, lowered, stacked


def set_colophon(flow: Flow, column: Column, setting: Setting) -> Strip | None:
    """Return the 版记 as one strip whose last printed line is its bottom, or None."""
    if not flow.colophon:
        return None
    y, edges, lines = 0.0, [0.0], list[Strip]()
    for group in flow.colophon:
        for paragraph in group:
            for strip in set_paragraph(paragraph, column, setting):
                lines.append(lowered(centred(strip), y))
                y += strip.height
        edges.append(y)
    return stacked(lines, y, _rules(edges, column, setting))


def _rules(edges: list[float], column: Column, setting: Setting) -> tuple[Stroke, ...]:
    """Print thick lines at both ends and thin ones between the groups (7.4.1)."""
    rules = setting.profile.rules
    thick, thin = rules["colophon_outer"], rules["colophon_inner"]
    right, strokes = column.left + column.width, []
    for index, y in enumerate(edges):
        rule = thin if 0 < index < len(edges) - 1 else thick
        strokes.append(Stroke(column.left, y, right, y, rule.thickness, rule.color))
    return tuple(strokes)
