"""Who is asked for what, as a unit's sheets taught."""

import datetime

from fzdraft.storage import departments
from fzdraft.storage.directories import directories

NOW = datetime.datetime(2024, 12, 20, tzinfo=datetime.UTC)


def test_what_was_learned_is_known_the_next_time(tmp_path):
    own = directories(tmp_path)
    departments.learn(own, "甲区", {"复议受理": "司法局"}, NOW)
    departments.learn(own, "甲区", {"网格": "政法委", '奇怪的"名字"=': "教育局"}, NOW)
    departments.learn(own, "乙区", {"复议受理": "法制办"}, NOW)
    assert {"复议受理": "司法局", "网格": "政法委", '奇怪的"名字"=': "教育局"} == departments.known(
        own, "甲区"
    )
    assert {"复议受理": "法制办"} == departments.known(own, "乙区")


def test_nothing_is_written_where_nothing_is_new(tmp_path):
    own = directories(tmp_path)
    departments.learn(own, "甲区", {}, NOW)
    assert not list(tmp_path.iterdir())


def test_a_broken_file_is_moved_aside_and_not_lost(tmp_path):
    own = directories(tmp_path)
    (tmp_path / "departments.toml").write_text("这不是 = = TOML", encoding="utf-8")
    assert {} == departments.known(own, "甲区")
    departments.learn(own, "甲区", {"网格": "政法委"}, NOW)
    assert {"网格": "政法委"} == departments.known(own, "甲区")
    aside = [path for path in tmp_path.iterdir() if "损坏" in path.name]
    assert ["这不是 = = TOML"] == [path.read_text(encoding="utf-8") for path in aside]
