"""花脸稿 in Word's own changes: LibreOffice accepts them to the new text, rejects to the old."""

from __future__ import annotations

import datetime
import json
import shutil
import subprocess
from pathlib import Path
from subprocess import DEVNULL, PIPE
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from msgspec.structs import replace
from tests.layout.drafts import (
    JOINT,
    LETTER,
    draft_of,
    edited,
    laid_out,
    profile,
    sample,
    sample_lines,
    with_head,
    with_letter,
    words,
)
from tests.strategies import drafts

from fzdraft.document.comparing import compare
from fzdraft.document.marks import Text
from fzdraft.document.model import Draft, Table
from fzdraft.exporters.docx import export_docx
from fzdraft.layout.blocks import Flow
from fzdraft.layout.redline import redline
from fzdraft.layout.skin import Properties

JUDGE = Path(__file__).with_name("judge.py")
PROPERTIES = Properties("花脸稿", "某县司法局", "", datetime.datetime(2024, 1, 5, 8, 30))


def has_uno() -> bool:
    if shutil.which("soffice") is None or not Path("/usr/bin/python3").exists():
        return False
    return (
        subprocess.run(["/usr/bin/python3", "-c", "import uno"], capture_output=True).returncode
        == 0
    )


pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(not has_uno(), reason="LibreOffice with python3-uno is not installed"),
]


def marked(old: Draft, new: Draft) -> Flow:
    return redline(laid_out(old), laid_out(new), compare(old, new, words), words)


class Judge:
    """LibreOffice, asked again and again what files say."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        command = ["/usr/bin/python3", str(JUDGE), str(folder / "office")]
        self.process = subprocess.Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, text=True)

    def read(self, files: dict[str, bytes]) -> dict[str, dict[str, Any]]:
        paths = {name: self.folder / f"{name}.docx" for name in files}
        for name, data in files.items():
            paths[name].write_bytes(data)
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps([str(path) for path in paths.values()]) + "\n")
        self.process.stdin.flush()
        told = json.loads(self.process.stdout.readline())
        return {name: told[str(path)] for name, path in paths.items()}

    def pair(self, old: Draft, new: Draft) -> dict[str, Any]:
        """Return what the old, the new and the marked document say."""
        flows = {"old": laid_out(old), "new": laid_out(new), "red": marked(old, new)}
        told = self.read({k: export_docx(v, profile(), PROPERTIES) for k, v in flows.items()})
        red = told["red"]
        texts = {"accepted": red["Accept"], "rejected": red["Reject"], "left": red["left"]}
        return {"old": told["old"]["Accept"], "new": told["new"]["Accept"], **texts}

    def close(self) -> None:
        self.process.communicate(timeout=60)


@pytest.fixture(scope="module")
def judge(tmp_path_factory):
    made = Judge(tmp_path_factory.mktemp("red"))
    yield made
    made.close()


def tabled(*rows: str) -> Draft:
    cells = tuple(tuple(map(Text, row.split())) for row in rows)
    draft = draft_of(["一、数据", "2023年情况如下。"], title="报告")
    (section,) = draft.report.sections
    section = replace(section, blocks=(*section.blocks, Table("t", cells)))
    return replace(draft, report=replace(draft.report, sections=(section,)))


LINES = sample_lines("s0")
PAIRS = {
    **{f"{name}edited": (sample(name), edited(sample(name), seed))
       for seed, name in enumerate(("s0", "s1", "s2", "s3", "s4"))},
    "other": (sample("s0"), sample("s4")),
    "letter": (sample("s1"), with_letter()),
    "noletter": (with_letter(), sample("s1")),
    "head": (with_head(LINES[:4]), with_head(LINES[2:6])),
    "nohead": (with_head(LINES[:4]), draft_of(LINES[:3], JOINT)),
    "letters": (with_letter(), replace(with_letter(), letter=replace(
        LETTER, title=Text("关于报送2022年总结的报告"), elements=replace(
            LETTER.elements, signatories=("李某某", "王某某"), copies_to=(), recipients=("省",))))),
    "shorter": (draft_of(["甲乙丙丁。", "戊己庚辛。", "子丑寅卯。"]), draft_of(["甲乙丙丁。"])),
    "longer": (draft_of(["甲乙丙丁。"]), draft_of(["甲乙丙丁。", "戊己庚辛。", "子丑寅卯。"])),
    "replaced": (draft_of(["甲。", "戊己。", "庚辛。"]), draft_of(["甲。", "子丑。", "寅卯。"])),
    "added": (draft_of(["甲乙。", "戊己。"]), draft_of(["甲乙。子丑。", "寅卯。", "戊己。"])),
    "nothing": (draft_of(["甲乙丙丁。"]), draft_of([])),
    "table": (tabled("事 件", "复议 145", "诉讼 15"), tabled("事 件", "复议 160", "调解 9")),
    "columns": (tabled("项目 件数", "复议 145"), tabled("项目 去年 今年", "复议 145 160")),
    "notable": (tabled("项目 件数", "复议 145"), draft_of(["一、数据", "2024年情况如下。"])),
}  # fmt: skip


@pytest.mark.parametrize("name", PAIRS)
def test_accepting_gives_the_new_document_and_rejecting_the_old(judge, name):
    told = judge.pair(*PAIRS[name])
    assert told["new"] == told["accepted"]
    assert told["old"] == told["rejected"]
    assert 0 == told["left"]


@settings(max_examples=10, phases=[Phase.generate], suppress_health_check=[*HealthCheck])
@given(drafts(), drafts())
def test_any_two_documents_come_out_again(judge, old, new):
    told = judge.pair(old, new)
    assert [line for line in told["new"] if line] == [line for line in told["accepted"] if line]
    assert [line for line in told["old"] if line] == [line for line in told["rejected"] if line]
