"""The block of a page that holds its text: where nearly all of the sentences stand."""

from __future__ import annotations

import re

from lxml import etree

_SENTENCE = re.compile("[。！？；]")
_LEAST_SHARE = 0.8
_LEAST_BLOCKS = 3
_CONTAINER = re.compile("(html|body|div|section|article|main|center|form|table|tbody|tr|td|span)$")


def is_prose(text: str) -> bool:
    """Tell a sentence from a title, a label or the words of a menu."""
    return len(text) > 12 and _SENTENCE.search(text) is not None


def main_block(root: etree._Element) -> etree._Element | None:
    """Return the innermost container with four fifths of the prose, None when there is none.

    It holds at least three pieces of prose, so that one long paragraph is never taken for
    the whole text.
    """
    weights = _weigh(root)
    least = weights[root][0] * _LEAST_SHARE
    node = root
    while True:
        fits = [child for child in node if _fits(child, weights, least)]
        if not fits:
            return node if node is not root else None
        node = fits[0]


def _fits(
    node: etree._Element, weights: dict[etree._Element, tuple[int, int]], least: float
) -> bool:
    characters, pieces = weights.get(node, (0, 0))
    is_container = isinstance(node.tag, str) and _CONTAINER.match(node.tag) is not None
    return is_container and pieces >= _LEAST_BLOCKS and characters >= least


def _weigh(root: etree._Element) -> dict[etree._Element, tuple[int, int]]:
    """Count characters and pieces of prose in and below every element."""
    weights: dict[etree._Element, tuple[int, int]] = {}
    for _, node in etree.iterwalk(root, events=("end",)):
        texts = [node.text, *(child.tail for child in node)] if isinstance(node.tag, str) else []
        own = [len(text) for text in texts if text and is_prose(text)]
        below = [weights[child] for child in node]
        characters = sum(own) + sum(weight[0] for weight in below)
        weights[node] = (characters, len(own) + sum(weight[1] for weight in below))
    return weights
