"""历次稿: which earlier states a draft file keeps."""

from __future__ import annotations

from fzdraft.storage.fzd import Version

LIMIT = 50
SIZE = 256 * 2**20
"""Bytes of JSON that all versions together may take: two of a draft of 100,000 paragraphs."""


def with_version(
    versions: tuple[Version, ...], new: Version, limit: int = LIMIT, size: int = SIZE
) -> tuple[Version, ...]:
    """Add a version as the newest; beyond the limits the oldest automatic one goes.

    An automatic version equal to the newest adds nothing. Named ones go only where the file
    could not hold them.
    """
    if not new.name and versions and versions[-1].data == new.data:
        return versions
    kept = [*versions, new]
    while len(kept) > limit and (old := _oldest_automatic(kept)) is not None:
        del kept[old]
    while kept and sum(len(version.data) for version in kept) > size:
        del kept[_oldest_automatic(kept) or 0]
    return tuple(kept)


def _oldest_automatic(versions: list[Version]) -> int | None:
    return next((index for index, version in enumerate(versions) if not version.name), None)
