"""From a draft to flow blocks: what stands where, in which style (stage one of layout)."""

from __future__ import annotations

from fzdraft.layout.blocks import Align, Block, Flow, Paragraph, Run, Table, plain

__all__ = ["Align", "Block", "Flow", "Paragraph", "Run", "Table", "plain"]
