"""Files, locks and recovery as one user with several windows meets them."""

import datetime
import time

import docx
import pytest

from fzdraft.app import App
from fzdraft.document.edits import apply
from fzdraft.document.element_input import set_element
from fzdraft.errors import UserError


@pytest.fixture
def window(data_dir):
    return App(data_dir)


@pytest.fixture
def draft(window):
    return window.new_draft("town", "清溪镇", 2031)


def retitled(draft, title):
    return apply(draft, set_element(draft, "report", "标题", title))[0]


def test_a_saved_draft_opens_with_its_source_and_its_lock(window, draft, tmp_path):
    source = window.sample()
    window.save(tmp_path / "x.fzd", draft, source)
    opened = App(tmp_path).open_draft(tmp_path / "x.fzd")
    assert (opened.draft, opened.last_year) == (draft, source)
    assert "打开" in opened.held_by


def test_a_file_that_was_written_elsewhere_is_not_overwritten(window, draft, tmp_path):
    path = tmp_path / "x.fzd"
    window.save(path, draft, None)
    path.write_bytes((tmp_path / "x.fzd").read_bytes() + b" ")
    with pytest.raises(UserError, match="被别处改过"):
        window.save(path, retitled(draft, "新"), None)
    assert path.read_bytes().endswith(b" ")


def test_every_save_keeps_the_state_before_as_a_version(window, draft, tmp_path):
    path = tmp_path / "x.fzd"
    for title in ("一稿", "二稿"):
        window.save(path, retitled(draft, title), None)
    assert len(window._earlier(path)) == 2


def test_a_draft_is_recovered_by_one_window_only(data_dir, window, draft):
    gone = App(data_dir)
    gone.write_recovery("w", draft, None, None)
    key = gone._keys["w"]
    assert window.recover(key).draft == draft
    with pytest.raises(UserError, match="另一个窗口"):
        App(data_dir).recover(key)


def test_a_letter_can_be_put_before_a_report_that_was_read(window):
    draft, _ = window.draft_from(window.sample())
    carried, _ = apply(draft, window.add_letter(draft))
    assert "报告" in carried.letter.title.plain
    assert "汕头市澄海区2023年法治政府建设年度报告" in carried.letter.preamble[0].text.plain


def test_a_switch_and_a_number_are_settings_as_text(window):
    window.set_setting("widen", "off")
    window.set_setting("zoom", "150")
    again = App(window._directories.data)
    assert (again.setting("widen"), again.setting("zoom")) == ("off", "150")


def test_the_unit_of_a_report_is_described_by_its_letter(window, data_dir, shared_dir):
    window.draft_from(window.read_path(next(shared_dir.glob("seeds/s1_*"))))
    (profile,) = data_dir.glob("units/*.toml")
    assert 'superiors = ["市政府"]\norgans = ["宝渭政字"]' in profile.read_text("utf-8")


@pytest.fixture
def in_china(monkeypatch):
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Asia/Shanghai")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("in_china")
def test_a_document_says_when_it_was_made_wherever_that_is(window, draft, tmp_path):
    window.export(draft, tmp_path / "x.docx")
    made = docx.Document(str(tmp_path / "x.docx")).core_properties.created
    assert abs(datetime.datetime.now(datetime.UTC) - made) < datetime.timedelta(minutes=5)


def test_every_skin_says_what_it_is_for(window):
    assert all(skin.hint for skin in window.skins())


def test_a_new_unit_is_remembered_quietly(window, draft, data_dir):
    assert "清溪镇" in "".join(path.read_text("utf-8") for path in data_dir.rglob("*.toml"))
