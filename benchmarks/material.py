"""Departments' material: reading, sorting, taking, and what it costs each autosave and save."""

from __future__ import annotations

import os
import tempfile
from io import BytesIO
from pathlib import Path

from docx import Document
from msgspec.structs import replace

from benchmarks.figures import Figure, median_ms, once_ms
from fzdraft.app import App
from fzdraft.document import collected
from fzdraft.document.edits import apply
from fzdraft.document.model import Draft
from fzdraft.services import Received
from fzdraft.storage.fzd import checksum

FILES, PARAGRAPHS, ORIGINALS = 20, 60, 20 * 2**20
_WORDS = (
    "我局深入学习贯彻习近平法治思想，专题研究法治政府建设{n}次。",
    "全年受理行政复议申请{n}宗，办结案件{n}宗，调解成功{n}宗。",
    "我局严格落实行政执法“三项制度”，办理行政处罚案件{n}宗，罚没款{n}.5万元。",
    "开展普法宣传活动{n}场次，发放宣传资料{n}万份，培养法律明白人{n}名。",
    "办理人大代表建议{n}件、政协提案{n}件，主动公开政府信息{n}条。",
)


def bench() -> list[Figure]:
    """Read twenty files of sixty paragraphs and carry 20 MB of originals."""
    with tempfile.TemporaryDirectory() as folder:
        app, place = App(Path(folder) / "data"), Path(folder)
        draft = app.roll(app.sample(), 2024).draft
        paths = [_document(place / f"第{n}局材料.docx", n) for n in range(FILES)]
        read = once_ms(lambda: app.receive_files(draft, paths, lambda *_: None))
        full = _kept(draft, app.receive_files(draft, paths, lambda *_: None))
        address = "m1", 1
        sorting = median_ms(lambda: app.material_places(full))
        taking = median_ms(lambda: app.borrow(full, address, "s2.5", ""))
        fitting = median_ms(lambda: app.fittings(full, address, "s2.5"))
        heavy = _heavy(app, full)
        app.write_recovery("bench", heavy, None, None)
        autosave = median_ms(lambda: app.write_recovery("bench", heavy, None, None))
        bare = median_ms(lambda: app.write_recovery("bare", draft, None, None))
        saving = median_ms(lambda: app.save(place / "稿.fzd", heavy, None))
        app.release(place / "稿.fzd")
    return [
        Figure("reading 20 files of 60 paragraphs", read, "ms", 10_000.0),
        Figure("sorting 1,200 paragraphs", sorting, "ms", 1000.0),
        Figure("taking a paragraph over", taking, "ms", 50.0),
        Figure("finding the numbers that fit", fitting, "ms", 100.0),
        Figure("autosave with 20 MB of originals", autosave, "ms", 50.0, bare),
        Figure("saving with 20 MB of originals", saving, "ms", 1000.0),
    ]


def _document(path: Path, number: int) -> Path:
    made, stream = Document(), BytesIO()
    made.add_paragraph(f"第{number}局2024年法治政府建设工作总结")
    for count in range(PARAGRAPHS):
        made.add_paragraph(_WORDS[count % len(_WORDS)].format(n=number * 100 + count))
    made.save(stream)
    path.write_bytes(stream.getvalue())
    return path


def _kept(draft: Draft, received: tuple[Received, ...]) -> Draft:
    new = [one.material for one in received if one.material is not None]
    return apply(draft, collected.add(draft, new))[0]


def _heavy(app: App, draft: Draft) -> Draft:
    """Give every material an original of its share of 20 MB, as photographs make them."""
    materials = []
    for material in draft.materials:
        data = b"PK" + os.urandom(ORIGINALS // FILES)
        app._originals[checksum(data)] = data
        materials.append(replace(material, checksum=checksum(data), kept=True))
    return replace(draft, materials=tuple(materials))
