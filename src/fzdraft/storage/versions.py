"""历次稿: which earlier states a draft file keeps."""

from __future__ import annotations

from fzdraft.storage.fzd import Version

LIMIT = 50


def with_version(
    versions: tuple[Version, ...], new: Version, limit: int = LIMIT
) -> tuple[Version, ...]:
    """Add a version as the newest; beyond the limit the oldest automatic one goes.

    An automatic version equal to the newest adds nothing. Named ones are never dropped.
    """
    if not new.name and versions and versions[-1].data == new.data:
        return versions
    kept = [*versions, new]
    while len(kept) > limit and (old := _oldest_automatic(kept)) is not None:
        del kept[old]
    return tuple(kept)


def _oldest_automatic(versions: list[Version]) -> int | None:
    return next((index for index, version in enumerate(versions) if not version.name), None)
