"""A small template for tests, and a way to change one place of it."""

SETTINGS = """\
name = "小样"
form = "report"
reporter = "town"
title = "{{ unit }}{{ year }}年报告"

[elements]
recipients = ["{{ superior }}"]
signatures = ["{{ unit }}"]

[[placeholders]]
name = "unit"
label = "单位全称"
example = "清溪镇人民政府"

[[placeholders]]
name = "year"
label = "报告年度"
type = "year"

[[placeholders]]
name = "area"
label = "本级称谓"
type = "choice"
choices = ["镇", "乡"]
default = "{% if '乡' in unit %}乡{% else %}镇{% endif %}"

[[placeholders]]
name = "superior"
label = "主送机关"
optional = true

[preamble]
target = 50
hints = ["一句话"]

[[sections]]
id = "work"
heading = "{{ year }}年工作"
contents = ["achievements"]

[[sections]]
id = "disputes"
heading = "化解矛盾"
level = 2
contents = ["achievements"]
aspects = ["disputes"]
target = 100
hints = ["写件数", "写结果"]

[[sections]]
id = "plan"
heading = "{{ next_year }}年安排"
run_in = true
contents = ["next_year"]
"""

TEXT = """\
{% block preamble %}
{{ year }}年，我{{ area }}依法履职。
现报告如下：
{% endblock %}
{% block disputes %}
受理{{ number('复议受理', '件', '司法所') }}，
办结率{{ number('复议办结率', '%') }}。

印发{{ confirm('工作要点') }}；上述{{ number('复议受理', '件') }}均已公开。
{% endblock %}
{% block plan %}
继续努力。
{% endblock %}
"""

FILES = {"template.toml": SETTINGS, "text.j2": TEXT}
VALUES = {"unit": "清溪镇人民政府", "year": 2031}


def changed(file: str, old: str, new: str) -> dict[str, str]:
    """Return the files with one place changed, which has to be there."""
    assert old in FILES[file]
    return FILES | {file: FILES[file].replace(old, new, 1)}


def line_with(file: str, words: str) -> int:
    """Return the number of the first line that holds the words."""
    return next(n for n, line in enumerate(FILES[file].splitlines(), 1) if words in line)
