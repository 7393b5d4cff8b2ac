"""The paper in the middle of the window: shows and edits the draft."""

from fzdraft.ui.paper.paper import Paper

__all__ = ["Paper"]
